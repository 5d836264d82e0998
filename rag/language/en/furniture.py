"""Page furniture of English that `rag.reading.cleaning.furniture` cuts, as a table.

The rules were written on 15,836 articles of 2024 to 2026 and the five seeds, and checked on 4,623 others.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Where(Enum):
    """Where a rule looks, and so what it takes."""

    START = auto()  # the words that the pattern matches at the very start of the text
    PAGE = auto()  # what stands above and below an article, where its whole page was copied
    HEADLINE = auto()  # a line near the top that says again what the first line (or the title) says
    LINE = auto()  # any line that the pattern matches in full
    TO_END = auto()  # a line that the pattern matches in full, and all that follows it
    LIST_AT_END = auto()  # such a line, when nothing but headlines follows it
    RUN_AT_END = auto()  # the last lines, when at least two match the pattern


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture. `pattern` is matched with case ignored unless it says otherwise."""

    name: str
    reason: str
    where: Where
    pattern: str


# Agencies whose name ends a picture credit. As written: "ap" or "pool" in lower case are words of prose.
_AGENCY = (
    r"(?-i:AP|AFP|EPA|MTI|dpa|PA|TASS|ANP|ANSA|EFE|UPI|Pool|Reuters|REUTERS|Bloomberg|Shutterstock|Alamy|iStock|Sputnik"
    r"|Getty|Anadolu|Zuma|ZUMA|AP Photo|AP Images|PA Wire|PA Images|Getty Images|USA TODAY Sports"
    r"|Imagn Images|Xinhua|CNN|Handout)"
)

# "Jane Doe/", "Phelan M. Ebenhack/": at most five words, so that a caption in words does not pass for a name.
_CREDITED = r"(?-i:(?:[^\W\d_][\w.'’&-]{0,30} ){0,4}[^\W\d_][\w.'’&-]{0,30}/)"
# A sentence of an article about rights: somebody says something, or the words are what it is about.
_NO_SENTENCE = (
    r"(?!.{0,330}\b(?:says?|said|writes?|wrote|told|calls?|called|asks?|asked)\b)"
    r"(?!.{0,120}\breserved,? (?:is|was|means)\b)"
)
_BUTTON = (
    r"(?:facebook|twitter|x|whatsapp|e-?mail|print|linkedin|pinterest|reddit|telegram|messenger|flipboard|bluesky"
    r"|copy link|copy|share|tweet|pin)"
)
_ALERTS = (
    r"(?:flag as irrelevant|see more results|edit this alert|view all your alerts|unsubscribe"
    r"|receive this alert as rss feed|send feedback)"
)
RULES = (
    Rule(
        "machine_residue",
        'a field that the scraper wrote before the text, as "date 2022-12-26"',
        Where.START,
        r"(?:(?-i:date|datetime|timestamp|published|published_at|pubdate)[ :=]{1,3}\d{4}-\d{2}-\d{2}"
        r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\S)\s*)+",
    ),
    Rule("copied_page", "menus and lists around the article of a page that was copied as a whole", Where.PAGE, ""),
    Rule(
        "repeated_headline",
        "pages print the headline again as heading, as caption of the picture or machine-translated",
        Where.HEADLINE,
        "",
    ),
    Rule(
        "advertisement",
        "the label of an advertisement, with what its script left behind",
        Where.LINE,
        r"\W{0,12}(?:advertisements?|advertising|sponsored|sponsored content|promoted content|paid content)\W{0,12}"
        r"|(?:advertisement\W{1,5})?(?:scroll(?: down)? to continue(?: reading)?|skip advertisement)\W{0,3}"
        r"|(?:the )?(?:story|article|content) continues (?:below|after)(?: (?:the |this )?[\w ]{3,30})?\W{0,3}"
        r"|continue reading(?: below| the main story| after (?:the|this) ad\w*)?\W{0,3}",
    ),
    Rule(
        "picture_credit",
        "who made a picture; a caption that only a label marks as one goes with it",
        Where.LINE,
        r"(?:opening|cover|featured|header|lead|title|main|top) (?:image|photo|picture)\s?[:–—-].{1,200}"
        r"|(?:image|photo|picture|video) (?:source|caption|credits?)\s?[:,].{1,250}"
        r"|\((?:image|photo|picture|video)s?(?: credits?| source| illustration)?\s?(?::| by| courtesy).{1,150}\)"
        r"|(?:image|photo|picture)s?(?: illustration)?(?: by|:) (?:[^./]{1,60}/)+[^./]{1,40}"
        r"|(?-i:FILE PHOTO|FILE PICTURE|HANDOUT PHOTO)\s?[:–—-].{1,500}"
        rf"|\(?{_CREDITED}{{1,4}}{_AGENCY}(?: via {_AGENCY})?(?:/File)?\)?",
    ),
    Rule(
        "illustration_caption",
        "a picture from the archive, captioned as such",
        Where.LINE,
        r".{1,100} [–—-] (?:illustration|illustrative|archive|stock) (?:photo|picture|image)"
        r"|(?:illustration|illustrative|archive|stock) (?:photo|picture|image)\W{0,3}",
    ),
    Rule(
        "newsletter",
        "an offer to subscribe, on its own line",
        Where.LINE,
        r"(?:[^.!?:]{0,90}[!?:] ?)?(?:please )?(?:sign up|subscribe|sign-up|register)\b"
        r"[^.!?]{0,140}\b(?:newsletters?|inbox)\b[^.!?]{0,100}[.!]?"
        r"|(?:click|tap) here to (?:subscribe|sign up|join|register)\b[^.]{0,120}\.?"
        r"|(?:support local journalism\W{1,3})?subscribe (?:now|today|here|to [\w.-]{1,40}(?: today| here)?)\W{0,3}"
        r"|get our (?:free )?(?:daily |weekly )?newsletter\b[^.]{0,120}\.?"
        r"|(?:sign up|subscribe)(?: here| now| today)? (?:to|for) (?:our|the|a|your) (?:[\w’'-]{1,30} ){0,4}"
        r"(?:e-?mails?|briefing|digest|alerts)\b[^.!?]{0,60}[.!]?"
        r"|(?=.{0,140}\b(?:sign(?:ing)? ?up|subscri\w+|newsletter|updates?|news|delivered|every)\b)"
        r"[^.!?:]{0,80}\b(?:in|to) your (?:inbox|e-?mail)\b[^.!?]{0,60}[.!]?"
        r"|(?:please )?(?:support|help fund|donate to) (?:our|independent|local|quality) "
        r"(?:reporting|journalism|newsroom)\b[^.!?]{0,60}[.!]?",
    ),
    Rule(
        "read_more",
        "a link to another story between the paragraphs",
        Where.LINE,
        r"(?:►|>+|[-•*])? ?(?:read more|read also|also read|see also|more on this|related(?: story| article)?)"
        r" ?[:|].{0,160}"
        r"|(?:click here to )?read more(?: here)?\W{0,3}"
        r"|more on this (?:story|topic)\W{0,3}",
    ),
    Rule(
        "share",
        "buttons of social networks",
        Where.LINE,
        r"share this(?: article| story| post| page)?(?: (?:on|via|with) [^.]{1,60})?\W{0,3}"
        rf"|share (?:on|via) {_BUTTON}(?:\W{{1,3}}(?:share (?:on|via) )?{_BUTTON}){{0,8}}\W{{0,3}}"
        rf"|{_BUTTON}(?:[ |·•]{{1,3}}{_BUTTON}){{1,10}}"
        r"|follow us on [^.]{1,100}\.?"
        r"|click to (?:share on|e-?mail|print) ?.{0,60}",
    ),
    Rule(
        "feed",
        "what WordPress adds to the entries of its feeds, and what its plugins leave behind in its exports",
        Where.LINE,
        r"the post .{2,250} (?:appeared first|first appeared) on (?-i:[A-Z0-9])[^.,;]{1,80}\.?"
        r"|\[caption\b[^\]]{0,300}\].{0,300}\[/caption\]"
        r"|\[/?[a-z][a-z0-9_-]{1,30}(?: [a-z_-]{1,20}=[\"”“″][^\]\"”“″]{0,200}[\"”“″]){1,10} ?/?\]",
    ),
    Rule(
        "mail",
        "what newsletters and alerts by mail have around their text",
        Where.LINE,
        r"view (?:this (?:post|e-?mail|message|newsletter) )?(?:on the web|online|in (?:your|a|the) browser)\b.{0,200}"
        r"|(?:read|open) in (?:the )?app\W{0,3}"
        r"|(?:was this )?(?:e-?mail )?forwarded (?:this e-?mail|to you)\?.{0,80}"
        r"|.{2,60} is a reader-supported publication\..{0,250}"
        r"|unsubscribe(?: (?:from (?:this|these|our)|here|https?://)[^.,;]{0,300})?\W{0,3}"
        r"|you(?:['’]re| are| have|['’]ve) receiv(?:ing|ed) this (?:e-?mail|message|newsletter) because .{2,250}"
        rf"|{_ALERTS}(?: \| {_ALERTS}){{0,5}}",
    ),
    Rule(
        "database",
        "what databases of newspapers print around an article",
        Where.LINE,
        r"openurl link\b.{0,300}"
        r"|\d{1,6} words ?\| ?readability: .{1,120}"
        r"|national library of australia\s+https?://\S{1,100}",
    ),
    Rule(
        "print",
        "what browsers print above and below each page",
        Where.LINE,
        r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: ?[ap]m)? .{2,200}"
        r"|https?://\S{5,300} \d{1,3}/\d{1,3}",
    ),
    Rule(
        "transcript",
        "what radio stations put around a transcript",
        Where.LINE,
        r".{2,40} transcripts are created on a rush deadline\b.{0,500}"
        r"|\d{1,3}-minute listen\b.{0,40}|sponsor message|become an? .{2,30} sponsor",
    ),
    Rule(
        "cookies",
        "consent to cookies",
        Where.LINE,
        r"(?:we|this (?:web)?site) uses? cookies\b.{0,300}|we (?:value|care about|respect) your privacy\b.{0,400}"
        r"|(?:accept|reject|manage)(?: all)? cookies\W{0,3}"
        r"|cookie (?:policy|settings|preferences|notice)\W{0,3}",
    ),
    Rule(
        "rights",
        "the copyright notice of the page",
        Where.LINE,
        rf"{_NO_SENTENCE}(?:.{{0,120}}\ball rights reserved\b.{{0,200}}"
        r"|(?:copyright|©|copyright ?©|\(c\)|copyright ?\(c\)) ?(?:19|20)\d\d\b.{0,160}"
        r"|copyright ©.{0,120})",
    ),
    Rule(
        "navigation",
        "links and counters of the page itself",
        Where.LINE,
        r"skip to (?:main |the )?(?:content|navigation)|toggle navigation|back to top|jump to (?:content|navigation)"
        r"|(?:log|sign) in|(?:previous|next) (?:article|post|story)|\d{1,3}[ -]min(?:ute)?s?(?: read)"
        r"|(?:home|news)(?: ?[>»›] ?[\w &]{2,30}){1,6}"
        r"|(?:no|\d{1,5}) comments|unable to view our graphics\? .{0,60}|can['’]t see our graphics\? .{0,60}",
    ),
    Rule(
        "database_foot",
        "how to cite an article, and the menus of a database, which it has below the article",
        Where.TO_END,
        r"citation \([\w ]{2,20} style\)|newspapers in english",
    ),
    Rule(
        "notes_to_editors",
        "what an agency writes for the editors of its customers, below the article",
        Where.TO_END,
        r"notes? to editors:?",
    ),
    Rule(
        "comment_form",
        "the form for readers' comments, which a page has after the article",
        Where.TO_END,
        r"(?:leave|post|write) a (?:reply|comment)(?: cancel reply)?\W{0,3}"
        r"|(?:your )?e-?mail address will not be published\b.{0,120}"
        r"|required fields are marked\W{0,5}",
    ),
    Rule(
        "other_stories",
        "headlines of other articles under a heading that says so",
        Where.LIST_AT_END,
        r"(?:related|more|other|latest|recommended|popular|trending|similar|top|most read)"
        r" (?:articles?|stories|news|posts|reading|coverage|headlines)\W{0,3}"
        r"|(?:read more|related|recommended|most read|most popular|trending|you (?:may|might) also like|see also"
        r"|more on this (?:story|topic)"
        r"|more from [\w .&'-]{2,40}|recommended for you)\W{0,3}",
    ),
    Rule(
        "cut_off_headlines",
        "a list of other stories, each cut off with an ellipsis",
        Where.RUN_AT_END,
        r"(?=[\"“‘'(]?(?-i:[A-Z0-9]))(?=(?:\S{1,40} ){4}).{20,250}[^.…](?:…|\.\.\.)",
    ),
)

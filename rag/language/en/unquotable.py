"""Lines and datelines of English that `rag.quotable.unquotable` bars from quoting, as a table.

The rules were written after reading 40 articles of 2024 to 2026. Of 39 others, whose short lines were labelled by hand
before the first look, they barred 5 lines of 1,070 that had been taken for text, all of them links and promotions, and
about two thirds of the furniture; heads that say something (a digit, a verb, a colon) stay.
"""

from dataclasses import dataclass

from rag.language.capitals import NOT_SMALL
from rag.language.en.calendar import MONTH_BEGINNINGS


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line. `pattern` is matched against the whole line, case ignored unless it says otherwise."""

    name: str
    reason: str
    pattern: str


_AGENCIES = (
    r"(?-i:AP|AFP|EPA|EFE|dpa|PA|TASS|ANSA|UPI|CNN|CNBC|Reuters|REUTERS|Bloomberg|Xinhua|Anadolu|Pool|POOL|Sputnik"
    r"|Shutterstock|Alamy|iStock|ZUMA|Redux|NASA|JPL-Caltech|ESA|NOAA|Getty Images|Getty|AP Photo|Imagn Images"
    r"|USA TODAY Sports|Zuma Press)"
)
_DASH = r"[—–―−-]{1,3}"

# A name has at most four words with capitals; several are joined as a byline joins them.
_NAME = rf"(?-i:{NOT_SMALL}[\w.'’-]{{0,30}}(?: (?:[a-z]{{1,3}} )?{NOT_SMALL}[\w.'’-]{{0,30}}){{0,3}})"
NAMES = rf"{_NAME}(?:(?:,? and |, | & |/){_NAME}){{0,12}}"
_NETWORK = r"(?:twitter|facebook|instagram|bluesky|threads|linkedin|tiktok|youtube|whatsapp|x)"

# One word of a line of time. Atomic: "p.m." could otherwise be read in two ways, each time that it occurs.
_TIME_WORD = (
    rf"(?>(?:first |last )?(?:updated|published|posted|modified)|(?:{MONTH_BEGINNINGS})[a-z]{{0,7}}"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,4}(?:st|nd|rd|th)?"
    r"|[ap]\.?m\b\.?|at|on|[ecmp][sd]?t|gmt|utc|bst|cet|hkt)"
)
RULES = (
    Rule(
        "byline",
        "who wrote it is said beside a quotation, and is no news",
        rf"by {NAMES}(?: (?:and )?(?:staff|agencies))?"
        rf"|(?:written|reported|compiled|words|story|analysis|interview|additional reporting) by:? {NAMES}\.?"
        rf"|\(?(?:(?:additional )?reporting|writing|editing) (?:by|in) [^.!?]{{1,200}}\.?\)?"
        rf"|{_DASH} ?{NAMES}|(?:{_DASH} ?)?contribut(?:ing|ors?) ?: ?.{{1,200}}"
        rf"|(?>{NAMES}) (?:is|are) (?:an?|the) [^.]{{2,120}}\b(?:reporter|editor|producer|correspondent|columnist"
        rf"|journalist|writer)s?\b[^.]{{0,120}}\. .{{0,200}}(?:@|\b(?:e-?mail|follow|reach|contact)\b).{{0,200}}"
        r"|.{1,250}\bcontributed (?:to this (?:report|article|story|post)|reporting)\b.{0,60}"
        r"|from (?:[\w ]{1,30} )?(?:wire|staff|news service) reports|special to (?:the )?(?-i:[A-Z]).{1,40}",
    ),
    Rule(
        "contact",
        "how to reach or follow whoever wrote it",
        r".{1,250}\bcan be (?:reached|contacted) (?:at|on|via) \S{1,80}@.{1,150}"
        r"|(?:.{1,250}[.!?] )?(?:you can )?(?:reach|email|e-mail|contact|follow) (?:him|her|them|me)"
        r" (?:at|on|via) .{1,150}"
        rf"|(?:reach|email|e-mail|contact|follow) (?:the (?:reporter|writer|author|columnist)s?|usa today|{NAMES})"
        rf"\b.{{0,200}}(?:@|\b(?:on|at) {_NETWORK}\b).{{0,200}}",
    ),
    Rule(
        "credit",
        "who made a picture, alone or at the end of its caption, which has no full stop then",
        rf".{{0,700}}\b{_AGENCIES} ?/ ?{_AGENCIES}(?: via {_AGENCIES})?(?:/file)?\)?"
        rf"|.{{1,700}}[\w.]/{_AGENCIES}(?: via {_AGENCIES})?(?:/file)?\)?"
        rf"|.{{0,700}}\b(?-i:Getty Images|AFP via Getty|AP Photo|Alamy Stock Photo)(?: for .{{1,40}})?\)?"
        rf"|.{{0,700}}\((?:photo|image|picture|photograph|video)s?(?: credits?)?(?: by|:| courtesy) [^()]{{1,150}}\)"
        r"|.{1,700}[.”\"] (?:photo|picture|image|foto)(?:graph)?s?(?: credit)? ?(?::|by) [^.!?]{2,80}"
        rf"|.{{1,700}}[.”\"] courtesy (?:of )?{NAMES}|by {NAMES}, {_AGENCIES}",
    ),
    Rule(
        "caption",
        "what a picture shows, marked as a caption",
        r"(?:photos?|pictures?|images?|gallery|in pictures|photo gallery|caption|graphic) ?: .{1,900}"
        r"|(?:image|photo|picture) (?:source|caption|credits?)\b ?[:,]? ?.{0,300}"
        r"|.{0,900}\bhide caption(?: \d{1,4} of \d{1,4})?|\d{1,4} of \d{1,4}|(?:photos?|images?|pictures?) of the week"
        r"|.{0,300}\b(?-i:FILE PHOTO|File photo|FILE PICTURE)\b ?[:–—-].{0,500}",
    ),
    Rule(
        "video",
        "the player of a video: its buttons, title and length",
        r"(?-i:JUST WATCHED|MUST WATCH|NOW PLAYING|WATCH NOW)\b.{0,900}"
        r"|(?:video ad feedback|replay more videos|more videos)\b.{0,900}"
        r"|.{0,700}\b\d{1,2}:\d{2} [-–—] source: .{1,300}"
        r"|source: (?-i:CNN|BBC|NBC|ABC|CBS|Fox)\b.{0,40}|(?:watch|video|listen) ?: .{1,200}",
    ),
    Rule(
        "link",
        "a link to another story, or a word that stands above such links",
        r"[►▶•>*-]{0,3} ?(?:read more|read also|also read|read next|see also|see more|related|related stories|more"
        r"|more on this|more from [^:.]{1,40}|more stories|more coverage|recommended|don['’]t miss|opinion"
        r"|editorial board|live updates|go deeper) ?[:|].{0,250}"
        r"|(?:see also|read more|related|more op-eds|more coverage|story highlights|go deeper|recommended reading)"
        r"|(?:read )?more (?:[\w-]+ ){0,3}(?:news|photos|stories|coverage|headlines|shortages|reviews)[^.!?:]{0,40}[:?]"
        # "World Cup history:Different name, bigger fields": no blank after the colon, as a person would write it.
        r"|(?:[►▶•>*-] ?)?(?-i:[A-Z0-9'\"“‘])[^.:!?]{1,80}(?:\??:(?-i:[A-Z'\"“‘])|(?<!\d):\d)[^:]{14,250}"
        # "MATCH MADE IN HEAVEN: Two airlines announce merger": a label in capitals and no full stop.
        r"|(?-i:[A-Z][A-Z'’&?!()-]*(?: [A-Z0-9$'’&?!()-]+){1,8})[:!] [^:]{14,200}[^.:!?\"”]"
        r"|(?:interactive|quiz|poll|timeline|gallery|opinion|map)s?: [^:]{8,200}[^.:]"
        # A pictograph and a label, as newsletters have them.
        r"|[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]{0,3} ?[^:.!?]{3,40}:.{5,250}"
        r"|[^.!?]{1,80}: https?://\S{1,200}(?: and https?://\S{1,200})?"
        r"|for (?:more|an?|the) .{3,150}(?:, (?:read|click|see|visit|go to|check out) (?:here|our|the|this)\b.{0,100}"
        r"|, check out the (?:video|gallery)\W?)"
        r"|follow (?:the latest|here for|along with)\b.{3,150}\bhere\W?|check out our (?:gallery|curated)\b.{0,150}"
        r"|story highlights\b.{1,300}",
    ),
    Rule(
        "offer",
        "an offer of the outlet to its readers: letters, apps, games, live pages",
        r"(?:sign up|subscribe|register) (?:for|to) .{1,250}(?:newsletters?|inbox|alerts?|sign up|updates)\b.{0,150}"
        r"|(?:sign up|subscribe) (?:for|to) (?-i:[A-Z]).{1,150}|get (?:our|the) (?:free )?.{0,60}newsletter\b.{0,150}"
        r"|(?:.{1,150} )?(?:by clicking|click|tap) here\W{0,3}"
        r"|read (?:the|their|his|her|our) (?:full|whole) story\b.{0,60}"
        r"|read (?:all|the rest) of (?:the|his|her|their) .{1,80}"
        r"|need a news break\? .{1,150}|prep for the polls: .{1,200}"
        r"|(?:this|a version of this) (?:story|article|piece|post) (?:was )?(?:first |originally )?"
        r"(?:appeared|published|featured) (?:in|on|by) .{1,250}"
        rf"|(?:join|follow|like|find) us (?:on|at) .{{0,150}}|follow (?:along )?(?:for|our) .{{0,30}}"
        r"(?:latest|live|coverage).{0,100}|download (?:the|our) .{1,40} app\b.{0,100}"
        rf"|share (?:on|via|to|this|with) .{{0,60}}|{_NETWORK}(?: ?[|·•,/ ] ?{_NETWORK}){{1,8}}",
    ),
    Rule(
        "subscription",
        "an offer with a sentence or two around it: newsletters, alerts, podcasts, quizzes, subscriptions",
        r".{0,600}\b(?:(?:sign|signing) up|subscribe|register)\b.{0,80}\b(?:here|newsletters?|alerts|inbox)\b.{0,300}"
        r"|.{0,400}\b(?:delivered|sent)(?: right| straight| directly| daily)? to your (?:inbox|phone|e-?mail)\b.{0,300}"
        r"|.{0,300}\bin your (?:inbox|mailbox)\b.{0,300}"
        r"|.{0,200}\bbecome an? (?-i:[A-Z]).{1,30} (?:digital )?subscriber\b.{0,100}"
        r"|.{0,80}\b(?:supporting|support) our journalism\b.{0,300}|.{0,100}\bfor subscribers ?:?"
        r"|subscribe to \S+ (?:today|now)\b.{0,80}"
        r"|would you like to receive .{1,80}|(?:the|our) .{1,40} newsletter (?:provides|brings|gives) you\b.{0,150}"
        r"|(?:newsletters?|podcasts?|quiz|app|never miss a \w+|prefer to listen\?|need a (?:news )?break\?) ?[:?]?"
        r" .{1,150}\b(?:your|our|here|inbox|podcast|app|crossword puzzle)\b.{0,100}"
        r"|(?:take|play|try) (?:the|our|(?-i:[A-Z])[\w ]{1,20}['’]s) .{0,40}\b(?:quiz|crossword|puzzle)\b.{0,100}"
        r"|follow (?:every|all) (?:game|match|race)\b.{0,80}|(?:turn|tune in) to (?-i:[A-Z]{3,}) for\b.{0,250}"
        r"|.{0,60}\bcheck your local forecast\b.{0,30}|get .{1,60} by listening to our podcasts?\W{0,3}"
        r"|visit (?-i:[A-Z])\S{2,30}/\S{1,40} for more\b.{0,100}"
        r"|[\w ]{2,30} app: .{1,120}\byour (?:device|phone)\b.{0,30}",
    ),
    Rule(
        "about_outlet",
        "what an outlet says of itself and its page: who pays, how it earns, what was changed, what it does with data",
        r".{0,200}\b(?:is an? (?-i:[A-Z])[\w ]{2,30} (?:content|publishing) partner)\b.{0,200}"
        r"|.{0,250}\b(?:coverage|fact[ -]check(?:ing)?|reporting|journalism)\b.{0,100}"
        r"\b(?:supported|made possible|funded)\b.{0,30}\b(?:by|through) (?:an? )?(?:grants?|donations?)\b.{0,250}"
        r"|our (?:fact[ -]check )?(?:sources|rating|ruling)\b ?:?.{0,60}"
        r"|.{0,200}\b(?:purchases you make through|we may (?:earn|receive) an? (?:affiliate )?commission)\b.{0,200}"
        r"|.{0,30}\bprices (?:were|are) accurate (?:at|as of)\b.{0,120}"
        r"|this (?:story|article|post|piece|report|headline)(?: and (?:its )?headline)? (?:has|have) been"
        r" (?:updated|amended) (?:with|to (?:include|add|reflect)) (?:additional|more|new|further)"
        r" (?:details?|information|reporting|developments?|comments?)\b[^.]{0,60}\.?"
        r"|editor['’]s note ?:(?!.*\b(?:correct|misstat|earlier version|wrong|error)).{3,600}"
        r"|this (?:story|article) (?:is (?:developing|breaking)|(?:has been|will be) updated(?! to correct))\b.{0,80}"
        r"|this is a (?:developing story|compilation of stories)\b.{0,200}"
        r"|(?:to report corrections|please indicate whether you['’]re responding)\b.{0,200}"
        r"|.{0,120}\b(?:this )?transcript (?:was|is) (?:automatically|auto-?) ?generated\b.{0,200}"
        r"|.{0,60}\b(?:information|details|data) you have (?:shared|provided)\b.{0,500}"
        r"|if you wish to object to the use of your data\b.{0,100}"
        r"|to find more [^.]{1,100}, visit (?-i:[A-Z])[^.]{1,80}\.?",
    ),
    Rule(
        "lead_in",
        "words that only say that something follows",
        r"here(?:['’]s| is| are) (?:what|the latest|some of|a look|more|everything|how to watch)\b"
        r"(?:[^.:!?]{0,50}(?:you need to know|we know|to know|to expect|headlines?|latest|look)[^.:!?]{0,45})?[.:]?"
        r"|(?:did you know|if you go|what happens next|photo of the day|quote of the day|just for subscribers)\W{0,2}",
    ),
    Rule(
        "time",
        "when the page was published or changed",
        rf"(?=.{{0,80}}(?:\d{{4}}|\d:\d\d))(?:{_TIME_WORD}(?:[\s,.:|/·•–—-]{{1,3}}|$)){{2,20}}+",
    ),
    Rule(
        "rights",
        "the copyright notice of the page",
        r"(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d)).{0,250}"
        r"|.{0,150}\ball rights reserved\b.{0,150}",
    ),
    Rule(
        "menu",
        "a list of links on one line",
        r"[^|.!?]{1,40}(?: \| [^|.!?]{1,40}){3,20}",
    ),
)

# A dateline says where and by whom a report was filed. With an agency in brackets it is certain; a place alone has
# capitals throughout and a capital after the dash, so that "NATO — which", a subject, is none.
_PLACE = r"[A-Z][\w.'’-]{1,20}(?:(?:/|, ?| )[A-Z][\w.'’-]{1,20}){0,4}"
# A day behind it, and whatever agency: there are hundreds, and new ones.
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
_ANY_AGENCY = r"(?: \([A-Z][\w.&/ -]{1,24}\))?"
DATELINES = (
    rf"(?:[^\W\d_][\w.,'’/ -]{{0,60}}[ ,])?(?-i:CNN(?: (?:Business|Español|Underscored|Politics|Travel))?) {_DASH}",
    rf"(?:[^\W\d_][^()\n]{{1,60}} )?\((?-i:{_AGENCIES}|CNN [A-Z]\w{{1,12}})\)\.? ?{_DASH}",
    rf"(?-i:(?:{_PLACE} )?\((?:CNN(?: [A-Z]\w{{1,12}})?|AP|Reuters|AFP)\)(?=\s{{0,3}}[A-Z“\"‘'0-9]))",
    r"(?-i:[A-Z][A-Z.’' /-]{2,30}[A-Z](?:, [A-Z][\w.]{1,14}(?: [A-Z]\w{1,14})?)?"
    rf"(?:,? \d{{1,2}}(?::\d\d)? [ap]\.m\.)?{_DAY}{_ANY_AGENCY} (?:—|–|--|-)(?= [A-Z“\"‘'0-9]))",
)

# As the text begins, a place is one in any letters: "Kyiv/Moscow – In a televised interview". With a second dash it may
# be a subject: "Lahm – Germany's captain – said".
OPENING = rf"(?-i:{_PLACE}{_DAY}{_ANY_AGENCY}) [—–](?= (?-i:[A-Z“\"‘']))(?![^.\n]{{1,300}} [—–])"

"""Page furniture in scraped news: what on a page is not the article, as one table, and the functions that cut it.

Nothing is cut without a rule of the table, and every cut is kept as a `Removed` record with its words. A rule takes
whole lines, or marked words at the very start, never words inside prose: a missed advertisement costs a line of
noise, a cut sentence costs an answer.

The rules were written on 15,836 articles of 2024 to 2026 and the five seeds, and checked on 4,623 others.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from rag.text.characters import plain_letters
from rag.text.titles import LONGEST_HEADLINE, reads_like_headline
from rag.types import Removed


class Where(Enum):
    """Where a rule looks, and so what it takes."""

    START = auto()  # the words that the pattern matches at the very start of the text
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
_BUTTON = (
    r"(?:facebook|twitter|x|whatsapp|e-?mail|print|linkedin|pinterest|reddit|telegram|messenger|flipboard|bluesky"
    r"|copy link|copy|share|tweet|pin)"
)

RULES = (
    Rule(
        "machine_residue",
        'a field that the scraper wrote before the text, as "date 2022-12-26"',
        Where.START,
        r"(?:(?-i:date|datetime|timestamp|published|published_at|pubdate)[ :=]{1,3}\d{4}-\d{2}-\d{2}"
        r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\S)\s*)+",
    ),
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
        r"|get our (?:free )?(?:daily |weekly )?newsletter\b[^.]{0,120}\.?",
    ),
    Rule(
        "read_more",
        "a link to another story between the paragraphs",
        Where.LINE,
        r"(?:►|>+|[-•*])? ?(?:read more|read also|also read|see also|more on this|related(?: story| article)?)"
        r" ?[:|].{0,160}"
        r"|(?:click here to )?read more(?: here)?\W{0,3}",
    ),
    Rule(
        "share",
        "buttons of social networks",
        Where.LINE,
        r"share this(?: article| story| post| page)?(?: (?:on|via|with) [^.]{1,60})?\W{0,3}"
        rf"|share (?:on|via) {_BUTTON}(?:\W{{1,3}}(?:share (?:on|via) )?{_BUTTON}){{0,8}}\W{{0,3}}"
        rf"|{_BUTTON}(?:[ |·•]{{1,3}}{_BUTTON}){{1,10}}"
        r"|follow us on [^.]{1,100}\.?",
    ),
    Rule(
        "cookies",
        "consent to cookies",
        Where.LINE,
        r"(?:we|this (?:web)?site) uses? cookies\b.{0,300}"
        r"|(?:accept|reject|manage)(?: all)? cookies\W{0,3}"
        r"|cookie (?:policy|settings|preferences|notice)\W{0,3}",
    ),
    Rule(
        "rights",
        "the copyright notice of the page",
        Where.LINE,
        r".{0,120}\ball rights reserved\b.{0,200}"
        r"|(?:copyright|©|copyright ?©|\(c\)|copyright ?\(c\)) ?(?:19|20)\d\d\b.{0,160}"
        r"|copyright ©.{0,120}",
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
        r"|more from [\w .&'-]{2,40}|recommended for you)\W{0,3}",
    ),
    Rule(
        "cut_off_headlines",
        "a list of other stories, each cut off with an ellipsis",
        Where.RUN_AT_END,
        r"(?=[\"“‘'(]?(?-i:[A-Z0-9]))(?=(?:\S{1,40} ){4}).{20,250}[^.…](?:…|\.\.\.)",
    ),
)

# A longer line is a paragraph, whatever it says; this also bounds the work that a pattern can do.
LONGEST_LINE = 600
# The foot of a page is at most this long, and the article before it is at least as long as the foot; otherwise the
# words mean something else, as "Top stories" above a digest.
LONGEST_FOOT = 5_000
# Two lines that begin with the same word say the same when at least this share of their letters is in common. Seed 004
# repeats its headline in a garbled form at 0.81. Without the first word, "The claim: Biden did not have the authority"
# would repeat "Fact check: Biden had the authority".
ALIKE = 0.75
# Above this they are one text with other quotation marks, so that a full stop at the end does not make it prose.
SAME = 0.95
# A headline is repeated directly under itself or after a line of navigation, not later.
HEADLINE_LINES = 5
# More repeats than that are a refrain or a list, not a headline.
MOST_REPEATS = 10

Cut = tuple[list[str], list[Removed]]

_WORD = re.compile(r"\w")
_FULL_STOP = re.compile(r"(?<!\.)\.[\"”’')]?$")
_SENTENCE_END = re.compile(r"[.!?:;]\W*$")
_ODD = re.compile(
    r"\r\n?|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
    r"|[\ud800-\udfff]"
)
_LINE_ENDS = frozenset(["\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
_INVISIBLE = frozenset("\xad\u2060\ufeff")  # soft hyphen, word joiner, byte order mark: inside words, not between them


def tidy(text: str) -> str:
    """`text` with plain blanks and line ends and nothing invisible: no word changes, none is lost.

    A ligature (ﬁ, ﬂ, ﬀ, ﬃ), which a printed page has, becomes its letters: nobody types one to look for "five".
    Half characters (lone surrogates), which cannot be stored, become U+FFFD. Idempotent.
    """
    plain = re.sub(r" {2,}", " ", _ODD.sub(_plain, plain_letters(text)))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", plain)).strip()


def clean(text: str) -> tuple[str, tuple[Removed, ...]]:
    """The article in `text`, and what was cut from it, in the order of cutting. Idempotent.

    The words of the article and of the cuts together are the words of `tidy(text)`. A text that is furniture
    throughout is kept whole.
    """
    whole = tidy(text)
    kept, removed = whole, list[Removed]()
    # A cut can uncover the end of another list, so until nothing more is found. That takes few rounds for any text,
    # because each cutter takes all that it can reach at once, and a foot at most half.
    while True:
        lines = kept.split("\n")
        cuts: list[Removed] = []
        for where, cutter in _CUTTERS.items():
            lines, cut = cutter(lines, _RULES_AT[where])
            cuts += cut
        if not cuts:
            return kept, tuple(removed)
        kept = tidy("\n".join(lines))
        removed += cuts
        if not _WORD.search(kept):
            return whole, ()


def without_headline(text: str, title: str) -> tuple[str, tuple[Removed, ...]]:
    """A cleaned text without the first lines that only say the title. Kept whole if nothing else is in it."""
    lines, removed = _cut_headlines(text.split("\n"), title, _RULES_AT[Where.HEADLINE][0])
    kept = tidy("\n".join(lines))
    return (kept, tuple(removed)) if _WORD.search(kept) else (text, ())


def says_again(line: str, headline: str) -> bool:
    """Whether a line is the headline once more, exactly or garbled, and not a sentence that resembles it."""
    if not line or max(len(line), len(headline)) > LONGEST_HEADLINE:
        return False
    ours, theirs = _letters(line), _letters(headline)
    if ours == theirs:
        return bool(ours)
    if ours.partition(" ")[0] != theirs.partition(" ")[0]:
        return False
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    needed = SAME if _SENTENCE_END.search(line) else ALIKE
    return matcher.real_quick_ratio() >= needed and matcher.quick_ratio() >= needed and matcher.ratio() >= needed


def _plain(match: re.Match[str]) -> str:
    odd = match.group()
    if odd in _LINE_ENDS:
        return "\n"
    if odd in _INVISIBLE:
        return ""
    return "\ufffd" if "\ud800" <= odd <= "\udfff" else " "


def _letters(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _cut_start(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """Marked words at the start, unless all of their line would go: then it is a line, and no rule knows it."""
    text = "\n".join(lines)
    for rule in rules:
        match = re.match(rule.pattern, text, re.IGNORECASE)
        if match and not _is_furniture(text[match.end() :].partition("\n")[0]):
            return text[match.end() :].split("\n"), [Removed(rule.name, match.group().strip())]
    return lines, []


def _cut_repeats(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """The first line stays: it may be the only title that the article has."""
    if not lines or not reads_like_headline(lines[0]):
        return lines, []
    rest, removed = _cut_headlines(lines[1:], lines[0], rules[0])
    return [lines[0], *rest], removed


def _cut_headlines(lines: list[str], headline: str, rule: Rule) -> Cut:
    again: list[int] = []
    others = 0
    for index, line in enumerate(lines):
        if says_again(line, headline):
            again.append(index)
        elif line:
            others += 1
        if others >= HEADLINE_LINES:
            break
        if len(again) > MOST_REPEATS:
            return lines, []
    kept = [line for index, line in enumerate(lines) if index not in again]
    return kept, [Removed(rule.name, lines[index]) for index in again]


def _cut_lines(lines: list[str], _rules: Sequence[Rule]) -> Cut:
    """By all rules for lines at once, since one after the other takes a pass each."""
    kept: list[str] = []
    removed: list[Removed] = []
    for line in lines:
        match = _is_furniture(line)
        if match and match.lastgroup:
            removed.append(Removed(match.lastgroup, line))
        else:
            kept.append(line)
    return kept, removed


def _is_furniture(line: str) -> re.Match[str] | None:
    return _ANY_LINE.fullmatch(line) if 0 < len(line) <= LONGEST_LINE else None


def _cut_to_end(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """From the first such line of the second half, so that a form between two parts of a page takes nothing."""
    start = _second_half(lines)
    for rule in rules:
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        first = next((at for at in range(start, len(lines)) if pattern.fullmatch(lines[at][:LONGEST_LINE])), None)
        if first is not None and _length(lines[first:]) <= LONGEST_FOOT:
            return _cut_from(lines, first, rule)
    return lines, []


def _cut_list_at_end(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """From the first such heading that only headlines follow."""
    start = _second_half(lines)
    for rule in rules:
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        first = None
        for index in range(len(lines) - 1, start - 1, -1):
            line = lines[index]
            if len(line) > LONGEST_HEADLINE or _FULL_STOP.search(line):
                break
            first = index if pattern.fullmatch(line) else first
        if first is not None and _length(lines[first:]) <= LONGEST_FOOT:
            return _cut_from(lines, first, rule)
    return lines, []


def _cut_run_at_end(lines: list[str], rules: Sequence[Rule]) -> Cut:
    for rule in rules:
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        start, count = len(lines), 0
        for index in range(len(lines) - 1, 0, -1):
            if lines[index] and not (len(lines[index]) <= LONGEST_LINE and pattern.fullmatch(lines[index])):
                break
            if lines[index]:
                start, count = index, count + 1
        if count >= 2:
            return _cut_from(lines, start, rule)
    return lines, []


def _cut_from(lines: list[str], index: int, rule: Rule) -> Cut:
    return lines[:index], [Removed(rule.name, "\n".join(lines[index:]).strip())]


def _second_half(lines: list[str]) -> int:
    """The first line before which at least half of the text stands; never the first line of all."""
    before, half = 0, _length(lines) / 2
    for index, line in enumerate(lines):
        if index and before >= half:
            return index
        before += len(line)
    return len(lines)


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


_RULES_AT = {where: tuple(rule for rule in RULES if rule.where is where) for where in Where}
_ANY_LINE = re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in _RULES_AT[Where.LINE]), re.IGNORECASE)
_CUTTERS: dict[Where, Callable[[list[str], Sequence[Rule]], Cut]] = {
    Where.START: _cut_start,
    Where.LINE: _cut_lines,
    Where.HEADLINE: _cut_repeats,
    Where.TO_END: _cut_to_end,
    Where.LIST_AT_END: _cut_list_at_end,
    Where.RUN_AT_END: _cut_run_at_end,
}

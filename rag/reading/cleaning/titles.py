"""Finds a title in the text of an article that brings none: a headline-like line at its top, or the first words."""

import re
from collections.abc import Iterator

from rag.language.capitals import NOT_SMALL
from rag.language.en.calendar import MONTH_BEGINNINGS
from rag.quotable.unquotable import TOP_LINES, has_capitals, rule_of
from rag.text.sentences import sentence_spans

# A longer line is a paragraph. The headlines of the seeds have 44 to 91 characters.
LONGEST_HEADLINE = 200
FIRST_WORDS = 90
# So much is looked at for the first sentence; a longer one is cut anyway.
_OPENING = 1_000

_MONTH = rf"(?:{MONTH_BEGINNINGS})[a-z]*\.?"
# Lines at the top that say who wrote it, when and where, and are no headline. One may stand below.
_ABOUT = re.compile(
    "|".join(
        (
            r"(?:by|from|(?:written|reported|interview) by|special to|contribut(?:ing|ors?)|photos?|source)\b[ :].*",
            r"(?:published|posted|updated|last updated|first published|modified)\b.*",
            # Not "November 11, 1918: the morning the guns stopped".
            rf"(?:[a-z]+day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}),? \d{{4}}\b(?!: ?[^\W\d]).*",
            r"(?:strictly )?embargo(?:ed)?\b.*|(?:for immediate|press|news|media) release\b.*|pressemitteilung\b.*"
            r"|communiqué de presse\b.*|nota de prensa\b.*|comunicato stampa\b.*|пресс-релиз\b.*",
            r"\d{4}-\d{2}-\d{2}.*",
            r".*\d{1,2}:\d{2} ?(?:[ap]\.?m\.?|gmt|utc|est|edt|pst|pdt|bst|cet)?",
            r".*(?:associated press|usa today(?: sports| network)?|reuters|and wire reports|correspondent|reporter)",
            r".*https?://\S*",
            r".*\S@\S.*|@.*",
        )
    ),
    re.IGNORECASE,
)
# Other first lines that are short and have no full stop, and yet are no headline.
_NO_HEADLINE = re.compile(r"the claim: .*|\d{1,3}[.)] .*", re.IGNORECASE)
# "Jane Doe, John Q. Public and Mary Major, The News Journal": names of people and outlets, at most four words each. A
# three-word headline in title case looks the same; it is taken for a name, and the first words become the title.
_NAME = rf"(?:{NOT_SMALL}[\w.'’-]*)(?: (?:[a-z]{{1,3}} )?{NOT_SMALL}[\w.'’-]*){{0,3}}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,? and |, |/){_NAME})*(?: [Ss]taff(?: [Ww]riter)?)?")
_DATELINE = re.compile(r"[A-Z][A-Z.,’' ]{2,40}(?:\([^()]{1,30}\) )?[–—-] ")
_UNFINISHED = re.compile(r"(?:[.,;:…–—-]|[.,;]\W)$")


def reads_like_headline(line: str) -> bool:
    """Whether a line could be a headline by its look: some words, short, not a sentence, byline, dateline or date."""
    return (
        len(line) <= LONGEST_HEADLINE
        and len(line.split()) >= 3
        and any(character.isalpha() for character in line)
        and not _UNFINISHED.search(line)
        and not _is_about(line)
        and not _NO_HEADLINE.fullmatch(line)
        and not _DATELINE.match(line)
    )


def title_from_text(text: str) -> str | None:
    """The first line of `text`, or the one below a byline, if it reads like a headline and longer prose follows."""
    for line, body in _top(text):
        if reads_like_headline(line):
            return line if len(body) > len(line) and re.search(r"[.!?。।؟]", body) else None
        if not _is_about(line):
            return None
    return None


def first_words(text: str) -> str:
    """The first sentence, cut between words to at most 90 characters and an ellipsis; "" if `text` has no words.

    A byline and the like is none, unless there is nothing else.
    """
    return _first_words(_below_bylines(text)) or _first_words(text)


def _first_words(text: str) -> str:
    opening = text[:_OPENING]
    sentence = next((words for span in sentence_spans(opening) if re.search(r"\w", words := span.of(opening))), "")
    if len(sentence) <= FIRST_WORDS:
        return sentence
    cut = sentence[: FIRST_WORDS + 1].rpartition(" ")[0] or sentence[:FIRST_WORDS]
    return cut.rstrip(" ,;:–—-") + "…"


def _below_bylines(text: str) -> str:
    below = text
    for line, body in _top(text):
        if not _is_about(line):
            break
        below = body
    return below


def _top(text: str) -> Iterator[tuple[str, str]]:
    """The first lines that hold something, each with what follows it."""
    rest = text.strip()
    for _ in range(TOP_LINES):
        first, _, rest = rest.partition("\n")
        rest = rest.strip()
        if not first:
            return
        yield first.strip(), rest


def _is_about(line: str) -> bool:
    """Whether a line says who wrote the article, when or in which outlet."""
    return len(line) <= LONGEST_HEADLINE and bool(_ABOUT.fullmatch(line) or rule_of(line) or _is_names(line))


def _is_names(line: str) -> bool:
    return len(line.split()) < 12 and _NAMES.fullmatch(line) is not None and has_capitals(line)

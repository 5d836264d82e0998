"""What the readers of exports share: a document as its database has it, and the lines that all databases write."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rag.language.capitals import CAPITAL
from rag.reading.cleaning.bylines import NO_PERSON
from rag.reading.tables.fields import MOST_AUTHORS, parse_authors
from rag.text.date_forms import MONTH, WEEKDAY
from rag.types import RemovedText

RULE = "database_line"  # under which lines that a database wrote around an article are kept


@dataclass(frozen=True, slots=True)
class Document:
    """One article of an export. `date` in the words of the database."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """What is in a file that is an export of `database`, if that is known; a document not understood is its cause.

    `around` are the lines before and after all documents, as what was searched for.
    """

    database: str | None
    documents: Sequence[Document | str]
    around: Sequence[str] = ()


def make_removed(*lines: str) -> tuple[RemovedText, ...]:
    """What a database wrote, as it is kept."""
    return tuple(RemovedText(RULE, words) for words in lines if words.strip())


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty; `first` after one that is, `centred` where it begins far from the edge."""

    text: str
    first: bool
    centred: bool = False


_CENTRED = " " * 10
_BLANKS = re.compile(r" {2,}")


def lines_of(part: Sequence[str]) -> list[Line]:
    found: list[Line] = []
    first = True
    for line in part:
        if stripped := _BLANKS.sub(" ", line.strip()):
            found.append(Line(stripped, first, line.startswith(_CENTRED)))
        first = not stripped
    return found


def add_gaps(lines: Sequence[Line]) -> Iterator[str]:
    """The lines, with the empty ones again."""
    for line in lines:
        if line.first:
            yield ""
        yield line.text


def tail_start(lines: Sequence[Line], is_sure: Callable[[str], bool], label_of: Callable[[str], str | None]) -> int:
    """Where the labels after a text begin: at the first that cannot be text, and at those that stand right before it.

    A word like "Location:" can begin a paragraph. It is a label only in a row of labels, once, and not before a
    sentence.
    """
    start = next((at for at, line in enumerate(lines) if is_sure(line.text)), len(lines))
    seen = {label_of(line.text) for line in lines[start:]}
    at = start - 1
    while at >= 0:
        label = label_of(lines[at].text)
        if label and label not in seen and not _is_sentence(lines[at].text):
            start = at
            seen.add(label)
        elif label or lines[at].first:
            break
        at -= 1
    return start


def _is_sentence(line: str) -> bool:
    return len(line.split()) > _LONGEST_VALUE and _SENTENCE_END.search(line) is not None and not is_rights(line)


_DAY = r"\d{1,2}(?:\.|st|nd|rd|th|er)?"
_DATE = re.compile(
    rf"(?:{WEEKDAY},? ?)?"
    rf"(?:{MONTH} {_DAY},? \d{{4}}|{_DAY} (?:de )?{MONTH},? (?:de )?\d{{4}}|{MONTH} \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
    rf"(?:,? {WEEKDAY})?(?:,?(?: at)? \d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,5}})?)?",
    re.IGNORECASE,
)
LONGEST_DATE = 60
LONGEST_EDITION = 80
_EDITION = re.compile(r"\b(?:edition|final|ausgabe|auflage|édition|edición|editie|edizione)\b", re.IGNORECASE)
_LONGEST_CITATION = 1_000
_LONGEST_VALUE = 8  # words of what stands after a label and ends with a full stop: more are a sentence
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*$")
_ROLE = re.compile(
    r"(?:correspondent|editor|reporter|writer|staff|bureau|columnist|contributor|korrespondent|redakt|rédact|journalist)",
    re.IGNORECASE,
)
# "Ann Poe Transport correspondent", "Ann Poe North of England editor": of a longer name nobody can tell where it ends.
_WITH_ROLE = re.compile(
    rf"^({CAPITAL}[\w'’.-]+ {CAPITAL}[\w'’.-]+)(?: [\w'’-]+(?: (?:of|for|and) [\w'’-]+)?)?"
    r" (?i:correspondent|editor|reporter|writer|columnist|korrespondent(?:in)?|redakteur(?:in)?)$"
)
_PLACE = re.compile(rf" (?:in|à|aus) {CAPITAL}[^,;]{{1,40}}$")
_RIGHTS = re.compile(
    r"(?:copyright\b|©|\(c\) ?(?:copyright )?\d{4}|(?:all )?rights reserved|alle rechte vorbehalten|tous droits"
    r"|todos los derechos reservados|tutti i diritti riservati)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|door)[ :]+", re.IGNORECASE)


def is_date(line: str) -> bool:
    """Whether a line is a date alone, with at most a weekday, a time, and after a comma the edition."""
    return split_date(line) is not None


def split_date(line: str) -> tuple[str, str] | None:
    """The date that a line is, and the edition that stands behind it; None where it is something else."""
    match = _DATE.match(line[:LONGEST_DATE])
    rest = line[match.end() :].strip(" ,;") if match else ""
    if match is None or (rest and not (line[match.end()] in ",;" and is_edition(rest))):
        return None
    return match.group(), rest


def is_edition(line: str) -> bool:
    return len(line) <= LONGEST_EDITION and _EDITION.search(line) is not None


def date_within(line: str) -> str | None:
    """The one date that a line names."""
    found = [match.group() for match in _DATE.finditer(line[:_LONGEST_CITATION])]
    return found[0] if len(found) == 1 else None


def is_rights(line: str) -> bool:
    return _RIGHTS.match(line) is not None


def names_of(byline: str) -> tuple[str, ...]:
    """The names of a byline, without what people are, where, and for whom."""
    names = parse_authors(_BY.sub("", " ".join(byline.split()), count=1).strip(" ,;") or None)
    people = [_PLACE.sub("", _WITH_ROLE.sub(r"\1", name)) for name in names]
    return tuple(
        name
        for number, name in enumerate(people)
        if not _ROLE.search(name) and (not number or (" " in name and not NO_PERSON.search(name)))
    )


def is_byline(line: str) -> bool:
    return len(line) <= 150 and _BY.match(line) is not None


def turn_names(names: str) -> tuple[str, ...]:
    """ "Quill, Mara; Stahl, Ivo" with the first names first."""
    parts = (part.partition(",") for part in names.split(";"))
    turned = (" ".join(f"{first.strip()} {last.strip()}".split()) for last, _, first in parts)
    return tuple(islice(dict.fromkeys(name for name in turned if name), MOST_AUTHORS))

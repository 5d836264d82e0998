"""What the documents of both forms have: a heading, labels before the text and after it, and the article of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from rag.reading.dumps.documents import Document, Line, add_gaps, is_rights, names_of, tail_start
from rag.reading.dumps.nexis.labels import ALONE, BEFORE_TITLE, PARTS, SURE_TAIL, TAIL, find_label
from rag.reading.dumps.outlets import divide_outlet
from rag.reading.wrapped import unwrap_lines

_FULL = 45  # characters of a line that goes on in the next; a value that is shorter has ended


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines before the labels say; `rest` are blocks of them that are none of it."""

    title: str | None = None
    source: str | None = None
    date: str | None = None
    edition: tuple[str, ...] = ()
    rest: tuple[Sequence[Line], ...] = ()


@dataclass(slots=True)
class Head:
    """What stands before a text, and the index of the line at which that begins."""

    heading: list[Line] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    body: int = 0
    first: str = ""  # of the text, where it stands after the label "BODY:"


def join_block(block: Sequence[Line]) -> str:
    return " ".join(line.text for line in block)


def read_head(lines: Sequence[Line], upper: bool, only_labels: bool = False) -> Head:
    """Heading and labels; with `only_labels` all lines belong to them: another line says where the text begins."""
    head = Head()
    label = ""
    before = ""
    for at, line in enumerate(lines):
        found = find_label(line.text, upper)
        if found:
            label = PARTS.get(found, found)
            if found in BEFORE_TITLE:
                head.fields[found], label = line.text.partition(":")[2].strip(), ""
                continue
            head.fields[label] = line.text.partition(":")[2].strip()
            if label == "body":
                head.first = head.fields.pop("body")
                head.body = at + 1
                return head
        elif is_rights(line.text):
            head.removed.append(line.text)
        elif label and (only_labels or _goes_on(line, before, label)):
            head.fields[label] = f"{head.fields[label]} {line.text}".strip()
        elif label:
            head.body = at
            return head
        else:
            head.heading.append(line)
        before = line.text
    head.body = len(lines)
    return head


def _goes_on(line: Line, before: str, label: str) -> bool:
    return label != "length" and not line.first and len(before) >= _FULL


def find_tail(lines: Sequence[Line], upper: bool) -> int:
    return tail_start(lines, partial(_is_sure_tail, upper=upper), partial(_tail_label, upper=upper))


def _tail_label(line: str, upper: bool) -> str | None:
    label = find_label(line, upper)
    return line if is_rights(line) else label if label in TAIL else None


def _is_sure_tail(line: str, upper: bool) -> bool:
    return (find_label(line, upper) or "") in SURE_TAIL or (not upper and line.casefold() in ALONE)


def make_document(
    head: Head,
    heading: Heading,
    body: Sequence[Line],
    tail: Sequence[Line],
    upper: bool,
) -> Document | str:
    labels, unlabelled = _tail(tail, upper)
    text = unwrap_lines([head.first, *add_gaps(body)])
    highlight = head.fields.pop("highlight", "")
    correction = labels.pop("correction", "")
    text = "\n\n".join(each for each in (highlight, text, correction and f"Correction: {correction}") if each)
    if not text:
        return f"it has no text: {(heading.title or 'no title')[:100]}"
    if heading.date is None and not head.fields and not labels:
        return "neither a date nor any label of the database was found in it"
    outlet = divide_outlet(heading.source)
    fields = {**labels, **head.fields, "edition": "; ".join(filter(None, (*heading.edition, outlet.edition)))}
    byline = fields.pop("byline", "")
    fields.pop("title", None)
    fields |= {"place": outlet.place} if outlet.place else {}
    return Document(
        text,
        title=heading.title,
        date=heading.date,
        source=outlet.name,
        authors=names_of(byline),
        metadata={name: value for name, value in fields.items() if value},
        removed=(*head.removed, *map(join_block, heading.rest), *unlabelled),
    )


def _tail(lines: Sequence[Line], upper: bool) -> tuple[dict[str, str], list[str]]:
    """The labels after a text, and the lines there that have none."""
    labels: dict[str, str] = {}
    unlabelled: list[str] = []
    label = ""
    for line in lines:
        if found := find_label(line.text, upper):
            label = found
            labels[label] = line.text.partition(":")[2].strip()
        elif not upper and line.text.casefold() in ALONE:
            label = line.text.casefold()
            labels[label] = ""
        elif is_rights(line.text) or not label or (line.first and upper):
            unlabelled.append(line.text)
        else:
            labels[label] = f"{labels[label]} {line.text}".strip()
    return {name: value for name, value in labels.items() if value}, unlabelled

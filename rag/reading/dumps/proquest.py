"""Exports of ProQuest: documents between lines of underscores, with labels before and after their full text."""

import re
from collections.abc import Sequence

from rag.reading.dumps.documents import (
    Document,
    Export,
    Line,
    add_gaps,
    date_within,
    lines_of,
    names_of,
    tail_start,
    turn_names,
)
from rag.reading.dumps.outlets import divide_outlet
from rag.reading.wrapped import unwrap_lines

_SEPARATOR = re.compile(r"_{20,}")
_NUMBERED = re.compile(r"(?:Document|Dokument|Documento) \d{1,6} (?:of|von|de|di|sur) \d{1,6}")
_LABEL = re.compile(r"([A-Z][A-Za-z/ ()-]{2,40}?):(?:\s+|$)|([A-Z][A-Za-z/ ()-]{2,40}?)\t")
_SURE = frozenset(
    (
        "publication title",
        "publication year",
        "publication date",
        "place of publication",
        "country of publication",
        "publication subject",
        "language of publication",
        "source type",
        "proquest document id",
        "document url",
        "business indexing term",
        "identifier / keyword",
        "issn",
        "e-issn",
    )
)
_LABELS = _SURE | frozenset(
    (
        "author",
        "publication info",
        "abstract",
        "links",
        "full text",
        "subject",
        "location",
        "people",
        "company / organization",
        "company",
        "title",
        "alternate title",
        "correspondence author",
        "publisher",
        "first page",
        "pages",
        "number of pages",
        "section",
        "column",
        "edition",
        "volume",
        "issue",
        "document type",
        "copyright",
        "last updated",
        "database",
        "credit",
        "classification",
        "dateline",
        "word count",
        "naics",
        "supplement",
        "accession number",
        "publication history",
        "details",
    )
)
_ALONE = frozenset(("full text", "abstract", "details", "links", "proquest document link", "headnote"))
# Labels by what they are for us; the others of those after the text are kept by their own names.
_URL = re.compile(r"https?://\S+")
_DROPPED = frozenset(("title", "author", "full text", "abstract", "links", "document url", "database", "credit"))


def read_proquest(lines: Sequence[str]) -> Export | None:
    """The documents of an export; None for what is none."""
    bounds = [at for at, line in enumerate(lines) if _is_bound(line.strip())]
    starts = [0, *(at + 1 for at in bounds)]
    parts = [lines_of(lines[start:end]) for start, end in zip(starts, [*bounds, len(lines)], strict=True)]
    found = [part for part in parts if _is_document(part)]
    if not found:
        return None
    around = [line.text for part in parts if part not in found for line in part]
    return Export("ProQuest", [_document(part) for part in found], around)


def _is_bound(line: str) -> bool:
    return _SEPARATOR.fullmatch(line) is not None or _NUMBERED.fullmatch(line) is not None


def _is_document(part: Sequence[Line]) -> bool:
    labels = {label for line in part if (label := _label(line.text))}
    return "proquest document id" in labels or len(labels & _SURE) >= 3


def _label(line: str) -> str | None:
    folded = line.casefold()
    if folded in _ALONE or folded.rstrip(":") in _ALONE:
        return folded.rstrip(":")
    match = _LABEL.match(line)
    label = (match[1] or match[2]).casefold() if match else ""
    return label if label in _LABELS else None


def _is_sure(line: str) -> bool:
    return _label(line) in _SURE or line == "DETAILS"


def _value(line: str, label: str) -> str:
    return line[len(label) :].lstrip(":").strip()


def _document(part: Sequence[Line]) -> Document | str:
    at = next((index for index, line in enumerate(part) if _label(line.text) == "full text"), None)
    after = 0 if at is None else at + 1
    end = after + tail_start(part[after:], _is_sure, _label)
    heading, head = _labelled(part[: at if at is not None else end])
    _, tail = _labelled(part[end:])
    fields = {**head, **tail}
    title = tail.get("title") or _title(heading) or head.get("title")
    if at is None:
        return f"it has no full text: {title or 'no title'}"
    text = unwrap_lines([_value(part[at].text, "full text"), *add_gaps(part[after:end])])
    if not text or text.casefold().rstrip(".") == "not available":
        return f"it has no full text: {title or 'no title'}"
    info = fields.get("publication info", "")
    outlet = divide_outlet((fields.get("publication title") or info).partition(";")[0].strip() or None)
    return Document(
        text,
        title=title,
        date=fields.get("publication date") or date_within(info),
        source=outlet.name,
        authors=turn_names(fields.get("author", "").rstrip(".")) or names_of(fields.get("credit", "")),
        url=next(iter(_URL.findall(fields.get("document url", ""))), None),
        metadata={name: value for name, value in fields.items() if value and name not in _DROPPED},
        removed=tuple(f"{name}: {fields[name]}" for name in ("abstract", "links") if fields.get(name)),
    )


def _title(heading: Sequence[Line]) -> str | None:
    """The first lines together that are no link."""
    lines = [line for line in heading if not _URL.match(line.text)]
    size = next((index for index, line in enumerate(lines[1:], 1) if line.first), len(lines))
    return " ".join(line.text for line in lines[:size]) or None


def _labelled(lines: Sequence[Line]) -> tuple[list[Line], dict[str, str]]:
    """The lines before the first label, and the values of labels, which may go on in the next lines."""
    before: list[Line] = []
    fields: dict[str, str] = {}
    label = ""
    for line in lines:
        if found := _label(line.text):
            label = found
            fields[label] = _value(line.text, label)
        elif label and not _URL.fullmatch(line.text):
            fields[label] = f"{fields[label]} {line.text}".strip()
        else:
            before.append(line)
    return before, fields

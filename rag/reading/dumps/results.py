"""Lists of results that were saved or copied: numbered titles, each with a line that names outlet and date."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.reading.dumps.documents import Document, Export, Line, add_gaps, date_within, lines_of
from rag.reading.wrapped import unwrap_lines

_ENTRY = re.compile(r"(\d{1,4})[.)] (\S.{0,300})")
_BEFORE_DATE = re.compile(r"(?P<source>[^\W\d_][^,;|·•]{1,60}?)\s*(?:[,;|·•(–-]|$)")
_FEWEST = 3
_MANY = 10  # entries of a list of which one or the other may be spoilt
LONGEST_REFERENCE = 150
# Characters of what a list shows of an article; after the last entry of some lists come the articles themselves.
LONGEST_EXCERPT = 3_000


def read_results(lines: Sequence[str]) -> Export | None:
    """The entries of a list; None for what is none, as an article with numbered headings."""
    every = lines_of(lines)
    starts = [
        at
        for at, (line, after) in enumerate(pairwise(every))
        if line.first and _ENTRY.fullmatch(line.text) and reference_in(after.text)
    ]
    if len(starts) < _FEWEST or starts[0] > _FEWEST:
        return None
    numbers = [int(match[1]) for at in starts if (match := _ENTRY.fullmatch(every[at].text))]
    whole = [numbers[0] == 1, *(after == before + 1 for before, after in pairwise(numbers)), True]
    if not all(whole) and (len(numbers) < _MANY or sorted(set(numbers)) != numbers):
        return None
    ends = [*starts[1:], len(every)]
    parts = [every[start:end] for start, end in zip(starts, ends, strict=True)]
    # An entry after which a number is missing has the words of the next one.
    documents = [
        _document(part) if is_whole else _unclear(part) for part, is_whole in zip(parts, whole[1:], strict=True)
    ]
    return Export(None, documents, [line.text for line in every[: starts[0]]])


def reference_in(line: str) -> tuple[str, str] | None:
    """Outlet and date of a line that names both."""
    date = date_within(line) if len(line) <= LONGEST_REFERENCE else None
    source = _BEFORE_DATE.match(line[: line.index(date)]) if date else None
    return (source["source"], date) if source and date else None


def _document(entry: Sequence[Line]) -> Document | str:
    title = _ENTRY.fullmatch(entry[0].text)
    reference = reference_in(entry[1].text)
    text = unwrap_lines(list(add_gaps(entry[2:])))
    if title is None or reference is None or not text:
        return f"it is only a title in a list of results: {entry[0].text[:100]}"
    if len(text) > LONGEST_EXCERPT:
        return _unclear(entry)
    source, date = reference
    return Document(
        text,
        title=title[2],
        date=date,
        source=source,
        metadata={"reference": entry[1].text, "extent": "what a list of results shows of it"},
    )


def _unclear(entry: Sequence[Line]) -> str:
    return f"where it ends is not clear: {entry[0].text[:100]}"

"""Articles that somebody has put into one file, one after the other, maybe with a line of signs between them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.reading.cleaning.titles import reads_like_headline
from rag.reading.dumps.documents import Document, Export, Line, add_gaps, is_byline, lines_of, names_of
from rag.reading.dumps.outlets import divide_outlet
from rag.reading.dumps.results import reference_in
from rag.reading.wrapped import unwrap_lines

_RULE = re.compile(r"(?:([=_*#~+-])\s?){4,}")
_HEAD = 4  # lines of a clipping among which one names outlet and day
_FEWEST = 20  # words of an article


def read_clippings(lines: Sequence[str]) -> Export | None:
    """The clippings of a file. None where one of the parts does not say of which outlet and day it is: then the lines
    that part them are such within an article."""
    bounds = [at for at, line in enumerate(lines) if _RULE.fullmatch(line.strip())]
    starts, ends = [0, *(at + 1 for at in bounds)], [*bounds, len(lines)]
    if not bounds:
        starts = _heads(lines)
        ends = [*starts[1:], len(lines)] if starts else []
    parts = [part for start, end in zip(starts, ends, strict=True) if (part := lines_of(lines[start:end]))]
    documents = [found for part in parts if (found := _document(part))]
    return Export(None, documents) if len(documents) == len(parts) > 1 else None


def _heads(lines: Sequence[str]) -> list[int]:
    """Where a headline has a line with outlet and day below it; from the first line with words on."""
    worded = [at for at, line in enumerate(lines) if line.strip()]
    heads = [
        at
        for at, below in pairwise(worded)
        if reads_like_headline(lines[at].strip()) and reference_in(lines[below].strip())
    ]
    return heads if heads[:1] == worded[:1] else []


def _document(part: Sequence[Line]) -> Document | None:
    at = next((index for index, line in enumerate(part[:_HEAD]) if reference_in(line.text)), None)
    reference = None if at is None else reference_in(part[at].text)
    if at is None or reference is None:
        return None
    text = unwrap_lines(list(add_gaps(part[at + 1 :])))
    bylines = [line.text for line in part[:at] if is_byline(line.text)]
    titles = [line.text for line in part[:at] if line.text not in bylines and reads_like_headline(line.text)]
    if len(text.split()) < _FEWEST or not titles:
        return None
    source, date = reference
    return Document(
        text,
        title=titles[0],
        date=date,
        source=divide_outlet(source).name,
        authors=names_of(bylines[0]) if bylines else (),
        removed=tuple(line.text for line in part[: at + 1] if line.text != titles[0]),
    )

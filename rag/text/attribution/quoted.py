"""Where words stand in quotation marks: “ ”, " ", « », „ “, ‘ ’ and ' '. Knows nothing of who speaks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rag.types import Span

# An opening mark, and what ends it; a quotation that nobody closes goes on to the end of its line.
_CLOSERS: Mapping[str, Sequence[str]] = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "‘": "’",
    "'": "'",
    "''": ("''",),
    "``": ("''",),
}
_MARK = re.compile(r"''|``|[“”„«»\"‘’']")
# A single mark opens before a word that it does not shorten, and closes after one and before none; else it is an
# apostrophe: "the workers’ union", "’90s", "O'Neill".
_SHORT = re.compile(r"['’](?:\d\ds|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)
_SINGLE = "‘’'"
# Words in marks that are no speech but a name or a manner of speaking: "the “Ghost” brigade".
_FEW = 3
_ENDS = ",.!?;…—"


@lru_cache(maxsize=4096)
def quotations(line: str) -> tuple[Span, ...]:
    """The quotations of a line, with their marks, in order; what is quoted inside one is part of it."""
    return tuple(_found(line))


def _found(line: str) -> Iterator[Span]:
    start, single = -1, False
    ends: Sequence[str] = ()
    for mark in _MARK.finditer(line):
        sign, place = mark.group(), mark.start()
        if start < 0:
            if sign in _CLOSERS and _opens(line, place, sign):
                start, ends, single = place, _CLOSERS[sign], sign in _SINGLE
        elif sign in ends and (not single or _closes(line, place)):
            yield Span(start, mark.end())
            start = -1
    if start >= 0 and not single:
        yield Span(start, len(line))


def _opens(line: str, place: int, sign: str) -> bool:
    before, after = line[place - 1 : place], line[place + len(sign) : place + len(sign) + 1]
    if not after or sign == "’" or (after.isspace() and sign != "«"):
        return False
    return sign in "“„«" or (not before.isalnum() and not _SHORT.match(line, place))


def _closes(line: str, place: int) -> bool:
    return not line[place + 1 : place + 2].isalnum() and not line[place - 1 : place].isspace()


def is_speech(words: str) -> bool:
    """Whether words in marks may be what somebody says, and not a name or a single expression."""
    inner = words.strip("“”„«»\"‘’' ")
    return len(inner.split()) > _FEW or inner.endswith(tuple(_ENDS)) or words[-2:-1] in _ENDS

"""The quotations of a line of news with their marks, so that who is named inside of them is not taken to speak."""

import re
from functools import lru_cache

from rag.text.quotation_marks import quoted_parts
from rag.types import Span

# Two single marks for a double one; the blank keeps the places of the words.
_DOUBLED_BEFORE = re.compile(r"(?<!\S)(?:''|``)(?=\S)")
_DOUBLED_AFTER = re.compile(r"(?<=\S)''")
_OPENING = re.compile(r"[“«„](?=\S)|(?<!\S)\"(?=\S)")
# Words in marks that are no speech but a name or a manner of speaking: "the “Ghost” brigade".
_FEW = 3
_ENDS = tuple(",.!?;…—")


@lru_cache(maxsize=4096)
def quotations(line: str) -> tuple[Span, ...]:
    """The quotations of a line, with their marks, in order; what is quoted inside one is part of it.

    One that nobody closes goes on to the end: news opens each paragraph of a long quotation anew, and closes the last.
    """
    plain = _DOUBLED_AFTER.sub('" ', _DOUBLED_BEFORE.sub(' "', line))
    closed = [_with_marks(line, part) for part in quoted_parts(plain)]
    end = closed[-1].end if closed else 0
    opened = _OPENING.search(plain, end)
    return (*closed, Span(opened.start(), len(line))) if opened else tuple(closed)


def _with_marks(line: str, inner: Span) -> Span:
    before = 2 if line[max(inner.start - 2, 0) : inner.start] in ("''", "``") else 1
    return Span(inner.start - before, inner.end + (2 if line.startswith("''", inner.end) else 1))


def is_speech(words: str) -> bool:
    """Whether words in marks may be what somebody says, and not a name or a single expression."""
    inner = words.strip("“”„«»\"‘’' ")
    return len(inner.split()) > _FEW or inner.endswith(_ENDS) or words[-2:-1] in _ENDS

"""Where the words that were looked for stand in an article."""

import re

from rag.library.wanted import Wanted, pieces
from rag.text.words import STOP_WORDS, stem, stems
from rag.types import Span

# A word as it is written, with what joins its parts.
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")

# Marks in one article: with more, one does not see the article for the marks.
_MOST = 200


def spans_of(text: str, wanted: Wanted) -> list[Span]:
    """The words of `text` that were looked for, in any form. Function words count only where nothing else was."""
    words = set(wanted.words).union(*wanted.phrases)
    looked_for = {stem(word) for word in words - STOP_WORDS or words}
    begun = wanted.ending.pieces[-1] if wanted.ending else None
    found = (Span(*match.span()) for match in _WORD.finditer(text) if _is_wanted(match.group(), looked_for, begun))
    return [span for span, _ in zip(found, range(_MOST), strict=False)]


def _is_wanted(word: str, looked_for: set[str], begun: str | None) -> bool:
    if looked_for.intersection(stems(word)):
        return True
    return begun is not None and any(piece.startswith(begun) for piece in pieces(word))

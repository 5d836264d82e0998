"""Where the sentences of a text begin and end. Knows nothing of articles."""

import re
from itertools import pairwise

import sentencex

from rag.types import Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")


def sentence_spans(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text` in order, each without white space around it.

    No sentence goes over a line end: in news text a line end is at least the end of a paragraph, and headings and
    lists have no full stop. A quotation of several sentences stays in one piece (sentencex sees to that).
    Every character that is not white space is in exactly one span.
    """
    return [
        span
        for line in _LINE.finditer(text)
        for boundary in sentencex.get_sentence_boundaries(language, line.group())
        if (span := _trimmed(text, line.start() + boundary["start_index"], line.start() + boundary["end_index"]))
    ]


def paragraph_spans(text: str) -> list[Span]:
    """The lines of `text` that hold something, without white space around them."""
    return [span for line in _LINE.finditer(text) if (span := _trimmed(text, line.start(), line.end()))]


def split_at_words(text: str, span: Span, pieces: int) -> list[Span]:
    """`span` cut into at most `pieces` parts of about equal length, never inside a word."""
    starts = [span.start + match.start() for match in _WORD.finditer(span.of(text))]
    if len(starts) < 2 or pieces < 2:
        return [span]
    step = max(1, -(-len(starts) // pieces))
    bounds = [*starts[::step], span.end]
    return [part for start, end in pairwise(bounds) if (part := _trimmed(text, start, end))]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if right > left else None

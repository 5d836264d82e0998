"""Where the sentences of a text begin and end. Knows nothing of articles."""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from rag.text.languages import language_of
from rag.text.sentence_ends import mend_ends
from rag.text.stemming import ENGLISH
from rag.types import Span

# sentencex takes time quadratic in a line of some marks (64,000 times “ take 1.4 s), so a longer line is read in pieces
# of this many characters. The longest of 419,409 lines of news has 31,802; 57 have more than a piece, and all of them
# give the same sentences in pieces as whole.
PIECE = 4_000
# The end of a piece decides nothing: a quotation that began there may go on. The longest sentence of those lines has
# 2,179 characters.
UNSETTLED = 1_000
# What runs on beyond this is cut, between words where there are some: no sentence is longer than PIECE.
LONGEST_RUN = PIECE - UNSETTLED

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
# What makes sentencex panic (odd blanks, in Spanish) or cannot be handed to it (halves of characters).
_ODD_BLANK = re.compile(r"[^\S\x00-\x7f]")
_HALF = re.compile(r"[\ud800-\udfff]")


def sentence_spans(text: str, language: str | None = None) -> list[Span]:
    """The sentences of `text` in order, each without white space around it. Where nobody says in which language it is,
    its words tell: "am 12. Mai" is no end in German.

    No sentence goes over a line end: in news text a line end is at least the end of a paragraph, and headings and
    lists have no full stop. A quotation of several sentences stays in one piece (sentencex sees to that).
    Every character that is not white space is in exactly one span. Linear in the text.
    """
    told = language_of(text) or ENGLISH if language is None else language
    return [
        span
        for line in _LINE.finditer(text)
        for start, end in pairwise(_bounds(line.group(), told))
        if (span := _trimmed(text, line.start() + start, line.start() + end))
    ]


def _bounds(line: str, language: str) -> Iterator[int]:
    """Where the sentences of a line begin, and its end, in order."""
    yield 0
    start = 0
    if not line.isascii():
        line = _HALF.sub("\ufffd", _ODD_BLANK.sub(" ", line))
    while start < len(line):
        piece = line[start : start + PIECE]
        ends = _ends(piece, language)
        if start + PIECE < len(line):
            ends = [end for end in ends if end <= LONGEST_RUN] or ends[:-1] or [_cut(piece)]
        yield from (start + end for end in ends)
        start += ends[-1]


def _ends(piece: str, language: str) -> list[int]:
    ends = [int(boundary["end_index"]) for boundary in sentencex.get_sentence_boundaries(language, piece)]
    return mend_ends(piece, ends, language)


def _cut(piece: str) -> int:
    """Where a piece without a sentence end is cut: after its last blank before LONGEST_RUN, else there."""
    return piece.rfind(" ", 0, LONGEST_RUN) + 1 or LONGEST_RUN


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

"""Words between quotation marks of any style. Knows nothing of who speaks, and of what a text should hold."""

import re

from rag.types import Span

# Each opening mark with those that close it. „…“ is German, »…« too.
_CLOSING = {"“": "”", "«": "»", "„": "“”", "»": "«", "‹": "›", '"': '"', "‘": "’", "'": "'", "「": "」", "『": "』"}
_MARKS = frozenset("".join([*_CLOSING, *_CLOSING.values()]))
# An open quotation runs to here at most: a missing closing mark must not swallow a text.
LONGEST = 2_000
# Quotations inside of quotations that are followed; real ones have two.
DEEPEST = 4
_DECADE = re.compile(r"\d0s\b")


def quoted_parts(text: str) -> list[Span]:
    """The words between quotation marks of any style, without the marks, in order; what is nested stays inside.

    Apostrophes are none: ’ closes only what ‘ opened, and ' is a mark only where it opens before a word and closes
    after one. A mark that nothing closes within 2,000 characters is passed over.
    """
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for offset, mark in enumerate(text):
        if mark not in _MARKS:
            continue
        depth = _closes(text, offset, opened)
        if depth is not None:
            span = Span(opened[depth][1] + 1, offset)
            del opened[depth:]
            while found and found[-1].start > span.start:
                found.pop()
            found.append(span)
        elif _opens(text, offset):
            opened.append((mark, offset))
            del opened[:-DEEPEST]
    return [span for span in found if span.of(text).strip()]


def _closes(text: str, offset: int, opened: list[tuple[str, int]]) -> int | None:
    """The index in `opened` of the mark that the one at `offset` closes."""
    mark = text[offset]
    if mark in "'’" and not _closes_single(text, offset):
        return None
    for depth in range(len(opened) - 1, -1, -1):
        opening, start = opened[depth]
        if mark in _CLOSING[opening] and offset - start <= LONGEST:
            return depth
    return None


def _opens(text: str, offset: int) -> bool:
    mark = text[offset]
    if mark in "'‘":
        return _opens_single(text, offset)
    return mark in _CLOSING and not (mark == "»" and not text[offset + 1 : offset + 2].isalnum())


def _opens_single(text: str, offset: int) -> bool:
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    return not before.isalnum() and after.isalnum() and not _DECADE.match(text, offset + 1)


def _closes_single(text: str, offset: int) -> bool:
    """After a word or a stop, and not before a letter; "the soldiers’ homes" still looks like one."""
    after = text[offset + 1] if offset + 1 < len(text) else " "
    return not text[offset - 1].isspace() and not after.isalnum()

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
    for place, mark in enumerate(text):
        if mark not in _MARKS:
            continue
        depth = _closes(text, place, opened)
        if depth is not None:
            span = Span(opened[depth][1] + 1, place)
            del opened[depth:]
            while found and found[-1].start > span.start:
                found.pop()
            found.append(span)
        elif _opens(text, place):
            opened.append((mark, place))
            del opened[:-DEEPEST]
    return [span for span in found if span.of(text).strip()]


def _closes(text: str, place: int, opened: list[tuple[str, int]]) -> int | None:
    """The index in `opened` of the mark that the one at `place` closes."""
    mark = text[place]
    if mark in "'’" and not _closes_single(text, place):
        return None
    for depth in range(len(opened) - 1, -1, -1):
        opening, start = opened[depth]
        if mark in _CLOSING[opening] and place - start <= LONGEST:
            return depth
    return None


def _opens(text: str, place: int) -> bool:
    mark = text[place]
    if mark in "'‘":
        return _opens_single(text, place)
    return mark in _CLOSING and not (mark == "»" and not text[place + 1 : place + 2].isalnum())


def _opens_single(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return not before.isalnum() and after.isalnum() and not _DECADE.match(text, place + 1)


def _closes_single(text: str, place: int) -> bool:
    """After a word or a stop, and not before a letter; "the soldiers’ homes" still looks like one."""
    after = text[place + 1] if place + 1 < len(text) else " "
    return not text[place - 1].isspace() and not after.isalnum()

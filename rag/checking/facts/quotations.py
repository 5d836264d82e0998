"""Words in quotation marks, and whether a text has them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rag.types import Span

# Each opening mark with those that close it. „…“ is German, »…« too.
_CLOSING = {"“": "”", "«": "»", "„": "“”", "»": "«", "‹": "›", '"': '"', "‘": "’", "'": "'"}
_MARKS = frozenset("".join([*_CLOSING, *_CLOSING.values()]))
# An open quotation runs to here at most: a missing closing mark must not swallow a text.
LONGEST = 2_000
# Quotations inside of quotations that are followed; real ones have two.
DEEPEST = 4
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.)\s*")
_DECADE = re.compile(r"\d0s\b")
_EDGES = " \t\n.,;:!?–—-…"


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


def stands_in(quote: str, article_text: str) -> Span | None:
    """Where the text has the quoted words; None where it does not.

    Capitals, white space, styles of marks, dashes and accents, and punctuation at the ends do not count. Parts around
    an ellipsis must come in this order. The span reaches from the first to the last of them.
    """
    text, places = _normal(article_text)
    parts = [part for piece in _ELLIPSIS.split(quote) if (part := _normal(piece)[0].strip(_EDGES))]
    if not parts:
        return None
    found: list[tuple[int, int]] = []
    reached = 0
    for part in parts:
        start = next(_whole_words(text, part, reached), None)
        if start is None:
            return None
        reached = start + len(part)
        found.append((start, reached))
    return Span(places[found[0][0]], places[found[-1][1] - 1] + 1)


def _whole_words(text: str, part: str, start: int) -> Iterator[int]:
    """Where `part` stands in `text` from `start` on, not cut out of a longer word."""
    while (place := text.find(part, start)) >= 0:
        end = place + len(part)
        cuts_before = place > 0 and text[place - 1].isalnum() and part[0].isalnum()
        cuts_after = end < len(text) and text[end].isalnum() and part[-1].isalnum()
        if not cuts_before and not cuts_after:
            yield place
        start = place + 1


_ONE_MARK = str.maketrans(
    {
        **dict.fromkeys('“”„«»‹›"‘’‚`´', "'"),
        **dict.fromkeys("–—−‐‑", "-"),
    }
)


@lru_cache(maxsize=64)
def _normal(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in small letters, without accents and double white space, and where each character came from."""
    characters: list[str] = []
    places: list[int] = []
    space = True
    for place, character in enumerate(text.translate(_ONE_MARK)):
        if character.isspace():
            if not space:
                characters.append(" ")
                places.append(place)
            space = True
            continue
        if character == "'":  # marks inside a quotation change their style, and double ones become single
            continue
        for piece in character.lower() if character.isascii() else _folded(character):
            characters.append(piece)
            places.append(place)
        space = False
    return "".join(characters), tuple(places)


def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).lower()
    return "".join(each for each in decomposed if not unicodedata.combining(each))

"""Words in quotation marks, and whether a text has them."""

import re
import unicodedata
from functools import lru_cache

from rag.text.alphabets import UNPARTED
from rag.types import Span

# Each opening mark with those that close it. „…“ is German, »…« too.
_CLOSING = {"“": "”", "«": "»", "„": "“”", "»": "«", "‹": "›", '"': '"', "‘": "’", "'": "'", "「": "」", "『": "』"}
_MARKS = frozenset("".join([*_CLOSING, *_CLOSING.values()]))
# An open quotation runs to here at most: a missing closing mark must not swallow a text.
LONGEST = 2_000
# Quotations inside of quotations that are followed; real ones have two.
DEEPEST = 4
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.)\s*")
_DECADE = re.compile(r"\d0s\b")
_EDGES = " \t\n.,;:!?-…'。，、；：！？؟،؛۔।"
_UNPARTED = re.compile(f"[{UNPARTED}]")
# The combining class from which on a mark is an accent, and makes no other letter.
_ACCENTS = 10


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
    text = _plain(article_text)
    parts = [words for piece in _ELLIPSIS.split(quote) if (words := _plain(piece).strip(_EDGES).split())]
    start, reached = -1, 0
    for words in parts:
        match = _as_written(tuple(words)).search(text, reached)
        if match is None:
            return None
        start, reached = (match.start() if start < 0 else start), match.end()
    return Span(start, reached) if parts else None


@lru_cache(maxsize=256)
def _as_written(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words with any white space between them, not cut out of longer words."""
    before = r"(?<!\w)" if _parts_words(words[0][0]) else ""
    after = r"(?!\w)" if _parts_words(words[-1][-1]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def _parts_words(letter: str) -> bool:
    return letter.isalnum() and not _UNPARTED.match(letter)


def _without_accent(character: str) -> str:
    """Its letter; as it is where it is made of more than a letter and accents: 한, が."""
    parts = unicodedata.normalize("NFKD", character)
    return parts[0] if all(unicodedata.combining(each) >= _ACCENTS for each in parts[1:]) else character


class _OneForAll(dict[int, str]):
    """For `str.translate`: each character in small letters, without accent, its mark or dash in one style.

    One character becomes one, so that places in the text stay.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if not character.isascii() and not character.isspace():
            character = _without_accent(character)
        small = character.lower()
        self[code] = small if len(small) == 1 else character
        return self[code]


_ONE_FOR_ALL = _OneForAll(
    {ord(mark): "'" for mark in '“”„«»‹›"‘’‚`´「」『』'} | {ord(dash): "-" for dash in "–—−‐‑"} | {ord("…"): "…"}
)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return text.translate(_ONE_FOR_ALL)

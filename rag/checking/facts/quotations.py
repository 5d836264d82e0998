"""Whether a text has the words of a quotation."""

import re
import unicodedata
from functools import lru_cache

from rag.text.alphabets import UNPARTED
from rag.types import Span

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.)\s*")
_EDGES = " \t\n.,;:!?-…'。，、；：！？؟،؛۔।"
_UNPARTED = re.compile(f"[{UNPARTED}]")
# The combining class from which on a mark is an accent, and makes no other letter.
_ACCENTS = 10


def find_quote(quote: str, article_text: str) -> Span | None:
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

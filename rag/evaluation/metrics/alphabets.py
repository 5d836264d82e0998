"""Where an answer in letters of any alphabet stands in a text: as whole words, where its alphabet parts words."""

import re
import unicodedata
from functools import lru_cache

from rag.text.alphabets import UNPARTED
from rag.types import Span

# Accents have a combining class from 10 on. Below it are marks that make another letter: が is not か.
_ACCENTS = 10
_BEGINS_UNPARTED = re.compile(f"[{UNPARTED}]")
_ENDS_UNPARTED = re.compile(f"[{UNPARTED}][\u3099\u309a]?$")


# Figures of other alphabets: ٣٥, ३५.
_OTHER_FIGURE = re.compile(r"(?![0-9])\d")


def has_other_letters(answer: str) -> bool:
    """Whether it has letters or figures that are not of ASCII."""
    return any(not character.isascii() and character.isalnum() for character in answer)


def convert_digits(text: str) -> str:
    """The text with each figure of another alphabet as one of 0 to 9; all else stays in its place."""
    return _OTHER_FIGURE.sub(lambda found: str(unicodedata.decimal(found.group())), text)


def occurrences(text: str, answer: str) -> list[Span]:
    """Where the answer stands in the text. Capitals, accents, marks and the style of figures do not count."""
    words = _plain(answer)[0].split()
    if not words:
        return []
    plain, origins = _plain(text)
    return [Span(origins[found.start()], origins[found.end() - 1] + 1) for found in _pattern(words).finditer(plain)]


def _pattern(words: list[str]) -> re.Pattern[str]:
    before = "" if _BEGINS_UNPARTED.match(words[0]) else f"(?<![^ {UNPARTED}\u3099\u309a])"
    after = "" if _ENDS_UNPARTED.search(words[-1]) else f"(?![^ {UNPARTED}])"
    return re.compile(before + " +".join(map(re.escape, words)) + after)


@lru_cache(maxsize=64)
def _plain(text: str) -> tuple[str, list[int]]:
    """Small letters without accents, figures as 0 to 9 and blanks for all else; and from where in the text each is."""
    folded = [(letter, index) for index, character in enumerate(text) for letter in _letters(character)]
    return "".join(letter for letter, _ in folded), [index for _, index in folded]


@lru_cache(maxsize=10_000)
def _letters(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.casefold())
    return "".join(_letter(part) for part in parts if unicodedata.combining(part) < _ACCENTS)


def _letter(part: str) -> str:
    if part.isdecimal():
        return str(unicodedata.decimal(part))
    return part if part.isalnum() or unicodedata.category(part).startswith("M") else " "

"""How the alphabets of the world part words."""

import re
from collections.abc import Iterator

# Characters of a pattern's class: letters of alphabets that put no blank between words: Thai, Lao, Burmese, Khmer,
# kana, Chinese.
UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)

# The same: signs of vowels that are written as marks, in alphabets of India, which part words. Python takes them for no
# letter.
VOWEL_SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d"
)

# Letters that are read from right to left: of Hebrew, Arabic and those beside them.
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

_CHINESE = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_THAI_AND_LAO = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e\u0e81-\u0eff"
_BURMESE = "\u1000-\u1049\u1050-\u109f"
_KHMER = "\u1780-\u17d3"

# A pattern for a run of letters of one kind. Where hiragana meet others a word mostly ends: 首相は辞任した.
RUN = "|".join(f"[{letters}]+" for letters in (_CHINESE, _HIRAGANA, _KATAKANA, _THAI_AND_LAO, _BURMESE, _KHMER))

_RUN_OF_CHINESE = re.compile(f"[{_CHINESE}]+")
_RUN_OF_HIRAGANA = re.compile(f"[{_HIRAGANA}]+")
_UNPARTED_LETTER = re.compile(f"[{UNPARTED}]")

# Words of Chinese and Japanese have mostly two letters; of an alphabet of sounds three are about a syllable.
_OF_TWO_FROM = "\u3005"
_LONG, _LONG_IN_SOUNDS = 2, 3


def pieces_of(run: str) -> Iterator[str]:
    """What stands for the words of a run of letters that nothing parts: each two neighbours, or three in an alphabet of
    sounds; all of a run that is not longer."""
    long = _LONG if run[0] >= _OF_TWO_FROM else _LONG_IN_SOUNDS
    yield from (run[at : at + long] for at in range(max(1, len(run) - long + 1)))


def is_unparted(word: str) -> bool:
    """Whether nothing parts it from its neighbours: it is a piece of a run."""
    return bool(_UNPARTED_LETTER.match(word))


def is_hiragana(word: str) -> bool:
    """Whether it has these letters alone: how words go together, and seldom a word that says what it is about."""
    return bool(_RUN_OF_HIRAGANA.fullmatch(word))


def has_leftward_letters(text: str) -> bool:
    return bool(_LEFTWARD.search(text))


def letters_of(word: str) -> str:
    """The letters of a piece of two Chinese ones, each of which is a word or half of one; "" for any other word."""
    return word if len(word) == _LONG and _RUN_OF_CHINESE.fullmatch(word) else ""

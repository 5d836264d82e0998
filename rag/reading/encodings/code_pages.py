"""Chooses the code page of a text that does not say its own: that under which its words are the most likely ones.

Most bytes are some letter in each code page, so what decides is which letters a language writes (`letter_counts`), and
how: a capital does not stand inside a small word, nor £ inside any, nor Ł before a figure. Words of ASCII alone tell
the language. One sentence is enough where a language writes more than ASCII.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from rag.reading.encodings.letter_counts import HANGUL, KANA, KANJI, LETTERS, SIMPLIFIED, TRADITIONAL, WORDS

WESTERN = ("en", "es", "fr", "de", "it", "pt", "nl", "ca", "da", "nb", "sv", "fi", "is", "sq", "et")
CENTRAL = ("pl", "cs", "sk", "hu", "ro", "sl", "sh", "de")
CYRILLIC = ("ru", "uk", "bg", "mk")

# Each with the languages that are written in it, and how much rarer than windows-1252 it is, as a logarithm.
PAGES: Mapping[str, tuple[tuple[str, ...], float]] = {
    "cp1252": (WESTERN, 0),
    "cp1250": (CENTRAL, -3),
    "cp1251": (CYRILLIC, -1),
    "cp1254": (("tr",), -1),
    "cp1253": (("el",), -1),
    "cp1257": (("lt", "lv", "et"), -3),
    "cp1255": (("he",), -1),
    "cp1256": (("ar", "fa"), -1),
    "iso8859-15": (WESTERN, -2),
    "iso8859-2": (CENTRAL, -4),
    "iso8859-5": (CYRILLIC, -3),
    "iso8859-7": (("el",), -4),
    "koi8-r": (("ru",), -3),
    "koi8-u": (("uk",), -3.5),
    "mac-roman": (WESTERN, -4),
    "cp850": (WESTERN, -4),
    "cp437": (WESTERN, -5),
    "cp852": (CENTRAL, -5),
    "cp866": (CYRILLIC, -4),
    "mac-cyrillic": (CYRILLIC, -5),
    "cp932": (("ja",), -1),
    "euc-jp": (("ja",), -2),
    "gb18030": (("zh",), -1),
    "big5": (("zh-hant",), -1),
    "cp949": (("ko",), -1),
}

# How often a foreign word in a text is one of these languages; the others count 1.
_FAMILIAR = {
    "en": 4,
    "es": 4,
    "fr": 4,
    "de": 4,
    "it": 3,
    "pt": 3,
    "pl": 2,
    "cs": 2,
    "sl": 0.5,
    "sq": 0.5,
    "is": 0.5,
    "lv": 0.3,
    "lt": 0.3,
}

# Bytes of words that are looked at: with these, 249 of 250 texts of 2,000 characters are read right.
_LOOKED_AT = 3_000
_SAMPLE = 1_000_000  # bytes in which these are sought
_WORD = re.compile(rb"[!-~]{0,40}[\x80-\xff][^\x00-\x20]{0,60}")
_ASCII_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]{2,9}(?![A-Za-z\x80-\xff])")
_WORDS_READ = 2_000
_HIT = 1.5  # what a word of a language speaks for it, as a logarithm
_LETTERS_COUNTED = 200  # of words of ASCII: a text of a page has enough of them to drown all else
_MOST_OTHERS = 0.15  # as in Czech
_SPOKEN = 20  # and all of them together, for the language that has most

# Logarithms of how likely a character is. `_FOREIGN`: a letter that the language does not write, as in a name.
_FOREIGN = math.log(2e-6)
_UNKNOWN = math.log(1e-8)  # in the place of a letter or a sign that no text of any language has
_IMPOSSIBLE = math.log(1e-12)
_ASCII = math.log(0.05)
_CAPITAL = math.log(0.04)
_OTHERS = math.log(0.05)  # that a word is of another language than its text
_ODD = math.log(1e-3)  # a capital in a small word, a letter at a figure, a sign within a word
_MIXED = math.log(1e-5)  # letters of two alphabets side by side
_UNUSUAL = math.log(0.05)  # a dash without blanks between two words, ’ before one
_SIGNS = {
    **dict.fromkeys("’“”", math.log(3e-3)),
    **dict.fromkeys("‘«»„–—\xa0、。，「」", math.log(1e-3)),
    **dict.fromkeys("…€£•·‚‹›", math.log(2e-4)),
    **dict.fromkeys("°§½¿¡©®™²³¼¾ºª\xad×¥¢‐‑′؟،؛・：；？！（）《》『』【】～％", math.log(5e-5)),
    **dict.fromkeys("´¨±¶†‡‰µ¬¦¯¸¤÷¹", math.log(1e-6)),
}
_MONEY = frozenset("€£¥¢")
_JOINTS = frozenset("’´‐‑·\xa0\xad・")
_DASHES = frozenset("–—…")
_BY_RANK = 0.2, 15  # the n-th character of a writing system is about 0.2 / (n + 15) of its texts
_SHARE_OF_KANJI = 0.3


@dataclass(frozen=True, slots=True)
class Choice:
    """A code page, and how likely a byte of its words is on average, as a logarithm.

    `other` is the next in likelihood of those that would give another text, and `margin` how much less likely it is.
    """

    page: str
    mean: float
    other: str
    margin: float


def choose(content: bytes, spoken_in: bytes) -> Choice:
    """The code page of bytes that are no UTF-8. `spoken_in` is what the language may be told by besides."""
    words = list(_words(content[:_SAMPLE]))
    spoken = _spoken(spoken_in[:_SAMPLE])
    likely = {page: _likelihood(page, words, spoken) for page in PAGES}
    best, *others = sorted(PAGES, key=lambda page: -likely[page])
    read = [word.decode(best, "replace") for word in words]
    other = next((each for each in others if [word.decode(each, "replace") for word in words] != read), others[0])
    return Choice(best, likely[best] / max(sum(map(len, words)), 1), other, likely[best] - likely[other])


def is_likelier_utf8(content: bytes, page: str) -> bool:
    """Whether bytes that are valid UTF-8 are that, rather than letters of a code page that look so by chance."""
    words = list(_words(content[:_SAMPLE]))
    spoken = _spoken(content[:_SAMPLE])
    read = (word.decode("utf-8", "replace") for word in words)
    return likelihood(read, [*LETTERS, *_SYSTEMS], spoken) > _likelihood(page, words, spoken)


def likelihood(words: Iterable[str], languages: Sequence[str], spoken: Mapping[str, float]) -> float:
    """How likely words are in the likeliest of the languages, `spoken` being what is known of these."""
    totals = dict.fromkeys([*languages, *spoken], 0.0)
    for word in words:
        of = {language: _word(word, language) for language in languages}
        foreign = _mean(of) + _OTHERS
        for text in totals:
            totals[text] += max(of.get(text, foreign), foreign)
    return max(spoken.get(text, 0.0) + total for text, total in totals.items())


def _likelihood(page: str, words: Iterable[bytes], spoken: Mapping[str, float]) -> float:
    languages, rarity = PAGES[page]
    return rarity + likelihood((word.decode(page, "replace") for word in words), languages, spoken)


def _words(content: bytes) -> Iterator[bytes]:
    """Different words with bytes beyond ASCII, from the beginning."""
    seen: set[bytes] = set()
    length = 0
    for match in _WORD.finditer(content):
        if match[0] not in seen:
            seen.add(match[0])
            length += len(match[0])
            yield match[0]
        if length > _LOOKED_AT:
            return


def _spoken(content: bytes) -> dict[str, float]:
    """What the words of ASCII alone say for each language: which they are, and that so many have no other letter."""
    hits = dict.fromkeys(LETTERS, 0)
    letters = 0
    for match in islice(_ASCII_WORD.finditer(content), _WORDS_READ):
        letters += len(match[0])
        for language in _languages_of().get(match[0].decode().lower(), ()):
            hits[language] += 1
    each = min(_HIT, _SPOKEN / max(*hits.values(), 1))
    return {
        language: each * count + min(letters, _LETTERS_COUNTED) * _ascii_letter(language)
        for language, count in hits.items()
    }


@cache
def _ascii_letter(language: str) -> float:
    """How likely a letter is one of ASCII, as a logarithm; words of ASCII stand in texts of any alphabet."""
    others = sum(int(entry[1:]) for entry in LETTERS[language].split()) / 100_000
    return math.log(1 - min(others, _MOST_OTHERS))


@cache
def _languages_of() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, words in WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return found


def _mean(of: Mapping[str, float]) -> float:
    """The logarithm of the mean over languages of what these are logarithms of."""
    most = max(of.values())
    weights = {language: _FAMILIAR.get(language, 1) for language in of}
    shares = (weights[language] * math.exp(value - most) for language, value in of.items())
    return most + math.log(sum(shares) / sum(weights.values()))


def _word(word: str, language: str) -> float:
    letters = _letters(language)
    capitals = sum(map(str.isupper, word))
    total = _CAPITAL * (1 if word.isupper() else capitals)
    before = ""
    for at, character in enumerate(word):
        after = word[at + 1 : at + 2]
        total += _ASCII if character < "\x80" else _character(character, letters) + _fit(before, character, after)
        before = character
    return total


def _character(character: str, letters: Mapping[str, float]) -> float:
    if character in letters:
        return letters[character]
    if character in _SIGNS:
        return _SIGNS[character]
    category = unicodedata.category(character)
    if category[0] == "L" or category == "Mn":
        return _FOREIGN if character.lower() in _written() else _UNKNOWN
    return _IMPOSSIBLE if category[0] == "C" or character == "\ufffd" else _UNKNOWN


def _fit(before: str, character: str, after: str) -> float:
    """What speaks against a character between its neighbours."""
    if not character.isalpha() or character in "ªº":
        return _fit_of_sign(before, character, after)
    odd = before.isdigit() or after.isdigit()
    small_among_capitals = character.islower() and before.isupper() and after.isupper()
    turned = small_among_capitals or (character.isupper() and before.islower())
    mixed = _scripts_differ(before, character) + _scripts_differ(after, character)
    return _ODD * (odd + turned) + _MIXED * mixed


def _fit_of_sign(before: str, character: str, after: str) -> float:
    if character in _MONEY:
        return 0.0 if before.isdigit() or after.isdigit() else 2 * _ODD
    if not after.isalpha() or character in _JOINTS:
        return _UNUSUAL * (character == "’" and after.isalpha() and not before.isalnum())
    return (_UNUSUAL if character in _DASHES else _ODD) * before.isalpha()


def _scripts_differ(one: str, other: str) -> bool:
    """Whether a letter of ASCII stands at one of another alphabet. `other` is no ASCII."""
    return "A" <= one <= "z" and one.isalpha() and other > "ɏ"


@cache
def _letters(language: str) -> dict[str, float]:
    if language in _SYSTEMS:
        return _by_rank(language)
    letters: dict[str, float] = {}
    for entry in LETTERS[language].split():
        letters[entry[0]] = math.log(int(entry[1:]) / 100_000)
        letters.setdefault(entry[0].upper(), letters[entry[0]])
    return letters


_SYSTEMS = {"zh": (SIMPLIFIED,), "zh-hant": (TRADITIONAL,), "ko": (HANGUL,), "ja": (KANA, KANJI)}


def _by_rank(language: str) -> dict[str, float]:
    first, offset = _BY_RANK
    shares = (1 - _SHARE_OF_KANJI, _SHARE_OF_KANJI) if language == "ja" else (1.0,)
    return {
        character: math.log(share * first / (rank + offset))
        for characters, share in zip(_SYSTEMS[language], shares, strict=True)
        for rank, character in enumerate(characters)
    }


@cache
def _written() -> frozenset[str]:
    """Letters that some language writes; the rarer ideographs and syllables are such too."""
    known = {letter for language in LETTERS for letter in _letters(language)}
    return frozenset(known | set(map(chr, range(0x4E00, 0x9FA6))) | set(map(chr, range(0xAC00, 0xD7A4))))

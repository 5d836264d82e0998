"""Cuts words to their stems, by the language of the text and the letters of the word: by Snowball's rules or by ours.

A word in letters that its language is not written in (a name in Latin letters in a Russian text) is cut by the rules of
its own letters. Words are given folded (`rag.text.letters`), and so accents never keep two forms apart.
"""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import snowballstemmer

from rag.language import registry

# Letters by their first and last code: the rules for a word in them where the text is in no language that has others.
_BY_LETTERS = (
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "russian"),
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0900, 0x097F, "hindi"),
    (0x0B80, 0x0BFF, "tamil"),
    (0xAC00, 0xD7A3, "korean"),
)
_OTHERS_FROM = 0x0370

ENGLISH = registry.ENGLISH.code
_LATIN = "english"

# By letters that more than one language is written in: the rules that another language has its own in place of.
_OF_SCRIPT = {"LATIN": _LATIN, "CYRILLIC": "russian", "ARABIC": "arabic", "DEVANAGARI": "hindi"}

# For each language with rules of its own: those that they stand in the place of, and they.
LANGUAGES = {
    code: (_OF_SCRIPT[language.script], language.stemmer)
    for code, language in registry.LANGUAGES.items()
    if language.stemmer and language.stemmer != _OF_SCRIPT[language.script]
}

# The rules for words in Latin letters.
LATIN = frozenset({_LATIN, *(by for replaced, by in LANGUAGES.values() if replaced == _LATIN)})

# Endings that Snowball has no rules for, each list longest first once it is sorted.
# Ukrainian: of adjectives, nouns and verbs; where they are cut, a vowel that alternates (рік, року) stays as it is.
_UKRAINIAN = """
ого ому ими ій ої ою ий им іх их ії ею єю ам ям ами ями ах ях ів ові еві єві ом ем єм а я у ю о е є и і ь
ати ити іти ти в ла ло ли ає ають ить ять уть ють ує ують ив ила ило или ав ала ало али ено ена ені ений ано ана ані
аний ння ння
ення іння ання енням анням інням енні анні інні
""".split()
_REFLEXIVE = ("ся", "сь")

# What makes a verb of Russian or Ukrainian one of a single deed (критиковал, раскритиковал), where enough is left.
_OF_DEEDS = tuple("рас раз роз по за от об про при на вы ви пере пре".split())
_ENOUGH_LEFT = 8

# Korean: particles, and the endings of verbs made of a noun (사임하다) or of sentences.
_KOREAN = """
으로부터 로부터 에게서 에서는 에서도 에서 에게 한테 께서 으로 부터 까지 이라고 라고 이라는 라는 처럼 보다 마다 밖에
이나 이며 들이 들은 들을 들의 들에게 은 는 이 가 을 를 의 에 로 와 과 도 만 들 했습니다 했습니까 합니다 합니까
했나요 하나요 했다고 한다고 했으며 했지만 했다 한다 하는 하고 하며 하기 하기로 했던 한 할 해 됐습니다 됐습니까
됩니다 됩니까 됐나요 되나요 되었다 됐다고 됐다 된다 되는 되고 되며 됐던 된 될 했는가 되는가 습니다 습니까 었다 았다
였다 나요 는가 다 요
""".split()

# Hebrew: what is written before a word as one with it, and the commonest endings.
_HEBREW_BEFORE = frozenset("הובלמשכ")
_HEBREW = ("ים", "ות", "ה")

# Arabic, after Snowball: the feminine ending, which `fold` has as it is mostly typed, and what is left of its plural.
_ARABIC = ("ه", "ا")

# Letters that a stem has at least.
_SHORTEST = 3
_SHORTEST_SYLLABLES = 2

# One for each thread: the stemmers work on their own state.
_local = threading.local()

_longest_first = partial(sorted, key=len, reverse=True)
_ENDINGS = {
    "ukrainian": tuple(_longest_first(set(_UKRAINIAN))),
    "korean": tuple(_longest_first(set(_KOREAN))),
    "hebrew": _HEBREW,
    "arabic": _ARABIC,
}


def rules_for(word: str, language: str) -> str:
    """The name of the rules by which a word of a text in a language is cut; "" where there are none."""
    first = ord(word[0])
    own = _LATIN if first < _OTHERS_FROM else _of_letters(first)
    replaced, by = LANGUAGES.get(language[:2], ("", ""))
    return by if own == replaced else own


def _of_letters(code: int) -> str:
    return next((rules for first, last, rules in _BY_LETTERS if first <= code <= last), "")


def cut(word: str, rules: str) -> str:
    """The stem of a word by the rules of this name."""
    return _OWN[rules](word) if rules in _OWN else str(_snowball(rules).stemWord(word))


def _snowball(rules: str) -> Any:
    stemmers: dict[str, Any] = vars(_local)
    if rules not in stemmers:
        stemmers[rules] = snowballstemmer.stemmer(rules)
    return stemmers[rules]


def _ukrainian(word: str) -> str:
    bare = word.replace("'", "")
    for ending in _REFLEXIVE:
        bare = bare.removesuffix(ending) if len(bare) > _SHORTEST + len(ending) else bare
    return _without_deed(_without_ending(bare, "ukrainian", _SHORTEST))


def _russian(word: str) -> str:
    return _without_deed(str(_snowball("russian").stemWord(word)))


def _without_deed(stem: str) -> str:
    found = (each for each in _OF_DEEDS if stem.startswith(each) and len(stem) - len(each) >= _ENOUGH_LEFT)
    return stem.removeprefix(next(found, ""))


def _korean(word: str) -> str:
    return _without_ending(word, "korean", _SHORTEST_SYLLABLES)


def _hebrew(word: str) -> str:
    while len(word) > _SHORTEST and word[0] in _HEBREW_BEFORE:
        word = word[1:]
    return _without_ending(word, "hebrew", _SHORTEST)


def _arabic(word: str) -> str:
    return _without_ending(str(_snowball("arabic").stemWord(word)), "arabic", _SHORTEST)


def _without_ending(word: str, rules: str, shortest: int) -> str:
    found = (each for each in _ENDINGS[rules] if word.endswith(each) and len(word) - len(each) >= shortest)
    return word.removesuffix(next(found, ""))


def _as_it_is(word: str) -> str:
    return word


_OWN: dict[str, Callable[[str], str]] = {
    "": _as_it_is,
    "russian": _russian,
    "ukrainian": _ukrainian,
    "korean": _korean,
    "hebrew": _hebrew,
    "arabic": _arabic,
}

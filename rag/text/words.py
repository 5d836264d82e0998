"""What a word is: the same for indexing, for questions and for choosing quotations.

`language` is the code of the one that a text or a question is in: by it words are cut to their stems.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rag.language.en.function_words import STOP_WORDS
from rag.text.alphabets import RUN, UNPARTED, VOWEL_SIGNS, is_unparted, letters_of, pieces_of
from rag.text.letters import fold as fold  # what reads words reads them so, wherever it has them from
from rag.text.spellings import one_sound, one_spelling
from rag.text.stemming import ENGLISH, LATIN, cut, rules_for

# Letters, digits and what joins them inside a word or a number: O'Neil, 1,200, 3.5, U.S., long-range is two words.
_WORD = re.compile(r"\w+(?:[.,]\d+)*(?:'\w+)?")
# The same where some letters are of alphabets that write vowels as marks, or put no blank between words: 14人 is two.
_LETTER = rf"(?:[^\W{UNPARTED}][{VOWEL_SIGNS}]*)"
_WORD_OF_ANY = re.compile(rf"{_LETTER}+(?:[.,]\d+)*(?:'{_LETTER}+)?|{RUN}")
_NEEDS_IT = re.compile(f"[{UNPARTED}{VOWEL_SIGNS}]")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?")
# "US" in capitals is the country, and not the pronoun that it becomes in lower case.
_UNITED_STATES = re.compile(r"\bUSA?\b|\bUnited States(?: of America)?\b")
_UNITED_KINGDOM = re.compile(r"\bUnited Kingdom\b")

# A word is cut to so many characters, as the embedding model does not read a longer one either; the longest real one of
# 4,623 articles has 61, but for one key of a machine. What is longer would be kept whole by every table of words.
LONGEST_WORD = 100


def words(text: str) -> list[str]:
    """The words of `text` in order: lower case, without accents, possessive endings, and points or commas inside."""
    undotted = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    folded = fold(_UNITED_KINGDOM.sub("uk", _UNITED_STATES.sub("usa", undotted)))
    if _NEEDS_IT.search(folded):
        return list(_words_of_any(folded))
    return [_bare(word[:LONGEST_WORD]) for word in _WORD.findall(folded)]


def _words_of_any(folded: str) -> Iterator[str]:
    for word in _WORD_OF_ANY.findall(folded):
        if is_unparted(word):
            yield from pieces_of(word)
        else:
            yield _bare(word[:LONGEST_WORD])


def _bare(word: str) -> str:
    return word if word.isalnum() else word.removesuffix("'s").replace(",", "")


def stems(text: str, language: str = ENGLISH) -> list[str]:
    """The words of `text`, each cut to its stem: "conditions" and "condition" are one."""
    return [stem(word, language) for word in words(text)]


def terms(text: str, language: str = ENGLISH) -> list[str]:
    """What a text is found by: its stems, and after them the letters that pairs of Chinese ones are made of, each once.

    病床 is no 床位, and yet says 床.
    """
    found = stems(text, language)
    return [*found, *unique(letter for each in found for letter in letters_of(each))]


def content_stems(text: str) -> list[str]:
    """The stems of the words that are not function words of English, each once, in order."""
    return unique(stem(word) for word in words(text) if word not in STOP_WORDS)


def unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


@lru_cache(maxsize=200_000)
def stem(word: str, language: str = ENGLISH) -> str:
    """The stem of a word as `words` gives it; the spellings of one name have one stem."""
    rules = rules_for(word, language)
    return one_sound(cut(one_spelling(word), rules)) if rules in LATIN else cut(word, rules)

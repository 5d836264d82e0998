"""What a word is: the same for indexing, for questions and for choosing quotations."""

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import filterfalse

import snowballstemmer

from rag.text.spellings import one_sound, one_spelling

# Letters, digits and what joins them inside a word or a number: O'Neil, 1,200, 3.5, U.S., long-range is two words.
_WORD = re.compile(r"\w+(?:[.,]\d+)*(?:'\w+)?")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?")
# "US" in capitals is the country, and not the pronoun that it becomes in lower case.
_UNITED_STATES = re.compile(r"\bUSA?\b|\bUnited States(?: of America)?\b")
_UNITED_KINGDOM = re.compile(r"\bUnited Kingdom\b")

# Function words: they say how a question is asked and not what it is about.
STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as at be been before being but by can could did do does done doing down
    during each either else for from further had has have having he her here hers him his how i if in into is it its
    itself just let like many may me might more most much must my no nor not of off on once only or other our ours out
    over own per shall she should so some such than that the their theirs them then there these they this those through
    to too under until up upon us very was we were what when where whether which while who whom whose why will with
    would you your yours s t re ve ll d m
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
)

# A word is cut to so many characters, as the embedding model does not read a longer one either; the longest real one of
# 4,623 articles has 61, but for one key of a machine. What is longer would be kept whole by every table of words.
LONGEST_WORD = 100

# One for each thread: the stemmer works on its own state.
_local = threading.local()


def words(text: str) -> list[str]:
    """The words of `text` in order: lower case, without accents, possessive endings, and points or commas inside."""
    undotted = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    folded = fold(_UNITED_KINGDOM.sub("uk", _UNITED_STATES.sub("usa", undotted)))
    found = (word[:LONGEST_WORD] for word in _WORD.findall(folded))
    return [word if word.isalnum() else word.removesuffix("'s").replace(",", "") for word in found]


def stems(text: str) -> list[str]:
    """The words of `text`, each cut to its stem (Snowball English): "conditions" and "condition" are one."""
    return [stem(word) for word in words(text)]


def content_stems(text: str) -> list[str]:
    """The stems of the words that are not function words, each once, in order."""
    return unique(stem(word) for word in words(text) if word not in STOP_WORDS)


def unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def fold(text: str) -> str:
    """Lower case without accents, with a straight apostrophe: Zelenskyý is zelenskyy, and O’Neil is o'neil."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    return "".join(filterfalse(unicodedata.combining, decomposed))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word as `words` gives it; the spellings of one name have one stem."""
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        stemmer = _local.stemmer = snowballstemmer.stemmer("english")
    return one_sound(str(stemmer.stemWord(one_spelling(word))))

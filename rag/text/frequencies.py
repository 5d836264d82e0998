"""How common a word is in news, from a table: which words of a question weigh much, whatever the library holds.

A small library cannot tell: in five articles about one war, "war" is as rare as "bread".
"""

import math
from collections.abc import Collection, Set
from functools import cache
from importlib.resources import files

from rag.language.en.synonyms import SYNONYMS
from rag.text.alphabets import is_unparted
from rag.text.spellings import STANDS_FOR
from rag.text.words import stem

# The table was counted over this many passages of English news of 2024 to 2026 (`benchmarks/count_words.py`); a stem
# that is not in it was in fewer than 3 of them.
_PASSAGES = 43_722
_RARE = 2

# A Chinese letter by itself is a word, or half of one and in many others.
_LETTER = 0.25


@cache
def _table() -> dict[str, int]:
    lines = files("rag.language.en").joinpath("frequencies.tsv").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (line.split("\t") for line in lines)}


def weight(word: str) -> float:
    """Inverse document frequency of a stem, scaled so that a word nobody has seen weighs 1.

    ln(N / n) / ln(N / n_rare), after Sparck Jones 1972.
    """
    if len(word) == 1 and is_unparted(word):
        return _LETTER
    seen = _table().get(word, _RARE)
    return math.log(_PASSAGES / seen) / math.log(_PASSAGES / _RARE)


def is_known(word: str) -> bool:
    """Whether a stem is one of English news."""
    return word in _table()


def coverage(wanted: Collection[str], there: Set[str]) -> float:
    """The share of the stems `wanted` that are `there`, each by its weight; 0 to 1."""
    total = sum(weight(each) for each in wanted)
    return sum(weight(each) for each in wanted if is_there(each, there)) / total if total else 0.0


def is_there(wanted: str, there: Set[str]) -> bool:
    """Whether a stem is there, or one that news uses for the same: Moscow and Russia."""
    return not meanings(wanted).isdisjoint(there)


@cache
def meanings(wanted: str) -> frozenset[str]:
    """The stem; the country that it speaks for, and what speaks for it or for that country; its synonyms."""
    speaks_for = {stem(capital): stem(country) for capital, country in STANDS_FOR.items()}
    country = speaks_for.get(wanted, wanted)
    capitals = (capital for capital, its in speaks_for.items() if its == country)
    return frozenset({wanted, country, *capitals}).union(*_synonyms().get(wanted, ()))


@cache
def _synonyms() -> dict[str, list[frozenset[str]]]:
    """For each stem the rows of the table that it stands in, stemmed."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in SYNONYMS.split("\n"):
        stems_of_row = frozenset(stem(word) for word in row.split())
        for each in stems_of_row:
            found.setdefault(each, []).append(stems_of_row)
    return found

"""Words that are no names, whatever letter they begin with."""

from functools import cache
from importlib.resources import files


@cache
def ordinary_words() -> frozenset[str]:
    """Words that news writes in small letters: 8,104 with at least 40 uses, 60 % of them small, in 5,279 articles.

    `benchmarks/mutation/ordinary_words.py` counts them.
    """
    return frozenset(files(__package__).joinpath("ordinary.txt").read_text(encoding="utf-8").split())

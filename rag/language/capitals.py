"""Capital and small letters of all alphabets that have them: Latin, Greek, Cyrillic, Armenian. For classes of patterns.

There is one of each. A class of Latin-1 alone takes "Şimşek" and "Żak" for no names, and one of "all but a to z" takes
"é" for a capital.
"""

from collections.abc import Iterable
from itertools import count, groupby

# From A to the last small letter of Armenian.
_ALPHABETS = range(0x41, 0x588)


def _ranges(letters: Iterable[str]) -> str:
    """As a class of a pattern has them: "A-ZÀ-Ö"."""
    step = count()
    runs = (list(run) for _, run in groupby(map(ord, letters), key=lambda code: code - next(step)))
    return "".join(chr(run[0]) if len(run) == 1 else f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


# What stands between the brackets of a class.
CAPITALS = _ranges(letter for letter in map(chr, _ALPHABETS) if letter.isupper())
SMALLS = _ranges(letter for letter in map(chr, _ALPHABETS) if letter.islower())

# Classes: a capital letter, a small one, and a letter that is not small: a capital, or of an alphabet without any.
CAPITAL = f"[{CAPITALS}]"
SMALL = f"[{SMALLS}]"
NOT_SMALL = rf"[^\W\d_{SMALLS}]"

# A name where capital letters tell one: a word inside of a sentence, or two in a row.
NAMED = (
    rf"(?<![.!?…:»”\"]\s)(?<!^)(?<![“«„\"(])\b{CAPITAL}[\w’'-]+"
    rf"|\b{CAPITAL}[\w’'-]+ {CAPITAL}[\w’'-]+"
)

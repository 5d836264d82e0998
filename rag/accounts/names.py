"""What a user may be called."""

import unicodedata

from rag.errors import InputError
from rag.text.characters import make_storable

# Characters of a name; longer ones are no names.
_LONGEST = 64

# Beside letters, marks and numbers. A colon ends the name in HTTP Basic, and blanks cannot be seen at an end.
_SIGNS = frozenset("._-@")


def fold(name: str) -> str:
    """The name as it is compared: two that look alike but for capitals and the way they are written are one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", make_storable(name)).casefold())


def check_name(name: str) -> str:
    """The name as it is kept. Raises InputError for what cannot be one."""
    kept = unicodedata.normalize("NFKC", name)
    if not kept or len(kept) > _LONGEST or not kept[0].isalnum() or not all(map(_allowed, kept)):
        raise InputError(
            f"the name {_shown(name)} cannot be used: take 1 to {_LONGEST} letters, numbers, dots, dashes, _ and @, "
            "a letter or a number first"
        )
    return kept


def _allowed(character: str) -> bool:
    return character in _SIGNS or unicodedata.category(character)[0] in "LMN"


def _shown(name: str) -> str:
    """The name as a message shows it, whatever it holds."""
    return ascii(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…")

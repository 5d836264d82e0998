"""Passwords as argon2 hashes: what is kept of one is of no use to who steals it."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rag.errors import InputError

# Characters. NIST SP 800-63B asks for 8 at least, and for 15 where nothing else is asked for; tries are limited here.
SHORTEST = 12
_LONGEST = 1000  # a passphrase is shorter, and whoever is not known must not make us hash a book

# The library's own parameters, those of RFC 9106 for little memory: 64 MiB and about 50 ms on a laptop.
_HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """What is kept of a password. Raises InputError for one that is too short or too long."""
    normal = _normal(password)
    if not SHORTEST <= len(normal) <= _LONGEST:
        raise InputError(
            f"the password has {len(normal)} characters: take {SHORTEST} to {_LONGEST}, as four words that belong to "
            "nothing"
        )
    return _HASHER.hash(normal)


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password. Takes as long where there is none to compare with, so that nobody learns that."""
    try:
        return _HASHER.verify(_nobodys() if kept is None else kept, _normal(password)[:_LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("the password of nobody")


def _normal(password: str) -> str:
    """One form, however a keyboard writes an accent; half a character is none."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()

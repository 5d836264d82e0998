"""Passwords as hashes."""

import unicodedata

import pytest

from rag.accounts.passwords import SHORTEST, hash_password, is_right
from rag.errors import InputError

GOOD = "zebra harbour löwe quince"


def test_a_password_is_right_for_its_hash_alone() -> None:
    """However the keyboard writes its accents; the hash is another one each time, and does not hold it."""
    kept = hash_password(GOOD)
    assert is_right(unicodedata.normalize("NFD", GOOD), kept)
    assert not is_right(f"{GOOD}.", kept)
    assert kept.startswith("$argon2id$")
    assert kept != hash_password(GOOD)


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST - 1), "x" * 1001])
def test_a_password_that_cannot_be_used_is_refused(password: str) -> None:
    """It is not shown."""
    with pytest.raises(InputError, match=f"the password has {len(password)} characters"):
        hash_password(password)


@pytest.mark.parametrize("kept", [None, "", "no hash", "$argon2id$v=19$m=65536,t=3,p=4$AAAA$AAAA"])
def test_nothing_is_right_for_no_hash(kept: str | None) -> None:
    """Not even the password that stands in for one, nor one of half characters."""
    assert not is_right("the password of nobody", kept)
    assert not is_right("\ud800" * 5000, kept)

"""Capital and small letters."""

import re

import pytest

from rag.language.capitals import CAPITAL, NAMED, NOT_SMALL, SMALL


@pytest.mark.parametrize("letter", "AZÉÞŠŻĀΩЖҐԱ")
def test_capitals_of_all_alphabets(letter: str) -> None:
    """With their small forms."""
    assert re.fullmatch(CAPITAL, letter)
    assert not re.fullmatch(CAPITAL, letter.lower())
    assert re.fullmatch(SMALL, letter.lower())


def test_a_letter_without_case_is_not_small() -> None:
    """Names begin with it; with a small letter, a figure or a mark none does."""
    assert re.fullmatch(NOT_SMALL, "王")
    assert not any(re.fullmatch(NOT_SMALL, sign) for sign in ("é", "ž", "1", "_", "-"))


def test_names_inside_of_a_sentence() -> None:
    """At its beginning only two capitals in a row tell one."""
    assert re.findall(NAMED, "Gestern kam Şimşek. Rosa Żak ging.") == ["Şimşek", "Rosa Żak"]

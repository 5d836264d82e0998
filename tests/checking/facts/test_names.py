"""Names in their places."""

import pytest

from tests.checking.facts.examples import kinds

CALL = (
    "Russian President Vladimir Putin told French President Emmanuel Macron that Moscow would win. "
    "The North Atlantic Treaty Organization met in Riga. Kiev asked for help, the Texas senator said."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Putin told Macron that Russia would win.",
        "NATO met in Riga.",
        "Kyiv asked for help.",
        "Vladimir Putin told Emmanuel Macron that Moscow would win.",
    ],
)
def test_other_forms_of_a_name_are_the_name(claim: str) -> None:
    """A last name, letters for words, another spelling, a capital for its country."""
    assert "name" not in kinds(claim, CALL)


@pytest.mark.parametrize(
    "claim",
    [
        "Macron told Putin that Moscow would win.",
        "Vladimir Putin told Olaf Scholz that Moscow would win.",
        "French President Vladimir Putin told Emmanuel Macron that Moscow would win.",
        "Ukrainian President Vladimir Putin told Macron that Moscow would win.",
        "The North Atlantic Treaty Organization met in Vilnius.",
    ],
)
def test_another_name_in_the_place_is_seen(claim: str) -> None:
    assert "name" in kinds(claim, CALL)

"""Who holds which office."""

import pytest

from rag.checking.facts.roles import offices_in
from tests.checking.facts.examples import against

TEXT = (
    "Deputy Foreign Minister Ada Holm invited the union to talks. "
    "The adviser to the board, Jan Berg, called it a start. "
    "Ulf Quill, the mayor of Toft, agreed."
)


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("Deputy Foreign Minister Ada Holm left.", "minister", "Ada Holm"),
        ("The adviser to the board, Jan Berg, left.", "adviser", "Jan Berg"),
        ("Ulf Quill, the mayor of Toft, left.", "mayor", "Ulf Quill"),
        ("The party’s spokeswoman, Ada Holm, left.", "spokeswoman", "Ada Holm"),
    ],
)
def test_an_office_is_read_before_and_after_a_name(text: str, office: str, name: str) -> None:
    assert (office, name) in {(each.office, each.name) for each in offices_in(text)}


@pytest.mark.parametrize(
    ("claim", "objects"),
    [
        ("Foreign Minister Jan Berg called it a start.", True),
        ("The mayor, Ada Holm, invited the union to talks.", True),
        ("Jan Berg, the adviser to the board, called it a start.", False),
        ("Minister Ada Holm invited the union to talks.", False),
        ("The politician Ada Holm invited the union to talks.", False),
        ("Mayor Eva Lind called it a start.", False),
    ],
)
def test_another_ones_office_is_objected_to(claim: str, objects: bool) -> None:
    """And not one that the passage gives to nobody, nor to a person of whom it gives none."""
    said = {each.message for each in against(claim, TEXT) if " is the " in each.message}
    assert bool(said) is objects

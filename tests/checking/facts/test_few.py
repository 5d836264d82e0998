"""Few and a few."""

import pytest

from tests.checking.facts.examples import kinds

BOTH = "Few voters in Lodz trust the board, and a few have asked for a recount."


@pytest.mark.parametrize(
    ("claim", "text", "wrong"),
    [
        ("A few shops stayed open.", "A few shops stayed open.", False),
        ("Few shops stayed open.", "Only a few shops stayed open.", False),
        ("Few shops stayed open.", "A few shops stayed open.", True),
        ("There is a little hope.", "There is little hope.", True),
        ("A few voters have asked for a recount.", BOTH, False),
        ("A few voters in Lodz trust the board.", BOTH, True),
    ],
)
def test_few_are_hardly_any_and_a_few_are_some(claim: str, text: str, wrong: bool) -> None:
    assert ("number" in kinds(claim, text)) is wrong

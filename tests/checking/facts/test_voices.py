"""Who does it to whom."""

import pytest

from tests.checking.facts.examples import kinds

MILL = "The old mill was bought by the dairy for a crown."
GOAT = "A goat chased the postman down Fore Street."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (MILL, "The old mill bought the dairy."),
        (MILL, "The dairy was bought by the old mill."),
        (GOAT, "A goat was chased by the postman."),
        (GOAT, "The postman chased a goat."),
        (GOAT, "The goat was chased down Fore Street."),
    ],
)
def test_roles_turned_round_are_seen(text: str, claim: str) -> None:
    assert "negation" in kinds(claim, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (MILL, "The dairy bought the old mill."),
        (MILL, "The old mill was bought for a crown."),
        (GOAT, "The postman was chased by a goat."),
        (GOAT, "The postman was chased down Fore Street."),
        ("She told the guard that it rained.", "The guard was told that it rained."),
        ("She told her son of it.", "She was told of it."),
        ("The ship sank off Oban.", "The ship was sunk off Oban."),
        ("Prices were raised by 5 percent.", "The bank raised prices by 5 percent."),
    ],
)
def test_the_other_voice_is_the_same(text: str, claim: str) -> None:
    """And where one side names no role, nothing is compared."""
    assert "negation" not in kinds(claim, text)

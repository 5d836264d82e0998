"""Few, and a few."""

import pytest

from tests.checking.facts.examples import against, kinds


@pytest.mark.parametrize(
    ("text", "claim", "message"),
    [
        ("A few guests came.", "Few guests came.", "the passage says “A few guests”, not “Few guests”"),
        ("Few guests came.", "A few guests came.", "the passage says “Few guests”, not “A few guests”"),
        ("There was little hope.", "There was a little hope.", "the passage says “little hope”, not “a little hope”"),
    ],
)
def test_the_article_turns_it_round(text: str, claim: str, message: str) -> None:
    assert message in {objection.message for objection in against(claim, text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [("A few guests came.", "A few guests came."), ("Few guests came.", "Few guests came.")],
)
def test_the_same_is_the_same(text: str, claim: str) -> None:
    assert kinds(claim, text) == set()

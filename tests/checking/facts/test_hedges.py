"""What is left open must not be claimed as a fact."""

import pytest

from tests.checking.facts.examples import against, kinds


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The rector may have burnt the letters.", "The rector burnt the letters."),
        ("The rector nearly burnt the letters.", "The rector burnt the letters."),
        ("The rector is expected to burn the letters.", "The rector burnt the letters."),
        ("The rector vowed to burn the letters.", "The rector has burnt the letters."),
        ("The rector would have burnt the letters.", "The rector burnt the letters."),
        ("The court told the rector to burn the letters.", "The rector burnt the letters."),
        ("The rector is suspected of burning the letters.", "The rector burnt the letters."),
        ("Rumours that the rector burnt the letters are untrue.", "The rector burnt the letters."),
        ("It is unclear whether the rector burnt the letters.", "The rector burnt the letters."),
        ("If the rector burns the letters, he is lost.", "The rector burns the letters."),
        ("Nearly all letters were burnt.", "All letters were burnt."),
        ("The rector might burn the letters.", "The rector will burn the letters."),
        ("Did the rector burn the letters?", "The rector burnt the letters."),
        ("The rector allegedly burnt the letters.", "The rector burnt the letters."),
    ],
)
def test_an_open_event_is_no_fact(text: str, claim: str) -> None:
    assert "negation" in kinds(claim, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The rector may have burnt the letters.", "The rector might have burnt the letters."),
        ("The rector may have burnt the letters.", "Perhaps the rector burnt the letters."),
        ("The rector nearly burnt the letters.", "The rector almost burnt the letters."),
        ("The rector is expected to burn the letters.", "The rector is to burn the letters."),
        ("The play will begin on Friday.", "The play begins on Friday."),
        ("She said it would be open.", "She said it was open."),
        ("The city may ban cars.", "The ban of cars is debated."),
        ("The rector vowed to burn the letters. The rector burnt the letters.", "The rector burnt the letters."),
        ("The rector, who may resign, burnt the letters.", "The rector burnt the letters."),
        ("The rector reportedly burnt the letters.", "A report says that the rector burnt the letters."),
        ("Rumours that the rector burnt the letters are untrue.", "The rector did not burn the letters."),
        ("It is unclear whether the rector, a chemist, burnt the letters.", "The rector is a chemist."),
    ],
)
def test_a_claim_that_leaves_it_open_too_is_right(text: str, claim: str) -> None:
    """Or that speaks of something else, or of what is said for certain elsewhere."""
    assert kinds(claim, text) == set()


def test_surer_than_the_passage_is_half_right() -> None:
    (objection,) = against("The rector will burn the letters.", "The rector might burn the letters.")
    assert (objection.message, objection.grave) == ("the passage says “might burn”", False)

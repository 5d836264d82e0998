"""What is denied, and what is not."""

import pytest

from tests.checking.facts.examples import against, kinds


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The bank neither confirmed nor denied the theft.", "The bank confirmed the theft."),
        ("The bank neither confirmed nor denied the theft.", "The bank denied the theft."),
        ("The bank has yet to pay the farmers.", "The bank paid the farmers."),
        ("The bank stopped short of paying the farmers.", "The bank paid the farmers."),
        ("Ms Orr was cleared of theft.", "Ms Orr was charged with theft."),
        ("Ms Orr denied plans to sell the mill.", "Ms Orr has plans to sell the mill."),
        ("Ms Orr has no interest in the mill.", "Ms Orr has an interest in the mill."),
        ("Ms Orr bought the mill instead of the farm.", "Ms Orr bought the farm."),
        ("The inspectors could not independently verify the count.", "The count was verified by the inspectors."),
        ("Few farmers were paid.", "Farmers were paid."),
        ("Ms Orr sold the mill.", "Ms Orr never sold the mill."),
    ],
)
def test_a_denial_left_out_or_put_in_is_seen(text: str, claim: str) -> None:
    assert "negation" in kinds(claim, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The bank neither confirmed nor denied the theft.", "The bank would not confirm the theft."),
        ("The bank has yet to pay the farmers.", "The bank has not paid the farmers."),
        ("The bank has not yet paid the farmers.", "The bank has yet to pay the farmers."),
        ("The bank stopped short of paying the farmers.", "The bank did not pay the farmers."),
        ("Ms Orr was cleared of theft.", "Ms Orr was acquitted of theft."),
        ("Ms Orr was cleared of theft.", "Ms Orr was found not guilty of theft."),
        ("Ms Orr has no interest in the mill.", "Ms Orr is not interested in the mill."),
        ("Ms Orr bought the mill instead of the farm.", "Ms Orr bought the mill."),
        ("Few farmers were paid.", "Not many farmers were paid."),
        ("Rumours that Ms Orr sold the mill are false.", "Ms Orr did not sell the mill."),
        ("The board scrapped the plan.", "The board dropped the plan."),
        ("A few farmers, who had not slept, were paid.", "Farmers were paid."),
    ],
)
def test_one_denial_can_be_said_for_the_other(text: str, claim: str) -> None:
    assert kinds(claim, text) == set()


def test_a_word_that_is_quoted_is_not_called_missing() -> None:
    """The reason says what is denied instead."""
    (objection,) = against("Ms Orr has not sold the mill.", "Ms Orr sold the mill but not the farm.")
    assert objection.message == "the claim denies what the passage says: “Ms Orr sold the mill but not”"

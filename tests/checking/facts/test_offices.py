"""Seats of government."""

import pytest

from rag.checking.facts.offices import align_offices


@pytest.mark.parametrize(
    ("claim", "evidence", "named"),
    [
        ("Downing Street froze the funds.", "Britain froze the funds.", "Britain froze the funds."),
        ("The White House said no.", "Washington said no.", "Washington said no."),
        ("Washington said no.", "The White House said no.", "the White House said no."),
        ("The American government said no.", "The White House said no.", "the White House said no."),
        ("The White House said no.", "The White House said no.", "The White House said no."),
        ("Downing Street said no.", "France said no.", "Downing Street said no."),
        ("Protesters marched in Washington.", "The White House said no.", "Protesters marched in Washington."),
    ],
)
def test_a_claim_gets_the_name_that_the_passage_has(claim: str, evidence: str, named: str) -> None:
    """Of the same government, and in what it does: in Washington is a place."""
    assert align_offices(claim, evidence) == named

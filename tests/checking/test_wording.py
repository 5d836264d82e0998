"""Claims in the words of the passage."""

import pytest

from rag.checking.wording import match_wording
from tests.checking.facts.examples import cited


@pytest.mark.parametrize(
    ("claim", "text", "worded"),
    [
        ("The mill nearly burnt.", "The mill almost burnt.", "The mill almost burnt."),
        ("Rain fell in spite of it.", "Rain fell despite it.", "Rain fell despite it."),
        ("The guard might have slept.", "The guard may have slept.", "The guard may have slept."),
        ("The guard did not sleep.", "The guard failed to sleep.", "The guard failed to sleep."),
        ("The dairy bought the mill.", "The mill was bought by the dairy.", "the mill was bought by The dairy."),
        ("Doctors found no signs of it.", "Doctors found no sign of it.", "Doctors found no sign of it."),
        ("Ann has not left.", "Rumours that Ann has left are false.", "Ann has left."),
        ("Ann did not leave.", "Rumours that Ann left are false.", "Ann left."),
        ("Moscow froze the funds.", "Russia froze the funds.", "Russia froze the funds."),
        ("The Chinese government said no.", "Beijing said no.", "Beijing said no."),
    ],
)
def test_what_means_the_same_is_worded_alike(claim: str, text: str, worded: str) -> None:
    assert match_wording(claim, [cited(text)]) == worded


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The mill burnt.", "The mill almost burnt."),
        ("The guard slept well.", "The guard hardly slept."),
        ("Ann has not left.", "Ann has left."),
        ("Ann has not left.", "Rumours that Ann has left came up."),
        ("Rain fell because of it.", "Rain fell despite it."),
        ("The bank raised it.", "The mill almost burnt."),
        ("", "The mill almost burnt."),
    ],
)
def test_what_means_something_else_stays(claim: str, text: str) -> None:
    """Neither a denial nor a doubt is put in or taken out."""
    assert match_wording(claim, [cited(text)]).lower().split()[:3] == claim.lower().split()[:3]

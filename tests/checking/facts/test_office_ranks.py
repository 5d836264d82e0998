"""Deputies, and who held an office once."""

import pytest

from rag.checking.facts.claim_evidence import gather
from rag.checking.facts.office_ranks import rank_objections
from tests.checking.facts.examples import against, cited

DEPUTY = "Deputy Prime Minister Ida Holm opened the bridge."
FORMER = "Former president Olaf Lind was arrested on Monday."


@pytest.mark.parametrize(
    ("passage", "claim", "found"),
    [
        (DEPUTY, "Prime Minister Ida Holm opened the bridge.", "Deputy Prime Minister Ida Holm"),
        (FORMER, "President Lind was arrested on Monday.", "Former president Olaf Lind"),
        ("Mayor Ida Holm resigned.", "Deputy Mayor Holm resigned.", "Mayor Ida Holm"),
    ],
)
def test_another_rank_is_another_office(passage: str, claim: str, found: str) -> None:
    """Whether it is left out or put in."""
    assert any(f"the passage says “{found}”" in each.message for each in against(claim, passage))


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (DEPUTY, "The bridge was opened by Deputy Prime Minister Holm."),
        (FORMER, "Ex-President Lind was arrested."),
        ("Acting mayor Ida Holm resigned.", "Interim mayor Ida Holm resigned."),
        (f"{FORMER} President Lind left office in 2019.", "President Lind was arrested on Monday."),
        ("President Olaf Lind, a former mayor, was arrested.", "President Lind was arrested."),
    ],
)
def test_the_same_rank_in_other_words_is_the_same(passage: str, claim: str) -> None:
    """And an article that has both bears out both."""
    assert list(rank_objections(gather(claim, [cited(passage)]))) == []

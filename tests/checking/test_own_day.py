"""The day of the article."""

import pytest

from rag.checking.own_day import drop_own_day
from rag.checking.shapes import CitedPassage
from tests.checking.facts.examples import cited  # of 19 December 2022, a Monday


@pytest.mark.parametrize(
    "claim",
    [
        "On 19 December 2022 he left.",
        "On Monday, December 19th, he left.",
        "He left on 19 December 2022.",
        "He left on December 19, 2022.",
    ],
)
def test_the_day_of_the_article_needs_no_words(claim: str) -> None:
    assert drop_own_day(claim, [cited()]).lower() == "he left."


@pytest.mark.parametrize("claim", ["On 20 December 2022 he left.", "On Tuesday, 19 December, he left.", "He left."])
def test_another_day_stays(claim: str) -> None:
    assert drop_own_day(claim, [cited()]) == claim


@pytest.mark.parametrize("other", [cited("He left on 19 December."), cited(day=None)])
def test_a_day_that_is_written_or_unknown_stays(other: CitedPassage) -> None:
    claim = "On 19 December 2022 he left."
    assert drop_own_day(claim, [other]) == claim

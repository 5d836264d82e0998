"""What the checks of the answer say of it."""

from dataclasses import replace
from datetime import date

import pytest

from rag.evaluation.cases import Case
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.verdicts import METRICS
from rag.types import Citation, Sentence, Verdict
from tests.evaluation.metrics.graded_examples import ONE, REFUSAL, TWO, answer, cited
from tests.examples import article

OF = {each.name: each.of for each in METRICS}
SHARES = ("supported", "partly supported", "unsupported")
UNDATED = article("undated", day=None)
CITED = (cited(1, ONE, "It rained."), cited(2, TWO, "Nobody"), cited(3, TWO, "was hurt"), cited(4, UNDATED, "rained"))


def test_shares_are_of_the_sentences_with_a_verdict() -> None:
    """A heading has none."""
    verdicts = [Verdict.SUPPORTED, Verdict.SUPPORTED, None, Verdict.PARTLY, Verdict.UNSUPPORTED]
    said = replace(answer(), sentences=tuple(Sentence("He.", (), each) for each in verdicts))
    assert [OF[name](GradedAnswer(Case("id", "Who?"), said)) for name in SHARES] == [1 / 2, 1 / 4, 1 / 4]


def test_without_verdicts_there_are_no_shares() -> None:
    assert [OF[name](GradedAnswer(Case("id", "Who?"), answer(refusal=REFUSAL))) for name in SHARES] == [None] * 3


@pytest.mark.parametrize(
    ("day", "citations", "faults"),
    [
        (date(2023, 1, 1), CITED, 1),  # article two, cited twice; the undated one is no fault
        (date(2024, 6, 20), CITED, 0),  # the day itself is still open
        (date(2020, 1, 1), CITED, 2),
        (None, CITED, None),
        (date(2023, 1, 1), (), None),
    ],
)
def test_articles_later_than_the_day_are_faults(
    day: date | None, citations: tuple[Citation, ...], faults: float | None
) -> None:
    assert OF["as-of faults"](GradedAnswer(Case("id", "Who?", as_of=day), answer("He.", citations=citations))) == faults

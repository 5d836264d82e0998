"""Whether the right questions were refused."""

import pytest

from rag.evaluation.cases import Case
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.refusal import METRICS
from tests.evaluation.metrics.graded_examples import REFUSAL, answer

OF = {each.name: each.of for each in METRICS}
ANSWERABLE = Case("a", "Who?", answers=("Minsk",))
UNANSWERABLE = Case("u", "Who?", answerable=False)
NEITHER = Case("n", "Who?", answers=("Minsk",), answerable=False)  # known, and in none of the articles
NAMES = ("refusal recall", "refusal precision", "over-refusal", "answer rate")


@pytest.mark.parametrize(
    ("case", "refused", "answered"),
    [
        (ANSWERABLE, (None, 0, 1, 0), (None, None, 0, 1)),
        (UNANSWERABLE, (1, 1, None, 0), (0, None, None, 1)),
        (NEITHER, (None, None, None, 0), (None, None, None, 1)),
    ],
)
def test_what_a_refusal_and_an_answer_count_for(
    case: Case, refused: tuple[float | None, ...], answered: tuple[float | None, ...]
) -> None:
    assert tuple(OF[name](GradedAnswer(case, answer(refusal=REFUSAL))) for name in NAMES) == refused
    assert tuple(OF[name](GradedAnswer(case, answer("He."))) for name in NAMES) == answered


def test_precision_is_over_what_was_refused() -> None:
    """Three refused, two of them rightly; the answered ones do not count."""
    refused = [
        GradedAnswer(case, answer(refusal=REFUSAL)) for case in (ANSWERABLE, UNANSWERABLE, UNANSWERABLE, NEITHER)
    ]
    values = [OF["refusal precision"](each) for each in [*refused, GradedAnswer(UNANSWERABLE, answer("He."))]]
    assert [value for value in values if value is not None] == [0, 1, 1]


def test_a_failure_is_told() -> None:
    assert OF["failed"](GradedAnswer(ANSWERABLE, answer(), problem="the server went away: start it")) == 1
    assert OF["failed"](GradedAnswer(ANSWERABLE, answer("He."))) == 0

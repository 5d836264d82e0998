"""Whether the answer's own text says it."""

from dataclasses import replace

import pytest

from rag.evaluation.cases import Case
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.answers import METRICS
from rag.types import Refusal
from tests.evaluation.metrics.graded_examples import REFUSAL, answer

OF = {each.name: each.of for each in METRICS}
CASE = Case("id", "Where?", answers=("Minsk", "the city of Minsk"))


def graded(said: str, refusal: Refusal | None = None, case: Case = CASE) -> GradedAnswer:
    return GradedAnswer(case, answer(*[said] if said else [], refusal=refusal))


def test_the_text_without_numbers_holds_an_accepted_answer() -> None:
    """A number does not part two words that stand together without it."""
    assert OF["answered"](graded("It was in Minsk [1].")) == 1
    assert OF["answered"](graded("the city of [1] Minsk", case=replace(CASE, answers=("city of Minsk",)))) == 1
    assert OF["answered"](graded("It was in Kyiv [1].")) == 0


def test_a_refusal_is_read_like_an_answer() -> None:
    """As news-qa's scorer does; this one happens to name Minsk."""
    assert OF["answered"](graded("", REFUSAL)) == 1
    assert OF["answered when not refused"](graded("", REFUSAL)) is None
    assert OF["answered when not refused"](graded("In Kyiv.")) == 0


@pytest.mark.parametrize(
    ("said", "exact", "shared"),
    [
        ("Minsk. [1]", 1, 1),
        ("City of Minsk!", 1, 1),
        ("It was Minsk", 0, 1 / 2),  # 1 of 3 said, 1 of 1 accepted
        ("city Minsk", 0, 4 / 5),  # 2 of 2, 2 of 3
        ("Minsk Minsk", 0, 2 / 3),  # counted as often as it is accepted
        ("Kyiv", 0, 0),
        ("", 0, 0),
    ],
)
def test_the_best_of_the_accepted_answers_counts(said: str, exact: float, shared: float) -> None:
    assert OF["exact match"](graded(said)) == exact
    assert OF["token F1"](graded(said)) == pytest.approx(shared)
    assert OF["token F1 when not refused"](graded(said)) == pytest.approx(shared)


def test_a_refusal_of_an_answerable_question_is_wrong() -> None:
    refused = graded("", REFUSAL, replace(CASE, answers=(REFUSAL.message,)))
    assert OF["exact match"](refused) == OF["token F1"](refused) == 0
    assert OF["token F1 when not refused"](refused) is None


@pytest.mark.parametrize("case", [replace(CASE, answerable=False), Case("id", "Who?", quotes=("in Minsk",))])
def test_only_answerable_questions_with_accepted_answers_count(case: Case) -> None:
    assert [OF[name](graded("In Minsk.", case=case)) for name in OF] == [None] * len(OF)

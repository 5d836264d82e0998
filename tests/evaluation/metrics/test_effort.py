"""What an answer costs."""

from dataclasses import replace

from rag.evaluation.cases import Case
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.effort import METRICS
from rag.writer import Budget
from tests.evaluation.metrics.graded_examples import REFUSAL, answer

OF = {each.name: each.of for each in METRICS}
TIMINGS = {"retrieve_ms": 80.0, "first_token_ms": 300.0, "first_written_ms": 700.0, "total_ms": 900.0}
CASE = Case("id", "Who?")
WRITTEN = replace(answer("He."), timings=TIMINGS, budget=Budget(8192, 700, 5, 2))


def test_time_and_tokens_are_those_of_the_answer() -> None:
    found = GradedAnswer(CASE, WRITTEN, tokens=21)
    assert [OF[name](found) for name in OF] == [300, 700, 80, 900, 700, 21, 1]


def test_a_prompt_that_has_room_for_all_is_not_cut() -> None:
    assert OF["cut prompts"](GradedAnswer(CASE, replace(WRITTEN, budget=Budget(8192, 700, 5, 0)))) == 0


def test_a_refusal_has_no_first_word() -> None:
    assert OF["time to first word"](GradedAnswer(CASE, replace(answer(refusal=REFUSAL), timings=TIMINGS))) is None


def test_what_was_not_measured_is_not_there() -> None:
    assert [OF[name](GradedAnswer(CASE, answer("He."))) for name in OF] == [None] * len(OF)

"""Two runs side by side."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.evaluation.comparison import Difference, Direction, compare, compare_conditions, direction
from rag.evaluation.metrics.metric import Better
from rag.evaluation.metrics.table import METRICS
from rag.evaluation.runs import Fault
from tests.evaluation.examples_of_runs import CONDITIONS, case, result, run, run_of

RIGHT, WRONG = {"hit@1": 1.0}, {"hit@1": 0.0}
values = st.none() | st.floats(0, 1)
tables = st.lists(st.fixed_dictionaries({"hit@1": values, "token F1": values}), min_size=1, max_size=12)


def difference(by: float, low: float, high: float, p: float) -> Difference:
    return Difference("hit@1", 0.5, 0.5 + by, by, low, high, p, 485)


def test_numbers_are_over_the_questions_that_both_have() -> None:
    """In the order of the metrics; a metric that no question has in both runs is left out."""
    before = run([{"quoted@3": 1.0, "hit@1": 1.0, "MAP": 0.4}, {"hit@1": 0.0}, {"hit@1": None, "MAP": None}])
    after = run([{"quoted@3": 1.0, "hit@1": 0.0}, {"hit@1": 0.0}, {"hit@1": 1.0, "MAP": 0.7}])
    found = compare(before, after).differences
    assert [(each.metric, each.before, each.after, each.difference, each.count) for each in found] == [
        ("hit@1", 0.5, 0.0, -0.5, 2),
        ("quoted@3", 1.0, 1.0, 0.0, 1),
    ]


def test_a_regression_is_significant() -> None:
    """24 questions of 485 that were right are wrong; the like of two questions is chance."""
    before = run([RIGHT] * 485)
    (lost,) = compare(before, run([WRONG] * 24 + [RIGHT] * 461)).differences
    (noise,) = compare(before, run([WRONG] * 2 + [RIGHT] * 483)).differences
    assert lost.significant
    assert direction(lost, Better.HIGHER) is Direction.WORSE
    assert not noise.significant


@pytest.mark.parametrize(
    ("by", "better", "meant"),
    [
        (0.2, Better.HIGHER, Direction.BETTER),
        (-0.2, Better.HIGHER, Direction.WORSE),
        (0.2, Better.LOWER, Direction.WORSE),
        (-0.2, Better.LOWER, Direction.BETTER),
        (0.2, Better.NEITHER, Direction.NEITHER),
    ],
)
def test_which_way_is_better(by: float, better: Better, meant: Direction) -> None:
    """As the metric says; some have no better side."""
    assert direction(difference(by, by - 0.1, by + 0.1, 0.01), better) is meant


@pytest.mark.parametrize(("low", "p"), [(-0.01, 0.01), (0.0, 0.01), (0.1, 0.05)])
def test_what_may_be_chance_is_neither(low: float, p: float) -> None:
    """The test and the interval must both say that it is more."""
    found = difference(0.2, low, 0.3, p)
    assert not found.significant
    assert direction(found, Better.HIGHER) is Direction.NEITHER


def test_won_and_lost_questions() -> None:
    """By their faults, in the order of the questions; another fault is neither."""
    failed, missed = Fault.FAILED, Fault.NOT_RETRIEVED
    before = run([RIGHT] * 6, [failed, None, missed, None, missed, None])
    after = run([RIGHT] * 6, [None, failed, None, missed, failed, None])
    found = compare(before, after)
    assert [each.case.id for each in found.wins] == ["q0", "q2"]
    assert [(each.case.id, each.before.fault, each.after.fault) for each in found.losses] == [
        ("q1", None, failed),
        ("q3", None, missed),
    ]


@pytest.mark.parametrize(
    "change", [{"question": "Who?"}, {"as_of": date(2022, 3, 31)}, {"history": ({"question": "a", "answer": "b"},)}]
)
def test_another_question_with_the_same_id(change: dict[str, Any]) -> None:
    """Is another question."""
    kept, changed = result("a", RIGHT), replace(result("b", RIGHT), case=replace(case("b"), **change))
    found = compare(run_of([kept, result("b", RIGHT)]), run_of([kept, changed]))
    assert found.shared == 1
    assert (found.only_before, found.only_after) == ((case("b"),), (changed.case,))


def test_another_accepted_answer_makes_no_other_question() -> None:
    """A question set is mended, and its runs can still be compared."""
    mended = replace(result("a", RIGHT), case=replace(case("a"), answers=("another",)))
    assert compare(run_of([result("a", WRONG)]), run_of([mended])).shared == 1


def test_runs_without_a_common_question() -> None:
    """Cannot be compared, which is said with their ids."""
    with pytest.raises(InputError, match="runs a and b have no question in common"):
        compare(run_of([result("x", RIGHT)], id="a"), run_of([result("y", RIGHT)], id="b"))


def test_a_run_that_was_broken_off_is_compared_as_far_as_it_came() -> None:
    """The questions that it did not reach are the other's alone."""
    found = compare(run([RIGHT] * 5), run([RIGHT] * 3, finished=None, summary={}))
    assert (found.shared, len(found.only_before), len(found.only_after)) == (3, 2, 0)


def test_what_is_expected_by_chance() -> None:
    """One in twenty of the metrics in which any question changed."""
    before = run([{each.name: 0.5 for each in METRICS}] * 3)
    after = run([{each.name: 0.6 if place < 10 else 0.5 for place, each in enumerate(METRICS)}] * 3)
    assert compare(before, after).expected_by_chance == pytest.approx(0.5)
    assert compare(before, before).expected_by_chance == 0


def test_what_changed_in_the_conditions() -> None:
    """By name, each setting by itself; what one of them lacks is said."""
    settings = {"strict": "True", "new": "1"}
    after = run([RIGHT], conditions=replace(CONDITIONS, model_digest="d", claims=True, settings=settings))
    assert compare_conditions(run([RIGHT]), after) == [
        ("model digest", "none", "d"),
        ("claims", "False", "True"),
        ("setting strict", "False", "True"),
        ("setting new", "not set", "1"),
    ]
    assert compare_conditions(after, after) == []


@given(tables, st.randoms())
def test_the_order_of_the_questions_does_not_matter(table: list[dict[str, float | None]], random: Random) -> None:
    """Of one run or the other; the numbers are the same."""
    before, after = run(table), run([{"hit@1": 0.5, "token F1": 0.5}] * len(table))
    mixed = list(after.results)
    random.shuffle(mixed)
    found = compare(before, run_of(mixed))
    assert found.differences == compare(before, after).differences
    assert found.shared == len(table)

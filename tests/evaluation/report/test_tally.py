from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.report.tally import (
    estimate_accuracy,
    fault_counts,
    mean,
    number_results,
    outcome_counts,
    quality,
    sort_worst_first,
    tags,
)
from rag.evaluation.runs import Fault, Result
from tests.evaluation.report.made_runs import case, mixed, refused, result, run


def test_a_question_of_which_nothing_is_known_is_neither_right_nor_wrong() -> None:
    """The share of right ones is of those that can be measured; a refusal that is right is one of them."""
    unknown = result("unknown", answers=())
    elsewhere = result("elsewhere", answerable=False)
    results = [result("right"), unknown, elsewhere, result("refused", given=refused(), answers=(), answerable=False)]
    assert (estimate_accuracy(results).value, estimate_accuracy(results).count) == (1.0, 2)
    assert outcome_counts(results)["not measured"] == 2


def test_every_outcome_is_counted_once() -> None:
    """The counts add up to the questions asked, and faults that none has are there with 0."""
    counts = outcome_counts(mixed().results)
    assert sum(counts.values()) == 5
    assert list(fault_counts(mixed().results)) == list(Fault)
    assert counts["quoted and not said"] == 0


def test_tags_are_told_from_the_most_frequent_on() -> None:
    """With the share that is right, the share refused, and means of those that have a number."""
    people, easy = tags(mixed())
    assert (people.name, people.count, people.right, people.refused) == ("people", 2, 0.5, 0.0)
    assert (easy.name, easy.count, easy.means["hit@10"]) == ("easy", 1, 1.0)


def test_places_count_from_the_beginning_of_the_set() -> None:
    """A run under way keeps gaps where answers are missing."""
    asked = [case(name) for name in "abc"]
    assert [each.number for each in number_results(run([result("a"), result("c")], cases=asked))] == [1, 3]


def test_less_is_better_counts_down() -> None:
    """A question that was refused wrongly is worse than one that was not; times do not count."""
    good, bad = (Result(case("x"), None, {"over-refusal": each, "total time": 9.0}) for each in (0.0, 1.0))
    assert (quality(good), quality(bad)) == (1.0, 0.0)
    assert quality(replace(good, scores={})) == 0.0


@given(st.lists(st.none() | st.floats()))
def test_a_mean_is_a_number_between_the_others_or_none(values: list[float | None]) -> None:
    """Whatever is no number is left out."""
    numbers = [each for each in values if each is not None and abs(each) < 1e300]
    found = mean([each for each in values if each is None or each in numbers or each != each])
    assert found is None if not numbers else min(numbers) <= found or found == pytest.approx(min(numbers))


@given(st.permutations(list(Fault)))
def test_worst_first_is_the_order_of_the_faults(order: list[Fault]) -> None:
    """However the questions lie in the set."""
    results = [result(each.name, each) for each in order]
    assert [each.result.fault for each in sort_worst_first(run(results))] == list(Fault)

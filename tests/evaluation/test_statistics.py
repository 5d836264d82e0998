"""Intervals, and whether two runs differ."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from benchmarks.significance import (
    LOST,
    MEANS,
    NOISE,
    NOTHING,
    PAIRS,
    PAIRS_OF_RUNS,
    RUNS,
    called_significant,
    covers,
    covers_difference,
    losing,
)
from rag.evaluation.runs import Estimate
from rag.evaluation.statistics import PairedMetric, compare_pairs, estimate

numbers = st.floats(-1e6, 1e6, allow_subnormal=False)
scores = st.lists(st.none() | numbers, max_size=30)
shares = st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=30)
two_runs = st.one_of(
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=30),
    st.lists(st.tuples(*[st.sampled_from([0.0, 1.0])] * 2), min_size=1, max_size=30),
)


def both(pairs: list[tuple[float, float]]) -> PairedMetric:
    found = compare_pairs([old for old, _ in pairs], [new for _, new in pairs])
    assert found is not None
    return found


def flips(won: int, lost: int, same: int) -> PairedMetric:
    """Two runs in which so many questions were won and lost."""
    return both([(0.0, 1.0)] * won + [(1.0, 0.0)] * lost + [(1.0, 1.0)] * same)


@given(scores)
def test_an_interval_holds_the_mean(values: list[float | None]) -> None:
    """Whatever the values are; what is not there is not counted."""
    there = [each for each in values if each is not None]
    found = estimate(values)
    assert found.count == len(there)
    if not there:
        assert found == Estimate(None, None, None, 0)
        return
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    assert found.value == pytest.approx(np.mean(there), abs=1e-6)


@given(shares)
def test_an_interval_of_shares_is_one_of_shares(values: list[float]) -> None:
    """Within 0 and 1, and never a point: a few questions do not say all."""
    found = estimate(values)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low < found.high <= 1


def test_all_right_is_not_always_right() -> None:
    """Wilson's interval of 67 in 67, by its formula: n / (n + z²)."""
    found = estimate([1.0] * 67)
    assert (found.value, found.high) == (1.0, 1.0)
    assert found.low == pytest.approx(67 / (67 + 1.959964**2), abs=1e-6)


@pytest.mark.parametrize("values", [[0.4], [0.4] * 9, [0.1 + 0.2, 0.3]])
def test_equal_values_have_no_interval(values: list[float]) -> None:
    """But that of their rounding."""
    found = estimate(values)
    assert (found.low, found.high) == (pytest.approx(values[0]), pytest.approx(values[0]))


def test_numbers_that_are_none_are_not_counted() -> None:
    """As a file of a run may hold them."""
    assert estimate([math.nan, math.inf, None, 1.0]) == estimate([1.0])
    assert compare_pairs([math.nan, 1.0], [1.0, math.inf]) is None
    assert compare_pairs([None, 1.0], [1.0, None]) is None
    assert compare_pairs([], []) is None


@given(scores, st.randoms())
def test_the_order_of_values_does_not_matter(values: list[float | None], random: Random) -> None:
    """Nor does asking again."""
    mixed = list(values)
    random.shuffle(mixed)
    assert estimate(mixed) == estimate(values)


@given(two_runs, st.randoms())
def test_the_order_of_questions_does_not_matter(pairs: list[tuple[float, float]], random: Random) -> None:
    """Nor does asking again."""
    mixed = list(pairs)
    random.shuffle(mixed)
    assert both(mixed) == both(pairs)


@given(two_runs)
def test_swapped_runs_differ_the_other_way(pairs: list[tuple[float, float]]) -> None:
    """By as much, as surely."""
    there, back = both(pairs), both([(new, old) for old, new in pairs])
    assert (back.before, back.after, back.difference) == (there.after, there.before, -there.difference)
    assert (back.low, back.high) == (pytest.approx(-there.high), pytest.approx(-there.low))
    assert (back.p, back.count, back.changed) == (there.p, there.count, there.changed)


@given(two_runs)
def test_a_difference_is_in_its_interval(pairs: list[tuple[float, float]]) -> None:
    """And p is above 0, and 1 at most."""
    found = both(pairs)
    assert found.low <= found.difference <= found.high
    assert 0 < found.p <= 1
    assert found.difference == pytest.approx(found.after - found.before, abs=1e-6)


@given(st.lists(numbers, min_size=1, max_size=30))
def test_the_same_run_twice_does_not_differ(values: list[float]) -> None:
    """p is 1, and the interval holds 0."""
    found = both([(each, each) for each in values])
    assert (found.difference, found.p, found.changed) == (0, 1, 0)
    assert found.low <= 0 <= found.high


@pytest.mark.parametrize(("won", "lost", "p"), [(0, 5, 0.0625), (0, 6, 0.03125), (1, 8, 0.0390625), (3, 3, 1.0)])
def test_p_of_shares_is_mcnemars(won: int, lost: int, p: float) -> None:
    """Twice the tail of a fair coin; questions that stayed as they were say nothing."""
    assert flips(won, lost, 10).p == pytest.approx(p)
    assert flips(won, lost, 400).p == pytest.approx(p)


def test_the_interval_of_shares_is_close_to_bonett_and_prices() -> None:
    """By hand, for 24 lost of 485; where nothing changed, it is as wide as two questions more make it."""
    found, nothing = flips(0, 24, 461), flips(0, 0, 485)
    error = math.sqrt((26 / 487 - (24 / 487) ** 2) / 487)
    wald = (-24 / 487 - 1.959964 * error, -24 / 487 + 1.959964 * error)
    assert (found.low, found.high) == pytest.approx(wald, rel=0.05)
    assert (nothing.low, nothing.high) == pytest.approx(
        (-1.96 * math.sqrt(2) / 487, 1.96 * math.sqrt(2) / 487), rel=0.1
    )


def test_the_interval_of_other_values_is_close_to_students() -> None:
    """Which is what many draws come to."""
    values = np.random.default_rng(5).normal(0.1, 1, 300)
    found = both([(0.0, float(each)) for each in values])
    known = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((known.low, known.high), abs=0.01)


@pytest.mark.parametrize("count", [8, 13])
def test_few_differences_are_flipped_in_every_way(count: int) -> None:
    """The same p as scipy's exact permutation test."""
    values = np.random.default_rng(3).normal(0.3, 1, count)
    known = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=10_000)
    assert both([(0.0, float(each)) for each in values] + [(0.5, 0.5)] * 9).p == pytest.approx(known.pvalue)


@pytest.mark.parametrize("shift", [0.0, 0.1, 0.2])
def test_many_differences_are_flipped_by_chance(shift: float) -> None:
    """Close to the p of Student's test, which is right for normal values."""
    values = np.random.default_rng(4).normal(shift, 1, 200)
    known = stats.ttest_1samp(values, 0).pvalue
    assert both([(0.0, float(each)) for each in values]).p == pytest.approx(known, abs=0.02)


def test_the_least_p_of_draws_counts_the_runs_themselves() -> None:
    """One in 10,000, and never 0."""
    assert both([(0.0, 1.0 + place / 100) for place in range(50)]).p == 1 / 10_000


def test_runs_of_other_lengths_are_no_pair() -> None:
    """Values of the same questions in the same order are asked for."""
    with pytest.raises(ValueError, match="zip"):
        compare_pairs([1.0], [])


@pytest.mark.parametrize("name", ["0.05", "0.3", "0.95", "token F1"])
def test_intervals_of_means_cover(name: str) -> None:
    """About 95 in 100, as far as 100 draws can say; `benchmarks/significance.py` and the slow test draw more."""
    assert covers(MEANS[name], 100, 100) >= 0.88


@pytest.mark.parametrize("name", PAIRS)
def test_intervals_of_differences_cover(name: str) -> None:
    """The same of two runs."""
    assert covers_difference(PAIRS[name], 100, 100) >= 0.88


@pytest.mark.slow
@pytest.mark.parametrize("name", MEANS)
def test_intervals_of_means_cover_in_many_runs(name: str) -> None:
    """93 to 97 in 100 of 485 questions."""
    assert 0.93 <= covers(MEANS[name], 485, RUNS) <= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("name", PAIRS)
def test_intervals_of_differences_cover_in_many_runs(name: str) -> None:
    """The same of two runs."""
    assert 0.93 <= covers_difference(PAIRS[name], 485, PAIRS_OF_RUNS) <= 0.97


@pytest.mark.parametrize("noise", [0.0, NOISE])
def test_five_points_lost_are_found(noise: float) -> None:
    """24 of 485 answers, also where others flip by chance."""
    assert called_significant(losing(LOST, noise), 485, 100) >= 0.95


@pytest.mark.parametrize(("name", "most"), [("2% flips", 0.1), ("10% flips", 0.1), ("identical runs", 0.0)])
def test_chance_is_seldom_called_a_change(name: str, most: float) -> None:
    """One time in twenty, as far as 200 pairs of runs can say; and never where nothing differs."""
    assert called_significant(NOTHING[name], 485, 200) <= most

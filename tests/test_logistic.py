"""Tests of the one formula."""

from hypothesis import given
from hypothesis import strategies as st

from rag.logistic import Regression

ANY = st.floats(allow_nan=False, allow_infinity=False, width=32)


def test_even_odds() -> None:
    """A sum of nothing is one half; a weight of ln 3 for a feature of 1 makes the odds three to one."""
    assert Regression({"a": 5.0}).probability({"a": 0.0}) == 0.5
    assert abs(Regression({"a": 1.0986123}).probability({"a": 1.0}) - 0.75) < 1e-6


def test_features_without_a_weight_do_not_count() -> None:
    """What is measured for other purposes stays out."""
    assert Regression({"a": 1.0}, -1.0).probability({"a": 1.0, "b": 9.0}) == 0.5


@given(ANY, ANY)
def test_always_has_odds(value: float, bias: float) -> None:
    """Whatever the features, the probability is neither 0 nor 1."""
    assert 0 < Regression({"a": 1.0}, bias).probability({"a": value}) < 1

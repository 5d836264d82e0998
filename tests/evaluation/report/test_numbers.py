import pytest

from rag.evaluation.metrics.metric import Unit
from rag.evaluation.report.numbers import (
    day,
    duration,
    format_large,
    format_large_interval,
    format_value,
    interval,
    moment,
    p_value,
)
from rag.evaluation.runs import Estimate


@pytest.mark.parametrize(
    ("value", "unit", "signed", "told"),
    [
        (0.72216, Unit.SHARE, False, "0.7222"),
        (0.05, Unit.SHARE, True, "+0.0500"),
        (-0.00001, Unit.SHARE, False, "0.0000"),
        (1234.56, Unit.MILLISECONDS, False, "1,234.6 ms"),
        (12.0, Unit.TOKENS, False, "12.0 tokens"),
        (0.0, Unit.COUNT, False, "0.0"),
        (None, Unit.SHARE, False, "–"),
        (float("inf"), Unit.SHARE, True, "–"),
    ],
)
def test_numbers_are_written_by_their_unit(value: float | None, unit: Unit, signed: bool, told: str) -> None:
    """Four decimals for shares, one for the rest, a dash for what is none, and never a negative zero."""
    assert format_value(value, unit, signed=signed) == told


def test_an_interval_has_its_unit_once() -> None:
    """And is a dash where an end is missing."""
    assert interval(75.0, 85.5, Unit.MILLISECONDS) == "75.0 to 85.5 ms"
    assert interval(0.5, None, Unit.SHARE) == "–"


def test_large_numbers_are_percent() -> None:
    """With their interval; other units stay."""
    assert format_large(Estimate(0.7222, 0.5, 0.9, 3), Unit.SHARE) == "72.2 %"
    assert format_large_interval(Estimate(0.7222, 0.5, 0.9, 3), Unit.SHARE) == "50.0 to 90.0 %"
    assert format_large(Estimate(12.0, None, None, 3), Unit.TOKENS) == "12.0 tokens"
    assert format_large(Estimate(None, None, None, 0), Unit.SHARE) == "–"


def test_times_are_told_as_a_person_says_them() -> None:
    """What is no time stays as it is."""
    assert (duration(50.0), duration(1500.0)) == ("50 ms", "1.5 s")
    assert (day("2024-06-20"), day(None), day("soon")) == ("20 June 2024", "undated", "soon")
    assert (moment("2026-11-23T22:36:00+00:00"), moment("now")) == ("23 November 2026, 22:36 UTC", "now")


def test_a_small_p_is_told_as_a_bound() -> None:
    """Three decimals otherwise."""
    assert (p_value(0.0001), p_value(0.0421), p_value(None)) == ("<0.001", "0.042", "–")

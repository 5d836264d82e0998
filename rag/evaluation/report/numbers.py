"""Numbers as a report writes them. A number that is none (unknown, not finite) is a dash everywhere."""

import math
from datetime import date, datetime

from rag.evaluation.metrics.metric import Unit
from rag.evaluation.runs import Estimate
from rag.presentation import long_date

NONE = "–"


def finite_or_none(value: float | None) -> float | None:
    """The number, or None for one that is not finite."""
    return value if value is not None and math.isfinite(value) else None


def format_value(value: float | None, unit: Unit, *, signed: bool = False) -> str:
    """Shares with four decimals, all others with one and with their unit."""
    number = finite_or_none(value)
    if number is None:
        return NONE
    sign = "+" if signed else ""
    if unit is Unit.SHARE:
        return format(number, f"{sign}z.4f")
    return format(number, f"{sign}z,.1f") + ("" if unit is Unit.COUNT else f" {unit.value}")


def interval(low: float | None, high: float | None, unit: Unit, *, signed: bool = False) -> str:
    """Both ends, the unit once."""
    if finite_or_none(low) is None or finite_or_none(high) is None:
        return NONE
    first, last = format_value(low, unit, signed=signed), format_value(high, unit, signed=signed)
    return f"{first.split(' ')[0]} to {last}"


def format_large(estimate: Estimate, unit: Unit) -> str:
    """A number to be read from afar: percent for a share."""
    number = finite_or_none(estimate.value)
    if number is None:
        return NONE
    return f"{100 * number:.1f} %" if unit is Unit.SHARE else format_value(number, unit)


def format_large_interval(estimate: Estimate, unit: Unit) -> str:
    """The interval of a number that is to be read from afar."""
    low, high = finite_or_none(estimate.low), finite_or_none(estimate.high)
    if unit is not Unit.SHARE or low is None or high is None:
        return interval(low, high, unit)
    return f"{100 * low:.1f} to {100 * high:.1f} %"


def duration(milliseconds: float) -> str:
    """In the unit that reads best, for an axis."""
    return f"{milliseconds:,.4g} ms" if milliseconds < 1000 else f"{milliseconds / 1000:,.4g} s"


def p_value(p: float | None) -> str:
    number = finite_or_none(p)
    return NONE if number is None else "<0.001" if number < 0.001 else f"{number:.3f}"


def day(iso: str | None) -> str:
    """A date as in "20 June 2024"; what is no date stays as it is."""
    try:
        return long_date(date.fromisoformat((iso or "")[:10]))
    except ValueError:
        return iso or "undated"


def moment(iso: str) -> str:
    """A time in UTC as in "20 June 2024, 13:05 UTC"; what is none stays as it is."""
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{long_date(time.date())}, {time:%H:%M} UTC"

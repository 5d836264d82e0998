"""Currencies and other units."""

import pytest

from rag.checking.facts.quantities import numbers


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("€84m", "euro"),
        ("US$2.4 billion", "dollar"),
        ("CHF 20,000", "franc"),
        ("20 000 Swiss francs", "franc"),
        ("3 percentage points", "point"),
        ("half a percent", "percent"),
        ("4°C", "degree"),
        ("try 5 times", ""),
    ],
)
def test_a_unit_has_one_name(text: str, unit: str) -> None:
    assert [number.unit for number in numbers(text)] == [unit]

"""Days as Excel leaves them in a table."""

from datetime import date

import pytest

from rag.reading.tables.excel_days import excel_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("43790", date(2019, 11, 21)),
        ("43528.375", date(2019, 3, 4)),
        ("04-Mar-19", date(2019, 3, 4)),
        (" 4-mar-98 ", date(1998, 3, 4)),
    ],
)
def test_its_numbers_and_its_form_are_days(value: str, day: date) -> None:
    """A year of two figures is one of this century up to 29, as it is there."""
    assert excel_day(value) == day


@pytest.mark.parametrize("value", "12345 99999 2019 19-Mar-2004 31-Feb-19 04-Xyz-19 4.3.19 43790x".split())
def test_other_values_are_none(value: str) -> None:
    """Numbers of other lengths, days that there are not, words."""
    assert excel_day(value) is None

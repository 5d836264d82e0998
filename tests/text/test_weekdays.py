"""Weekdays as days of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.weekdays import days_in

FRIDAY = date(2022, 4, 29)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It passed on Thursday by 41 votes.", ["Thursday [28 April 2022]"]),
        ("It passed on Friday, later than planned. On Friday!", ["Friday [29 April 2022]"]),
        ("They met on Saturday and Sunday.", ["Saturday [23 April 2022]", "Sunday [24 April 2022]"]),
        ("He fell yesterday.", ["yesterday [28 April 2022]"]),
    ],
)
def test_a_weekday_is_the_last_one(text: str, shown: list[str]) -> None:
    """Or the day of the article itself."""
    assert days_in(text, FRIDAY) == shown


@pytest.mark.parametrize(
    "text",
    [
        "It will pass on Thursday.",
        "They meet until Monday.",
        "It passed last Thursday.",
        "It passed on Thursday, 21 April.",
        "It passed on Thursday April 21.",
        "Thursday's vote was close.",
        "He works on Thursdays.",
        "Nothing happened.",
    ],
)
def test_what_is_not_sure_is_left_out(text: str) -> None:
    """A day to come, another one, one with its date, and any where nobody knows when the article came out."""
    assert days_in(text, FRIDAY) == []
    assert days_in("It passed on Thursday.", None) == []


@given(st.text("Monday will [2]0\n’s", max_size=80), st.dates(date(1900, 1, 1)))
def test_of_any_text_days_are_of_the_week_before(text: str, published: date) -> None:
    """Each is named in the text."""
    for day in days_in(text, published):
        assert day.partition(" [")[0] in text

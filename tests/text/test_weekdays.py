"""Weekdays as days of the calendar."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.weekdays import with_days

FRIDAY = date(2022, 4, 29)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It passed on Thursday.", "It passed on Thursday [28 April 2022]."),
        ("It passed on Friday.", "It passed on Friday [29 April 2022]."),
        ("They met on Saturday and Sunday.", "They met on Saturday [23 April 2022] and Sunday [24 April 2022]."),
        ("He fell yesterday.", "He fell yesterday [28 April 2022]."),
    ],
)
def test_a_weekday_is_the_last_one(text: str, shown: str) -> None:
    """Or the day of the article itself."""
    assert with_days(text, FRIDAY) == shown


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
def test_what_is_not_sure_stays(text: str) -> None:
    """A day to come, another one, one with its date, and any where nobody knows when the article came out."""
    assert with_days(text, FRIDAY) == text
    assert with_days("It passed on Thursday.", None) == "It passed on Thursday."


@given(st.text("Monday will [2]0\n’s", max_size=80), st.dates(date(1900, 1, 1)))
def test_of_any_text_only_days_are_added(text: str, published: date) -> None:
    """Without what is in our brackets it is what it was."""
    assert re.sub(r" \[\d+ \w+ \d{4}\]", "", with_days(text, published)) == re.sub(r" \[\d+ \w+ \d{4}\]", "", text)

"""The names of months and weekdays, held against those of Unicode (CLDR), which Babel has."""

from datetime import date

import pytest
from babel.dates import get_day_names, get_month_names

from rag.language.registry import LANGUAGES
from rag.text.date_forms import days_in

CALENDARS = {code: each.calendar for code, each in LANGUAGES.items() if each.calendar.months}
# Months that are another one elsewhere: November of Polish and of Czech is October in Croatian.
LEFT_OUT = {("pl", 11), ("cs", 11)}
# Their articles have days of the week in another form than a list has: "on Monday" is one word.
BENT = ("fi",)


@pytest.mark.parametrize("code", CALENDARS)
def test_all_months_are_there(code: str) -> None:
    """As they stand in a date, in small letters."""
    names = CALENDARS[code].months
    for number, name in get_month_names("wide", "format", locale=code).items():
        assert (code, number) in LEFT_OUT or _written(name) in names[number - 1]


@pytest.mark.parametrize("code", [code for code, each in CALENDARS.items() if each.weekdays and code not in BENT])
def test_all_weekdays_are_there(code: str) -> None:
    """From Monday on."""
    weekdays = CALENDARS[code].weekdays
    for place, name in get_day_names("wide", "format", locale=code).items():
        assert _written(name) in weekdays[place]


def _written(name: str) -> str:
    """As newspapers write it: with the apostrophe of keyboards, and without "de" before it."""
    return name.lower().replace("i\u0307", "i").replace("ʼ", "’").removeprefix("de ").removeprefix("d’")


@pytest.mark.parametrize("code", CALENDARS)
def test_a_date_is_read_with_each_name_of_a_month(code: str) -> None:
    """Accents and short forms too."""
    for name, number in CALENDARS[code].month_numbers.items():
        assert [day for _, day in days_in(f"{name}: 3 {name} 2021.")] == [date(2021, number, 3)]

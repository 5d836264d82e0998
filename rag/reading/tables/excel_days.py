"""Days as Excel leaves them behind in a table: as a number, or with a month's name and two figures of the year."""

import re
from datetime import date, timedelta

from rag.reading.dates.written import FIRST_WEB_YEAR, parse_date
from rag.text.date_forms import check_plausible

HOW = "as Excel writes days"

# Excel counts days from here, since it takes 1900 for a leap year.
_BEGINNING = date(1899, 12, 30)
_NUMBER = re.compile(r"([345]\d{4})(?:\.\d{1,15})?")  # from 1982 to 2064; the fraction is the time of day
_SHOWN = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d\d)")  # "04-Mar-19", its form for any day in English
_CENTURY_TO = 29  # such a year is in this century up to here, for Excel as for Windows


def excel_day(text: str) -> date | None:
    """The day of a value in a column of dates; None for any other form."""
    text = text.strip()
    if number := _NUMBER.fullmatch(text):
        day = check_plausible(_BEGINNING + timedelta(days=int(number[1])))
        return day if day and day.year >= FIRST_WEB_YEAR else None
    if shown := _SHOWN.fullmatch(text):
        return parse_date(f"{shown[1]} {shown[2]} {20 if int(shown[3]) <= _CENTURY_TO else 19}{shown[3]}")
    return None

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.dates.written import date_at_start, date_in_url, is_of_event, parse_date
from rag.text.day_order import DayOrder

DAY = date(2022, 12, 26)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2022, 12, 26, 23, 59),
        "2022-12-26",
        "2022-12-26T23:59:00+02:00",
        "2022-12-26 10:00",
        "2022/12/26",
        "20221226",
        "20221226T101500Z",
        "Mon, 26 Dec 2022 10:00:00 GMT",
        "26 December 2022",
        "26th of December, 2022",
        "Dec. 26, 2022",
        "December 26, 2022 at 10:30 AM",
        "Monday, December 26, 2022",
        "26/12/2022",
        "12/26/2022",
        1672012800,
        "1672012800000",
        "26 décembre 2022",
        "26. Dezember 2022",
        "2022年12月26日",
        "26-Dec-2022",
        "26 грудня 2022 р.",
        "٢٦ ديسمبر ٢٠٢٢",
    ],
)
def test_dates_that_are_sure(value: object) -> None:
    """The forms in which metadata give a day, in some languages, all name it."""
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        *("today", "yesterday", "5 days ago 2022", "Monday", "2022", "December 2022", "03/04/2022", "2022-13-45"),
        *("12345", "2999-01-01", "1700-01-01", "", "x" * 10_000, "\ud800 2022 \x00"),
        *(None, True, [2022, 1, 1], float("nan"), 1e300),
    ],
)
def test_dates_that_are_not(value: object) -> None:
    """Relative, ambiguous, partial, impossible and implausible values are no dates."""
    assert parse_date(value) is None


def test_the_order_of_day_and_month_may_be_told() -> None:
    """Where something else than the date itself decides; a date that shows its own order needs no word."""
    assert parse_date("03/04/2022", DayOrder.DAY_FIRST) == date(2022, 4, 3)
    assert parse_date("03/04/2022", DayOrder.MONTH_FIRST) == date(2022, 3, 4)
    assert parse_date("26/12/2022", DayOrder.MONTH_FIRST) == DAY
    assert parse_date("03-04-2022T10:00:00+0100") is None


def test_tomorrow_is_the_last_day() -> None:
    """It is already tomorrow elsewhere; later days are mistakes."""
    assert parse_date(date.today() + timedelta(days=1)) == date.today() + timedelta(days=1)
    assert parse_date(date.today() + timedelta(days=2)) is None


@given(st.dates(date(1800, 1, 1), date.today()))
def test_written_days_are_read_back(day: date) -> None:
    """A day written out is that day again."""
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day} {day:%B} {day.year}") == day
    assert parse_date(f"{day:%b} {day.day}, {day.year}") == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2018/06/07/story", date(2018, 6, 7)),
        ("https://a.example/world/2018/jun/07/story", date(2018, 6, 7)),
        ("https://a.example/2018/juni/07/story", date(2018, 6, 7)),
        ("https://a.example/2018-06/07/story.htm", date(2018, 6, 7)),
        ("https://a.example/n1/2018/0607/c1.html", date(2018, 6, 7)),
        ("https://a.example/local/20180607.html", date(2018, 6, 7)),
        ("https://a.example/world/rails-laid-2018-06-07/", date(2018, 6, 7)),
        ("https://a.example/note/2018-6-7-rails", date(2018, 6, 7)),
        ("https://web.archive.org/web/20200101000000/https://a.example/2018/06/07/story", date(2018, 6, 7)),
        ("https://web.archive.org/web/20200101000000/https://a.example/story", None),
        ("https://a.example/the-2018-06-07-flood", None),
        ("https://a.example/events/2018/06/07/story", None),
        ("https://a.example/veranstaltungen/2018-06-07", None),
        ("https://a.example/on-this-day/1998/06/07", None),
        ("https://a.example/council-meeting-2018-06-07", None),
        ("https://a.example/20180607/story", date(2018, 6, 7)),
        ("https://a.example/2018/13/45/story", None),
        ("https://a.example/1609/12/12", None),
        ("https://a.example/story?on=2018-06-07", None),
        ("https://2018-06-07.example/", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_dates_in_addresses(url: str, day: date | None) -> None:
    """Only the path counts, and only a whole day that can be."""
    assert date_in_url(url) == day


def test_addresses_of_events() -> None:
    """By a word of the path, not by a part of one, and never by what is broken."""
    assert is_of_event("https://a.example/calendar/rails")
    assert not is_of_event("https://events.example/eventful-night")
    assert not is_of_event("http://[::1")


@pytest.mark.parametrize(
    "text",
    [
        " date 2024-06-20 In an interview he said",
        "June 20, 2024\nPutin said",
        "A headline of the day\n\nThursday, 20 June 2024\nPutin said",
        "20 June 2024 – Putin said",
        "HANOI, June 20, 2024 (Reuters) - Putin said",
        "Putin said so again (Reuters, 20 June 2024), and",
        "Published: 20 June 2024",
        "By Jane Doe\nJune 20, 2024 10:30 AM EDT\nPutin said",
        "By Jane Doe, June 20, 2024\nPutin said",
        "June 20, 2024 | World\nPutin said",
    ],
)
def test_stated_dates_are_found(text: str) -> None:
    """A date on a line of its own, in a byline, a dateline or after a label is the article's."""
    assert date_at_start(text) == date(2024, 6, 20)


@pytest.mark.parametrize(
    "text",
    [
        "On June 20, 2024, Putin said",
        "June 20, 2024 was a hot day",
        "He was born (3 March 1950) in Leipzig",
        "The law was published on 3 March 2022, and",
        "June 20\nPutin said",
        "word " * 60 + "\nJune 20, 2024\n",
        "",
    ],
)
def test_days_of_events_are_not(text: str) -> None:
    """A day in prose, a day without a year and a day far down are not when the article was published."""
    assert date_at_start(text) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_survived(before: str, after: str) -> None:
    """Nothing raises, and what is found is plausible."""
    for found in (parse_date(before), date_in_url(before), date_at_start(f"{before}\n2022-12-26{after}")):
        assert found is None or date(1800, 1, 1) <= found <= date.today() + timedelta(days=1)

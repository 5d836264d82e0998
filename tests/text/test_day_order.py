from datetime import date

import pytest

from rag.text.day_order import (
    DayOrder,
    find_agreed,
    is_unclear,
    numeric_day,
    numeric_days,
    order_among,
    order_of_address,
    order_of_language,
)

DAY_FIRST, MONTH_FIRST = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("25/03/2024", None, date(2024, 3, 25)),
        ("03/25/2024", None, date(2024, 3, 25)),
        ("03/25/2024", DAY_FIRST, date(2024, 3, 25)),
        ("03.03.2024", None, date(2024, 3, 3)),
        ("25 | 03 | 2024", None, date(2024, 3, 25)),
        ("25. 3. 2024", None, date(2024, 3, 25)),
        ("05/03/2024", None, None),
        ("05.03.2024", None, date(2024, 3, 5)),
        ("05.03.2024", MONTH_FIRST, date(2024, 5, 3)),
        ("05/03/2024", DAY_FIRST, date(2024, 3, 5)),
        ("05/03/2024", MONTH_FIRST, date(2024, 5, 3)),
        ("25/03-2024", None, None),
        ("25/13/2024", DAY_FIRST, None),
        ("5/3/24", DAY_FIRST, None),
    ],
)
def test_days_in_figures(text: str, order: DayOrder | None, day: date | None) -> None:
    """A day over 12 shows the order; else it has to be told."""
    assert numeric_day(text, order) == day


def test_what_is_unclear_is_a_day_that_lacks_its_order() -> None:
    """And not what is no day in any order."""
    assert is_unclear("05/03/2024 10:30")
    assert not any(map(is_unclear, ("25/03/2024", "03/03/2024", "25/13/2024", "soon", "2024-03-05")))
    assert list(numeric_days("from 05/03/2024 to 1.2.2024, not 1/2/3/2024")) == ["05/03/2024", "1.2.2024"]


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["05/03/2024", "25/03/2024"], DAY_FIRST),
        (["seen 3/25/2024", "05/03/2024"], MONTH_FIRST),
        (["25/03/2024", "03/25/2024"], None),
        (["05/03/2024"], None),
        ([], None),
    ],
)
def test_dates_of_one_place_have_one_order(values: list[str], order: DayOrder | None) -> None:
    """The ones that show it decide for the others, if they agree."""
    assert order_among(values) == order


@pytest.mark.parametrize(
    ("url", "order"),
    [
        ("https://www.post.co.uk/a", DAY_FIRST),
        ("https://post.de/a", DAY_FIRST),
        ("https://agency.gov/a", MONTH_FIRST),
        *(
            (url, None)
            for url in ("https://post.com/uk/a", "https://post.ca", "https://post.co", "http://[::1", "", None)
        ),
    ],
)
def test_the_country_of_an_address(url: str | None, order: DayOrder | None) -> None:
    """Where all outlets of it write one order, and nowhere else."""
    found = order_of_address(url)
    assert (found and found.order) == order


def test_the_language_of_a_page() -> None:
    """English by itself says nothing, and neither does the preset of page builders."""
    german = order_of_language("de_DE")
    assert str(german) == "day before month, as the language de-de is written"
    assert order_of_language("en-GB") is not None
    assert [order_of_language(code) for code in ("en", "en-US", "ja", "fr-CA", "", None)] == [None] * 6


def test_reasons_that_disagree_decide_nothing() -> None:
    """A German page of an American agency."""
    german, american = order_of_language("de"), order_of_address("https://a.gov")
    assert find_agreed([None, german]) == german
    assert find_agreed([german, american]) is None
    assert find_agreed([None]) is None

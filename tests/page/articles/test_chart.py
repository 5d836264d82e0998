from hypothesis import given
from hypothesis import strategies as st

from rag.library.catalogue import Shelf
from rag.page.articles.chart import chart
from tests.page.seen import Page

months = st.builds(lambda year, month: year * 100 + month, st.integers(1, 9999), st.integers(1, 12))


def shelf(months: dict[int | None, int], outlets: tuple[tuple[str | None, int], ...] = ()) -> Shelf:
    ordered = sorted(months.items(), key=lambda each: (each[0] is None, each[0] or 0))
    return Shelf(sum(months.values()), (), outlets, tuple(ordered))


def test_a_month_without_articles_has_its_place() -> None:
    """The time between is as long as it was; it cannot be pressed, since there is nothing."""
    page = Page(chart(shelf({202111: 3, 202202: 6, None: 2})))
    assert page.shows("button") == ["month-202111", "month-202202"]
    assert page.styles() == ["--share: 0.500", "--share: 0.000", "--share: 0.000", "--share: 1.000"]
    assert page.find("button")[0]["aria-label"] == "November 2021: 3 articles"
    assert all(words in page.text for words in ("by month; 2 undated", "Nov 2021", "Feb 2022"))


def test_a_long_time_is_told_by_year() -> None:
    """The newest of them, where they are many."""
    page = Page(chart(shelf({201501: 1, 201512: 2, 202006: 4})))
    assert page.shows("button") == ["year-2015", "year-2020"]
    assert ("by year" in page.text, page.styles()[0]) == (True, "--share: 0.750")


def test_outlets_are_told_by_their_place() -> None:
    """The first five, and how many there are in all; having none is one of them."""
    many: tuple[tuple[str | None, int], ...] = (("RT", 8), (None, 4), *((f"o{each}", 1) for each in range(9)))
    page = Page(chart(shelf({}, many)))
    assert page.shows("button") == [f"outlet-{place}" for place in range(5)]
    assert all(words in page.text for words in ("the first 5 of 11", "RT8", "no outlet4"))


@given(st.dictionaries(months, st.integers(1, 50), max_size=20))
def test_whatever_the_dates_are_the_bars_fit(counts: dict[int, int]) -> None:
    """At most 36, none higher than the chart, and the highest as high as it."""
    page = Page(chart(shelf(dict(counts))))
    assert len(page.styles()) <= 36
    assert all(0 <= float(style.removeprefix("--share: ")) <= 1 for style in page.styles())


def test_nothing_is_no_chart() -> None:
    """As in an empty library."""
    assert Page(chart(shelf({}))).text == ""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rag.library.catalogue import SearchResult
from rag.page.articles.article_list import View
from rag.page.articles.chart import render_chart
from tests.page.seen import Page

months = st.builds(lambda year, month: year * 100 + month, st.integers(1, 9999), st.integers(1, 12))


def search_result(months: dict[int | None, int], outlets: tuple[tuple[str | None, int], ...] = ()) -> SearchResult:
    ordered = sorted(months.items(), key=lambda each: (each[0] is None, each[0] or 0))
    return SearchResult(sum(months.values()), (), outlets, tuple(ordered))


ALL = View()


def keys(counts: dict[int | None, int], view: View = ALL) -> list[str]:
    """What can be pressed."""
    return Page(render_chart(search_result(counts), view)).shows("button")


def test_a_month_without_articles_has_its_place() -> None:
    """The time between is as long as it was; it cannot be pressed, since there is nothing."""
    page = Page(render_chart(search_result({202111: 4, 202112: 16, 202211: 1, None: 2}), ALL))
    assert page.shows("button") == ["month-202111", "month-202112", "month-202211"]
    assert page.styles() == ["--share: 0.500", "--share: 1.000", *["--share: 0.000"] * 10, "--share: 0.250"]
    assert page.find("button")[0]["aria-label"] == page.find("button")[0]["data-tip"] == "November 2021: 4 articles"
    assert all(words in page.text for words in ("by month", "2 undated", "Nov 2021", "Nov 2022"))


def test_a_few_months_stand_in_their_year() -> None:
    """One bar as wide as the chart would say nothing."""
    page = Page(render_chart(search_result({202203: 1}), ALL))
    assert (len(page.styles()), page.shows("button")) == (12, ["month-202203"])


def test_one_year_that_holds_nearly_all_is_told_by_month() -> None:
    """What is older and newer is told beside it, and narrows the list."""
    page = Page(
        render_chart(
            search_result({201302: 3, 201907: 2, **{202200 + each: 20 for each in range(1, 13)}, 202502: 1}), ALL
        )
    )
    months = [f"month-{202200 + each}" for each in range(1, 13)]
    assert page.shows("button") == [*months, "until-202112", "from-202301"]
    assert all(words in page.text for words in ("5 older", "1 newer", "Jan 2022", "Dec 2022"))


def test_a_long_time_is_told_by_year_and_a_year_that_is_chosen_by_month() -> None:
    """With what is before and after it, as a way out."""
    counts: dict[int | None, int] = {year * 100 + 6: 10 for year in range(1994, 2024)}
    assert keys(counts) == [f"year-{year}" for year in range(1994, 2024)]
    chosen = View(first=date(2015, 1, 1), last=date(2015, 12, 31))
    assert keys(counts, chosen) == ["month-201506", "until-201412", "from-201601"]


def test_what_is_chosen_is_pressed() -> None:
    """The bars stay as they are, where what is chosen is among them."""
    counts: dict[int | None, int] = {202111: 3, 202202: 6}
    page = Page(render_chart(search_result(counts), View(first=date(2022, 2, 1), last=date(2022, 2, 28))))
    pressed = {each["data-show"]: each["aria-pressed"] for each in page.find("button")}
    assert pressed == {"month-202111": "false", "month-202202": "true"}
    assert [each.get("tabindex") for each in page.find("button")] == ["-1", "0"]


def test_outlets_are_told_by_their_place() -> None:
    """The first five, and how many there are in all; having none is one of them."""
    many: tuple[tuple[str | None, int], ...] = (("RT", 8), (None, 4), *((f"o{each}", 1) for each in range(9)))
    page = Page(render_chart(search_result({}, many), ALL))
    assert page.shows("button") == [f"outlet-{place}" for place in range(5)]
    assert all(words in page.text for words in ("the first 5 of 11", "RT8", "no outlet4"))


@given(
    st.dictionaries(months, st.integers(1, 50), max_size=20),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_whatever_the_dates_are_the_bars_fit(counts: dict[int, int], first: date | None, last: date | None) -> None:
    """At most 36, none higher than the chart; what has no bar is told beside them, and one bar has the keyboard."""
    page = Page(render_chart(search_result(dict(counts)), View(first=first, last=last)))
    assert len(page.styles()) <= 36
    assert all(0 <= float(style.removeprefix("--share: ")) <= 1 for style in page.styles())
    labels = " ".join(each["aria-label"] or "" for each in page.find("button"))
    assert sum(map(int, re.findall(r"(\d+) (?:article|older|newer)", labels))) == sum(counts.values())
    assert sum(each.get("tabindex") == "0" for each in page.find("button")) <= 1


def test_nothing_is_no_chart() -> None:
    """As in an empty library."""
    assert Page(render_chart(search_result({}), ALL)).text == ""

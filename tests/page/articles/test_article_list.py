from datetime import date

import pytest

from rag.library.catalogue import SearchResult
from rag.markup import element
from rag.page.articles.article_list import (
    PAGE,
    Row,
    View,
    describe_days,
    outlet_of,
    render_article_list,
    render_controls,
)
from rag.types import Listing, Span
from tests.page.seen import Page

TALKS = Row(Listing("a1", "Talks end", "rt.com", date(2022, 3, 3), None, None, None))
RAIN = Row(Listing("a2", "Rain", None, None, None, None, None))
TWO = SearchResult(2, ("a1", "a2"), (("rt.com", 1), (None, 1)), ((202203, 1), (None, 1)))
MANY = SearchResult(120, ("a1",), (("rt.com", 120),), ((202203, 120),))


def test_a_row_has_title_outlet_and_date() -> None:
    """Its title opens it, its box chooses it; what is not known is left empty or told."""
    page = Page(render_article_list(View(), TWO, [TALKS, RAIN], "a2"))
    assert page.shows() == ["article-a1", "article-a2"]
    assert [each.get("aria-current") for each in page.find("a")] == [None, "true"]
    assert [each.get("name") for each in page.find("input")] == [None, "pick-a1", "pick-a2"]
    assert all(words in page.text for words in ("RT", "3 March 2022", "undated", "2 articles"))


def test_a_row_shows_what_was_looked_for() -> None:
    """In its title, and in a passage of the article; without a search there is none."""
    row = Row(TALKS.listing, [Span(0, 5)], element("mark", "talks"))
    [found, plain] = (Page(render_article_list(View(), TWO, [each], "")) for each in (row, TALKS))
    assert (len(found.find("mark")), len(found.find("p", "snippet"))) == (2, 1)
    assert (plain.find("mark"), plain.find("p", "snippet")) == ([], [])


def test_nothing_is_removed_before_something_is_chosen() -> None:
    """list.js lets the button be pressed."""
    [remove] = [
        each
        for each in Page(render_article_list(View(), TWO, [TALKS], "")).find("button")
        if each.get("type") == "submit"
    ]
    assert "disabled" in remove


def test_the_pages_lead_on_and_back() -> None:
    """From the first one there is no way back, and from the last one none on."""
    first, middle, last = (Page(render_article_list(View(offset=at), MANY, [TALKS], "")) for at in (0, PAGE, 2 * PAGE))
    ways = [[key for key in page.shows("button") if key.startswith("page-")] for page in (first, middle, last)]
    assert ways == [["page-50"] * 2, ["page-0", "page-100"] * 2, ["page-50"] * 2]  # above the list and below it
    assert ("1 to 50 of 120" in first.text, "101 to 120 of 120" in last.text) == (True, True)


def test_nothing_found_says_why() -> None:
    """Because of what is looked for, or because there is nothing."""
    nothing = SearchResult(0, (), (), ())
    assert "No article matches" in Page(render_article_list(View("x"), nothing, [], "")).text
    assert "add some under Library" in Page(render_article_list(View(), nothing, [], "")).text


def test_the_fields_say_what_holds() -> None:
    """Outlets with their numbers; one that is chosen and found nowhere is a choice all the same."""
    page = Page(render_controls(View(first=date(2022, 1, 1), outlet="gone"), TWO))
    assert all(words in page.text for words in ("all (2)", "RT (1)", "no outlet (1)", "gone"))
    chosen = [each["value"] for each in page.find("option") if "selected" in each]
    assert chosen == ["newest", "=gone"]
    assert (page.find("input")[0]["value"], page.shows("button")) == ("2022-01-01", ["out-days", "out-outlet", "clear"])
    assert Page(render_controls(View(), TWO)).shows("button") == []


def test_an_outlet_may_be_called_anything() -> None:
    """All of them and none of them have values of their own."""
    assert [outlet_of(value) for value in ("", "=", "=all", "==", "x")] == [None, "", "all", "=", None]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 3, 1), date(2022, 3, 31), "March 2022"),
        (date(2021, 12, 1), date(2021, 12, 31), "December 2021"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 1, 1), date(2023, 12, 31), "1 January 2022 to 31 December 2023"),
        (date(2022, 3, 3), date(2022, 3, 3), "3 March 2022"),
        (date(2022, 3, 3), None, "from 3 March 2022"),
        (None, date.max, "until 31 December 9999"),
        (date(9999, 12, 1), date.max, "1 December 9999 to 31 December 9999"),
    ],
)
def test_days_are_told_as_a_person_says_them(first: date | None, last: date | None, words: str) -> None:
    """A whole month or year by its name."""
    assert describe_days(first, last) == words

from datetime import date

from rag.library.catalogue import Shelf
from rag.library.wanted import Order
from rag.page.articles.shelf import PAGE, View, controls, listed, outlet_of
from rag.types import Listing
from tests.page.seen import Page

TALKS = Listing("a1", "Talks end", "rt.com", date(2022, 3, 3), None, None, None)
RAIN = Listing("a2", "Rain", None, None, None, None, None)
TWO = Shelf(2, ("a1", "a2"), (("rt.com", 1), (None, 1)), ((202203, 1), (None, 1)))
MANY = Shelf(120, ("a1",), (("rt.com", 120),), ((202203, 120),))


def test_a_row_has_title_outlet_and_date() -> None:
    """Its title opens it, its box chooses it; what is not known is left empty or told."""
    page = Page(listed(View(), TWO, [TALKS, RAIN], "a2"))
    assert page.shows() == ["article-a1", "article-a2"]
    assert [each.get("aria-current") for each in page.find("a")] == [None, "true"]
    assert [each["name"] for each in page.find("input")] == ["pick-a1", "pick-a2"]
    assert all(words in page.text for words in ("RT", "3 March 2022", "undated", "2 articles"))


def test_the_pages_lead_on_and_back() -> None:
    """From the first one there is no way back, and from the last one none on."""
    first, middle, last = (Page(listed(View(offset=at), MANY, [TALKS], "")) for at in (0, PAGE, 2 * PAGE))
    ways = [[key for key in page.shows("button") if key.startswith("page-")] for page in (first, middle, last)]
    assert ways == [["page-50"], ["page-0", "page-100"], ["page-50"]]
    assert ("1 to 50 of 120" in first.text, "101 to 120 of 120" in last.text) == (True, True)


def test_the_heads_put_the_list_in_order() -> None:
    """By date the newest first, then the oldest; which order holds is told to who listens."""
    page = Page(listed(View(), TWO, [TALKS], ""))
    assert [key for key in page.shows("button") if key.startswith("order")] == ["order-outlet", "order-oldest"]
    assert [each.get("aria-sort") for each in page.find("th")] == [None, None, None, "descending"]
    by_outlet = Page(listed(View(order=Order.OUTLET), TWO, [TALKS], ""))
    assert [each.get("aria-sort") for each in by_outlet.find("th")] == [None, None, "ascending", None]


def test_nothing_found_says_why() -> None:
    """Because of what is looked for, or because there is nothing."""
    nothing = Shelf(0, (), (), ())
    assert "No article matches" in Page(listed(View("x"), nothing, [], "")).text
    assert "add some under Library" in Page(listed(View(), nothing, [], "")).text


def test_the_fields_say_what_holds() -> None:
    """Outlets with their numbers; one that is chosen and found nowhere is a choice all the same."""
    page = Page(controls(View(first=date(2022, 1, 1), outlet="gone"), TWO))
    assert all(words in page.text for words in ("all (2)", "RT (1)", "no outlet (1)", "gone"))
    chosen = [each["value"] for each in page.find("option") if "selected" in each]
    assert chosen == ["newest", "=gone"]
    assert (page.find("input")[0]["value"], page.shows("button")) == ("2022-01-01", ["clear"])
    assert Page(controls(View(), TWO)).shows("button") == []


def test_an_outlet_may_be_called_anything() -> None:
    """All of them and none of them have values of their own."""
    assert [outlet_of(value) for value in ("", "=", "=all", "==", "x")] == [None, "", "all", "=", None]

from hypothesis import given
from hypothesis import strategies as st

from rag.filtering import Filters
from rag.library.search_query import Order, read_query
from rag.page.articles.found import Finder
from rag.page.articles.snippet import LONG, render_snippet
from tests.page.made import article, hostile
from tests.page.seen import Page


def seen(text: str, query: str, title: str = "Talks end") -> Page:
    finder = Finder(read_query(query, Filters(), Order.BEST))
    return Page(render_snippet(article(text, title), finder) or "")


def test_the_passage_with_most_of_what_was_looked_for_is_shown() -> None:
    """Not the first that has some of it."""
    text = f"Prices rose.\n{'It rained. ' * 60}\nThe minister said that prices have a cap now.\nThe cap and prices end."
    page = seen(text, "minister prices cap ")
    assert page.text == "The minister said that prices have a cap now."
    assert len(page.find("mark")) == 3


def test_a_long_paragraph_is_cut_between_words() -> None:
    """And says on which side."""
    page = seen(f"{'It rained there. ' * 40}The cap holds. {'It rained here. ' * 40}", "cap ")
    assert (page.text.startswith("… "), page.text.endswith(" …"), len(page.text) <= LONG + 4) == (True, True, True)
    assert set(page.text.split()) <= {"…", "It", "rained", "there.", "here.", "The", "cap", "holds."}


def test_the_headline_is_not_shown_twice() -> None:
    """The passage comes from below it; where there is none below, there is no passage."""
    assert seen("Price cap\nThe cap holds.", "cap ", "Price cap").text == "The cap holds."
    assert seen("Price cap\nIt rained.", "cap ", "Price cap").text == ""


def test_without_words_there_is_no_passage() -> None:
    """As where only days are asked for."""
    assert (seen("It rained.", "").text, seen("It rained.", "before:2022").text) == ("", "")


@given(st.lists(hostile | st.sampled_from(["price cap", " ", "\n", "word"]), max_size=30).map("".join))
def test_whatever_the_article_says_it_is_text(text: str) -> None:
    """Words of it, in order, with marks alone around them."""
    found = seen(text, '"price cap" ')
    assert {name for name, _ in found.elements} <= {"mark"}
    inside = found.text.removeprefix("… ").removesuffix(" …")
    assert inside in text.replace("\r", "\n") or "\r" in text
    assert len(inside) <= LONG

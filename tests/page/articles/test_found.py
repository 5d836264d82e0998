import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.filtering import Filters
from rag.library.search_query import Order, read_query
from rag.page.articles.found import Finder
from rag.text.words import stems

TEXT = "The conditions of Putin. A condition, said Mr Putin’s aide in Moscow; the talks were of no use."


def marks(query: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in Finder(read_query(query, Filters(), Order.BEST)).spans_in(text)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("condition ", ["conditions", "condition"]),
        ("putin ", ["Putin", "Putin’s"]),
        ("mosc", ["Moscow"]),
        ("conditions", ["conditions", "condition"]),
        ("putin of", ["Putin", "Putin’s"]),
        ('"of Putin" ', ["of Putin"]),
        ("“a condition” talks ", ["A condition", "talks"]),
        ('"Putin condition" ', []),
        ("the ", ["The", "the"]),
        ("before:2022", []),
        ("", []),
    ],
)
def test_what_was_looked_for_is_found_in_any_form(query: str, words: list[str]) -> None:
    """The word that is being typed by its beginning; function words only where nothing else was looked for."""
    assert marks(query) == words


@given(st.text(max_size=60), st.text(max_size=20))
def test_marks_lie_in_the_text_and_in_order(text: str, query: str) -> None:
    """Whatever was typed, and whatever the article says."""
    found = Finder(read_query(query.replace(":", ""), Filters(), Order.BEST)).spans_in(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert found == sorted(found)


PRICES = "The price cap, or price-caps: caps of prices. United States prices CAPPED. The U.S. and the UK’s O’Neil."


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"price cap" ', ["price cap", "price-caps", "prices CAPPED"]),
        ("„Price caps“ ", ["price cap", "price-caps", "prices CAPPED"]),
        ('"US prices" ', ["United States prices"]),
        ("united ", ["United"]),
        ("USA ", ["United States", "U.S."]),
        ("o'neil ", ["O’Neil"]),
        ("uk ", ["UK’s"]),
    ],
)
def test_a_phrase_is_marked_as_a_whole_and_nothing_else_of_it(query: str, words: list[str]) -> None:
    """Where its words follow each other, in the forms that the search takes for the same."""
    assert marks(query, PRICES) == words


@given(st.lists(st.sampled_from(["price", "prices", "cap", "caps", "of", "US", "价格", ".", "\n", "-"]), max_size=30))
def test_what_a_phrase_marks_says_the_phrase(parts: list[str]) -> None:
    """And each place where the search would find it is marked."""
    text = " ".join(parts)
    found = marks('"price cap" ', text)
    assert all(stems(each) == ["price", "cap"] for each in found)
    read = stems(text)
    assert len(found) == sum(read[at : at + 2] == ["price", "cap"] for at in range(len(read)))


@pytest.mark.parametrize(
    ("query", "words"),
    [("天然气 ", ["天然气", "天然气"]), ("价", ["价"]), ("ガス", ["ガス"]), ("sorby ", ["Sørby"]), ("รัฐ", ["รัฐ"])],
)
def test_of_a_run_that_nothing_parts_what_was_looked_for_is_marked(query: str, words: list[str]) -> None:
    """Not all of it."""
    assert marks(query, "新的天然气合同，天然气价格。ガス会社 คณะรัฐมนตรี Sørby") == words


def test_a_phrase_of_letters_that_nothing_parts_is_marked() -> None:
    """With the words beside it."""
    assert marks('"天然气合同" ', "新的天然气合同，天然气价格。") == ["天然气合同"]

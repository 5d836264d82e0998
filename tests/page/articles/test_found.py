import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.library.wanted import Order, read_query
from rag.page.articles.found import spans_of
from rag.types import Filters

TEXT = "The conditions of Putin. A condition, said Mr Putin’s aide in Moscow; the talks were of no use."


def marks(query: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in spans_of(text, read_query(query, Filters(), Order.BEST))]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("condition ", ["conditions", "condition"]),
        ("putin ", ["Putin", "Putin’s"]),
        ("mosc", ["Moscow"]),
        ('"of Putin" ', ["Putin", "Putin’s"]),
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
    found = spans_of(text, read_query(query.replace(":", ""), Filters(), Order.BEST))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("query", "words"),
    [("天然气 ", ["天然气", "天然气"]), ("价", ["价"]), ("ガス", ["ガス"]), ("sorby ", ["Sørby"]), ("รัฐ", ["รัฐ"])],
)
def test_of_a_run_that_nothing_parts_what_was_looked_for_is_marked(query: str, words: list[str]) -> None:
    """Not all of it."""
    assert marks(query, "新的天然气合同，天然气价格。ガス会社 คณะรัฐมนตรี Sørby") == words

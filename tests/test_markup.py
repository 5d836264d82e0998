from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rag.markup import element, highlight, merge_spans, paragraphs, void, web_link
from rag.types import Span
from tests.page.made import hostile
from tests.page.seen import Page

edges = st.lists(st.integers(0, 30), min_size=2, max_size=2).map(sorted)
spans = st.lists(edges.map(lambda pair: Span(*pair)), max_size=5)


@given(hostile, spans, edges)
def test_marks_change_no_word(text: str, marks: list[Span], chosen: list[int]) -> None:
    """The text with marks in it reads as the text, however the marks lie over each other and the edges."""
    page = Page(highlight(text, Span(0, len(text)), marks, Span(*chosen)))
    assert page.text == Page(element("p", text)).text


def test_overlapping_marks_keep_the_chosen_words_whole() -> None:
    """The chosen words are one mark, those of the others stand around it, and all of it is the first place."""
    said = highlight("abcdefghij", Span(0, 10), [Span(1, 5), Span(5, 7), Span(8, 9)], Span(3, 4))
    assert said == (
        'a<mark data-mark="0">bc</mark><mark class="chosen" data-mark="0">d</mark><mark data-mark="0">efg</mark>h'
        '<mark data-mark="1">i</mark>j'
    )


@given(spans)
def test_merged_spans_cover_the_same_characters_and_do_not_touch(given_spans: list[Span]) -> None:
    """In order, each character once."""
    found = merge_spans(given_spans)
    covered = {at for span in given_spans for at in range(*span)}
    assert {at for span in found for at in range(*span)} == covered
    assert all(one.end < other.start for one, other in pairwise(found))


def test_paragraphs_are_lines_with_words() -> None:
    """Blank lines and lines of white space are none, and a part of the text begins where it is told to."""
    text = "one\n \n\ntwo\nthree"
    assert [span.of(text) for span in paragraphs(text)] == ["one", "two", "three"]
    assert [span.of(text) for span in paragraphs(text, 1, 9)] == ["ne", "tw"]


def test_only_addresses_of_the_web_are_links() -> None:
    """http and https are links; anything else that a browser may run, and an address with spaces, is text."""
    assert Page(web_link("https://rt.com/a?b=1&c=2")).find("a")[0]["href"] == "https://rt.com/a?b=1&c=2"
    for address in ("javascript:alert(1)", " https://x", "data:text/html,x", "https://a b", "java\nscript:x", "/etc"):
        assert not Page(web_link(address)).find("a")


def test_an_element_may_be_called_anything_and_hold_nothing() -> None:
    """An attribute `name` is not the element's; what has no end is written without one."""
    assert (
        void("input", name="a b", value='"', disabled=True, list=None) == '<input name="a b" value="&quot;" disabled>'
    )

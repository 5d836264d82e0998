from rag.doctor import Finding
from rag.page.library.parts_table import render_parts_table
from tests.page.seen import Page

FINE = Finding("articles", "5", fine=True)
WRONG = Finding("words and vectors", "3 and 4", fine=False, cure="dateline reindex")


def test_each_part_says_how_it_is_in_words() -> None:
    """Whether all is well stands above, and the rest is unfolded where it is not."""
    page = Page(render_parts_table([FINE, WRONG], looking=False))
    assert all(words in page.text for words in ("Fine: 5", "Needs something: 3 and 4", "1 part needs you."))
    fine = Page(render_parts_table([FINE], looking=False))
    assert ("All parts are fine" in fine.text, "open" in fine.find("details")[0]) == (True, False)
    assert "open" in page.find("details")[0]


def test_a_cure_is_a_button_where_the_page_can_do_it() -> None:
    """Others are commands, words, or a way to more of it."""
    model = Finding("language model", "none", fine=True, cure="ollama serve")
    empty = Finding("articles", "none yet", fine=True, cure="dateline add FOLDER")
    page = Page(render_parts_table([WRONG, model, empty], looking=False))
    assert (page.shows("button"), page.shows()) == (["reindex", "examine"], ["model"])
    assert ("add some above" in page.text, len(page.find("code"))) == (True, 1)


def test_what_is_looked_at_still_is_said() -> None:
    """There is no verdict before the last part."""
    text = Page(render_parts_table([FINE], looking=True)).text
    assert ("Looking" in text, "All parts" in text) == (True, False)

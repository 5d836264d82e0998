from typing import Any

from lxml.html import document_fromstring

from rag.reading.web.outline import is_of_other_story, outline, words_of

PAGE = (
    "<html><head><title>Pier approved by council | Post</title></head><body class='has-sidebar'>"
    "<nav><p>Home</p></nav><div class='related'><p>Fares to rise</p></div><h2>Post</h2>"
    "<article>Vestby<h1>Pier approved by council</h1><p>By <b>Tove</b>Lind</p>loose<p>The text.</p></article>"
    "</body></html>"
)


def parsed(page: str) -> Any:
    return document_fromstring(page)


def test_a_page_is_its_blocks_in_order() -> None:
    """Without what is beside the article, and with the words that stand between blocks."""
    seen = outline(parsed(PAGE))
    texts = [block.text for block in seen.blocks]
    assert texts == ["Post", "Vestby", "loose", "Pier approved by council", "By Tove Lind", "The text."]
    assert seen.title_words == "Pier approved by council"


def test_the_headline_is_what_begins_the_title() -> None:
    """Not the outlet's name, though it is a higher heading; and what holds it is kept whatever it is called."""
    page = (
        "<title>Pier approved by council – The Vestby Post</title><h1>The Vestby Post</h1>"
        "<div class='widget'><h3>Pier approved by council</h3></div>"
    )
    assert outline(parsed(page)).title_words == "Pier approved by council"
    assert outline(parsed("<title>a</title><h1>Something else here</h1>")).title_words == "Something else here"
    assert outline(parsed("<p>words</p>")).headline is None


def test_what_stands_for_another_story() -> None:
    """An element with a link of a headline's length, not the byline with its link to an author."""
    page = parsed("<h1>Pier</h1><p><a>Bus fares to rise again</a> <i>3 May</i></p><p><a>Tove Lind</a> <b>4 May</b></p>")
    headline, other, own = (next(page.iter(tag)) for tag in ("h1", "i", "b"))
    assert is_of_other_story(other, headline)
    assert not is_of_other_story(own, headline)


def test_words_of_neighbours_are_parted() -> None:
    """And those of scripts are none."""
    assert words_of(parsed("<p>News 24<b>13 Jan</b><script>x</script></p>")).split() == ["News", "24", "13", "Jan"]

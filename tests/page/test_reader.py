import pytest

from rag.library.correcting import apply_corrections
from rag.page.reader import GONE, render_reader
from rag.types import Citation, Passage, Span
from tests.page.made import WORDS, article
from tests.page.seen import Page


def test_the_reader_shows_the_whole_article_and_its_origin() -> None:
    """All paragraphs, the cited words marked, and where the article and its date come from; never where its file is."""
    page = Page(render_reader(article(url="https://rt.com/1", path="/a/b.txt", authors=("Eve",)), [WORDS]))
    assert len(page.find("mark")) == 1
    for told in ("The talks ended.", "RT · 3 March 2022", "Date: given with the file", "By Eve", "Open original"):
        assert told in page.text
    assert "/a/b.txt" not in page.text


@pytest.mark.parametrize(
    "url", [None, "javascript:alert(1)", "/a/b.txt", "file:///etc/passwd", 'https://x" onclick="y']
)
def test_only_an_address_of_the_web_is_opened(url: str | None) -> None:
    """Beside the page, which cannot be reached from there."""
    assert Page(render_reader(article(url=url))).find("a") == []
    link = Page(render_reader(article(url="https://rt.com/1"))).find("a")[0]
    assert (link["href"], link["target"], link["rel"]) == ("https://rt.com/1", "_blank", "noopener noreferrer")


def test_the_cited_words_are_copied_with_where_they_stand() -> None:
    """In quotation marks, with the speaker, the headline, the outlet, the date and the address."""
    told = article("The minister\nspoke on Monday.", url="https://rt.com/1")
    cited = Citation(1, Passage(told, 0, len(told.text)), 0, len(told.text), speaker="the minister")
    button = next(each for each in Page(render_reader(told, cited=cited)).find("button") if "data-copy" in each)
    assert button["data-copy"] == (
        "“The minister spoke on Monday.”\nthe minister, “Talks end”, RT, 3 March 2022\nhttps://rt.com/1"
    )
    assert button["data-from"] == "“Talks end”, RT, 3 March 2022\nhttps://rt.com/1"


def test_what_is_not_known_of_a_source_is_not_copied() -> None:
    """No title, no outlet, no date, and an address that is none of the web."""
    told = article("It rained.", title="", source=None, published=None, url="javascript:x")
    cited = Citation(1, Passage(told, 0, 10), 0, 10)
    button = next(each for each in Page(render_reader(told, cited=cited)).find("button") if "data-copy" in each)
    assert button["data-copy"] == "“It rained.”\nundated"


def test_the_way_back_to_the_sources_says_how_many_there_are() -> None:
    """Where there are some."""
    assert "↑ Sources (4)" in Page(render_reader(article(), sources=4)).text
    assert "Sources" not in Page(render_reader(article())).text


def test_marks_are_counted_and_gone_through() -> None:
    """Those that overlap are one; without marks there is nothing to go through."""
    page = Page(render_reader(article(), [Span(0, 5), Span(4, 9)], WORDS))
    assert "2 marked" in page.text
    assert [each["data-step"] for each in page.find("button") if "data-step" in each] == ["-1", "1"]
    assert not [each for each in Page(render_reader(article())).find("button") if "data-step" in each]


def test_an_article_that_is_gone_says_so() -> None:
    """What is kept of it is shown."""
    text = Page(render_reader(article(), chosen=WORDS, gone=True)).text
    assert GONE in text
    assert "two conditions" in text


def test_a_headline_of_the_text_is_shown_once() -> None:
    """Over the article, and marked there where it was cited."""
    headed = article(title="Storm kills three", text="Storm kills three\n\nIt rained.")
    page = Page(render_reader(headed, [Span(0, len(headed.title))]))
    assert page.text.count("Storm kills three") == 1
    names = [name for name, _ in page.elements]
    assert names[names.index("mark") - 1] == "h2"


def test_a_title_that_a_person_corrected_stands_over_the_text_as_it_is() -> None:
    """The headline of the file is read below it."""
    headed = article(title="Storm kills three", text="Storm kills three\n\nIt rained.")
    page = Page(render_reader(apply_corrections(headed, {"title": "Storm"}), [Span(0, len(headed.title))]))
    names = [name for name, _ in page.elements]
    assert names[names.index("mark") - 1] == "p"
    assert page.text.count("Storm kills three") == 2  # and as what the file says

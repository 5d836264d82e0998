from rag.library.correcting import corrected
from rag.page.reader import GONE, reader
from rag.types import Span
from tests.page.made import WORDS, article
from tests.page.seen import Page


def test_the_reader_shows_the_whole_article_and_its_origin() -> None:
    """All paragraphs, the cited words marked, and where the article and its date come from."""
    page = Page(reader(article(url="https://rt.com/1", path="/a/b.txt", authors=("Eve",)), [WORDS]))
    assert len(page.find("mark")) == 1
    for told in ("The talks ended.", "RT · 3 March 2022", "Date: given with the file", "By Eve", "https://rt.com/1"):
        assert told in page.text


def test_marks_are_counted_and_gone_through() -> None:
    """Those that overlap are one; without marks there is nothing to go through."""
    page = Page(reader(article(), [Span(0, 5), Span(4, 9)], WORDS))
    assert "2 marked" in page.text
    assert [each["data-step"] for each in page.find("button") if "data-step" in each] == ["-1", "1"]
    assert not [each for each in Page(reader(article())).find("button") if "data-step" in each]


def test_an_article_that_is_gone_says_so() -> None:
    """What is kept of it is shown."""
    text = Page(reader(article(), chosen=WORDS, gone=True)).text
    assert GONE in text
    assert "two conditions" in text


def test_a_headline_of_the_text_is_shown_once() -> None:
    """Over the article, and marked there where it was cited."""
    headed = article(title="Storm kills three", text="Storm kills three\n\nIt rained.")
    page = Page(reader(headed, [Span(0, len(headed.title))]))
    assert page.text.count("Storm kills three") == 1
    names = [name for name, _ in page.elements]
    assert names[names.index("mark") - 1] == "h2"


def test_a_title_that_a_person_corrected_stands_over_the_text_as_it_is() -> None:
    """The headline of the file is read below it."""
    headed = article(title="Storm kills three", text="Storm kills three\n\nIt rained.")
    page = Page(reader(corrected(headed, {"title": "Storm"}), [Span(0, len(headed.title))]))
    names = [name for name, _ in page.elements]
    assert names[names.index("mark") - 1] == "p"
    assert page.text.count("Storm kills three") == 2  # and as what the file says

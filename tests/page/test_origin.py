"""Where an article comes from, and how its day is known."""

from hypothesis import given

from rag.page.origin import describe_date, render_origin, render_outlet, render_outlet_and_date, render_source_line
from tests.page.made import article, hostile
from tests.page.seen import Page


def test_a_source_line_has_headline_outlet_and_day() -> None:
    """The outlet by its name, and by its domain for who points at it."""
    page = Page(render_source_line(article(source="cnn.com")))
    assert page.text == "Talks end · CNN · 3 March 2022"
    assert [each["data-tip"] for each in page.find("bdi") if "data-tip" in each] == ["cnn.com"]
    assert Page(render_source_line(article(title="", source=None, published=None))).text == "undated"


def test_names_are_kept_as_they_are_given() -> None:
    """What the table does not know is the domain, without www."""
    assert Page(render_outlet("The Week")).text == "The Week"
    assert Page(render_outlet_and_date("www.nobody.example", None)).text == "nobody.example · undated"


def test_how_a_date_is_known_is_said_in_plain_words() -> None:
    """With how sure it is, and which other dates there are."""
    assert describe_date(article(published_how="stated on the page")) == "Date: printed on the page (likely)"
    unsure = article(published_how="created date of the document", metadata={"other dates": "url 2023-03-07"})
    told = "Date: the day on which the document was made (not sure); but 7 March 2023 from the web address"
    assert describe_date(unsure) == told
    assert describe_date(article(published=None, published_how=None)) == "Date: none was found"
    assert describe_date(article(published_how="worked out by Ann")) == "Date: worked out by Ann"


def test_no_path_of_the_server_is_shown() -> None:
    """Of a file its name, where there is no address to open."""
    text = Page(render_origin(article(path="/home/ann/news/b.txt", authors=("Eve", "Bob")))).text
    assert "File: b.txt" in text
    assert "By Eve, Bob" in text
    assert "/home" not in text


@given(hostile, hostile)
def test_hostile_origins_are_text(one: str, other: str) -> None:
    """Nothing that a file says of itself becomes markup."""
    strange = article(source=one, published_how=other, authors=(one,), path=other, metadata={"other dates": one})
    page = Page(str(render_origin(strange)) + str(render_source_line(strange)))
    form = {"details", "summary", "form", "label", "input", "button"}
    assert {name for name, _ in page.elements} <= {"div", "p", "bdi", "span", *form}

"""What is read from web pages."""

from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.web_pages import MOST_ATTRIBUTES, MOST_CHILDREN, MOST_ELEMENTS, MOST_MARKS
from tests.drafts import PARAGRAPH, cause_of, only, written

PAGE = f"""<!doctype html><html><head><title>Law passes | The Example</title>
<meta property="og:title" content="Law passes after long debate"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-06-20T10:00:00Z"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://www.example.org/law"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Law passes after long debate</h1>{f"<p>{PARAGRAPH}</p>" * 4}</article>
<div id="comments"><div class="comment"><p>First! I never liked that law.</p></div></div></body></html>"""


def test_html_gives_article_and_what_the_markup_states(tmp_path: Path) -> None:
    """Title, date, outlet, author and address come from the markup; menus and comments do not come at all."""
    draft = only(written(tmp_path / "a.htm", PAGE))
    assert draft.title == "Law passes after long debate"
    assert (draft.date, draft.date_how) == ("2024-06-20", "markup")
    assert (draft.source, draft.authors, draft.url) == ("The Example", ("Jane Doe",), "https://www.example.org/law")
    assert PARAGRAPH.strip() in draft.text
    assert "First!" not in draft.text
    assert "Home" not in draft.text


def test_html_in_the_encoding_that_it_states(tmp_path: Path) -> None:
    """A page in an older encoding is read by its own word."""
    body = "<p>Верховная рада приняла закон в понедельник вечером.</p>" * 8
    page = f'<html><head><meta charset="koi8-r"></head><body><article>{body}</article></body></html>'
    assert "Верховная рада" in only(written(tmp_path / "a.html", page.encode("koi8-r"))).text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "deep",
        "<html><body></body></html>",
        "<p" * 50_000,
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;&b;</p></body></html>',
        "<script>" + "x" * 1_000_000,
        "<" * 100_000,
    ],
    ids=["deep", "empty", "unclosed", "entities", "script", "brackets"],
)
def test_hostile_html_gives_words_or_a_cause(tmp_path: Path, page: str) -> None:
    """No page ends the program."""
    path = written(tmp_path / "a.html", page)
    cause = cause_of(path)
    assert cause is None or ("a.html" in cause and "\n" not in cause)


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        ("<" * (MOST_MARKS + 1), "200,0.. marks <"),
        (f"<p {' '.join(f'a{number}' for number in range(MOST_ATTRIBUTES + 1))}>", "2,00. attributes in one tag"),
        ("<div><p>x</p><p>y</p></div>" * (MOST_ELEMENTS // 3 + 1), "50,0.. elements"),
        (f"<p>{'<a href=x>y</a> ' * (MOST_CHILDREN + 1)}</p>", "5,001 elements side by side"),
    ],
    ids=["marks", "attributes", "elements", "links"],
)
def test_page_that_would_be_read_for_minutes_is_refused(page: str, cause: str, tmp_path: Path) -> None:
    """The parsers take time quadratic in each of these, so they are counted before."""
    with pytest.raises(ReadError, match=f"has {cause}, more than the .* allowed: save the article alone"):
        only(written(tmp_path / "a.html", f"<html><body><article>{PARAGRAPH}{page}</article></body></html>"))


def test_page_with_long_values_in_its_tags_is_read(tmp_path: Path) -> None:
    """A picture or a drawing inside a tag is one attribute, however many blanks and strokes it has."""
    inside = f'<img src="data:image/png;base64,{"A/B+" * 50_000}"><path d="{"M 0 1 L 2 " * 5_000}"/>'
    path = written(tmp_path / "a.html", PAGE.replace("</article>", f"{inside}</article>"))
    assert PARAGRAPH.strip() in only(path).text

"""What is read from web pages."""

from datetime import date
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.drafts import LONGEST_TEXT, Draft
from rag.reading.formats import read_drafts
from rag.reading.web.pages import MOST_ATTRIBUTES, MOST_CHILDREN, MOST_ELEMENTS, MOST_MARKS
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
    assert (draft.date, draft.date_how) == (date(2024, 6, 20), "markup")
    assert (draft.source, draft.authors, draft.url) == ("The Example", ("Jane Doe",), "https://www.example.org/law")
    assert PARAGRAPH.strip() in draft.text
    assert "First!" not in draft.text
    assert "Home" not in draft.text


BRIDGE = (
    "The council of Velm voted on Monday for a new bridge, with 31 votes to 12, after a debate of nine hours.",
    "Mayor Ida Holm said that the work would begin in May and that the state would pay a third of the 84 million.",
)
FERRY = (
    "The ferry to Lund was late on Tuesday because of ice on the river, and 300 people waited for two hours.",
    "The company said that it would pay for taxis and hire a second boat until the end of the month at the latest.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


TWO = (
    f"<article><h1>Bridge approved</h1>{paragraphs(*BRIDGE)}</article>"
    f"<article><h1>Ferry late</h1>{paragraphs(*FERRY)}</article>"
)


def drafts_of(path: Path, body: str, head: str = "") -> list[Draft]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return [each for each in read_drafts(written(path / "a.html", page)) if isinstance(each, Draft)]


def removed_of(draft: Draft) -> dict[str, str]:
    return {cut.rule: cut.text for cut in draft.removed}


def test_what_a_page_has_around_its_article_is_removed_by_name(tmp_path: Path) -> None:
    """No visible word is lost: it is in the text or among what was removed."""
    removed = removed_of(only(written(tmp_path / "a.html", PAGE)))
    assert removed["navigation"] == "Home"
    assert removed["comments"] == "First! I never liked that law."
    assert removed["repeated_headline"] == "Law passes after long debate"


def test_two_articles_of_a_page_are_two(tmp_path: Path) -> None:
    """Each with its own title, byline and day."""
    parts = (
        ("Bridge approved", "Jane Doe", "2024-03-05", BRIDGE),
        ("Ferry late", "Max Roe", "2024-03-06", FERRY),
    )
    body = "".join(
        f"<article><h2>{title}</h2><p class=byline>By {author}</p><time datetime={day}>{day}</time>{paragraphs(*texts)}"
        "</article>"
        for title, author, day, texts in parts
    )
    bridge, ferry = drafts_of(tmp_path, f"<nav>Home</nav>{body}")
    assert (bridge.title, bridge.authors, ferry.title, ferry.authors) == (
        "Bridge approved",
        ("Jane Doe",),
        "Ferry late",
        ("Max Roe",),
    )
    assert FERRY[0] in ferry.text
    assert FERRY[0] not in bridge.text
    assert [each.part for each in (bridge, ferry)] == ["article 1", "article 2"]
    assert removed_of(bridge)["navigation"] == "Home"


def test_each_of_two_articles_has_the_day_of_its_own_header(tmp_path: Path) -> None:
    """Where headline, byline and day stand in one."""
    heads = (("Bridge approved in Velm", "2024-03-05", BRIDGE), ("The ferry is late again", "2024-03-06", FERRY))
    body = "".join(
        f"<article><header><h2>{title}</h2><time datetime={day}T09:00:00Z>{day}</time></header>"
        f"{paragraphs(*texts)}</article>"
        for title, day, texts in heads
    )
    found = drafts_of(tmp_path, body, "<title>The Velm Post - World</title>")
    assert [each.date for each in found] == [date(2024, 3, 5), date(2024, 3, 6)]


def test_second_article_of_a_page_has_no_day_of_the_first(tmp_path: Path) -> None:
    """What the head of a page states is about the article whose title it has."""
    head = (
        '<meta property="og:title" content="Bridge approved">'
        '<meta property="article:published_time" content="2024-03-05">'
    )
    bridge, ferry = drafts_of(tmp_path, TWO, head)
    assert (bridge.date, ferry.date) == (date(2024, 3, 5), None)


def test_second_article_has_what_is_stated_for_machines(tmp_path: Path) -> None:
    """Linked data of the same headline say whose, when and where it is."""
    stated = (
        '{"@type":"NewsArticle","headline":"Ferry late","datePublished":"2024-03-09","author":"Max Roe",'
        '"url":"https://velm.example/f"}'
    )
    head = f'<title>Velm</title><script type="application/ld+json">{stated}</script>'
    ferry = drafts_of(tmp_path, TWO, head)[1]
    assert (ferry.date, ferry.authors, ferry.url) == ("2024-03-09", ("Max Roe",), "https://velm.example/f")


def test_live_blog_is_one_article_of_the_day_of_its_last_entry(tmp_path: Path) -> None:
    """The headings and times of its entries stay where they stand."""
    entries = "".join(
        f"<article><h3>{heading}</h3><time datetime=2024-03-0{day}T09:00>09:00 on {day} March</time>"
        f"{paragraphs(*texts)}</article>"
        for day, heading, texts in ((7, "Vote is over", BRIDGE), (6, "Ice on the river", FERRY))
    )
    (draft,) = drafts_of(tmp_path, f"<main><h1>Bridge vote: live updates</h1>{entries}</main>")
    assert draft.date == date(2024, 3, 7)
    assert draft.text.split("\n") == [
        "Vote is over",
        "09:00 on 7 March",
        *BRIDGE,
        "Ice on the river",
        "09:00 on 6 March",
        *FERRY,
    ]


def test_text_for_machines_where_the_page_shows_none_of_it(tmp_path: Path) -> None:
    """A page that a script builds, or that shows the beginning alone, may have the article in its linked data."""
    stated = f'{{"@type":"NewsArticle","headline":"Bridge approved","articleBody":"{" ".join((*BRIDGE, *FERRY))}"}}'
    head = f'<title>Bridge approved</title><script type="application/ld+json">{stated}</script>'
    (draft,) = drafts_of(
        tmp_path, f"<h1>Bridge approved</h1><p>{BRIDGE[0]}</p><p>To read on, become a member.</p>", head
    )
    assert draft.text == " ".join((*BRIDGE, *FERRY))


def test_saved_page_tells_where_it_was(tmp_path: Path) -> None:
    """What a browser notes in it counts as the page's address."""
    note = "<!-- saved from url=(0046)https://www.velmpost.example/2024/03/05/bridge -->"
    page = f"<!doctype html>\n{note}\n<html><body><h1>Bridge approved</h1>{paragraphs(*BRIDGE)}</body></html>"
    assert only(written(tmp_path / "a.html", page)).url == "https://www.velmpost.example/2024/03/05/bridge"


def test_page_with_more_words_than_an_article_may_have_is_refused(tmp_path: Path) -> None:
    """Before anything takes its time over them."""
    page = f"<html><body><p>{PARAGRAPH * (LONGEST_TEXT // len(PARAGRAPH) + 1)}</p></body></html>"
    assert "characters of text, more than the 2,000,000 allowed" in str(cause_of(written(tmp_path / "a.html", page)))


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
        f'<script type="application/ld+json">{"[" * 100_000}</script><p>{PARAGRAPH}</p>',
    ],
    ids=["deep", "empty", "unclosed", "entities", "script", "brackets", "deep data"],
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

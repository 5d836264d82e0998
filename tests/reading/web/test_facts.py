"""Title, outlet, address and authors of a page."""

import pytest
from lxml.html import document_fromstring

from rag.reading.web.facts import PageFacts, page_facts, source_address
from rag.reading.web.linked_data import linked_articles

TEXT = "<p>The council voted on Monday.</p>"
SITE = "<meta property='og:site_name' content='Velm Post'>"


def facts_of(body: str = TEXT, head: str = "", before: str = "") -> PageFacts:
    page = f"<!doctype html>{before}<html><head>{head}</head><body>{body}</body></html>"
    tree = document_fromstring(page)
    return page_facts(page, tree, linked_articles(tree))


@pytest.mark.parametrize(
    ("head", "body", "title", "outlet"),
    [
        ("<title>Bridge built | Velm Post</title>", "<h1>Bridge built</h1>", "Bridge built", "Velm Post"),
        ("<title>Bridge built - Sport - Velm Post</title>", "<h1>Bridge built</h1>", "Bridge built", "Velm Post"),
        ("<title>Bridge built | Politics</title>", "<h1>Bridge built</h1>", "Bridge built", None),
        ("<title>Bridge built | By Jane Doe</title>", "<h1>Bridge built</h1>", "Bridge built", None),
        ("<title>Other words | Velm Post</title>", "<h1>Bridge built</h1>", "Bridge built", None),
        ("<title>Velm Post » Bridge built</title>", '<h1><a href="/">Velm Post</a></h1>', "Bridge built", "Velm Post"),
        (f"{SITE}<meta property='og:title' content='Bridge - Velm Post'>", "", "Bridge", "Velm Post"),
        ("<meta property='og:title' content='Long – and dear'>", "", "Long – and dear", None),
        ('<meta name="twitter:site" content="@velmpost">', "<h1>Bridge</h1>", "Bridge", None),
    ],
)
def test_title_and_outlet(head: str, body: str, title: str, outlet: str | None) -> None:
    """The name of the outlet is no part of the title, and is none where it may be something else."""
    facts = facts_of(body + TEXT, head)
    assert (facts.title, facts.outlet) == (title, outlet)


def test_publisher_of_linked_data_is_the_outlet() -> None:
    """Not its address."""
    named = '{"@type":"NewsArticle","headline":"Bridge","publisher":{"@type":"Organization","name":"Velm Post"}}'
    address = '{"@type":"NewsArticle","headline":"Bridge","publisher":{"@id":"https://velm.example/#organization"}}'
    found = [facts_of(head=f'<script type="application/ld+json">{each}</script>').outlet for each in (named, address)]
    assert found == ["Velm Post", None]


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<p class="byline">By Jane Doe and Max Roe</p>', ("Jane Doe", "Max Roe")),
        ('<a rel="author" href="/j">Jane Doe</a>', ("Jane Doe",)),
        ('<span itemprop="author">Von Ida Holm, Velm</span>', ("Ida Holm",)),
        ('<div class="comments"><span class="author">Bob Rower says</span></div>', ()),
        ('<div class="comments"><span class="author">Bob Rower</span></div>', ()),
        ('<span class="author">admin</span>', ()),
        ('<p class="byline">5 March 2024, Velm Post staff</p>', ()),
    ],
)
def test_authors_by_the_byline(body: str, authors: tuple[str, ...]) -> None:
    """Where the markup says that it is one, and it names people."""
    assert facts_of(f"<article>{body}{TEXT}</article>").authors == authors


@pytest.mark.parametrize("name", ["Admin Staff", "Velm Post"])
def test_author_is_nobody_who_is_none(name: str) -> None:
    """The outlet is no person."""
    head = f'<meta name="author" content="{name}"><meta property="og:site_name" content="{name}">'
    assert facts_of(head=head).authors == ()


@pytest.mark.parametrize(
    ("note", "url"),
    [
        ("<!-- saved from url=(0042)https://velm.example/2024/bridge -->", "https://velm.example/2024/bridge"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0042)file:///C:/bridge.html -->", None),
        (
            "<!--\n Page saved with SingleFile \n url: https://velm.example/bridge \n saved date: Wed Mar 06 2024\n-->",
            "https://velm.example/bridge",
        ),
        (
            "<!-- Mirrored from velm.example/bridge.html by HTTrack Website Copier/3.x, Thu, 07 Mar 2024 -->",
            "https://velm.example/bridge.html",
        ),
        ('<meta name="savepage-url" content="https://velm.example/bridge">', "https://velm.example/bridge"),
        (
            "<!-- saved from url=(0042)https://web.archive.org/web/20240310101112/https://velm.example/bridge -->",
            "https://velm.example/bridge",
        ),
    ],
)
def test_address_that_a_page_was_saved_from(note: str, url: str | None) -> None:
    """As browsers, their helpers and copiers of sites note it."""
    assert source_address(f"<!doctype html>\n{note}\n<html>") == url


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://velm.example/bridge", "https://velm.example/bridge"),
        ("https://velm.example/", "https://velm.example/saved/bridge"),
        ("", "https://velm.example/saved/bridge"),
    ],
)
def test_own_address_of_a_page_goes_before_that_it_was_saved_from(canonical: str, url: str) -> None:
    """Unless it only names the site."""
    note = "<!-- saved from url=(0042)https://velm.example/saved/bridge -->"
    assert facts_of(head=f'<link rel="canonical" href="{canonical}">', before=note).url == url

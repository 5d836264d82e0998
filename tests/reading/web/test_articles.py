"""Pages with several articles, and those that only look so."""

import pytest
from lxml.html import document_fromstring

from rag.reading.web.articles import MOST_ARTICLES, articles_of, is_live, is_named_in_head, remove_elements
from rag.reading.web.blocks import page_blocks

TEXT = "The council of Velm voted on Monday for a new bridge over the river, with 31 votes to 12, after nine hours."
ARTICLE = f"<article><h2>Bridge approved</h2><p>{TEXT}</p><p>{TEXT}</p></article>"
LINKED = f'<article><h2><a href="/f">Ferry late</a></h2><p>{TEXT}</p></article>'


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (ARTICLE, 0),
        (ARTICLE * 2, 2),
        (f"<h1>Velm Post</h1>{ARTICLE * 3}<footer>© Velm</footer>", 3),
        (f"<article><h2>Bridge</h2><p>{TEXT}</p></article>" * 2, 2),
        (ARTICLE + LINKED * 5, 0),
        (f'{ARTICLE}<article><h2>Ferry late</h2><p>{TEXT}</p><a href="/f">Read more</a></article>', 0),
        (ARTICLE + LINKED.replace("<p>", '<div class="entry-content"><p>').replace("</p>", "</p></div>"), 2),
        (f"{ARTICLE}<section><article><p>{TEXT}</p><p>{TEXT}</p></article></section>", 0),
        (f'{ARTICLE}<div class="comments">{ARTICLE}</div>', 0),
        (f"{ARTICLE}<aside>{ARTICLE}</aside>", 0),
        (f"<article><h1>Bridge</h1><p>{TEXT}</p>{ARTICLE}</article>", 0),
        (f"<h1>Bridge</h1><p>{TEXT}</p>{ARTICLE * 2}", 2),
        (f"<h1>Bridge</h1><p>{TEXT}</p><p>{TEXT}</p>{ARTICLE * 2}", 0),
        (ARTICLE * (MOST_ARTICLES + 1), 0),
    ],
    ids=[
        "one",
        "two",
        "three",
        "notices",
        "teasers",
        "teaser with a link",
        "whole under a link",
        "without heading",
        "comments",
        "aside",
        "nested",
        "with an introduction",
        "pieces of one",
        "too many",
    ],
)
def test_articles_side_by_side(body: str, count: int) -> None:
    """Whole texts with a heading of their own, and hardly anything around them."""
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    assert len(articles_of(tree, page_blocks(tree))) == count


def test_the_head_of_a_list_of_articles_names_the_list() -> None:
    """And that of a page with one main article this one."""
    tree = document_fromstring("<html><head><title>Bridge approved - Velm Post</title></head><body></body></html>")
    assert is_named_in_head(tree, "Bridge approved")
    assert not is_named_in_head(tree, "Ferry late")


@pytest.mark.parametrize(
    ("title", "url", "live"),
    [
        ("Bridge vote: live updates", None, True),
        ("Liveticker: Abstimmung", None, True),
        ("EN DIRECT - Le vote", None, True),
        ("Bridge vote", "https://velm.example/news/live/bridge", True),
        ("Bridge vote", "https://velm.example/2024/bridge-live?page=2", True),
        ("Why people live longer in Velm", "https://velm.example/live-music-returns", False),
        (None, None, False),
    ],
)
def test_live_blog_by_its_headline_or_address(title: str | None, url: str | None, live: bool) -> None:
    """The word alone says nothing."""
    assert is_live(title, url) is live


def test_page_without_its_articles_leaves_the_page_as_it_is() -> None:
    """What stands between them stays, in the copy."""
    tree = document_fromstring(f"<html><body>one {ARTICLE} two</body></html>")
    left = remove_elements(tree, list(tree.iter("article")))
    assert [block.text for block in page_blocks(left)] == ["one two"]
    assert len(page_blocks(tree)) == 5

"""What a page states for machines of its articles."""

import json

import pytest
from lxml.html import document_fromstring

from rag.reading.web.linked_data import LinkedArticle, find_linked_article, linked_articles

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Bridge &amp; ferry",
    "articleBody": "<p>The council voted.</p>",
    "author": [{"@type": "Person", "name": "Jane Doe"}, "Max Roe"],
    "publisher": {"name": "Velm Post"},
    "url": "https://velm.example/bridge",
    "datePublished": "2024-03-05",
}


def read(text: str) -> tuple[LinkedArticle, ...]:
    return linked_articles(
        document_fromstring(f'<html><script type="application/ld+json">{text}</script><p>x</p></html>')
    )


@pytest.mark.parametrize("shape", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]}])
def test_article_in_each_shape_of_linked_data(shape: object) -> None:
    """Alone, in a list or in a graph, with its HTML as words."""
    assert read(json.dumps(shape)) == (
        LinkedArticle(
            "Bridge & ferry",
            "The council voted.",
            ("Jane Doe", "Max Roe"),
            "Velm Post",
            "https://velm.example/bridge",
            "2024-03-05",
            is_live=False,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[" * 100_000,
        '{"@type": 5}',
        '{"@type":"Person","name":"x"}',
        json.dumps({"mentions": ARTICLE}),
    ],
    ids=["empty", "broken", "null", "deep", "number", "person", "mentioned"],
)
def test_what_is_no_article_gives_none(text: str) -> None:
    """And raises nothing."""
    assert read(text) == ()


def test_live_blog_says_so() -> None:
    """By its type, which may be one of several."""
    assert read('{"@type":["LiveBlogPosting","NewsArticle"],"headline":"Vote"}')[0].is_live


def test_article_is_found_by_its_title() -> None:
    """With blanks and capitals as they are on the page."""
    found = read(json.dumps([ARTICLE]))
    assert find_linked_article("bridge  & Ferry", found) == found[0]
    assert find_linked_article("Ferry", found) is None
    assert find_linked_article(None, found) is None

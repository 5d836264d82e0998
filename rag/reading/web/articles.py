"""Where a web page has several articles, side by side or one after the other, and which are only teasers of others."""

import re
from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby
from typing import Any

from rag.reading.web.blocks import Block, words_in

# In words. A teaser has an introduction of one or two sentences.
_PARAGRAPH = 10  # a longer block with few links is a paragraph
_ENOUGH = 40  # in paragraphs
_NOTICE = 16  # the same, of a short notice: it is one where no link leads to more
_MOSTLY = 0.5
_OUTSIDE = 0.25  # of what the articles have: with more around them, they are pieces of it
# What the headline and the address of a live blog say. Its entries are often an <article> each, and yet one text: of
# some lines each, and in the wrong order, one would not be understood without the others.
_LIVE = re.compile(
    r"\b(?:live ?(?:blog|updates?|coverage|feed)|live-?ticker|as it happened|en (?:direct|vivo|directo)|ao vivo"
    r"|minuto a minuto|minute par minute|in diretta|текстовая трансляция|онлайн-трансляция)\b"
    r"|^live:|\blive:|[-–—|:,] live$",
    re.IGNORECASE,
)
_LIVE_ADDRESS = re.compile(r"/live(?:blogs?)?/|[-/]live(?:blog|ticker|-updates|-blog)?$", re.IGNORECASE)
MOST_ARTICLES = 100  # on one page: of more, each is an entry of something, and they are read as one
_SHORTEST = 0.1  # of the longest article; what is shorter beside it is a note to it


def articles_of(tree: Any, blocks: Sequence[Block]) -> list[Any]:
    """The elements of a page that are articles, where there are several; none where the page is one article.

    Each has its own heading and paragraphs, and few of them are outside of all. A comment, which stands in an
    <article> too, has no heading; that of a teaser is a link, and its paragraph is one.
    """
    elements = list(tree.iter())
    by_article = {
        number: own
        for number, grouped in groupby((block for block in blocks if block.article), key=lambda block: block.article)
        if _is_article(own := list(grouped), elements[number - 1])
    }
    longest = max(map(_prose, by_article.values()), default=0)
    numbers = [number for number, own in by_article.items() if _prose(own) >= _SHORTEST * longest]
    inside = sum(_prose(by_article[number]) for number in numbers)
    outside = _prose([block for block in blocks if not block.article])
    if not 1 < len(numbers) <= MOST_ARTICLES or outside > _OUTSIDE * inside:
        return []
    return [elements[number - 1] for number in numbers]


def is_live(title: str | None, url: str | None) -> bool:
    """Whether a page is a live blog, by its headline or its address."""
    return bool(_LIVE.search(title or "") or _LIVE_ADDRESS.search((url or "").partition("?")[0]))


def page_of(tree: Any, element: Any, title: str | None, with_head: bool) -> Any:
    """A page with nothing in its body but an element of another, and with that one's title; `with_head`: with all that
    the other says of itself."""
    from lxml.html import Element

    page, head, body, alone = Element("html"), Element("head"), Element("body"), deepcopy(element)
    alone.tail = None
    its_own = tree.find(".//head")
    if with_head and its_own is not None:
        head = deepcopy(its_own)
    elif title:
        head.append(Element("title"))
        head[0].text = title
    page.append(head)
    page.append(body)
    body.append(alone)
    return page


def is_named_in_head(tree: Any, title: str | None) -> bool:
    """Whether the head of a page gives that title: that of a list of articles names the list."""
    head = tree.find(".//head")
    if head is None or not title:
        return False
    given = (*head.itertext("title"), *(each.get("content") or "" for each in head.iter("meta")))
    return any(" ".join(title.split()).casefold() in " ".join(each.split()).casefold() for each in given)


def remove_elements(tree: Any, elements: Sequence[Any]) -> Any:
    """A copy of a page without some of its elements."""
    left = set(elements)
    numbers = {number for number, element in enumerate(tree.iter()) if element in left}
    copy = deepcopy(tree)
    for element in [each for number, each in enumerate(copy.iter()) if number in numbers]:
        element.drop_tree()
    return copy


def _is_article(blocks: Sequence[Block], element: Any) -> bool:
    heading = next((block for block in blocks if block.is_heading), None)
    if heading is None or heading.part is not None:
        return False
    if _is_whole(element):
        return _prose(blocks) >= _NOTICE
    if heading.linked >= _MOSTLY:
        return _prose(blocks) >= _ENOUGH and sum(map(_is_paragraph, blocks)) > 1
    leads_on = any(not link.get("href", "#").startswith("#") for link in element.iter("a"))
    return _prose(blocks) >= (_ENOUGH if leads_on else _NOTICE)


def _is_whole(element: Any) -> bool:
    """Whether WordPress says that it has all of an article and no teaser, whose class is entry-summary."""
    return any("entry-content" in (each.get("class") or "").split() for each in element.iter("div")) and not any(
        "more-link" in (each.get("class") or "").split() for each in element.iter("a")
    )


def _prose(blocks: Sequence[Block]) -> int:
    return sum(len(words_in(block.text)) for block in blocks if _is_paragraph(block))


def _is_paragraph(block: Block) -> bool:
    return (
        not block.is_heading
        and block.linked < _MOSTLY
        and block.part is None
        and len(words_in(block.text)) >= _PARAGRAPH
    )

"""The articles that a web page describes for machines, in its scripts of linked data (JSON-LD, schema.org)."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rag.reading.web.fragments import to_plain_text


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Of 94 pages of news the longest script has 0.1 million characters, and none describes more than 400 things.
_LONGEST = 2_000_000
_MOST_NODES = 20_000

_ARTICLES = ("article", "posting", "report")  # ends of the types of schema.org that are articles
# What is described there is another article, or part of one.
_OF_OTHERS = _names(
    "about author citation comment hasPart image isBasedOn isPartOf isRelatedTo itemListElement mentions"
    " publisher relatedLink review subjectOf video"
)


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What a page states of one article; empty where it does not say."""

    title: str
    text: str
    authors: tuple[str, ...]
    outlet: str
    url: str
    published: str
    is_live: bool  # a live blog, whose entries have days of their own


def linked_articles(tree: Any) -> tuple[LinkedArticle, ...]:
    """Those in an element of lxml, in order, without those that are only mentioned."""
    scripts = (element.text or "" for element in tree.iter("script") if "ld+json" in (element.get("type") or ""))
    return tuple(_article(node) for script in scripts for node in _nodes(_parsed(script)) if _is_article(node))


def find_linked_article(title: str | None, linked: Iterable[LinkedArticle]) -> LinkedArticle | None:
    """What is stated of the article of that title."""
    wanted = (title or "").casefold().split()
    return next((each for each in linked if wanted and each.title.casefold().split() == wanted), None)


def _parsed(script: str) -> Any:
    if len(script) > _LONGEST:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(root: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in a value, from the outside in."""
    waiting = deque([root])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for name, value in node.items() if name not in _OF_OTHERS)


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(str(each).casefold().endswith(_ARTICLES) for each in _listed(node.get("@type")))


def _article(node: Mapping[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        title=to_plain_text(_name(node.get("headline") or node.get("name"))),
        text=to_plain_text(_name(node.get("articleBody"))).strip(),
        authors=tuple(name for author in _listed(node.get("author")) if (name := to_plain_text(_name(author)))),
        outlet=to_plain_text(_name(node.get("publisher"))),
        url=_name(node.get("url")) or _name(node.get("mainEntityOfPage")),
        published=_name(node.get("datePublished")),
        is_live=any(str(each).casefold().endswith("liveblogposting") for each in _listed(node.get("@type"))),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: Any) -> str:
    """A value that may be a string or the object that has it as its name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return value if isinstance(value, str) else ""

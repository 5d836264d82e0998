"""Feeds, RSS and Atom: which pages they name, and what they say of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

# Names of the outermost element, without their namespace.
_ROOTS = ("rss", "feed", "RDF")
_BEGINNING = re.compile(rb"<(?:[\w-]{1,20}:)?(?:rss|feed|RDF)\b")
_LOOKED_AT = 5_000  # bytes: before it are declarations and comments
_ENTRIES = ("item", "entry")
_DAYS = ("pubDate", "published", "date", "issued")  # not `updated`, which is a later day
_LONGEST = 1_000  # entries that are looked at: feeds have 10 to 100

# Whose titles and contents are those of pictures and films.
_MEDIA = "{http://search.yahoo.com/mrss/}"

# Characters of a text that make it an article and no teaser: of 20,000 news articles one in twenty is shorter.
_WHOLE = 800


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of a page. `content` is the HTML of a whole article, where the feed has it."""

    link: str
    title: str | None = None
    day: date | None = None
    author: str | None = None
    content: str | None = None


def is_feed(body: bytes) -> bool:
    """Whether the outermost element is a feed's, whatever the server calls it."""
    if not _BEGINNING.search(body, 0, _LOOKED_AT):
        return False
    root = _root(body)
    return root is not None and _name(root) in _ROOTS


def entries(body: bytes, most: int) -> list[Entry]:
    """At most so many, the newest first; those without a day come last, in their order."""
    root = _root(body)
    if root is None:
        return []
    found: dict[str, Entry] = {}
    for entry in _entries(root):
        found.setdefault(entry.link, entry)
    in_order = sorted(found.values(), key=lambda each: (each.day is not None, each.day or date.min), reverse=True)
    return in_order[:most]


def _root(body: bytes) -> Any | None:
    from lxml import etree

    # Entities are not replaced and no other file is read; depth and sizes are bounded by the library.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return None


def _entries(root: Any) -> Iterator[Entry]:
    count = 0
    for element in root.iter():
        if _name(element) in _ENTRIES:
            count += 1
            if link := _link(element):
                yield _entry(element, link)
            if count == _LONGEST:
                return


def _entry(element: Any, link: str) -> Entry:
    content = _content(element)
    return Entry(
        link,
        _text(element, "title"),
        next((day for name in _DAYS if (day := _day(_text(element, name)))), None),
        _author(element),
        content if content and len(content) >= _WHOLE else None,
    )


def _link(element: Any) -> str | None:
    """The page of an entry: `<link>page</link>`, `<link rel="alternate" href="page"/>`, or an identity that is one."""
    for each in _children(element, "origLink", "link"):
        if each.get("rel", "alternate") == "alternate" and (link := each.get("href") or (each.text or "").strip()):
            return str(link)
    for each in _children(element, "guid"):
        if each.get("isPermaLink", "true") == "true" and (each.text or "").strip().startswith("http"):
            return str(each.text).strip()
    return None


def _content(element: Any) -> str | None:
    """The HTML of `<content:encoded>` or of Atom's `<content>`; a summary is no article."""
    from lxml import etree

    for each in _children(element, "encoded", "content"):
        if len(each):
            return "".join(etree.tostring(child, encoding="unicode") for child in each)
        if each.text and each.get("src") is None:
            return str(each.text)
    return None


def _author(element: Any) -> str | None:
    """A name; in RSS an author is an address of mail."""
    named = next((name for each in _children(element, "author") if (name := _text(each, "name"))), None)
    return _text(element, "creator") or named


def _text(element: Any, name: str) -> str | None:
    for each in _children(element, name):
        said = " ".join("".join(each.itertext()).split())
        if said:
            return said
    return None


def _children(element: Any, *names: str) -> list[Any]:
    """The children of these names, in the order of the names."""
    return [child for name in names for child in element if _name(child) == name and not child.tag.startswith(_MEDIA)]


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _day(said: str | None) -> date | None:
    """A day as feeds write it: Tue, 10 Jun 2003 04:00:00 GMT, or 2003-06-10T04:00:00Z."""
    if not said:
        return None
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(said).date()
    except (ValueError, TypeError, IndexError):
        return None

"""The entries of feeds (RSS 0.9 to 2.0, Atom, the export of WordPress) as articles."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rag.reading.containers.xml_trees import below, first_text, markup_of, name_of, text_of
from rag.reading.drafts import Draft, Failure
from rag.reading.tables.fields import parse_authors
from rag.reading.web.fragments import text_of_fragment, to_plain_text
from rag.types import RemovedText

# Where an entry has its day of publication, and after them the day of its last change.
_PUBLISHED = ("pubDate", "published", "issued", "date", "created")
_CHANGED = ("updated", "modified")
_WHOLE = ("encoded", "content")  # the whole article, and next the part of it that feeds show
_PART = ("description", "summary", "subtitle")
_POSTS = frozenset(("post", "page"))  # of WordPress; what else it exports are pictures and menus
_THROWN_AWAY = frozenset(("trash", "auto-draft"))  # what WordPress says of them
# What stands in a post of WordPress for a picture, with its caption, and for other things that are shown there.
_SHORTCODE = re.compile(
    r"\[(caption|embed|video|audio)\b[^\[\]]{0,500}\].{0,1000}?\[/\1\]|\[/?(?:caption|embed|video|audio|gallery|playlist)\b[^\[\]]{0,500}\]",
    re.DOTALL,
)
_ADDRESS_OF_MAIL = re.compile(r"\S+@\S+\s*\(([^()]+)\)")


def feed_drafts(path: Path, root: Any) -> Iterator[Draft | Failure]:
    """An entry that has only a teaser is an article of that text, and says so in its metadata."""
    outlet = _title(next(below(root, "channel"), root)) if name_of(root) != "entry" else None
    for number, entry in enumerate(_entries(root), start=1):
        kind = first_text(entry, "post_type")
        if (kind and kind not in _POSTS) or first_text(entry, "status") in _THROWN_AWAY:
            continue
        yield _draft(path, entry, outlet, f"entry {number}")


def _entries(root: Any) -> Iterator[Any]:
    if name_of(root) == "entry":
        yield root
        return
    for child in root:
        if name_of(child) in ("item", "entry"):
            yield child
        elif name_of(child) == "channel":
            yield from below(child, "item")


def _draft(path: Path, entry: Any, outlet: str | None, part: str) -> Draft | Failure:
    whole, teaser = _longest(entry, _WHOLE), _longest(entry, _PART)
    text = whole or teaser
    title = _title(entry)
    if not text:
        return Failure(f"{path}:{part}", f"it has no text, only a link: add the page itself ({title or 'no title'})")
    codes = [match.group() for match in _SHORTCODE.finditer(text)] if first_text(entry, "post_type") else []
    if codes:
        text = _SHORTCODE.sub("", text)
    published, changed = _first(entry, _PUBLISHED), _first(entry, _CHANGED)
    metadata = {"categories": ", ".join(dict.fromkeys(filter(None, map(_category, below(entry, "category")))))}
    return Draft(
        path,
        text,
        part=part,
        title=title,
        date=published or changed,
        date_how="feed" if published or not changed else "last change, in the feed",
        source=_title(next(below(entry, "source"), entry), first_text(entry, "source"))
        if _has(entry, "source")
        else outlet,
        url=_link(entry),
        authors=_authors(entry),
        metadata={name: value for name, value in metadata.items() if value}
        | ({} if whole else {"extent": "what the feed shows of it"}),
        removed=tuple(RemovedText("shortcode", each) for each in codes),
    )


def _has(entry: Any, name: str) -> bool:
    return next(below(entry, name), None) is not None


def _title(element: Any, otherwise: str | None = None) -> str | None:
    found = next(below(element, "title"), None)
    return (_plain_text(found) if found is not None else None) or otherwise


def _plain_text(element: Any) -> str | None:
    return " ".join(to_plain_text(text_of(element)).split()) or None


def _longest(entry: Any, names: tuple[str, ...]) -> str:
    texts = (_text(found) for name in names for found in below(entry, name))
    return max(texts, key=len, default="")


def _text(element: Any) -> str:
    """HTML as text, in whichever of its ways a feed holds it: as markup, or as text that is markup."""
    if any(isinstance(child.tag, str) for child in element):
        return text_of_fragment(markup_of(element))
    written = "".join(element.itertext()).strip()
    kind = element.get("type", "html")
    return written if kind in ("text", "text/plain") else to_plain_text(written)


def _first(entry: Any, names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := first_text(entry, name))), None)


def _category(element: Any) -> str | None:
    return element.get("label") or element.get("term") or _plain_text(element)


def _link(entry: Any) -> str | None:
    """The address of the page: of several links that of the entry itself."""
    for link in below(entry, "link"):
        address = link.get("href") if link.get("rel", "alternate") == "alternate" else None
        if found := address or text_of(link):
            return str(found)
    guid = first_text(entry, "guid") or first_text(entry, "id")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _authors(entry: Any) -> tuple[str, ...]:
    names = [name for name in (first_text(each, "name") for each in below(entry, "author")) if name]
    names += [text_of(each) for each in below(entry, "creator")]
    if not names and (author := first_text(entry, "author")):
        match = _ADDRESS_OF_MAIL.fullmatch(author)
        names = [match[1]] if match else [] if "@" in author else [author]
    return parse_authors("; ".join(names)) if names else ()

"""XML of news: feeds (RSS, Atom), what agencies send (NITF, NewsML-G2), and what Factiva exports.

By lxml, imported when one is read. No entity is looked up and nothing is fetched; a feed that is not quite XML is read
as far as it can be.
"""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.containers.feeds import feed_drafts
from rag.reading.containers.news_xml import factiva_drafts, news_drafts
from rag.reading.containers.xml_trees import name_of
from rag.reading.drafts import Draft, Failure
from rag.reading.parsing import parse_file

_ROOTS: dict[str, Callable[[Path, Any], Iterator[Draft | Failure]]] = {
    **dict.fromkeys(("rss", "RDF", "feed", "entry"), feed_drafts),
    "PPSResponse": factiva_drafts,
    **dict.fromkeys(("nitf", "newsItem", "newsMessage", "packageItem"), news_drafts),
}
# What libxml2 does not know in XML without its DTD, as &nbsp; in many feeds.
_ENTITY = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]{1,30});")
_OWN = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


def read_xml(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    content = file.read()
    root = parse_file(path, "XML", lambda: _root(content))
    if root is None:
        raise ReadError(f"{path} is no XML: if it is a web page, call it .html")
    read = _ROOTS.get(name_of(root))
    if read is None:
        raise ReadError(
            f"{path} is XML of an unknown kind (<{name_of(root)[:40]}>): what is read are feeds (RSS, Atom), NITF and "
            "NewsML-G2"
        )
    found = parse_file(path, "XML", lambda: list(read(path, root)))
    if not found:
        raise ReadError(f"{path} holds no entries")
    yield from found


def _root(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True
    )
    return etree.fromstring(_ENTITY.sub(_as_number, content), parser)


def _as_number(match: re.Match[bytes]) -> bytes:
    """A named letter by its number, which any XML can have."""
    letters = html.unescape(f"&{match[1].decode()};")
    is_known = match[1] not in _OWN and not letters.startswith("&")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if is_known else match[0]

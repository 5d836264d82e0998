"""Web pages, by trafilatura, which is imported when a page is read: a program that reads none starts quickly."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.encodings import encoding_of, refuse_binary
from rag.reading.fields import as_authors
from rag.reading.parsing import parsed, refuse_more

# trafilatura takes time quadratic in the children of an element (5,555 links in a paragraph take 2 s), libxml2 in the
# attributes of one (40,000 take 5 s). Of 187 pages of news none has more than 3,030 marks <, 1,556 elements and 30
# attributes; long entries of encyclopedias have some 30,000 elements.
MOST_MARKS = 200_000  # <, in scripts too: what is parsed takes about 150 bytes of memory for each
MOST_ELEMENTS = 50_000
MOST_CHILDREN = 5_000
MOST_ATTRIBUTES = 2_000

_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,30})", re.IGNORECASE)


def read_html(path: Path, file: BinaryIO) -> Iterator[Draft]:
    content = file.read()
    refuse_binary(path, content)
    page = parsed(path, "a web page", lambda: _page(path, _decoded(path, content)))
    if not page["text"]:
        raise ReadError(f"{path} holds no article text: if the page is built by a script, save it from a browser")
    yield Draft(
        path,
        page["text"],
        title=page["title"],
        date=page["date"],
        date_how="markup",
        source=page["sitename"],
        url=page["url"],
        authors=as_authors(page["author"]),
    )


def _decoded(path: Path, content: bytes) -> str:
    """By what the page says of itself if it is true, else as any text."""
    stated = _CHARSET.search(content[:2_000])
    if stated:
        try:
            return content.decode(stated[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return content.decode(encoding_of(path, content), errors="replace")


def _page(path: Path, page: str) -> dict[str, str | None]:
    """What trafilatura finds; the words of the whole page when it sees no article in it."""
    import trafilatura

    _refuse_boundless(path, page)
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        # Only dates that the markup states: the extensive search takes any date in the text, even an event's.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    names = ("text", "title", "date", "sitename", "url", "author")
    values: dict[str, str | None] = {name: getattr(found, name, None) or None for name in names}
    values["text"] = values["text"] or trafilatura.html2txt(page) or None
    return values


def _refuse_boundless(path: Path, page: str) -> None:
    """Raises ReadError for a page of which trafilatura would not see the end."""
    from trafilatura.utils import load_html

    # In this order: the first two are what the third needs to come to an end.
    refuse_more(path, page.count("<"), MOST_MARKS, "marks <")
    refuse_more(path, max(map(_pieces, _TAG.findall(page)), default=0), MOST_ATTRIBUTES, "attributes in one tag")
    children = [len(element) for element in tree.iter()] if (tree := load_html(page)) is not None else [0]
    refuse_more(path, len(children), MOST_ELEMENTS, "elements")
    refuse_more(path, max(children), MOST_CHILDREN, "elements side by side")


def _pieces(tag: str) -> int:
    """About how many attributes a tag has; never fewer."""
    return len(re.findall(r"[^\s/]+", _VALUE.sub("", tag))) if len(tag) > MOST_ATTRIBUTES else 0

"""Exports of Europresse as web pages: an <article> for each document, with its parts in classes of their own.

The classes are those that programs for such exports look for, as tm.plugin.europresse for R does.
"""

import re
from collections.abc import Iterator
from typing import Any

from rag.reading.dumps.documents import Document, Export, date_within
from rag.reading.dumps.outlets import divide_outlet
from rag.reading.tables.fields import parse_authors
from rag.reading.web.fragments import text_of_fragment

_SIGNS = (b"DocPublicationName", b"docOcurrContainer")
_OUTLET = ("DocPublicationName",)
_HEADER = ("DocHeader",)
_TITLE = ("titreArticleVisu", "titreArticle")
_AUTHORS = ("docAuthors", "sm-margin-bottomNews")
_TEXT = ("docOcurrContainer", "DocText")
_NUMBER = ("publiC-lblNodoc",)
_DAY_OF_NUMBER = re.compile(r"news\W{1,2}(\d{4})(\d\d)(\d\d)\W")
# What stands behind the name of an outlet in its line.
_ISSUE = re.compile(r",? no\.? .*|,? n° .*", re.IGNORECASE)


def may_be_europresse(content: bytes) -> bool:
    """Whether a file has the classes of such a page."""
    return all(sign in content for sign in _SIGNS)


def read_europresse_page(tree: Any) -> Export | None:
    """The documents of a page, an element of lxml; None for what has none."""
    articles = [article for article in tree.iter("article") if _first(article, _OUTLET) is not None]
    return Export("Europresse", list(map(_document, articles))) if articles else None


def _document(article: Any) -> Document | str:
    from lxml.html import tostring  # imported when a page is read, as elsewhere

    title = _words(_first(article, _TITLE)) or None
    body = _first(article, _TEXT)
    text = text_of_fragment(tostring(body, encoding="unicode", with_tail=False)).strip() if body is not None else ""
    if not text:
        return f"it has no text: {(title or 'no title')[:100]}"
    header = _words(_first(article, _HEADER))
    number = _words(_first(article, _NUMBER))
    outlet = divide_outlet(_ISSUE.sub("", next(_lines(_first(article, _OUTLET)), "")) or None)
    return Document(
        text,
        title=title,
        date=date_within(header) or _day_of(number),
        source=outlet.name,
        authors=parse_authors(_words(_first(article, _AUTHORS)) or None),
        metadata={name: value for name, value in (("section", header), ("edition", outlet.edition)) if value},
        removed=tuple(words for each in article.iter("header", "footer") if (words := _words(each))),
    )


def _first(article: Any, classes: tuple[str, ...]) -> Any:
    """The first element with the first of the classes that any has."""
    for name in classes:
        for element in article.iter():
            if name in (element.get("class") or "").split():
                return element
    return None


def _lines(element: Any) -> Iterator[str]:
    """The pieces of an element's text, which a line end of its page or a <br> divides."""
    pieces = "\n".join(element.itertext()).split("\n") if element is not None else []
    return (" ".join(piece.split()) for piece in pieces if piece.strip())


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _day_of(number: str) -> str | None:
    """ "news·20220818·LM·3210" has the day of its document."""
    match = _DAY_OF_NUMBER.search(number)
    return "-".join(match.groups()) if match else None

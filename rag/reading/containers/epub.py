"""Books and newspapers in EPUB: each chapter or article of it, in the order in which it is read."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote

from rag.errors import ReadError
from rag.reading.containers.xml_trees import below, first_text, name_of
from rag.reading.containers.zips import refuse_unpacked
from rag.reading.drafts import Draft
from rag.reading.parsing import parse_file, refuse_more
from rag.reading.tables.fields import parse_authors
from rag.reading.web.fragments import text_of_fragment

LARGEST_UNPACKED = 500_000_000  # bytes of all parts, pictures too
LARGEST_CHAPTER = 10_000_000  # bytes
MOST_CHAPTERS = 5_000
_SHORTEST = 200  # characters; covers, title pages and lists of contents have fewer, or are links
_PROGRAMS = frozenset(("calibre", "unknown"))  # what programs write where publisher and authors stand
_HEADINGS = ("h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class _Book:
    title: str | None
    date: str | None
    publisher: str | None
    authors: tuple[str, ...]
    chapters: tuple[str, ...]


def read_epub(path: Path, file: BinaryIO) -> Iterator[Draft]:
    drafts = parse_file(path, "a book in EPUB", lambda: list(_drafts(path, file)))
    if not drafts:
        raise ReadError(f"{path} has no text")
    yield from drafts


def _drafts(path: Path, file: BinaryIO) -> Iterator[Draft]:
    with zipfile.ZipFile(file) as archive:
        refuse_unpacked(path, archive.infolist(), LARGEST_UNPACKED)
        book = _book(archive)
        refuse_more(path, len(book.chapters), MOST_CHAPTERS, "chapters")
        for number, name in enumerate(book.chapters, start=1):
            page = _read(archive, name).decode("utf-8", errors="replace")
            text = text_of_fragment(page)
            if len(text) >= _SHORTEST:
                yield _draft(path, book, page, text, f"chapter {number}")


def _draft(path: Path, book: _Book, page: str, text: str, part: str) -> Draft:
    return Draft(
        path,
        text,
        part=part,
        title=_heading(page),
        date=book.date,
        date_how="date of the book",
        source=book.publisher,
        authors=book.authors,
        metadata={"book": book.title} if book.title else {},
    )


def _book(archive: zipfile.ZipFile) -> _Book:
    container = _xml(_read(archive, "META-INF/container.xml"))
    name = next(each.get("full-path") for each in container.iter() if name_of(each) == "rootfile")
    package = _xml(_read(archive, name))
    metadata = next(below(package, "metadata"))
    files = {each.get("id"): each for each in below(package, "manifest", "item")}
    spine = [files[each.get("idref")] for each in below(package, "spine", "itemref") if each.get("idref") in files]
    folder = posixpath.dirname(name)
    return _Book(
        first_text(metadata, "title"),
        first_text(metadata, "date"),
        _no_program(first_text(metadata, "publisher")),
        parse_authors(_no_program(first_text(metadata, "creator"))),
        tuple(
            posixpath.normpath(posixpath.join(folder, unquote(each.get("href", "").partition("#")[0])))
            for each in spine
            if "nav" not in each.get("properties", "").split()
        ),
    )


def _no_program(name: str | None) -> str | None:
    return None if name and name.split()[0].casefold() in _PROGRAMS else name


def _heading(page: str) -> str | None:
    from lxml import etree

    tree = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    found = (each for name in (*_HEADINGS, "title") for each in (tree.iter(name) if tree is not None else ()))
    return next((text for each in found if (text := " ".join("".join(each.itertext()).split()))), None)


def _xml(content: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as content:
        found = content.read(LARGEST_CHAPTER + 1)
    if len(found) > LARGEST_CHAPTER:
        raise ValueError(f"{name} has more than {LARGEST_CHAPTER // 1_000_000} MB")
    return found

"""OpenDocument texts, as LibreOffice writes them: the text as it stands when all tracked changes are accepted."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.containers.xml_trees import name_of
from rag.reading.documents.office import (
    attribute,
    authors_of,
    blocks_of,
    cell_text,
    day_of_making,
    refuse_bomb,
    title_of,
)
from rag.reading.drafts import Draft
from rag.reading.parsing import parse_file
from rag.types import RemovedText

# What holds blocks without being one: their children are handed on one by one, so that none is large.
_HOLDERS = frozenset(
    ["document-content", "document-styles", "document-meta", "body", "text", "section", "list", "list-item"]
    + ["list-header", "tracked-changes", "changed-region", "automatic-styles", "meta", "master-styles", "master-page"]
    + ["header", "header-left", "header-first", "footer", "footer-left", "footer-first"]
    + ["table-of-content", "index-body", "index-title"]
)
_PARAGRAPHS = frozenset(["p", "h"])
# Within a paragraph: marks of notes, readings of Chinese characters, what is told of pictures and changes, and what is
# hidden.
_NO_TEXT = frozenset(["note-citation", "ruby-text", "title", "desc", "change-info", "hidden-text", "hidden-paragraph"])
_CHARACTERS = {"tab": "\t", "line-break": "\n"}
_MOST_BLANKS = 100  # that one mark for several may stand for
_BLANKS = re.compile(r"[ \t\r\n]+")
_TITLE = "title"  # the style, in whatever language the program is


@dataclass(slots=True)
class _Document:
    """What was found so far, each in order. `styles` are those that titles have, `hidden` those of words not seen."""

    styles: set[str] = field(default_factory=lambda: {_TITLE})
    hidden: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def read_odt(path: Path, file: BinaryIO) -> Iterator[Draft]:
    yield parse_file(path, "an OpenDocument text", lambda: _odt(path, file))


def _odt(path: Path, file: BinaryIO) -> Draft:
    with zipfile.ZipFile(file) as archive:
        refuse_bomb(path, archive)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise ReadError(f"{path} has a password: save it without one")
        document = _read(archive, "content.xml")
        edges = _read(archive, "styles.xml")
        about = _properties(archive)
    text = "\n".join(document.lines + document.notes)
    if not text.strip():
        raise ReadError(f"{path} has no text")
    edge_lines = "\n".join(dict.fromkeys(line for line in edges.lines if line.strip()))
    return Draft(
        path,
        text,
        title=title_of(document.lines, document.titles, about.get("title")),
        created=day_of_making(about.get("creation-date"), about.get("date")),
        authors=authors_at_top(text) or authors_of(about.get("initial-creator") or about.get("creator", "")),
        removed=(
            *(RemovedText("tracked_deletion", words) for words in document.deleted),
            *(RemovedText("word_comment", words) for words in document.comments),
            *([RemovedText("page_header", edge_lines)] if edge_lines else []),
        ),
    )


def _read(archive: zipfile.ZipFile, member: str) -> _Document:
    """What a part of the file holds; one that is not there holds nothing."""
    document = _Document()
    if member in archive.namelist():
        for block in blocks_of(archive, member, _HOLDERS):
            _take(document, block)
    return document


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    if "meta.xml" not in archive.namelist():
        return {}
    values = ((name_of(each), (each.text or "").strip()) for each in blocks_of(archive, "meta.xml", _HOLDERS))
    return {name: value for name, value in values if value}


def _take(document: _Document, block: Any) -> None:
    name = name_of(block)
    if name in _PARAGRAPHS:
        _take_paragraph(document, block)
    elif name == "table":
        document.lines += ["\t".join(_cells(document, row)) for row in _inside(block, frozenset(["table-row"]))]
    elif name == "deletion":
        document.deleted += [line for line in _lines(document, block) if line.strip()]
    elif name == "style":
        _take_style(document, block)
    elif name == "frame":  # one that is bound to a page, and not to a paragraph
        list(_texts(document, block))
    document.lines += document.boxes
    document.boxes.clear()


def _take_style(document: _Document, style: Any) -> None:
    name = attribute(style, "name").casefold()
    if attribute(style, "parent-style-name").casefold() in document.styles:
        document.styles.add(name)
    if any(name_of(each) == "text-properties" and attribute(each, "display") == "none" for each in style):
        document.hidden.add(name)


def _take_paragraph(document: _Document, paragraph: Any) -> None:
    text = _text(document, paragraph)
    is_title = attribute(paragraph, "style-name").casefold() in document.styles
    if (is_title or attribute(paragraph, "outline-level") == "1") and text.strip():
        document.titles.append(text)
    document.lines.append(text)


def _cells(document: _Document, row: Any) -> Iterator[str]:
    """A cell is read once, however often its row repeats it."""
    for cell in _inside(row, frozenset(["table-cell"])):
        yield cell_text(_lines(document, cell))


def _lines(document: _Document, element: Any) -> list[str]:
    return [_text(document, each) for each in _inside(element, _PARAGRAPHS)]


def _inside(element: Any, names: frozenset[str]) -> Iterator[Any]:
    """The nearest elements of these names below one."""
    for child in element:
        if name_of(child) in names:
            yield child
        elif name_of(child) not in _NO_TEXT:
            yield from _inside(child, names)


def _text(document: _Document, paragraph: Any) -> str:
    return "".join(_texts(document, paragraph))


def _texts(document: _Document, element: Any) -> Iterator[str]:
    """The words of an element. Those of notes and text boxes in it come after it, and comments are kept apart."""
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        name = name_of(child)
        if name == "s":
            yield " " * min(int(attribute(child, "c") or 1), _MOST_BLANKS)
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "note-body":
            document.notes += _lines(document, child)
        elif name == "text-box":
            document.boxes += _lines(document, child)
        elif name == "annotation":
            document.comments.append("\n".join(_lines(document, child)))
        elif name and name not in _NO_TEXT and attribute(child, "style-name").casefold() not in document.hidden:
            yield from _texts(document, child)
        yield _BLANKS.sub(" ", child.tail or "")

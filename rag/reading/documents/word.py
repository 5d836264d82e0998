"""Word files: the text as it stands when all tracked changes are accepted. Read by lxml, which is imported then.

python-docx does not see what stands in tracked insertions, content controls and text boxes, and keeps a whole document
in fifteen times the memory; this goes through it paragraph by paragraph.
"""

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

# Names without namespace: Word writes the strict form of its files with another one.
_NO_TEXT = frozenset(
    [
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "rt",
        "Fallback",
    ]
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Parts of the file beside the text that a reader of the page sees, and the rule under which their words are kept.
_BESIDE = (("comments", "word_comment"), ("header", "page_header"), ("footer", "page_header"))


@dataclass(slots=True)
class _Document:
    """What was found so far, in order. `joins` after a paragraph whose end was deleted: the next one goes on in it."""

    headings: frozenset[str]
    lines: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    joins: bool = False


def read_docx(path: Path, file: BinaryIO) -> Iterator[Draft]:
    yield parse_file(path, "a Word file", lambda: _docx(path, file))


def _docx(path: Path, file: BinaryIO) -> Draft:
    with zipfile.ZipFile(file) as archive:
        refuse_bomb(path, archive)
        parts = _Parts(path, archive)
        document = _Document(parts.headings())
        for block in parts.blocks("document"):
            _take(document, block)
        notes = [line for name in ("footnotes", "endnotes") for line in parts.lines(name)]
        text = "\n".join(document.lines + notes)
        if not text.strip():
            raise ReadError(f"{path} has no text")
        about = parts.properties()
        beside = [RemovedText(rule, "\n".join(lines)) for name, rule in _BESIDE if (lines := parts.lines(name))]
    return Draft(
        path,
        text,
        title=title_of(document.lines, document.titles, about.get("title")),
        created=day_of_making(about.get("created"), about.get("modified")),
        authors=authors_at_top(text) or authors_of(about.get("creator", "")),
        removed=(*(RemovedText("tracked_deletion", words) for words in document.deleted), *beside),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of an opened Word file, by their usual names in it."""

    path: Path
    archive: zipfile.ZipFile

    def blocks(self, name: str) -> Iterator[Any]:
        """The paragraphs and tables of all parts called `name`, as header1 and header2; each is emptied after use."""
        pattern = re.compile(rf"word/{name}\d*\.xml", re.IGNORECASE)
        for member in filter(pattern.fullmatch, self.archive.namelist()):
            yield from blocks_of(self.archive, member, _HOLDERS)

    def lines(self, name: str) -> list[str]:
        found = _Document(frozenset())
        for block in self.blocks(name):
            _take(found, block)
        return list(dict.fromkeys(line for line in found.lines if line.strip()))

    def headings(self) -> frozenset[str]:
        """The ids of the styles that titles and main headings have."""
        return frozenset(
            str(attribute(style, "styleId"))
            for style in self.blocks("styles")
            if any(name_of(each) == "name" and attribute(each, "val").casefold() in _HEADINGS for each in style)
        )

    def properties(self) -> dict[str, str]:
        if "docProps/core.xml" not in self.archive.namelist():
            return {}
        elements = blocks_of(self.archive, "docProps/core.xml", _HOLDERS)
        values = ((name_of(each), (each.text or "").strip()) for each in elements)
        return {name: value for name, value in values if value}


_HEADINGS = frozenset(("title", "heading 1"))
# What holds blocks without being one: their children are handed on one by one, so that none is large.
_HOLDERS = frozenset(
    ["document", "body", "styles", "comments", "footnotes", "endnotes", "hdr", "ftr", "comment", "footnote", "endnote"]
)
_HOLDERS |= frozenset(["coreProperties", "sdt", "sdtContent", "ins", "moveTo", "customXml"])


def _take(document: _Document, block: Any) -> None:
    """A paragraph or a table into the lines of the document."""
    name = name_of(block)
    if name == "p":
        _take_paragraph(document, block)
    elif name == "tbl":
        for row in _inside(block, "tr"):
            _take_line(document, "\t".join(_cell(document, cell) for cell in _inside(row, "tc")))
    for box in document.boxes:
        _take_line(document, box)
    document.boxes.clear()


def _take_paragraph(document: _Document, paragraph: Any) -> None:
    text = "".join(_texts(document, paragraph))
    if _style(paragraph) in document.headings and text.strip():
        document.titles.append(text)
    _take_line(document, text)
    document.joins = any(name_of(mark) == "del" for mark in _marks(paragraph))


def _take_line(document: _Document, line: str) -> None:
    if document.joins and document.lines:
        document.lines[-1] += line
    else:
        document.lines.append(line)
    document.joins = False


def _cell(document: _Document, cell: Any) -> str:
    """A table in it is read from left to right."""
    return cell_text(["".join(_texts(document, part)) for part in _inside(cell, "p")])


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The nearest elements of a name below one, in content controls and insertions too."""
    for child in element:
        if name_of(child) == name:
            yield child
        elif name_of(child) not in _NO_TEXT:
            yield from _inside(child, name)


def _texts(document: _Document, element: Any) -> Iterator[str]:
    """The words of a paragraph. Those of a text box in it come after it, and deleted ones are kept apart."""
    for child in element:
        name = name_of(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "sym":
            yield _symbol(child)
        elif name == "txbxContent":
            document.boxes += ["".join(_texts(document, part)) for part in _inside(child, "p")]
        elif name in ("del", "moveFrom"):
            _keep_deleted(document, child, "delText" if name == "del" else "t")
        elif name == "r" and any(name_of(mark) == "vanish" for mark in _properties(child, "rPr")):
            continue
        elif name not in _NO_TEXT:
            yield from _texts(document, child)


def _keep_deleted(document: _Document, element: Any, name: str) -> None:
    words = "".join(each.text or "" for each in element.iter() if name_of(each) == name)
    if words.strip():
        document.deleted.append(words)


def _symbol(element: Any) -> str:
    """A letter of a symbol font stands in Unicode's private area, where it means nothing without the font."""
    code = attribute(element, "char")
    found = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
    return "" if "\ud800" <= found <= "\uf8ff" else found


def _style(paragraph: Any) -> str | None:
    styles = (attribute(each, "val") for each in _properties(paragraph, "pPr") if name_of(each) == "pStyle")
    return next(styles, None)


def _marks(paragraph: Any) -> Iterator[Any]:
    """What is said of the end of a paragraph."""
    for each in _properties(paragraph, "pPr"):
        if name_of(each) == "rPr":
            yield from each


def _properties(element: Any, kind: str) -> Iterator[Any]:
    for child in element:
        if name_of(child) == kind:
            yield from child

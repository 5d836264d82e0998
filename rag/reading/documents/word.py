"""Word files: the text as it stands when all tracked changes are accepted. Read by lxml, which is imported then.

python-docx does not see what stands in tracked insertions, content controls and text boxes, and keeps a whole document
in fifteen times the memory; this goes through it paragraph by paragraph.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.containers.xml_trees import name_of
from rag.reading.containers.zips import refuse_unpacked
from rag.reading.dates.written import parse_date
from rag.reading.drafts import Draft
from rag.reading.parsing import parse_file
from rag.reading.tables.fields import parse_authors
from rag.types import RemovedText

LARGEST_UNPACKED = 200_000_000  # bytes of all parts of a Word file together, its pictures too
# Bytes of its text as XML. An article of 20,000 words has 1 MB, an export of 500 articles some 15 MB.
LARGEST_XML = 60_000_000

_PROSE = 200  # characters of a cell with several paragraphs: some exports have each article in a table

_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .doc files, and of new ones with a password
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
# What python-docx gives a document that it makes: the day on which its template was made.
_TEMPLATE_DAY = "2013-12-23T23:15:00Z"
# A document that is changed for longer is a template, or a file that is used again.
_ONE_WORK = timedelta(days=7)
_TOP = 5  # lines with words among which a headline stands
# Who made a document when nobody said who: names of programs, and of accounts that computers come with.
_NOBODY = frozenset(
    ("python-docx", "apache poi", "un-named", "unknown", "author", "user", "admin", "administrator")
    + ("windows user", "microsoft office user")
)


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
    if file.read(4) == _OLE:
        raise ReadError(f"{path} has a password or is an old .doc: open it in Word and save it as plain .docx")
    yield parse_file(path, "a Word file", lambda: _docx(path, file))


def _docx(path: Path, file: BinaryIO) -> Draft:
    with zipfile.ZipFile(file) as archive:
        _refuse_bomb(path, archive)
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
        title=_title(document, about.get("title")),
        created=_day_of_making(about),
        authors=authors_at_top(text) or _authors(about.get("creator", "")),
        removed=(*(RemovedText("tracked_deletion", words) for words in document.deleted), *beside),
    )


def _authors(creator: str) -> tuple[str, ...]:
    return () if creator.casefold() in _NOBODY else parse_authors(creator)


def _title(document: _Document, property_: str | None) -> str | None:
    """What stands as a title at the top, before the property, which files keep when other words are put into them."""
    top = [line for line in document.lines if line.strip()][:_TOP]
    at_top = next((title for title in document.titles if title in top), None)
    return at_top or property_ or next(iter(document.titles), None)


def _day_of_making(about: Mapping[str, str]) -> date | None:
    """None where the document was still changed long after: somebody has put another text into an old file."""
    created, modified = about.get("created"), about.get("modified")
    if created is None or created == _TEMPLATE_DAY:
        return None
    made, last = parse_date(created), parse_date(modified or created)
    return made if made and last and abs(last - made) <= _ONE_WORK else None


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of an opened Word file, by their usual names in it."""

    path: Path
    archive: zipfile.ZipFile

    def blocks(self, name: str) -> Iterator[Any]:
        """The paragraphs and tables of all parts called `name`, as header1 and header2; each is emptied after use."""
        pattern = re.compile(rf"word/{name}\d*\.xml", re.IGNORECASE)
        for member in filter(pattern.fullmatch, self.archive.namelist()):
            yield from _blocks(self.archive, member)

    def lines(self, name: str) -> list[str]:
        found = _Document(frozenset())
        for block in self.blocks(name):
            _take(found, block)
        return list(dict.fromkeys(line for line in found.lines if line.strip()))

    def headings(self) -> frozenset[str]:
        """The ids of the styles that titles and main headings have."""
        return frozenset(
            str(_attribute(style, "styleId"))
            for style in self.blocks("styles")
            if any(name_of(each) == "name" and _attribute(each, "val").casefold() in _HEADINGS for each in style)
        )

    def properties(self) -> dict[str, str]:
        if "docProps/core.xml" not in self.archive.namelist():
            return {}
        values = ((name_of(each), (each.text or "").strip()) for each in _blocks(self.archive, "docProps/core.xml"))
        return {name: value for name, value in values if value}


_HEADINGS = frozenset(("title", "heading 1"))
# What holds blocks without being one: their children are handed on one by one, so that none is large.
_HOLDERS = frozenset(
    ["document", "body", "styles", "comments", "footnotes", "endnotes", "hdr", "ftr", "comment", "footnote", "endnote"]
)
_HOLDERS |= frozenset(["coreProperties", "sdt", "sdtContent", "ins", "moveTo", "customXml"])


def _blocks(archive: zipfile.ZipFile, member: str) -> Iterator[Any]:
    from lxml import etree

    with archive.open(member) as content:
        events = etree.iterparse(content, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
        holders = [True]  # for each open element, whether it and all around it only hold
        for event, element in events:
            if event == "start":
                if len(holders) == 1 and element.getroottree().docinfo.doctype:
                    raise ValueError(f"{member} has a DOCTYPE, as no Word file has")  # entities multiply, also in names
                holders.append(holders[-1] and name_of(element) in _HOLDERS)
                continue
            holds = holders.pop()
            if holders[-1] and not holds:
                yield element
                element.clear(keep_tail=False)
                while (before := element.getprevious()) is not None:
                    element.getparent().remove(before)


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
    """All of a cell, on one line unless it is prose; a table in it is read from left to right."""
    texts = [text for part in _inside(cell, "p") if (text := "".join(_texts(document, part)).strip())]
    return (" " if sum(map(len, texts)) < _PROSE else "\n").join(texts)


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
    code = _attribute(element, "char")
    found = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
    return "" if "\ud800" <= found <= "\uf8ff" else found


def _style(paragraph: Any) -> str | None:
    styles = (_attribute(each, "val") for each in _properties(paragraph, "pPr") if name_of(each) == "pStyle")
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


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    refuse_unpacked(path, parts, LARGEST_UNPACKED)
    refuse_unpacked(path, [part for part in parts if part.filename.casefold().endswith(".xml")], LARGEST_XML)

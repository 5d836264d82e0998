"""Word files, by python-docx, which is imported when one is read: a program that reads none starts quickly."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.fields import as_authors
from rag.reading.parsing import joined, parsed, refuse_more

LARGEST_UNPACKED = 200_000_000  # bytes of all parts of a Word file together, its pictures too
# Bytes of those that are XML: python-docx takes fifteen times as many of memory. An article of 20,000 words has 1 MB.
LARGEST_XML = 20_000_000
WIDEST_ROW = 100  # columns of a table in a Word file; Word makes at most 63. A cell is read once for each it spans

_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .doc files, and of new ones with a password


def read_docx(path: Path, file: BinaryIO) -> Iterator[Draft]:
    if file.read(4) == _OLE:
        raise ReadError(f"{path} has a password or is an old .doc: open it in Word and save it as plain .docx")
    yield parsed(path, "a Word file", lambda: _docx(path, file))


def _docx(path: Path, file: BinaryIO) -> Draft:
    _refuse_bomb(path, file)
    import docx

    document = docx.Document(file)
    headings: list[str] = []
    text = joined(path, _docx_lines(path, document, headings), "\n")
    if not text.strip():
        raise ReadError(f"{path} has no text")
    about = document.core_properties
    return Draft(
        path,
        text,
        title=about.title or next(iter(headings), None),
        created=about.created.date() if about.created else None,
        authors=as_authors(about.author),
    )


def _docx_lines(path: Path, document: Any, headings: list[str]) -> Iterator[str]:
    """The paragraphs and the rows of tables in order. Those that are titles or main headings go to `headings` too."""
    of_headings = {style.style_id for style in document.styles if style.name in ("Title", "Heading 1")}
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (_row(path, row) for row in block.rows)
            continue
        text = block.text
        # By the id that stands in the file: python-docx takes 2 ms to look a style up.
        if block._p.style in of_headings and text.strip():
            headings.append(text)
        yield text


def _row(path: Path, row: Any) -> str:
    """A cell's text once for each column that it spans."""
    refuse_more(path, sum(cell.grid_span for cell in row._tr.tc_lst), WIDEST_ROW, "columns in one table")
    return joined(path, (cell.text for cell in row.cells), "\t")


def _refuse_bomb(path: Path, file: BinaryIO) -> None:
    """By the sizes that the file states: zipfile unpacks no part beyond its own."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        _refuse_unpacked(path, parts, LARGEST_UNPACKED)
        _refuse_unpacked(path, [part for part in parts if _may_be_xml(archive, part)], LARGEST_XML)


def _refuse_unpacked(path: Path, parts: Iterable[zipfile.ZipInfo], most: int) -> None:
    size = sum(part.file_size for part in parts)
    if size > most:
        megabytes, allowed = size // 1_000_000, most // 1_000_000
        raise ReadError(f"{path} unpacks to {megabytes:,} MB, more than the {allowed} MB allowed: it is no article")


def _may_be_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """By its first bytes, since its name binds nobody: blanks and the mark of an encoding may stand before the <."""
    with archive.open(part) as content:
        head = content.read(64).lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n")
    return not head or head.startswith(b"<")

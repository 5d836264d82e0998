"""Which reader reads which file, as a table, and the size that a file of each kind may have."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.containers.archives import read_warc, read_zip
from rag.reading.containers.epub import read_epub
from rag.reading.containers.mail import read_eml, read_mbox, read_mhtml
from rag.reading.containers.safari import read_webarchive
from rag.reading.containers.xml_files import read_xml
from rag.reading.documents.captions import read_srt, read_vtt
from rag.reading.documents.old_word import read_doc
from rag.reading.documents.open_document import read_odt
from rag.reading.documents.plain import read_markdown, read_txt
from rag.reading.documents.rtf import read_rtf
from rag.reading.documents.word import read_docx
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.dumps import articles_of, may_be_export, refuse_export, split
from rag.reading.dumps.documents import Export
from rag.reading.dumps.europresse_pages import may_be_europresse, read_europresse_page
from rag.reading.encodings.decoding import decode_page
from rag.reading.parsing import parse_file
from rag.reading.pdf.files import read_pdf
from rag.reading.regular import fault_of_name, open_regular, printable_path
from rag.reading.tables.rows import read_rows
from rag.reading.web.fragments import text_of_fragment
from rag.reading.web.pages import page_tree, read_html
from rag.reading.wrapped import unwrap_text

Read = Callable[[Path, BinaryIO], Iterator[Draft | Failure]]


@dataclass(frozen=True, slots=True)
class Format:
    """`megabytes` bounds a file that is read whole; None: it is read row by row, and has many articles.

    `piecewise`: its articles are handed on while it is read, so that it need not fit into memory.
    """

    read: Read
    megabytes: int | None
    piecewise: bool = False

    @property
    def has_rows(self) -> bool:
        return self.megabytes is None


def _maybe_exports(read: Read) -> Read:
    """Reads texts, which may be exports with many articles."""

    def read_split(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
        for found in read(path, file):
            yield from split(found) if isinstance(found, Draft) and not found.is_part else [found]

    return read_split


def _maybe_wrapped(read: Read) -> Read:
    """Reads texts of one article, whose lines may be broken at a width."""

    def read_unwrapped(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
        for found in read(path, file):
            if isinstance(found, Draft) and not found.is_part:
                yield replace(found, text=unwrap_text(found.text))
            else:
                yield found

    return read_unwrapped


def _no_exports(read: Read) -> Read:
    """Reads prints, from which an export cannot be told apart again: its lines are paragraphs by then."""

    def read_single(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
        for found in read(path, file):
            if isinstance(found, Draft):
                refuse_export(found)
            yield found

    return read_single


def _read_page(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    """A page, or an export that was saved as one."""
    content = file.read()
    if may_be_europresse(content):
        export = parse_file(path, "a web page", lambda: _europresse_in(path, decode_page(path, content)))
        if export:
            yield from articles_of(Draft(path, ""), export)
            return
    if may_be_export(content):
        whole = Draft(path, text_of_fragment(decode_page(path, content)))
        found = list(split(whole))
        if found != [whole]:
            yield from found
            return
    yield from read_html(path, BytesIO(content))


def _read_word(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    """What Word opens is often called .doc or .docx, whatever it is: databases call texts, pages and RTF so."""
    head = file.read(_HEAD).lstrip()
    file.seek(0)
    read = next((read for start, read in _OPENED_BY_WORD if head[: len(start)].lower() == start), None)
    if read is None:
        raise ReadError(f"{path} is no Word file: if it is plain text, call it .txt; else open it and save it as .docx")
    yield from read(path, file)


def _europresse_in(path: Path, page: str) -> Export | None:
    tree = page_tree(path, page)
    return None if tree is None else read_europresse_page(tree)


def _read_zip(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    return read_zip(path, file, _read_member, _bound_of)


def _read_member(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    form = format_of(path)
    if form is None or form.piecewise:
        raise ReadError(f"{path} is an archive in an archive: unpack it first")
    yield from form.read(path, file)


def _bound_of(path: Path) -> int | None:
    """Bytes that a file in an archive may have: rows are in memory there."""
    form = format_of(path)
    return None if form is None else (form.megabytes or _ROWS_IN_ARCHIVE) * 1_000_000


_HEAD = 100  # bytes by which it is told what a file is
_OPENED_BY_WORD: tuple[tuple[bytes, Read], ...] = (
    (b"pk", read_docx),
    (b"\xd0\xcf\x11\xe0", read_doc),
    (b"{\\rtf", read_rtf),
    *((start, _read_page) for start in (b"<!doctype html", b"<html")),
)

_ROWS_IN_ARCHIVE = 200
# Of files that are read piece by piece: a mailbox of twenty years, a web archive as its tools cut them.
_LARGE = 10_000

FORMATS = {
    ".txt": Format(_maybe_wrapped(_maybe_exports(read_txt)), 20),
    ".md": Format(read_markdown, 20),
    ".text": Format(_maybe_wrapped(_maybe_exports(read_txt)), 20),
    ".markdown": Format(read_markdown, 20),
    ".html": Format(_read_page, 20),
    ".htm": Format(_read_page, 20),
    ".xhtml": Format(_read_page, 20),
    ".pdf": Format(_no_exports(read_pdf), 100),
    ".docx": Format(_maybe_exports(_read_word), 100),
    ".docm": Format(_maybe_exports(_read_word), 100),
    ".doc": Format(_maybe_exports(_read_word), 100),
    ".odt": Format(_maybe_exports(read_odt), 100),
    ".rtf": Format(_maybe_exports(read_rtf), 100),
    ".vtt": Format(read_vtt, 20),
    ".srt": Format(read_srt, 20),
    ".epub": Format(read_epub, 200),
    ".eml": Format(read_eml, 50),
    ".mbox": Format(read_mbox, _LARGE, piecewise=True),
    ".mhtml": Format(read_mhtml, 50),
    ".mht": Format(read_mhtml, 50),
    ".webarchive": Format(read_webarchive, 50),
    ".xml": Format(read_xml, 50),
    ".rss": Format(read_xml, 50),
    ".atom": Format(read_xml, 50),
    ".warc": Format(read_warc, _LARGE, piecewise=True),
    ".warc.gz": Format(read_warc, _LARGE, piecewise=True),
    ".zip": Format(_read_zip, _LARGE, piecewise=True),
    ".csv": Format(read_rows, None),
    ".jsonl": Format(read_rows, None),
    ".jsonl.gz": Format(read_rows, None),
    ".ndjson": Format(read_rows, None),
    ".json": Format(read_rows, None),
    ".json.gz": Format(read_rows, None),
    ".tsv": Format(read_rows, None),
    ".tab": Format(read_rows, None),
    ".csv.gz": Format(read_rows, None),
    ".xlsx": Format(read_rows, None),
}


def format_of(path: Path) -> Format | None:
    """The format that the end of the file's name stands for, case ignored."""
    name = path.name.casefold()
    return next((form for suffix, form in FORMATS.items() if name.endswith(suffix)), None)


def read_drafts(path: Path, follow: bool = True) -> Iterator[Draft | Failure]:
    """What is in a file, as found; with `follow`, a link to it will do.

    Raises ReadError, maybe after some drafts, if it cannot be read further.
    """
    form = format_of(path)
    if form is None:
        raise ReadError(f"{printable_path(path)} is of no kind that can be read: those are {' '.join(FORMATS)}")
    if fault := fault_of_name(path):
        raise ReadError(f"{printable_path(path)} cannot be kept: {fault}")
    try:
        with open_regular(path, follow) as file:
            yield from _read(path, file, form)
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror or one_line(error)}") from error


def _read(path: Path, file: BinaryIO, form: Format) -> Iterator[Draft | Failure]:
    before = os.fstat(file.fileno())
    if form.megabytes is not None and before.st_size > form.megabytes * 1_000_000:
        raise ReadError(
            f"{path} is {before.st_size // 1_000_000} MB; one article may have {form.megabytes} MB: "
            "if it holds many, make it a jsonl file with one a line"
        )
    if form.has_rows:
        yield from _up_to(before.st_size, file, form.read(path, file))
    elif form.piecewise:
        yield from form.read(path, file)
    else:  # a text that is being written is none yet
        yield from list(form.read(path, file))
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise ReadError(f"{path} changed while it was read: add it again when it is written")


def _up_to(size: int, file: BinaryIO, drafts: Iterator[Draft | Failure]) -> Iterator[Draft | Failure]:
    """Those of a file as it was: one that grows as fast as it is read would have no end."""
    for draft in drafts:
        yield draft
        if file.tell() > size:
            break

"""Which reader reads which file, as a table, and the size that a file of each kind may have."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.pdf import read_pdf
from rag.reading.plain import read_markdown, read_txt
from rag.reading.regular import fault_of_name, open_regular, shown
from rag.reading.rows import read_rows
from rag.reading.web_pages import read_html
from rag.reading.word import read_docx


@dataclass(frozen=True, slots=True)
class Format:
    """`megabytes` bounds a file that is read whole; None: it is read row by row, and has many articles."""

    read: Callable[[Path, BinaryIO], Iterator[Draft | Failure]]
    megabytes: int | None

    @property
    def has_rows(self) -> bool:
        return self.megabytes is None


FORMATS = {
    ".txt": Format(read_txt, 20),
    ".md": Format(read_markdown, 20),
    ".html": Format(read_html, 20),
    ".htm": Format(read_html, 20),
    ".pdf": Format(read_pdf, 100),
    ".docx": Format(read_docx, 100),
    ".csv": Format(read_rows, None),
    ".jsonl": Format(read_rows, None),
    ".jsonl.gz": Format(read_rows, None),
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
        raise ReadError(f"{shown(path)} is of no kind that can be read: those are {' '.join(FORMATS)}")
    if fault := fault_of_name(path):
        raise ReadError(f"{shown(path)} cannot be kept: {fault}")
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

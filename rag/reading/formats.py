"""Which reader reads which file, as a table, and the size that a file of each kind may have."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.documents import read_docx, read_html, read_pdf
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.plain import read_markdown, read_txt
from rag.reading.regular import fault_of_name, open_regular, shown
from rag.reading.rows import read_rows

# Characters of an article with all that is said about it. The longest of 20,459 real articles has 0.1 million, a long
# novel one million; a library of them is searched in passages, which take about a minute to embed for so many.
LONGEST_ARTICLE = 2_000_000


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
    drafts = map(_of_a_length, form.read(path, file))
    # An article that is written just now is none yet; of rows, those that are whole are.
    yield from drafts if form.has_rows else list(drafts)
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise ReadError(f"{path} changed while it was read: add it again when it is written")


def _of_a_length(draft: Draft | Failure) -> Draft | Failure:
    if isinstance(draft, Failure) or (characters := _length(draft)) <= LONGEST_ARTICLE:
        return draft
    return Failure(
        draft.where,
        f"it has {characters:,} characters, and one article may have {LONGEST_ARTICLE:,}: "
        "if it holds many articles, make it a jsonl file with one a line",
    )


def _length(draft: Draft) -> int:
    """Characters of a text and of all that is said about it."""
    about = (draft.title or "", draft.url or "", draft.source or "", str(draft.date or ""), draft.date_how)
    others = (text for pair in draft.metadata.items() for text in pair)
    return len(draft.text) + sum(map(len, chain(about, draft.authors, others)))

"""Which reader reads which file, as a table, and the size that a file of each kind may have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.errors import ReadError
from rag.reading.documents import read_docx, read_html, read_pdf
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.plain import read_markdown, read_txt
from rag.reading.rows import read_rows


@dataclass(frozen=True, slots=True)
class Format:
    """`megabytes` bounds a file that is read whole; None: it is read row by row, and has many articles."""

    read: Callable[[Path], Iterator[Draft | Failure]]
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


def read_drafts(path: Path) -> Iterator[Draft | Failure]:
    """What is in a file, as found. Raises ReadError, maybe after some drafts, if it cannot be read further."""
    form = format_of(path)
    if form is None:
        raise ReadError(f"{path} is of no kind that can be read: those are {' '.join(FORMATS)}")
    try:
        size = path.stat().st_size
        if form.megabytes is not None and size > form.megabytes * 1_000_000:
            raise ReadError(
                f"{path} is {size // 1_000_000} MB; one article may have {form.megabytes} MB: "
                "if it holds many, make it a jsonl file with one a line"
            )
        yield from form.read(path)
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror or one_line(error)}") from error

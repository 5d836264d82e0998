"""PDF files, by pypdf, which is imported when one is read: a program that reads none starts quickly."""

import re
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.parsing import joined, parsed, refuse_more

MOST_PAGES = 2_000  # pypdf takes about 5 ms a page

_FILE_NAME = re.compile(r"(?:microsoft word - .*|untitled.*|.*\.\w{2,4}|\W*)", re.IGNORECASE)
_LINE_BREAK_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\xad\u2010]\n(?=[^\W\d_A-Z])")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)]*$")


def read_pdf(path: Path, file: BinaryIO) -> Iterator[Draft]:
    text, title = parsed(path, "a PDF", lambda: _pdf(path, file))
    if not re.search(r"\w", text):
        raise ReadError(f"{path} has pages but no text, as scans have: run it through text recognition (OCR) first")
    yield Draft(path, text, title=title)


def _pdf(path: Path, file: BinaryIO) -> tuple[str, str | None]:
    from pypdf import PdfReader

    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError(f"{path} has a password: save a copy of it without one")
    refuse_more(path, len(reader.pages), MOST_PAGES, "pages")
    text = joined(path, (joined_lines(page.extract_text()) for page in reader.pages), "\n\n")
    title = reader.metadata.title if reader.metadata else None
    # The date of a PDF is left alone: it says when the page was printed, often years after the article.
    return text, title if title and not _FILE_NAME.fullmatch(title.strip()) else None


def joined_lines(text: str) -> str:
    """Lines of a printed page as paragraphs: words divided at line ends in one piece, and one line a paragraph.

    A paragraph ends at a blank line, and at a sentence end on a line that is clearly shorter than the others.
    A compound that was divided at its own hyphen loses it ("well-known"), since nothing tells it from the rest.
    """
    lines = [line.strip() for line in _LINE_BREAK_HYPHEN.sub("", text.replace("\r", "\n")).split("\n")]
    lengths = [len(line) for line in lines if line]
    short = 0.75 * statistics.quantiles(lengths, n=4)[2] if len(lengths) > 1 else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        if not line or (len(line) < short and _SENTENCE_END.search(line)):
            paragraphs.append([])
    return "\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)

"""Web pages, PDF and Word files, by the libraries made for them.

Each library is imported by its reader, so that a program that reads none of them starts quickly.
"""

import logging
import re
import statistics
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from rag.errors import ReadError
from rag.reading.drafts import Draft, one_line
from rag.reading.fields import as_authors
from rag.reading.plain import encoding_of, refuse_binary

# They tell of every oddity on stderr; what a person has to know comes as a ReadError.
for _name in ("pypdf", "trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

LARGEST_UNPACKED = 200_000_000  # bytes of all parts of a Word file together, its pictures too

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,30})", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .doc files, and of new ones with a password
_FILE_NAME = re.compile(r"(?:microsoft word - .*|untitled.*|.*\.\w{2,4}|\W*)", re.IGNORECASE)
_LINE_BREAK_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\xad\u2010]\n(?=[^\W\d_A-Z])")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)]*$")

_T = TypeVar("_T")


def read_html(path: Path, file: BinaryIO) -> Iterator[Draft]:
    content = file.read()
    refuse_binary(path, content)
    page = _parsed(path, "a web page", lambda: _page(_decoded(path, content)))
    if not page["text"]:
        raise ReadError(f"{path} holds no article text: if the page is built by a script, save it from a browser")
    yield Draft(
        path,
        page["text"],
        title=page["title"],
        date=page["date"],
        date_how="markup",
        source=page["sitename"],
        url=page["url"],
        authors=as_authors(page["author"]),
    )


def read_pdf(path: Path, file: BinaryIO) -> Iterator[Draft]:
    text, title = _parsed(path, "a PDF", lambda: _pdf(path, file))
    if not re.search(r"\w", text):
        raise ReadError(f"{path} has pages but no text, as scans have: run it through text recognition (OCR) first")
    yield Draft(path, text, title=title)


def read_docx(path: Path, file: BinaryIO) -> Iterator[Draft]:
    if file.read(4) == _OLE:
        raise ReadError(f"{path} has a password or is an old .doc: open it in Word and save it as plain .docx")
    yield _parsed(path, "a Word file", lambda: _docx(path, file))


def _parsed(path: Path, what: str, parse: Callable[[], _T]) -> _T:
    try:
        return parse()
    except (ReadError, MemoryError):  # memory is counted for the file as a whole
        raise
    except Exception as error:  # parsers of other people's files raise anything, from KeyError to RecursionError
        raise ReadError(f"{path} cannot be read as {what}: {one_line(error)}") from error


def _decoded(path: Path, content: bytes) -> str:
    """By what the page says of itself if it is true, else as any text."""
    stated = _CHARSET.search(content[:2_000])
    if stated:
        try:
            return content.decode(stated[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return content.decode(encoding_of(path, content), errors="replace")


def _page(page: str) -> dict[str, str | None]:
    """What trafilatura finds; the words of the whole page when it sees no article in it."""
    import trafilatura

    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        # Only dates that the markup states: the extensive search takes any date in the text, even an event's.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    names = ("text", "title", "date", "sitename", "url", "author")
    values: dict[str, str | None] = {name: getattr(found, name, None) or None for name in names}
    values["text"] = values["text"] or trafilatura.html2txt(page) or None
    return values


def _pdf(path: Path, file: BinaryIO) -> tuple[str, str | None]:
    from pypdf import PdfReader

    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError(f"{path} has a password: save a copy of it without one")
    text = "\n\n".join(joined_lines(page.extract_text()) for page in reader.pages)
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


def _docx(path: Path, file: BinaryIO) -> Draft:
    _refuse_bomb(path, file)
    import docx

    document = docx.Document(file)
    lines, headings = _docx_lines(document)
    if not any(line.strip() for line in lines):
        raise ReadError(f"{path} has no text")
    about = document.core_properties
    return Draft(
        path,
        "\n".join(lines),
        title=about.title or next(iter(headings), None),
        created=about.created.date() if about.created else None,
        authors=as_authors(about.author),
    )


def _docx_lines(document: Any) -> tuple[list[str], list[str]]:
    """The paragraphs and the rows of tables in order, and those paragraphs that are titles or main headings."""
    lines: list[str] = []
    headings: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            continue
        lines.append(block.text)
        if block.text.strip() and block.style is not None and block.style.name in ("Title", "Heading 1"):
            headings.append(block.text)
    return lines, headings


def _refuse_bomb(path: Path, file: BinaryIO) -> None:
    with zipfile.ZipFile(file) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > LARGEST_UNPACKED:
        raise ReadError(f"{path} unpacks to {size // 1_000_000:,} MB, more than the 200 MB allowed: it is no article")

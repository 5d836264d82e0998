"""Web pages, PDF and Word files, by the libraries made for them.

Each library is imported by its reader, so that a program that reads none of them starts quickly.
"""

import logging
import re
import statistics
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from rag.errors import ReadError
from rag.reading.drafts import LONGEST_TEXT, Draft, one_line
from rag.reading.fields import as_authors
from rag.reading.plain import encoding_of, refuse_binary

# They tell of every oddity on stderr; what a person has to know comes as a ReadError.
for _name in ("pypdf", "trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

LARGEST_UNPACKED = 200_000_000  # bytes of all parts of a Word file together, its pictures too
# Bytes of those that are XML: python-docx takes fifteen times as many of memory. An article of 20,000 words has 1 MB.
LARGEST_XML = 20_000_000
WIDEST_ROW = 100  # columns of a table in a Word file; Word makes at most 63. A cell is read once for each it spans
MOST_PAGES = 2_000  # pypdf takes about 5 ms a page

# trafilatura takes time quadratic in the children of an element (5,555 links in a paragraph take 2 s), libxml2 in the
# attributes of one (40,000 take 5 s). Of 187 pages of news none has more than 3,030 marks <, 1,556 elements and 30
# attributes; long entries of encyclopedias have some 30,000 elements.
MOST_MARKS = 200_000  # <, in scripts too: what is parsed takes about 150 bytes of memory for each
MOST_ELEMENTS = 50_000
MOST_CHILDREN = 5_000
MOST_ATTRIBUTES = 2_000

_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,30})", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .doc files, and of new ones with a password
_FILE_NAME = re.compile(r"(?:microsoft word - .*|untitled.*|.*\.\w{2,4}|\W*)", re.IGNORECASE)
_LINE_BREAK_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\xad\u2010]\n(?=[^\W\d_A-Z])")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)]*$")

_T = TypeVar("_T")


def read_html(path: Path, file: BinaryIO) -> Iterator[Draft]:
    content = file.read()
    refuse_binary(path, content)
    page = _parsed(path, "a web page", lambda: _page(path, _decoded(path, content)))
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


def _page(path: Path, page: str) -> dict[str, str | None]:
    """What trafilatura finds; the words of the whole page when it sees no article in it."""
    import trafilatura

    _refuse_boundless(path, page)
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


def _refuse_boundless(path: Path, page: str) -> None:
    """Raises ReadError for a page of which trafilatura would not see the end."""
    from trafilatura.utils import load_html

    # In this order: the first two are what the third needs to come to an end.
    _refuse_more(path, page.count("<"), MOST_MARKS, "marks <")
    _refuse_more(path, max(map(_pieces, _TAG.findall(page)), default=0), MOST_ATTRIBUTES, "attributes in one tag")
    children = [len(element) for element in tree.iter()] if (tree := load_html(page)) is not None else [0]
    _refuse_more(path, len(children), MOST_ELEMENTS, "elements")
    _refuse_more(path, max(children), MOST_CHILDREN, "elements side by side")


def _refuse_more(path: Path, count: int, most: int, what: str) -> None:
    if count > most:
        raise ReadError(f"{path} has {count:,} {what}, more than the {most:,} allowed: save the article alone")


def _pieces(tag: str) -> int:
    """About how many attributes a tag has; never fewer."""
    return len(re.findall(r"[^\s/]+", _VALUE.sub("", tag))) if len(tag) > MOST_ATTRIBUTES else 0


def _pdf(path: Path, file: BinaryIO) -> tuple[str, str | None]:
    from pypdf import PdfReader

    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError(f"{path} has a password: save a copy of it without one")
    _refuse_more(path, len(reader.pages), MOST_PAGES, "pages")
    text = _joined(path, (joined_lines(page.extract_text()) for page in reader.pages), "\n\n")
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
    headings: list[str] = []
    text = _joined(path, _docx_lines(path, document, headings), "\n")
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
    _refuse_more(path, sum(cell.grid_span for cell in row._tr.tc_lst), WIDEST_ROW, "columns in one table")
    return _joined(path, (cell.text for cell in row.cells), "\t")


def _joined(path: Path, parts: Iterable[str], between: str) -> str:
    """The parts as one text. Raises ReadError, before it asks for further parts, if it is longer than a text may be."""
    kept: list[str] = []
    length = 0
    for part in parts:
        kept.append(part)
        length += len(part) + len(between)
        if length > LONGEST_TEXT:
            raise ReadError(f"{path} has more than the {LONGEST_TEXT:,} characters that one article may have")
    return between.join(kept)


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

"""What is read from PDF files."""

import datetime
import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.pdf.files import MOST_PAGES, read_pdf
from rag.reading.pdf.pdfium import open_document, sheets_of
from tests.prints import HEIGHT, PrintedText, pdf_of, pdf_with

TEXT = (
    "The council of Norbury voted on Monday for the tram line, with 26 members in fa-",
    "vour of it and 12 against it. The \x01rst cars will come from a Franco-",
    "German firm, Mayor Ida Holm said.",
)
READ = (
    "The council of Norbury voted on Monday for the tram line, with 26 members in favour of it and 12 against it. "
    "The first cars will come from a Franco-German firm, Mayor Ida Holm said."
)


def read(content: bytes, path: Path = Path("a.pdf")) -> Draft:
    (draft,) = read_pdf(path, io.BytesIO(content))
    assert isinstance(draft, Draft)
    return draft


def shown(*lines: str, x: float = 72, y: float = 300, size: float = 12, first: str = "") -> list[PrintedText]:
    return [PrintedText(x, y + 1.2 * size * number, line, size, first=first) for number, line in enumerate(lines)]


def removed(draft: Draft, rule: str) -> list[str]:
    return [cut.text for cut in draft.removed if cut.rule == rule]


def test_lines_are_paragraphs_and_divided_words_in_one_piece() -> None:
    """Ligatures are letters, and a compound keeps its own hyphen."""
    assert read(pdf_of(*TEXT)).text == READ


def test_the_title_is_the_document_s_own() -> None:
    """The name of a file is none."""
    assert read(pdf_of(*TEXT, title="Council votes for tram line")).title == "Council votes for tram line"
    assert read(pdf_of(*TEXT, title="Microsoft Word - law.doc")).title is None


def test_a_print_of_a_browser_is_an_article() -> None:
    """With headline, byline, date, outlet and address apart, and nothing of the edges in its text."""
    address = "https://norbury.example/tram-line"
    title = "Council votes for tram line | Norbury Post"
    head = [PrintedText(72, 100, "Council votes for tram line", 24, bold=True)]
    head += [PrintedText(72, 130, "By Mara Quill"), PrintedText(72, 155, "7 March 2024, 06:30")]
    pages = [
        [PrintedText(24, 22, "11/28/26, 10:59 PM", 8), PrintedText(220, 22, title, 8), *page]
        + [PrintedText(24, 775, address, 8), PrintedText(575, 775, f"{number}/2", 8)]
        for number, page in enumerate(([*head, *shown(*TEXT, y=190)], shown(*TEXT, y=60)), start=1)
    ]
    draft = read(pdf_with(*pages, title=title))
    assert draft.text == f"{READ}\n\n{READ}"
    assert (draft.title, draft.source, draft.url) == ("Council votes for tram line", "Norbury Post", address)
    assert (draft.authors, draft.date) == (("Mara Quill",), datetime.date(2024, 3, 7))
    assert removed(draft, "running_head") == ["11/28/26, 10:59 PM", title, address, "1/2", "2/2"]


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_are_read_one_after_the_other(by_row: bool) -> None:
    """Whether the file has them so or row by row."""
    left = shown("The council has voted for a", "new tram line, which takes a", "year to be built and is to be")
    right = shown("paid by the state. The old", "town complained that nobody", "had asked its people.", x=330)
    rows = [each for pair in zip(left, right, strict=True) for each in pair]
    assert read(pdf_with(rows if by_row else [*left, *right])).text == (
        "The council has voted for a new tram line, which takes a year to be built and is to be paid by the state. "
        "The old town complained that nobody had asked its people."
    )


def test_an_export_of_a_database_is_its_articles() -> None:
    """Printed ones too."""
    lines: list[str] = []
    for number, day in ((1, "June 12, 2023 Monday"), (2, "June 19, 2023 Monday")):
        lines += [f"{number} of 2 DOCUMENTS", "The Harbour Gazette", day, f"Dockers vote a {number}. time"]
        lines += ["BYLINE: By Mara Quill", "LENGTH: 61 words", READ[:80], "LANGUAGE: ENGLISH"]
    page = [PrintedText(72, 60 + 30 * number, line) for number, line in enumerate(lines)]
    drafts = list(read_pdf(Path("a.pdf"), io.BytesIO(pdf_with(page))))
    assert [draft.title for draft in drafts if isinstance(draft, Draft)] == [
        f"Dockers vote a {n}. time" for n in (1, 2)
    ]


@pytest.mark.parametrize(
    ("first", "rule"),
    [("1 g", "invisible"), ("3 Tr", "invisible"), ("0.7 0.7 -0.7 0.7 200 -100 cm", "turned")],
)
def test_words_that_nobody_sees_are_no_text(first: str, rule: str) -> None:
    """White, not painted, and askew over a page as the word DRAFT is."""
    draft = read(pdf_with([*shown(*TEXT), PrintedText(72, 500, "Other words", first=first)]))
    assert (draft.text, removed(draft, rule)) == (READ, ["Other words"])


def test_white_words_on_a_coloured_area_are_text() -> None:
    """As headings in a box are."""
    box = "0 0 1 rg 60 280 400 40 re f 1 g"
    assert "On blue" in read(pdf_with([*shown(*TEXT), PrintedText(72, 500, "On blue", first=box)])).text


def test_a_scan_with_recognised_text_is_read() -> None:
    """Recognition lays its words over the picture, unpainted."""
    assert read(pdf_with(shown(*TEXT, first="3 Tr"))).text == READ


def test_a_page_on_its_side_is_read() -> None:
    """As wide tables and slides are."""
    turn = f"0 1 -1 0 {HEIGHT - 200} 0 cm"
    assert read(pdf_with([each._replace(first=turn) for each in shown(*TEXT)])).text == READ


def test_an_encrypted_pdf_that_anybody_may_open_is_read(tmp_path: Path) -> None:
    """Its password is empty: it only forbids to print or to copy."""
    for algorithm in ("RC4-128", "AES-128", "AES-256"):
        writer = PdfWriter(PdfReader(io.BytesIO(pdf_of(*TEXT))))
        writer.encrypt("", "owner", algorithm=algorithm)
        writer.write(tmp_path / "a.pdf")
        assert read((tmp_path / "a.pdf").read_bytes()).text == READ


def test_pdf_with_password_or_without_text_says_so(tmp_path: Path) -> None:
    """Each problem comes with its cure."""
    writer = PdfWriter(PdfReader(io.BytesIO(pdf_of("Secret"))))
    writer.encrypt("word", algorithm="AES-256")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match="has a password: save a copy"):
        read((tmp_path / "a.pdf").read_bytes())
    with pytest.raises(ReadError, match=r"no text, as scans have: .*OCR"):
        read(pdf_of())


@pytest.mark.parametrize("keep", [5, 60, 200, 400])
def test_truncated_pdf_gives_a_cause(keep: int) -> None:
    """A PDF that breaks off is no article."""
    with pytest.raises(ReadError, match=r"a\.pdf "):
        read(pdf_of("The law passed.")[:keep])


def test_pdf_with_too_many_pages_is_refused() -> None:
    """Each takes milliseconds."""
    with pytest.raises(ReadError, match="has 2,001 pages, more than the 2,000 allowed"):
        read(pdf_with(*[[] for _ in range(MOST_PAGES + 1)]))


def test_pdf_with_too_many_characters_is_refused() -> None:
    """Before they are read: a small file can unpack to any number."""
    path, file = Path("a.pdf"), io.BytesIO(pdf_with(shown("A page"), shown("Another page")))
    with open_document(path, file) as document, pytest.raises(ReadError, match="more than the 10 characters"):
        assert [len(sheet.glyphs) for sheet in sheets_of(path, document, most=10)] == [6]

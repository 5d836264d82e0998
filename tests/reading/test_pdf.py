"""What is read from PDF files."""

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from rag.errors import ReadError
from rag.reading.pdf import MOST_PAGES, joined_lines
from tests.drafts import only, written


def pdf_of(*lines: str, title: str = "") -> bytes:
    """A PDF of one page with these lines, written by hand; with no line, a page without text."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Title (%s) >>" % title.encode("latin-1"),
    ]
    out, offsets = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def test_pdf_text_is_paragraphs(tmp_path: Path) -> None:
    """Lines are joined, a divided word is in one piece, and the title is the document's own."""
    lines = ("The parliament voted on Monday for the law in fa-", "vour of it, with 226 members of it present there.")
    draft = only(written(tmp_path / "a.pdf", pdf_of(*lines, title="Law passes")))
    assert (
        draft.text
        == "The parliament voted on Monday for the law in favour of it, with 226 members of it present there."
    )
    assert draft.title == "Law passes"
    assert only(written(tmp_path / "b.pdf", pdf_of(*lines, title="Microsoft Word - law.doc"))).title is None


def test_printed_paragraphs_end_at_short_last_lines() -> None:
    """A blank line, or a sentence end on a short line, ends a paragraph."""
    long = "x" * 60
    assert joined_lines(f"{long}\n{long}.\n{long}\nend.\n{long}\n\n{long}") == (
        f"{long} {long}. {long} end.\n{long}\n{long}"
    )
    assert joined_lines("") == ""


def test_pdf_with_password_or_without_text_says_so(tmp_path: Path) -> None:
    """Each problem comes with its cure."""
    writer = PdfWriter(io.BytesIO(pdf_of("Secret")))
    writer.encrypt("word", algorithm="AES-256")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match="has a password: save a copy"):
        only(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match=r"no text, as scans have: .*OCR"):
        only(written(tmp_path / "b.pdf", pdf_of()))


@pytest.mark.parametrize("keep", [5, 60, 200, 400])
def test_truncated_pdf_gives_a_cause(tmp_path: Path, keep: int) -> None:
    """A PDF that breaks off is no article."""
    with pytest.raises(ReadError, match=r"a\.pdf "):
        only(written(tmp_path / "a.pdf", pdf_of("The law passed.")[:keep]))


def test_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    """Each takes milliseconds, so 5,000 took half a minute."""
    writer = PdfWriter()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(100, 100)
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match="has 2,001 pages, more than the 2,000 allowed"):
        only(tmp_path / "a.pdf")

"""PDFs that a test writes by hand, and words and lines as they stand on a page."""

import io
import zlib
from typing import NamedTuple

from rag.reading.pdf.glyphs import Glyph, Style, Word, words_of
from rag.reading.pdf.heads import Head, head_of
from rag.reading.pdf.lines import Line, lines_of
from rag.reading.pdf.order import sort_for_reading
from rag.reading.pdf.paragraphs import paragraphs_of
from rag.reading.pdf.running_heads import PageLines, remove_running_heads

WIDTH, HEIGHT = 612, 792  # of a page, in points
PLAIN, BOLD = Style(12, False), Style(12, True)


class PrintedText(NamedTuple):
    """Words at a place, in points from the top left corner. `first`: what is drawn before them, in PDF's own words."""

    x: float
    y: float
    words: str
    size: float = 12
    bold: bool = False
    first: str = ""


def pdf_of(*lines: str, title: str = "") -> bytes:
    """A PDF of one page with these lines below each other; with no line, a page without text."""
    return pdf_with([PrintedText(72, 72 + 14 * number, line) for number, line in enumerate(lines)], title=title)


def pdf_with(*pages: list[PrintedText], title: str = "") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (6 + 2 * number) for number in range(len(pages))), len(pages)),
        b"<< /Title (%s) >>" % _escaped(title),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for number, page in enumerate(pages):
        stream = zlib.compress("".join(map(_drawn, page)).encode("latin-1"))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>" % (WIDTH, HEIGHT, 7 + 2 * number)
        )
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        )
    return _file(objects)


def _font(name: str) -> bytes:
    """Its character 1 is the ligature of f and i."""
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >>"
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} >>".encode()


def _drawn(shown: PrintedText) -> str:
    font = "F2" if shown.bold else "F1"
    words = _escaped(shown.words).decode("latin-1")
    return f"q {shown.first} BT /{font} {shown.size} Tf {shown.x} {HEIGHT - shown.y} Td ({words}) Tj ET Q\n"


def _escaped(words: str) -> bytes:
    """In the code page of the fonts."""
    for letter in "\\()":
        words = words.replace(letter, f"\\{letter}")
    return words.encode("cp1252")


def _file(objects: list[bytes]) -> bytes:
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, count = out.tell(), len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start))
    return out.getvalue()


def glyphs(text: str, x: float = 0, base: float = 100, style: Style = PLAIN) -> list[Glyph]:
    """Letters half as wide as high, one after the other."""
    step = style.size / 2
    return [Glyph(letter, x + step * at, x + step * (at + 1), base, style) for at, letter in enumerate(text)]


def words(
    text: str, x: float = 0, base: float = 100, style: Style = PLAIN, space: float = 3, order: int = 0
) -> list[Word]:
    """The words of a line, which follow each other in the file from number `order` on."""
    found = []
    for number, word in enumerate(text.split()):
        width = len(word) * style.size / 2
        found.append(Word(word, x, x + width, base, style, order=order + number))
        x += width + space
    return found


def line(text: str, x: float = 0, base: float = 100, style: Style = PLAIN, page: int = 0, block: int = 0) -> Line:
    step = style.size / 2
    first = len(text.split()[0]) * step if text.split() else 0
    return Line(text, x, x + len(text) * step, base, style, first, page=page, block=block)


def column(
    *texts: str, x: float = 0, top: float = 100, style: Style = PLAIN, page: int = 0, block: int = 0
) -> list[Line]:
    """Lines below each other."""
    distance = 1.2 * style.size
    return [line(text, x, top + distance * number, style, page, block) for number, text in enumerate(texts)]


def printed(text: str) -> Head:
    """What is read from a text that is printed in one column: its lines are those of the text, and at most 80 wide."""
    lines = [each[at : at + 80] for each in text.split("\n") for at in range(0, len(each), 80)]
    found = [
        line
        for page in range(0, len(lines), 50)
        for line in sort_for_reading(lines_of(_page(lines[page : page + 50]), page // 50))
    ]
    trimmed = remove_running_heads([PageLines(tuple(found), HEIGHT)], text[:100])
    return head_of(paragraphs_of([each for page in trimmed.pages for each in page.lines]), text[:100], 12)


def _page(lines: list[str]) -> list[Word]:
    return words_of(
        glyph for number, each in enumerate(lines) for glyph in [*glyphs(each, base=60 + 14 * number), *glyphs(" ")]
    )

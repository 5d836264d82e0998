"""The words of a PDF with their places, by PDFium (pypdfium2), which is imported when a file is read.

Why PDFium: it gives the place, size and weight of every character, reads encrypted files by itself, and is what Chrome
shows PDFs with, so that it is kept, and hardened against hostile files. Tried on the same pages of plain text:
pdfminer.six and pdfplumber (which is built on it) give places too, but take 28 and 75 ms a page where PDFium takes 19,
and twice its memory; what a made-up file has them do is done in Python. pypdf gives text in the order of the file, and
columns row by row. Licences: BSD-3-Clause and Apache-2.0, with permissive ones of what it is built of.

PDFium is not safe for threads; files are read by a process of one.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from math import hypot, pi
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from rag.errors import ReadError
from rag.reading.pdf.glyphs import Glyph, Style

_WHITE = 250  # of 255, of red, green and blue each
_UPRIGHT = 5 * pi / 180  # a scan that lies askew by less is read as straight
_QUARTER = pi / 2
_BOLD = 1 << 18  # ForceBold among the flags of a font
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_HYPHEN_AT_LINE_END = 2  # what PDFium puts in place of it
_INVISIBLE_MODES = (3, 7)  # text rendering modes that paint nothing: such is the text that recognition lays over a scan
MOST_COVERING = 2_000  # coloured areas of a page that white words may stand on


class Sheet(NamedTuple):
    """A page as it is printed. `hidden` are glyphs on it that nobody sees, `turned` those that run another way."""

    width: float
    height: float
    glyphs: list[Glyph]
    hidden: list[Glyph]
    turned: list[Glyph]


class _Edges(NamedTuple):
    """Of a page, an area or a letter, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class _Drawn:
    """How the glyphs of one text object are drawn. `turns`: quarters of a turn; None: askew.

    `above` and `behind`: how far the point where a letter begins is above its lower edge and right of its left one.
    """

    style: Style
    turns: int | None
    invisible: bool
    white: bool
    above: float
    behind: float


# A letter (a blank that is none of the file has no edges), and how it is drawn.
_Found = tuple[str, _Edges | None, _Drawn]


@contextmanager
def open_document(path: Path, file: BinaryIO) -> Iterator[Any]:
    """The document in a file. Raises ReadError where it has a password."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise ReadError(f"{path} has a password: save a copy of it without one") from error
        raise
    with closing(document):
        yield document


def title_in(document: Any) -> str | None:
    return str(document.get_metadata_value("Title")).strip() or None


def sheets_of(path: Path, document: Any, most: int) -> Iterator[Sheet]:
    """The pages. Raises ReadError before it reads more than so many characters of them."""
    left = most
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            left -= text.count_chars()
            if left < 0:
                raise ReadError(f"{path} has more than the {most:,} characters that one article may have")
            yield _sheet(page, text)


def _sheet(page: Any, text: Any) -> Sheet:
    edges = _Edges(*page.get_bbox())
    found = list(_found(text))
    turns = _most_turns(found)
    areas = _areas(page) if any(how.white for _, _, how in found) else []
    keeps_invisible = 2 * sum(how.invisible for _, _, how in found) > len(found)
    seen, hidden, turned = list[Glyph](), list[Glyph](), list[Glyph]()
    for letter, box, how in found:
        if box is None:
            seen.append(Glyph(letter, 0, 0, 0, how.style))
        elif (
            (how.invisible and not keeps_invisible)
            or not _covers(edges, box)
            or (how.white and not any(_covers(area, box) for area in areas))
        ):
            hidden.append(_upright(letter, box, how, 0, edges))
        elif how.turns != turns:
            turned.append(_upright(letter, box, how, 0, edges))
        else:
            seen.append(_upright(letter, box, how, turns, edges))
    width, height = edges.right - edges.left, edges.top - edges.bottom
    return Sheet(*((height, width) if turns in (1, 3) else (width, height)), seen, hidden, turned)


def _found(text: Any) -> Iterator[_Found]:
    """The characters in the order of the file, with blanks where PDFium sees the space between two words.

    2,000,000 of them may be in a file: what is the same for all letters of a text object is asked once.
    """
    from pypdfium2 import raw

    page, box = text.raw, raw.FS_RECTF()
    to_box = ctypes.byref(box)
    unicode_of, object_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox
    known: dict[int, _Drawn] = {}
    how: _Drawn | None = None
    for index in range(text.count_chars()):
        shape = object_of(page, index)
        if not shape:  # a blank or the end of a line that PDFium put there
            if how:
                yield " ", None, how
            continue
        box_of(page, index, to_box)
        edges = _Edges(box.left, box.bottom, box.right, box.top)
        address = ctypes.addressof(shape.contents)
        how = known.get(address) or known.setdefault(address, _drawn(page, index, shape, edges))
        code = unicode_of(page, index)
        yield "-" if code == _HYPHEN_AT_LINE_END else chr(code) if 0 < code < 0x110000 else "", edges, how


def _drawn(page: Any, index: int, shape: Any, edges: _Edges) -> _Drawn:
    from pypdfium2 import raw

    matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    x, y, colour = ctypes.c_double(), ctypes.c_double(), [ctypes.c_uint() for _ in range(4)]
    scale = hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(page, index, matrix) else 1
    raw.FPDFText_GetFontInfo(page, index, name, len(name), flags)
    raw.FPDFText_GetFillColor(page, index, *colour)
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    *shades, opacity = (each.value for each in colour)
    bold = bool(flags.value & _BOLD) or any(word in name.value.decode(errors="replace").lower() for word in _BOLD_NAMES)
    mode = raw.FPDFTextObj_GetTextRenderMode(shape)
    style = Style(round(raw.FPDFText_GetFontSize(page, index) * scale, 1), bold)
    return _Drawn(
        style if style.size > 0 else Style(0.1, bold),
        _turns(raw.FPDFText_GetCharAngle(page, index)),
        mode in _INVISIBLE_MODES or not opacity or style.size < 1,
        mode == 0 and min(shades) >= _WHITE,
        y.value - edges.bottom,
        x.value - edges.left,
    )


def _turns(angle: float) -> int | None:
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) < _UPRIGHT else None


def _most_turns(found: list[_Found]) -> int:
    """The way that most of a page runs, so that a page on its side is read as one that stands."""
    counts = Counter(how.turns for _, _, how in found)
    return next((turns for turns, _ in counts.most_common() if turns is not None), 0)


def _upright(letter: str, box: _Edges, how: _Drawn, turns: int, page: _Edges) -> Glyph:
    """With places from the top left corner of the page as it is read, downwards."""
    if turns == 1:
        base = page.right - box.left - how.behind
        return Glyph(letter, page.top - box.top, page.top - box.bottom, base, how.style)
    if turns == 2:
        base = box.bottom + how.above - page.bottom
        return Glyph(letter, page.right - box.right, page.right - box.left, base, how.style)
    if turns == 3:
        base = box.left + how.behind - page.left
        return Glyph(letter, box.bottom - page.bottom, box.top - page.bottom, base, how.style)
    base = page.top - box.bottom - how.above
    return Glyph(letter, box.left - page.left, box.right - page.left, base, how.style)


def _areas(page: Any) -> list[_Edges]:
    """Where a page has pictures or coloured areas."""
    from pypdfium2 import raw

    areas = []
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_COVERING)):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_TEXT or _is_white(shape):
            continue
        edges = [ctypes.c_float() for _ in range(4)]
        if raw.FPDFPageObj_GetBounds(shape, *edges):
            areas.append(_Edges(*(edge.value for edge in edges)))
    return areas


def _is_white(shape: Any) -> bool:
    """Whether it is an area that paints nothing, or white."""
    from pypdfium2 import raw

    if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke, colour = ctypes.c_int(), ctypes.c_int(), [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPath_GetDrawMode(shape, mode, stroke)
    raw.FPDFPageObj_GetFillColor(shape, *colour)
    return not mode.value or min(each.value for each in colour[:3]) >= _WHITE


def _covers(area: _Edges, box: _Edges) -> bool:
    """Whether the middle of a letter is within an area."""
    across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return area.left <= across <= area.right and area.bottom <= up <= area.top

"""Lines in reading order into paragraphs, over the ends of columns and pages too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from rag.reading.pdf.glyphs import Style
from rag.reading.pdf.hyphens import HYPHENS, Words
from rag.reading.pdf.lines import Line

_ALIKE = 1.08  # times the size
_WIDER = 1.25  # times the usual distance of lines: room that ends a paragraph
_INDENT = (0.7, 5.0)  # in ems: the first line of a paragraph
_ROOM = 0.6  # in ems: what a line must have to spare, beside the next line's first word and a space
_NEAR = 100  # lines
_AROUND = 2  # lines before and after that show how wide the column is beside a picture
_AHEAD = 6  # paragraphs between the two parts of one: captions, a box, footnotes
_SENTENCE_END = re.compile(r"[.!?…:。！？｡।؟۔][\"'”’»)\]」』]*$")
_ITEM = re.compile(r"(?:[•●▪◦‣·*–—-]|\d{1,3}[.)]|[a-z]\))\s")
_FOOTNOTE = re.compile(r"\[?(\d{1,3}|[*†‡§¶]{1,3})[\].)]? ?\S")
_HALF = 0.45  # of the width of a column
_NEARLY = 0.15  # of the width of a column: a last line with less room is full
_TAIL = 20  # characters of a text that show how it ends
_PROSE = 40  # characters: less may be a heading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is that of its first line, `page` the one it begins on, from 0.

    `ends_full`: its last line has no room, so that it may go on in the next column.
    """

    text: str
    style: Style
    page: int
    begins_block: bool = False
    ends_block: bool = False
    ends_full: bool = False
    is_row: bool = False
    is_footnote: bool = False


class Edge(NamedTuple):
    left: float
    right: float
    top: float
    foot: float


Edges = dict[tuple[int, int], Edge]


def usual_size(lines: Sequence[Line]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs in order, with footnotes behind all others: they stand in the middle of what goes on overleaf."""
    words = Words(line.text for line in lines)
    edges, body = _edges(lines), usual_size(lines)
    marks = {mark.strip("[]()") for line in lines for mark in line.marks}
    found = [_paragraph(group, edges, words, body, marks) for group in _groups(lines, _usual_distances(lines))]
    return sorted(_mended(found, words), key=lambda paragraph: paragraph.is_footnote)


def _edges(lines: Sequence[Line]) -> Edges:
    """Left, right, top and foot of each block of each page."""
    edges: Edges = {}
    for line in lines:
        known = edges.get((line.page, line.block), Edge(line.x0, line.x1, line.base, line.base))
        edges[line.page, line.block] = Edge(
            min(known.left, line.x0), max(known.right, line.x1), min(known.top, line.base), max(known.foot, line.base)
        )
    return edges


def _groups(lines: Sequence[Line], usual: dict[float, float]) -> Iterator[list[Line]]:
    group = list(lines[:1])
    for number, (line, following) in enumerate(pairwise(lines)):
        if _ends_at(lines, number, line, following, usual):
            yield group
            group = []
        group.append(following)
    if group:
        yield group


def _ends_at(lines: Sequence[Line], number: int, line: Line, following: Line, usual: dict[float, float]) -> bool:
    """Whether a paragraph ends between two lines."""
    if line.block != following.block or line.page != following.page or line.cells > 1 or following.cells > 1:
        return True
    if not _is_alike(line.style, following.style) or _ITEM.match(following.text):
        return True
    if following.base - line.base > _WIDER * usual[line.size]:
        return True
    if _is_indented(lines, number + 1):
        return True
    return _has_room(lines, number, following)


def _is_alike(one: Style, other: Style) -> bool:
    return one.bold == other.bold and 1 / _ALIKE < one.size / other.size < _ALIKE


def _usual_distances(lines: Sequence[Line]) -> dict[float, float]:
    """How far lines of each size are apart within a paragraph: the least distance that many have."""
    found: dict[float, Counter[float]] = {line.size: Counter() for line in lines}
    for line, following in pairwise(lines):
        distance = following.base - line.base
        if line.block == following.block and line.page == following.page and 0.8 < distance / line.size < 4:
            found[line.size][round(distance * 2) / 2] += 1
    return {size: _least(distances, size) for size, distances in found.items()}


def _least(distances: Counter[float], size: float) -> float:
    """Where most paragraphs have one line, their distance would pass for that of lines: up to twice the size."""
    many = [distance for distance, count in distances.items() if 8 * count >= distances.total()]
    return min([*many, 2 * size]) + 0.5


def _is_indented(lines: Sequence[Line], number: int) -> bool:
    """Whether a line begins further in than the one before and the one after it."""
    line, before = lines[number], lines[number - 1]
    least, most = (ems * line.size for ems in _INDENT)
    indent = _indent(before, line)
    if not least < indent < most:
        return False
    after = lines[number + 1] if number + 1 < len(lines) and lines[number + 1].block == line.block else None
    return after is None or _indent(after, line) > least / 2 or _indent(before, after) < least / 2


def _indent(reference: Line, line: Line) -> float:
    return reference.x1 - line.x1 if line.from_right else line.x0 - reference.x0


def _has_room(lines: Sequence[Line], number: int, following: Line) -> bool:
    """Whether the next line's first word had found room in a line, which therefore ended where it should.

    By the lines around, since those beside a picture are shorter. A headline is broken where it looks well.
    """
    line = lines[number]
    if line.text[-1:] in HYPHENS:
        return False
    before = [each for each in lines[max(0, number - _AROUND) : number + 1] if _is_beside(each, line)]
    after = [each for each in lines[number + 1 : number + 1 + _AROUND] if _is_beside(each, line)]
    needed = following.first + (_ROOM + 0.25) * line.size
    if _SENTENCE_END.search(line.text[-_TAIL:]):
        return any(_room(line, around) > needed for around in (before, after))
    if not following.text[:1].islower() and _is_short(lines, number):
        return True
    needed *= 2 if line.style.bold else 1.5 if len(before) == 1 else 1
    return all(_room(line, around) > needed for around in (before, after) if len(around) > 1 or around is after)


def _is_short(lines: Sequence[Line], number: int) -> bool:
    """Whether a line leaves half of its column empty, by other lines in it: the two lines of a byline say nothing."""
    line = lines[number]
    column = [each for each in lines[max(0, number - _NEAR) : number + _NEAR] if _is_under(each, line)]
    return _room(line, column) > _HALF * max(each.x1 - each.x0 for each in column)


def _is_under(one: Line, other: Line) -> bool:
    """Whether a line stands in the column of another by its left edge."""
    return one.page == other.page and abs(one.x0 - other.x0) < 2 and 1 / _ALIKE < one.size / other.size < _ALIKE


def _is_beside(one: Line, other: Line) -> bool:
    return one.block == other.block and one.page == other.page and 1 / _ALIKE < one.size / other.size < _ALIKE


def _room(line: Line, around: Sequence[Line]) -> float:
    if line.from_right:
        return line.x0 - min(each.x0 for each in around)
    return max(each.x1 for each in around) - line.x1


def _paragraph(group: list[Line], edges: Edges, words: Words, body: float, marks: set[str]) -> Paragraph:
    first, last = group[0], group[-1]
    parts = [first.text]
    for line in group[1:]:
        words.append(parts, line.text)
    left, right, _, foot = edges[last.page, last.block]
    return Paragraph(
        "".join(parts),
        first.style,
        first.page,
        begins_block=first.base <= edges[first.page, first.block].top,
        ends_block=last.base >= foot,
        ends_full=(last.x0 - left if last.from_right else right - last.x1) < _NEARLY * (right - left),
        is_row=first.cells > 1,
        is_footnote=_is_footnote(first, body, marks),
    )


def _is_footnote(line: Line, body: float, marks: set[str]) -> bool:
    """Whether a line in small print begins with a mark that stands at some word."""
    mark = _FOOTNOTE.match(line.text)
    return line.size < body / _ALIKE and mark is not None and mark[1] in marks


@dataclass(slots=True)
class _Whole:
    """A paragraph with its parts from several columns."""

    first: Paragraph
    last: Paragraph
    parts: list[str]


def _mended(found: Sequence[Paragraph], words: Words) -> list[Paragraph]:
    """With the parts of each paragraph together that goes on in another column, after a picture or overleaf."""
    whole: list[_Whole] = []
    for paragraph in found:
        begun = _begun(paragraph, whole)
        if begun is None:
            whole.append(_Whole(paragraph, paragraph, [paragraph.text]))
        else:
            words.append(begun.parts, paragraph.text)
            begun.last = paragraph
    return [replace(each.first, text="".join(each.parts)) for each in whole]


def _begun(paragraph: Paragraph, before: Sequence[_Whole]) -> _Whole | None:
    """The paragraph that breaks off at the end of its column, and goes on with this one."""
    if not paragraph.begins_block or paragraph.is_row:
        return None
    for whole in before[: -1 - _AHEAD : -1]:
        other = whole.last
        if not other.is_row and _is_alike(paragraph.style, other.style):
            is_open = other.ends_block and not _SENTENCE_END.search(other.text[-_TAIL:])
            return whole if is_open and _goes_on(other, paragraph, beside=whole is before[-1]) else None
    return None


def _goes_on(paragraph: Paragraph, other: Paragraph, beside: bool) -> bool:
    """Small letters go on with a sentence. Others may, as a name does, where a long last line is full."""
    if other.text[:1].islower() and (paragraph.text[-1:] in HYPHENS or paragraph.ends_full):
        return True
    if paragraph.text[-1:] in HYPHENS and other.text[:1].isalpha():
        return beside
    is_prose = len(paragraph.text) >= _PROSE and not paragraph.style.bold
    return beside and is_prose and paragraph.ends_full and _ITEM.match(other.text) is None

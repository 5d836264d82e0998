"""Words of a printed page into lines: those of columns apart, and the rows of a table whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from rag.reading.pdf.glyphs import Style, Word, is_from_right, rows_of, text_in_order
from rag.text.frequencies import is_known
from rag.text.words import stem

# In ems, of the larger of two words. A word space has 0.2 to 0.4, in a justified line of a narrow column up to 2.5; the
# gutter between columns 0.8 to 3.
_SPACE = 0.5  # less is never a gutter, and between words that do not follow each other in the file more always is
_GUTTER_BY_TWO = 2.0  # where the words behind it begin at one edge in two rows; in three, any space
_GUTTER_ALONE = 3.0
_ROWS = 3
_WIDER = 1.6  # times the least space of its line
_ROW_APART = 2.5  # rows farther apart say nothing of each other
# A row of a table has cells of a word or two; in a column of a newspaper stand four words or more.
_CELL_WORDS = 2.0
_CELL_CHARACTERS = 18
_TRACKED = 5  # letters by themselves in a row: fewer may be words
_TRACKING = 1.5  # times the least space between them; a space between words has more
_INITIAL = re.compile(r"[“\"'‘«]?[^\W\d_]")
_INITIAL_SIZE = 1.7  # times that of the text beside it
MOST_INITIALS = 50  # of a page
MOST_GAPS = 40  # of a row that are looked at, the widest: a page has no more columns


class Line(NamedTuple):
    """A line of one column. `first` is the width of its first word; `cells` of them stand in a row of a table."""

    text: str
    x0: float
    x1: float
    base: float
    style: Style
    first: float
    from_right: bool = False
    cells: int = 1
    marks: tuple[str, ...] = ()
    page: int = 0
    block: int = 0

    @property
    def size(self) -> float:
        return self.style.size


@dataclass(slots=True)
class _Strip:
    """A strip without words that runs down through rows."""

    x0: float
    x1: float
    base: float
    gaps: list[tuple[int, int]] = field(default_factory=list)  # number of the row, of the word behind the gap


def lines_of(words: Iterable[Word], page: int = 0) -> list[Line]:
    """From the top of the page to its foot, and those of one row from left to right."""
    rows = [_without_tracking(_without_doubles(row)) for row in _rows(words)]
    pieces = [_cut(row, cuts) for row, cuts in zip(rows, _gutters(rows), strict=True)]
    return _with_initials([line for group in _tables(pieces) for line in _lines(group, page)])


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words on one base line, whatever column they are in, from left to right."""
    rows = rows_of(words, lambda word: (word.base, word.size))
    return [sorted(row, key=lambda word: (word.x0, word.x1)) for row in rows]


def _without_doubles(row: list[Word]) -> list[Word]:
    """A word that is printed twice with a small shift, as bold or with a shadow, is one."""
    kept = row[:1]
    for before, word in pairwise(row):
        if word.text != before.text or word.x0 - before.x0 > 0.2 * word.size:
            kept.append(word)
    return kept


def _without_tracking(row: list[Word]) -> list[Word]:
    """With words in one piece whose letters are set apart, as capitals of a heading are: P H O T O."""
    kept = list[Word]()
    for is_single, run in groupby(row, key=lambda word: len(word.text) == 1 and word.text.isalnum()):
        letters = list(run)
        if not is_single or len(letters) < _TRACKED:
            kept += letters
            continue
        least = min(after.x0 - before.x1 for before, after in pairwise(letters))
        most = max(_TRACKING * least, 0.1 * letters[0].size)
        word = letters[0]
        for letter in letters[1:]:
            if letter.x0 - word.x1 < most:
                word = word._replace(text=word.text + letter.text, x1=letter.x1)
            else:
                kept.append(word)
                word = letter
        kept.append(word)
    return kept


def _gutters(rows: Sequence[list[Word]]) -> list[list[int]]:
    """For each row the numbers of the words that begin another column."""
    aligned = [dict[int, int]() for _ in rows]  # for the gap before a word: how many rows begin behind it at one edge
    for strip in _strips(rows):
        edges = Counter(round(rows[row][word].x0) for row, word in strip.gaps)
        for row, word in strip.gaps:
            aligned[row][word] = max(edges.values())
    return [
        [word for word, gap in _gaps(row) if _is_gutter(row, word, gap, edges.get(word, 1))]
        for row, edges in zip(rows, aligned, strict=True)
    ]


def _is_gutter(row: list[Word], word: int, gap: float, rows: int) -> bool:
    """By its width, and the rows that begin at one edge behind it.

    The spaces of a justified line are as wide as each other, and may run down through lines by chance.
    """
    if _is_elsewhere(row[word - 1], row[word]):
        return True
    ems = gap / _em(row, word)
    if ems >= _GUTTER_ALONE:
        return True
    least = min(after.x0 - before.x1 for before, after in pairwise(row))
    is_wide = len(row) == 2 or gap >= _WIDER * least
    return is_wide and (rows >= _ROWS or (rows > 1 and ems >= _GUTTER_BY_TWO))


def _is_elsewhere(before: Word, word: Word) -> bool:
    """Whether two words beside each other do not follow each other in the file; letters set apart were a word each."""
    return word.order >= 0 and not 0 < word.order - before.order <= max(1, len(before.text))


def _em(row: list[Word], word: int) -> float:
    return max(row[word - 1].size, row[word].size)


def _gaps(row: list[Word]) -> Iterator[tuple[int, float]]:
    """The widest spaces of a row: the number of the word behind each, and its width."""
    reach = row[0].x1 if row else 0
    found = []
    for number, word in enumerate(row):
        if number and word.x0 - reach >= _SPACE * _em(row, number):
            found.append((number, word.x0 - reach))
        reach = max(reach, word.x1)
    if len(found) > MOST_GAPS:
        found = sorted(sorted(found, key=lambda gap: -gap[1])[:MOST_GAPS])
    yield from found


def _strips(rows: Sequence[list[Word]]) -> Iterator[_Strip]:
    """Strips that no word of the rows beside them crosses, longest as they come."""
    live: list[_Strip] = []
    for number, row in enumerate(rows):
        base, size = row[0].base, row[0].size
        gaps = [(word, row[word].x0 - width, row[word].x0) for word, width in _gaps(row)]
        going: list[_Strip] = []
        taken = set[int]()
        for strip in live:
            on = _continued(strip, gaps, size) if base - strip.base <= _ROW_APART * size else None
            if on:
                word, x0, x1 = on
                going.append(_Strip(x0, x1, base, [*strip.gaps, (number, word)]))
                taken.add(word)
            elif base - strip.base <= _ROW_APART * size and not _crosses(row, strip):
                going.append(strip)  # the other column has ended, or has no line at this height
            else:
                yield strip
        going += [_Strip(x0, x1, base, [(number, word)]) for word, x0, x1 in gaps if word not in taken]
        live = going
    yield from live


def _continued(strip: _Strip, gaps: list[tuple[int, float, float]], size: float) -> tuple[int, float, float] | None:
    shared = [(word, max(x0, strip.x0), min(x1, strip.x1)) for word, x0, x1 in gaps]
    widest = max(shared, key=lambda gap: gap[2] - gap[1], default=None)
    return widest if widest and widest[2] - widest[1] >= _SPACE * size else None


def _crosses(row: list[Word], strip: _Strip) -> bool:
    return any(word.x0 < strip.x1 and word.x1 > strip.x0 for word in row)


def _cut(row: list[Word], cuts: list[int]) -> list[list[Word]]:
    edges = [0, *cuts, len(row)]
    return [row[start:end] for start, end in pairwise(edges)]


def _tables(rows: list[list[list[Word]]]) -> Iterator[list[list[list[Word]]]]:
    """Groups of rows: those of a table together, each other row alone."""
    group: list[list[list[Word]]] = []
    for row in rows:
        if group and not (len(row) > 1 and _has_cells(row) and _are_aligned(group[-1], row)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _has_cells(row: list[list[Word]]) -> bool:
    lengths = [sum(len(word.text) + 1 for word in cell) for cell in row]
    return median(map(len, row)) <= _CELL_WORDS and max(lengths[1:]) <= 2 * _CELL_CHARACTERS


def _are_aligned(above: list[list[Word]], below: list[list[Word]]) -> bool:
    """Whether two rows have cells over each other, and no more room between them than a table has."""
    near = below[0][0].base - above[0][0].base <= 2 * _ROW_APART * below[0][0].size
    over = sum(any(_overlap(cell, other) for other in above) for cell in below)
    return near and len(above) > 1 and _has_cells(above) and over >= 2


def _overlap(one: list[Word], other: list[Word]) -> bool:
    return one[0].x0 < other[-1].x1 and other[0].x0 < one[-1].x1


def _lines(group: list[list[list[Word]]], page: int) -> Iterator[Line]:
    for row in group:
        if len(group) > 1:
            cells = reversed(row) if is_from_right(word for cell in row for word in cell) else row
            whole = _line([word for cell in row for word in cell], page)
            yield whole._replace(text="\t".join(map(text_in_order, cells)), cells=len(row))
        else:
            yield from (_line(cell, page) for cell in row)


def _line(words: list[Word], page: int) -> Line:
    from_right = is_from_right(words)
    first = words[-1 if from_right else 0]
    return Line(
        text_in_order(words),
        min(word.x0 for word in words),
        max(word.x1 for word in words),
        words[0].base,
        Style(_usual(words), all(word.style.bold for word in words if any(map(str.isalnum, word.text)))),
        first.x1 - first.x0,
        from_right,
        marks=tuple(mark for word in words for mark in word.marks),
        page=page,
    )


def _usual(words: list[Word]) -> float:
    """The size that most of the letters have."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size])


def _with_initials(lines: list[Line]) -> list[Line]:
    """With a large letter that begins a text in front of the line that it belongs to."""
    initials = [line for line in lines if _INITIAL.fullmatch(line.text)]
    for initial in initials[:MOST_INITIALS]:
        beside = [number for number, line in enumerate(lines) if _begins_with(line, initial)]
        if beside:
            first = lines[beside[0]]
            lines[beside[0]] = first._replace(text=_begun(initial.text, first), x0=initial.x0)
            lines.remove(initial)
    return lines


def _begins_with(line: Line, initial: Line) -> bool:
    """Whether a line stands to the right of a large letter and not above or below it."""
    return (
        initial.size > _INITIAL_SIZE * line.size
        and -0.3 * line.size < line.x0 - initial.x1 < 1.5 * line.size
        and initial.base - initial.size < line.base < initial.base + 0.3 * line.size
    )


def _begun(initial: str, line: Line) -> str:
    """ "A" and "I" are words of their own, unless the first word is none without them."""
    first = line.text.split(maxsplit=1)[0].casefold().strip(".,;:") if line.text.strip() else ""
    apart = initial.lstrip("“\"'‘«").casefold() in ("a", "i") and not is_known(stem(initial[-1].casefold() + first))
    return f"{initial} {line.text}" if apart else f"{initial}{line.text}"

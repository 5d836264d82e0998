"""Glyphs of a printed page into words: letters of every script in order, and marks of footnotes apart."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from rag.text.characters import plain_letters

_T = TypeVar("_T")


class Style(NamedTuple):
    """`size` in points: of the em."""

    size: float
    bold: bool


class Glyph(NamedTuple):
    """A letter and its place in points from the top left corner; `base` is the line it stands on.

    A blank that only parts two words has no place.
    """

    letter: str
    x0: float
    x1: float
    base: float
    style: Style


class Word(NamedTuple):
    """`base` in points from the top of the page. `letter_positions` are kept on pages of scripts from the right.

    `marks` are those of footnotes, which stood at it and are none of its letters. `order` is its number in the file;
    -1 where that says nothing.
    """

    text: str
    x0: float
    x1: float
    base: float
    style: Style
    letter_positions: tuple[float, ...] = ()
    marks: tuple[str, ...] = ()
    order: int = -1

    @property
    def size(self) -> float:
        return self.style.size


# In ems of the word before: a letter farther off is another word, however the file writes it.
_APART = 0.8
_BACK = 0.5
_SAME_BASE = 0.08
_SAME_ROW = 0.25
# Where PDFium saw a space at a change of line or size, less room than this is none.
_NO_SPACE = 0.1
_APART_BY_POSITION = 0.2  # Arabic letters have up to 0.17 between them, a space 0.25 and more
# A raised letter has 58 to 83 % of the size (Word 65, LaTeX 70, browsers 83) and stands a fifth to a half higher.
_SMALLER = 0.88
_RAISED = (0.1, 0.75)
_LOWERED = (-0.45, -0.04)

FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_OF_EAST_ASIA = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]{2}")
# Scripts that are written without blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\uff01-\uff60]"
NO_BLANK = re.compile(rf"(?<={_UNSPACED}) (?={_UNSPACED})")
_FROM_LEFT = re.compile(r"[^\W_\u0590-\u05ff\u0620-\u065f\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_RUN = re.compile(r"[^\W_\u0590-\u05ff\u0620-\u065f\u066e-\u08ff](?:[\w.,:/%+-]*[^\W_\u0590-\u08ff%]%?)?")
# Words from the left one after the other, which keep their own order within a line from the right.
_LEFT_RUNS = re.compile(r"(?<!\S)[A-Za-zÀ-ɏ0-9][^\s\u0590-\u08ff]*(?: [A-Za-zÀ-ɏ0-9][^\s\u0590-\u08ff]*)+")
_WRONG_WAY = re.compile(r"\w[(\[](?!\S)|(?<!\S)[)\]]\w")
_RIGHT_WAY = re.compile(r"(?<!\S)[(\[]\w|\w[)\]](?!\w)")
_BRACKETS = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_MARK = re.compile(r"[\[(]?\d{1,3}(?:[,–-]\d{1,3}){0,9}[\])]?|[*†‡§¶]{1,3}")
# What a raised figure multiplies: a unit of measure, or a number.
_POWER = re.compile(r"(?:^|[\d\s/])(?:[kcdmµn]?m|in|ft|yd|mi|s|ha)$|\d$")
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words, in the order of the file where that can be trusted: not in scripts from the right."""
    found = list(glyphs)
    from_right = any(FROM_RIGHT.match(glyph.letter) for glyph in found)
    if from_right:
        return [draft.finish(keeps_positions=True) for draft in _by_position(found)]
    return [draft.finish()._replace(order=number) for number, draft in enumerate(_drafts(found))]


def split_vertical(glyphs: Iterable[Glyph], width: float) -> tuple[list[Glyph], list[Glyph]]:
    """Glyphs that run from the top downwards, turned as if they ran from left to right; and the others.

    Only of a page of which they are the most: a column of single signs may be anything.
    """
    found = list(glyphs)
    inked = [number for number, glyph in enumerate(found) if glyph.letter.strip()]
    vertical = set[int]()
    for before, number in pairwise(inked):
        if _is_below(found[before], found[number]):
            vertical |= {before, number}
    if 2 * len(vertical) <= len(inked):
        return [], found
    turned = [
        glyph._replace(x0=glyph.base - glyph.style.size, x1=glyph.base, base=width - glyph.x0)
        for number, glyph in enumerate(found)
        if number in vertical
    ]
    return turned, [glyph for number, glyph in enumerate(found) if number not in vertical]


def _is_below(before: Glyph, glyph: Glyph) -> bool:
    size = before.style.size
    return (
        abs(glyph.x0 - before.x0) < _SAME_ROW * size
        and 0.4 * size < glyph.base - before.base < 1.6 * size
        and _OF_EAST_ASIA.match(before.letter + glyph.letter) is not None
    )


def _by_position(glyphs: Iterable[Glyph]) -> Iterator["_WordDraft"]:
    """Words by the room between letters alone. What stands in the file for a line of Arabic is in the order in which it
    is drawn, the words forwards and backwards."""
    inked = (glyph for glyph in glyphs if glyph.letter.strip())
    for row in rows_of(inked, lambda glyph: (glyph.base, glyph.style.size)):
        word: _WordDraft | None = None
        for glyph in sorted(row, key=lambda glyph: glyph.x0 + glyph.x1):
            if word and glyph.x0 - word.letters[-1].x1 < _APART_BY_POSITION * glyph.style.size:
                word.letters.append(glyph)
                continue
            if word:
                yield word
            word = _WordDraft([glyph], glyph.base, glyph.style)
        if word:
            yield word


def rows_of(items: Iterable[_T], baseline_of: Callable[[_T], tuple[float, float]]) -> list[list[_T]]:
    """Items on one line, from the top of the page; `baseline_of` gives the line that one stands on, and its size."""
    rows: list[list[_T]] = []
    at, most = 0.0, 0.0
    for item in sorted(items, key=lambda item: baseline_of(item)[0]):
        base, size = baseline_of(item)
        if rows and base - at <= _SAME_ROW * min(size, most):
            rows[-1].append(item)
        else:
            rows.append([item])
            at, most = base, size
    return rows


@dataclass(slots=True)
class _WordDraft:
    letters: list[Glyph]
    base: float
    style: Style
    raised: list[Glyph] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    @property
    def last(self) -> Glyph:
        return (self.raised or self.letters)[-1]

    def settle(self) -> None:
        """Decides on the raised letters behind the others: a mark of a footnote, a power, or letters ("1st")."""
        if not self.raised:
            return
        raised, self.raised = "".join(glyph.letter for glyph in self.raised), []
        before = "".join(glyph.letter for glyph in self.letters)
        if re.fullmatch(r"[\d-]+", raised) and _POWER.search(before):
            self.add(raised.translate(_SUPERSCRIPT))
        elif re.search(r"\w|[.,;:!?\"”’)»]$", before) and _MARK.fullmatch(raised):
            self.marks.append(raised)
        else:
            self.add(raised)

    def add(self, letters: str) -> None:
        last = self.letters[-1]
        self.letters += [last._replace(letter=letter) for letter in letters]

    def finish(self, keeps_positions: bool = False) -> Word:
        self.settle()
        return Word(
            "".join(glyph.letter for glyph in self.letters),
            min(glyph.x0 for glyph in self.letters),
            max(glyph.x1 for glyph in self.letters),
            self.base,
            self.style,
            tuple(glyph.x0 + glyph.x1 for glyph in self.letters) if keeps_positions else (),
            tuple(self.marks),
        )


def _drafts(glyphs: Iterable[Glyph]) -> Iterator[_WordDraft]:
    """The words in the order of the file."""
    word: _WordDraft | None = None
    blank: Glyph | None = None  # behind the word
    for glyph in glyphs:
        if not glyph.letter:
            continue
        if glyph.letter.isspace():
            blank = blank or glyph
            continue
        if word is None:
            word = _WordDraft([glyph], glyph.base, glyph.style)
        elif _leads(word, glyph):  # the mark in front of a footnote stands on no line of its own
            word.base, word.style = glyph.base, glyph.style
            yield word
            word = _WordDraft([glyph], glyph.base, glyph.style)
        elif (blank and not _is_no_space(blank, word, glyph)) or not _taken(word, glyph):
            yield word
            word = _WordDraft([glyph], glyph.base, glyph.style)
        blank = None
    if word:
        yield word


def _is_no_space(blank: Glyph, word: _WordDraft, glyph: Glyph) -> bool:
    return blank.x0 == blank.x1 and glyph.x0 - word.last.x1 < _NO_SPACE * word.style.size


def _taken(word: _WordDraft, glyph: Glyph) -> bool:
    """Takes a letter into the word, if it is one of it."""
    if not _is_near(word, glyph):
        return False
    size = word.style.size
    higher = (word.base - glyph.base) / size
    if abs(higher) <= _SAME_BASE and _SMALLER < glyph.style.size / size < 1 / _SMALLER:
        word.settle()
        word.letters.append(glyph)
    elif glyph.style.size >= _SMALLER * size:
        return False
    elif _RAISED[0] < higher < _RAISED[1]:
        word.raised.append(glyph)
    elif _LOWERED[0] < higher < _LOWERED[1]:  # CO₂
        word.settle()
        word.letters.append(glyph)
    else:
        return False
    return True


def _is_near(word: _WordDraft, glyph: Glyph) -> bool:
    """A letter of a ligature has the place of the one before."""
    size, last = word.style.size, word.last
    if glyph.x0 >= last.x1:
        return glyph.x0 - last.x1 < _APART * size
    return glyph.x0 > last.x1 - _BACK * size or glyph.x0 > last.x0 - _NO_SPACE * size


def _leads(word: _WordDraft, glyph: Glyph) -> bool:
    size = glyph.style.size
    return (
        word.style.size < _SMALLER * size
        and _RAISED[0] * size < glyph.base - word.base < _RAISED[1] * size
        and _MARK.fullmatch("".join(each.letter for each in word.letters)) is not None
        and _is_near(word, glyph)
    )


def is_from_right(words: Iterable[Word]) -> bool:
    """Whether most of the letters are of scripts that are written from right to left."""
    text = "".join(word.text for word in words)
    return len(FROM_RIGHT.findall(text)) > len(_FROM_LEFT.findall(text))


def text_in_order(words: list[Word]) -> str:
    """The words of a line, which stand in it from left to right, as they are read."""
    if not any(word.letter_positions for word in words) or not is_from_right(words):
        return plain_letters(NO_BLANK.sub("", " ".join(map(_from_left, words))))
    text = " ".join(_in_reverse(word) for word in reversed(words))
    text = _LEFT_RUNS.sub(lambda match: " ".join(reversed(match.group().split(" "))), text)
    return plain_letters(text.translate(_BRACKETS) if _is_mirrored(text) else text)


def _is_mirrored(text: str) -> bool:
    """Whether brackets stand as they are drawn from the right: words end with opening ones and begin with closing."""
    return len(_WRONG_WAY.findall(text)) > len(_RIGHT_WAY.findall(text))


def _from_left(word: Word) -> str:
    """A word of a line from the left; one of Hebrew or Arabic in it has its own order."""
    return _in_reverse(word) if word.letter_positions and FROM_RIGHT.search(word.text) else word.text


def _in_reverse(word: Word) -> str:
    """The letters from right to left, but figures and Latin letters from left to right."""
    pairs = sorted(zip(word.letter_positions, word.text, strict=False), key=lambda pair: -pair[0])
    return _LEFT_RUN.sub(lambda match: match.group()[::-1], "".join(letter for _, letter in pairs))

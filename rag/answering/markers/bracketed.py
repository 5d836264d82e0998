"""One marker in brackets, told from other text in brackets: a year, a count, a remark."""

import re
from dataclasses import dataclass

from rag.answering.markers.window import Marker, NoMarker, Reading, Window, deduplicate

# Characters that are held back after a marker which has no end yet, in the hope of one. A lone "[" before prose is not
# held at all.
PATIENCE = 40

# Brackets inside one another that a marker may have: models write "([[1]])". In a text of nothing but brackets each
# would otherwise be read to the end of the window.
_DEEPEST = 8
SQUARE = "[【［〔"
OPEN = SQUARE + "(（"
_CLOSE = "]】］〕)）"

# Words before a number in a marker. In round brackets a number alone is a list number or a count.
_LABELS = frozenset(
    """
    source sources passage passages document documents doc docs reference references ref refs citation citations
    quelle quellen fuente fuentes fonte fonti источник источники 来源 出典 مصدر المصدر
    """.split()
)

# These name other things too ("[Article 5]" of a treaty, "[S400]"): with a number that no passage has they stay text.
_DOUBTFUL = frozenset({"article", "articles", "s"})
_LEADS = frozenset("see also cf no nr vgl siehe voir véase см".split())
_JOINERS = frozenset("and und et y e и".split())
_RANGES = frozenset({"to", "bis"})
_WORDS = _LABELS | _DOUBTFUL | _LEADS | _JOINERS | _RANGES
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_DASHES = "-–—‒−"
_SEPARATORS = ",;/&+|、，；"
_FILLERS = " \t^#№*_`"
_EMPTY = OPEN + _CLOSE + " \t^"
_BEFORE_NUMBERS = _FILLERS + ".:"


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    ranged: bool  # "to" or a dash stands before it
    doubtful: bool  # it is a code only if there is such a passage


class BracketedMarker:
    """One marker in brackets, read from left to right, never twice: it goes on where it was when there is more text."""

    def __init__(self, window: Window, start: int) -> None:
        self._window = window
        self._text = window.text
        self._start = self._offset = start
        self._square = self._text[start] in SQUARE
        self._depth = 0
        self._numbers: list[_Number] = []
        self._end = start  # after the last number, or the last bracket that closes
        self._link = ""  # what stands between the last number and here: "", ",", "/" or "-"
        self._labelled = False
        self._doubtful = False

    def read(self, window: Window) -> Reading:
        self._window, self._text = window, window.text
        while self._offset < len(self._text):
            character = self._text[self._offset]
            if character in _CLOSE:
                self._depth -= 1
                self._end = self._offset = self._offset + 1
                if self._depth == 0:
                    return self._closed()
            elif character == "†" and self._numbers:
                return self._pointer()
            elif (stop := self._token(character)) is not None:
                return stop
        return self._cut() if self._window.whole else NoMarker.MORE

    def _token(self, character: str) -> Reading | None:
        """Takes in what stands here; a reading where that is the end of the matter."""
        if character in OPEN:
            self._depth += 1
            if self._depth > _DEEPEST:
                return NoMarker.NONE
            self._labelled |= self._depth > 1 and character in SQUARE
        elif character.isdecimal():
            return self._number()
        elif character.isalpha():
            return self._word()
        elif character in _DASHES and self._numbers:
            self._link = "-"
        elif character in _SEPARATORS and self._numbers:
            self._link = "/" if character == "/" else self._link or ","
        elif character not in (_FILLERS if self._numbers else _BEFORE_NUMBERS):
            return self._broken()
        self._offset += 1
        return None

    def _number(self) -> Reading | None:
        run = _DIGITS.match(self._text, self._offset)
        assert run is not None
        if run.end() == len(self._text) and not self._window.whole and len(run.group()) < 4:
            return NoMarker.MORE
        value = int(run.group()) if len(run.group()) < 4 else 1_000
        if value > max(99, self._window.most) or len(run.group()) == 3 > len(str(value)):
            return NoMarker.NONE  # a year, a count, or the end of "1,000"
        loose = bool(self._numbers) and self._link in ("", "/") and self._depth == 1
        self._numbers.append(_Number(value, self._link == "-", loose or self._doubtful))
        self._link = ""
        self._end = self._offset = run.end()
        return None

    def _word(self) -> Reading | None:
        run = _LETTERS.match(self._text, self._offset)
        if run is None:
            return self._broken()
        word = run.group().lower()
        if run.end() == len(self._text) and any(known.startswith(word) for known in _WORDS):
            return self._cut() if self._window.whole else NoMarker.MORE
        if word not in _WORDS or (word == "s" and not self._text[run.end()].isdecimal()):
            return self._broken()
        self._labelled |= word in _LABELS
        self._doubtful |= word in _DOUBTFUL
        if self._numbers:
            self._link = "-" if word in _RANGES else ","
        self._offset = run.end()
        return None

    def _pointer(self) -> Reading:
        """ "【1†source】" and "【1†L3-L5】": what follows the dagger points into the passage."""
        closing = next((index for index in range(self._offset, len(self._text)) if self._text[index] in _CLOSE), None)
        if closing is None:
            return self._window.wait_unless_whole(NoMarker.NONE)
        self._end = closing + 1
        return self._closed()

    def _closed(self) -> Reading:
        if not self._numbers:
            inside = self._text[self._start + 1 : self._end - 1]
            empty = self._square and all(character in _EMPTY for character in inside)
            return Marker(self._end, ()) if empty else NoMarker.NONE
        return self._marker() if self._square or self._labelled else NoMarker.NONE

    def _broken(self) -> Reading:
        """Something that no marker has. "[1 Next" is one without an end, unless an end comes: "[10 killed]"."""
        if not (self._square and self._numbers):
            return NoMarker.NONE
        for index in range(self._offset, len(self._text)):
            if self._text[index] in _CLOSE:
                return NoMarker.NONE
            if self._text[index] in "\n" + OPEN or index - self._offset >= PATIENCE:
                break
        else:
            if not self._window.whole:
                return NoMarker.MORE
        read = self._marker()
        known = isinstance(read, Marker) and all(1 <= each.value <= self._window.most for each in self._numbers)
        return (
            read if known and self._text[self._offset : self._offset + 2] != "." + self._next_digit() else NoMarker.NONE
        )

    def _next_digit(self) -> str:
        """The digit after a point, as in "[1.5 million": then there is no marker."""
        following = self._text[self._offset + 1 : self._offset + 2]
        return following if following.isdecimal() else "no digit"

    def _cut(self) -> Reading:
        """The stream ends inside a marker."""
        if not self._square:
            return self._marker() if self._numbers and self._labelled else NoMarker.NONE
        self._end = len(self._text)
        return self._marker() if self._numbers else Marker(self._end, ())

    def _marker(self) -> Reading:
        """The codes of the numbers; no marker if a doubtful one is not among the passages."""
        codes: list[int] = []
        for number in self._numbers:
            known = 1 <= number.value <= self._window.most
            if number.doubtful and not known:
                return NoMarker.NONE
            if number.ranged:
                if not codes or number.value <= codes[-1]:
                    return NoMarker.NONE
                codes.extend(range(codes[-1] + 1, min(number.value, self._window.most) + 1))
            elif known:
                codes.append(number.value)
        return Marker(self._end, deduplicate(tuple(codes)))

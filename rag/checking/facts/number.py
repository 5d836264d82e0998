"""A number of a text, and when one can be said for another."""

import math
from dataclasses import dataclass

from rag.checking.facts import clocks
from rag.checking.facts.bounds import Bound

# The unit of a time of day.
CLOCK = "clock"

# How far an "about" may be from the value: 1.2 million for 1,150,000.
HEDGED = 0.05
# How far "more than" may be below the value, and "nearly" above it: more than 200 for 212, almost 6 for 5.8.
MORE = 0.25
NEARLY = 0.1


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text. `value` is None for "dozens" and for what is no quantity ("9.11.2")."""

    start: int
    end: int
    text: str
    value: float | None
    unit: str = ""  # "percent", "dollar", "euro", ...: what its own spelling says
    ordinal: bool = False
    bound: Bound = Bound.NONE  # "at least 30"
    figures: bool = False  # written in figures
    share: bool = False  # a part of a whole in words: half, one in five
    sure: bool = True  # of a time of day: whether it is known to be before or after noon
    first: int = 0  # where it begins with its bound and its sign, and
    last: int = 0  # where it ends with its unit

    @property
    def key(self) -> str:
        """The same for numbers that mean the same: 35 and thirty-five; half and 50 percent."""
        if self.value is None:
            return "#" + self.text.lower()
        return f"#{self.value:.9g}{'th' if self.ordinal else CLOCK if self.unit == CLOCK else ''}"

    def is_share(self) -> bool:
        return self.unit == "percent" or self.share

    def means(self, other: "Number") -> bool:
        """Whether this number, of a claim, can be said where the article has the other. What bounds them is not asked
        of two that are equal."""
        if CLOCK in (self.unit, other.unit):
            return self._same_time(other)
        if self.value is None or other.value is None:
            return self.key == other.key or _vaguely(self, other)
        if self.ordinal != other.ordinal or not self._same_unit(other):
            return False
        shares = self.is_share() and other.is_share()
        mine, theirs = (each._share() if shares else each.value or 0.0 for each in (self, other))
        return mine == theirs or self._rounds(mine, theirs, other.bound)

    def _same_time(self, other: "Number") -> bool:
        mine, theirs = (
            each.value if each.unit == CLOCK else clocks.parse_dotted_time(each.text) for each in (self, other)
        )
        if mine is None or theirs is None:
            return False
        sure = self.sure and other.sure and self.unit == other.unit
        return mine == theirs or (not sure and mine % clocks.HALF_DAY == theirs % clocks.HALF_DAY)

    def _same_unit(self, other: "Number") -> bool:
        return not self.unit or not other.unit or self.unit == other.unit

    def _share(self) -> float:
        """Percent as a share, to 9 figures, so that half is 50 percent."""
        value = self.value or 0.0
        return float(f"{value / 100 if self.unit == 'percent' else value:.9g}")

    def _rounds(self, mine: float, theirs: float, bound: Bound) -> bool:
        """1.2 million for 1,203,456; "about 30" for 29; "more than 200" for 212, but not for "up to 212"."""
        if mine * theirs <= 0:
            return False
        figures = _figures_of(mine)
        if self.bound is not Bound.NONE and figures < _figures_of(theirs):
            return self._covers(abs(mine), abs(theirs), bound)
        return 2 <= figures < _figures_of(theirs) and math.isclose(float(f"{theirs:.{figures}g}"), mine)

    def _covers(self, mine: float, theirs: float, bound: Bound) -> bool:
        if self.bound.is_up:
            return not bound.is_down and mine <= theirs <= mine * (1 + MORE)
        if self.bound.is_down:
            return not bound.is_up and mine * (1 - NEARLY) <= theirs <= mine
        return abs(mine - theirs) <= HEDGED * theirs


def _figures_of(value: float) -> int:
    """How many figures a number is given in: two for 1,200,000."""
    return len(f"{abs(value):.12f}".replace(".", "").strip("0"))


def _vaguely(mine: Number, theirs: Number) -> bool:
    """ "Dozens" for 43, "hundreds" for 350: the word may be said of the amount."""
    least = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
    low = least.get(mine.text.lower())
    return low is not None and theirs.value is not None and low <= theirs.value < low * 50

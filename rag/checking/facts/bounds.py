"""What a text says of a number beside it: at least, up to, about."""

import re
from enum import Enum


class Bound(Enum):
    NONE = ""
    ABOUT = "about"
    LEAST = "at least"
    MORE = "more than"
    OVER = "over"  # "over six hours" may also be "within"
    MOST = "up to"
    LESS = "less than"
    NEARLY = "nearly"

    @property
    def is_up(self) -> bool:
        return self in (Bound.LEAST, Bound.MORE, Bound.OVER)

    @property
    def is_down(self) -> bool:
        return self in (Bound.MOST, Bound.LESS, Bound.NEARLY)


# Where two begin at different places, the earlier is meant: "no more than", "just under".
_BEFORE = re.compile(
    r"""\b(?:
      (?P<LEAST>at\ (?:the\ very\ )?least|(?:no|not)\ (?:fewer|less|lower|younger)\ than|a\ minimum\ of)
    | (?P<MORE>(?:more|greater|longer|higher|larger|bigger|older|taller|heavier|farther|further)\ than|above
        |upwards?\ of|in\ excess\ of|north\ of|exceed(?:s|ed|ing)?)
    | (?P<OVER>(?:just\ |well\ )?over)
    | (?P<MOST>up\ to|at\ (?:the\ very\ )?most|(?:no|not)\ (?:more|longer|higher|larger|older)\ than
        |as\ (?:many|much)\ as|a\ maximum\ of)
    | (?P<NEARLY>(?:just|slightly)\ (?:under|below|short\ of)|nearly|almost|close\ to|not\ quite|approaching)
    | (?P<LESS>(?:fewer|less|shorter|lower|smaller|younger)\ than|under|below)
    | (?P<ABOUT>about|around|roughly|approximately|some|(?:an\ )?estimated)
    )\s+(?:an?\s+|the\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:(?P<LEAST>or more|at least)|(?P<MOST>or (?:fewer|less)|at most)|(?P<ABOUT>or so))\b", re.IGNORECASE
)
# Characters before a number among which is what it is bounded by.
_REACH = 28


def bound_at(text: str, start: int, end: int) -> tuple[Bound, int]:
    """The bound of the number from `start` to `end`, and where its words begin; `start` where none stand before."""
    if match := _BEFORE.search(text, max(start - _REACH, 0), start):
        return Bound[str(match.lastgroup)], match.start()
    after = _AFTER.match(text, end)
    return (Bound[str(after.lastgroup)] if after else Bound.NONE), start


def contradict(claimed: Bound, found: Bound) -> bool:
    """Whether, of one value, the claim cannot be said where the article has the other: "up to 12" for "at least 12"."""
    if (claimed.is_up and found.is_down) or (claimed.is_down and found.is_up):
        return True
    return found is Bound.NONE and claimed in (Bound.MORE, Bound.LESS)


def says_more(claimed: Bound, found: Bound) -> bool:
    """Whether the claim leaves out a bound and so says more: "12" for "at least 12".

    "About", "nearly" and "over" are left out of many headlines.
    """
    return claimed is Bound.NONE and found in (Bound.LEAST, Bound.MORE, Bound.MOST, Bound.LESS)

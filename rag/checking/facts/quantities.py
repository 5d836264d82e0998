"""Numbers in text, in figures and in words, each with its value and its unit."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * place
    for place, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "dozen": 12.0,
}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "hundredth": 100,
}
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
# "dozens" and "hundreds" say how many, without a value.
_VAGUE = frozenset("dozens scores hundreds thousands millions billions trillions".split())  # noqa: SIM905

_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "₹": "rupee", "₴": "hryvnia"}
# What stands after a number and says what kind of number it is, whatever is counted.
_UNITS = {
    **dict.fromkeys(("%", "percent", "per cent", "pct", "percentage"), "percent"),
    **dict.fromkeys(("dollar", "dollars", "buck", "bucks"), "dollar"),
    **dict.fromkeys(("euro", "euros"), "euro"),
    **dict.fromkeys(("pound", "pounds", "quid"), "pound"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles"), "rouble"),
    **dict.fromkeys(("cent", "cents"), "cent"),
    **dict.fromkeys(("yen",), "yen"),
    **dict.fromkeys(("rupee", "rupees"), "rupee"),
    **dict.fromkeys(("degree", "degrees"), "degree"),
}

_SMALL_WORDS = "|".join(sorted([*_SMALL, *_TENS], key=len, reverse=True))
_ORDINAL_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_LONG_SCALES = "hundred|thousand|million|billion|trillion|dozen"
# 15 figures are as many as a float holds exactly; longer runs are no quantities but are still compared, as written.
_FIGURES = r"\d+(?:[.,]\d+)*"
_NUMBER = re.compile(
    rf"""
    (?:(?=[$€£¥₽₹₴])|(?<!\w)(?<![A-Za-z]-)(?=[\dzotfsenhmbaqd])) # where no number can begin, none is tried: COVID-19
    (?:(?P<money>[$€£¥₽₹₴]\s?)?(?P<figures>{_FIGURES})
        (?:(?P<suffix>st|nd|rd|th|s)\b|[-\s]?(?P<scale>{_LONG_SCALES}|mn|mln|bn|tn|[mbk])\b)?(?![\w])
    | \b(?P<tens>(?:{"|".join(_TENS)})-)?(?P<ordinal>{_ORDINAL_WORDS})\b
    | \b(?P<words>(?:{_SMALL_WORDS}|an?\s(?=(?:{_LONG_SCALES})\b)|hundred\b|thousand\b|million\b|billion\b|trillion\b)
        (?:(?:-|\s(?:and\s)?)?(?:{_SMALL_WORDS}|{_LONG_SCALES})\b)*)(?:[-\s](?P<parts>half|thirds?|quarters?|fifths?|tenths?)\b)?\b
    | \b(?P<fraction>half|(?:a|one)[-\s](?:third|quarter|fifth|tenth)(?=\sof\b))\b
    | \b(?P<dozen>dozen)\b
    | \b(?P<vague>{"|".join(sorted(_VAGUE))})\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT_AFTER = re.compile(r"\s?(%|per cent\b|pct\b|[a-z]+)|-(?:percent|dollar|euro|pound|cent|degree)\b", re.IGNORECASE)
_WORD_PART = re.compile(r"[a-z]+", re.IGNORECASE)

# How far an "about" may be from the value: 1.2 million for 1,150,000.
HEDGED = 0.05
_HEDGE = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|over|than|least|close\sto|up\sto|under|estimated|most)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text. `value` is None for "dozens" and for what is no quantity ("9.11.2")."""

    start: int
    end: int
    text: str
    value: float | None
    unit: str = ""  # "percent", "dollar", "euro", ...: what its own spelling says
    ordinal: bool = False
    hedged: bool = False  # "about 30"
    figures: bool = False  # written in figures

    @property
    def key(self) -> str:
        """The same for numbers that mean the same: 35 and thirty-five; half and 50 percent."""
        if self.value is None:
            return "#" + self.text.lower()
        return f"#{self.value:.9g}{'th' if self.ordinal else ''}"

    def is_share(self) -> bool:
        return self.unit == "percent" or (self.value is not None and 0 < self.value < 1 and not self.figures)

    def means(self, other: "Number") -> bool:
        """Whether this number, of a claim, can be said where the article has the other."""
        if self.value is None or other.value is None:
            return self.key == other.key or _vaguely(self, other)
        if self.ordinal != other.ordinal or not self._same_unit(other):
            return False
        shares = self.is_share() and other.is_share()
        mine, theirs = (each._share() if shares else each.value or 0.0 for each in (self, other))
        return mine == theirs or self._rounds(mine, theirs)

    def _same_unit(self, other: "Number") -> bool:
        return not self.unit or not other.unit or self.unit == other.unit

    def _share(self) -> float:
        """Percent as a share, to 9 figures, so that half is 50 percent."""
        value = self.value or 0.0
        return float(f"{value / 100 if self.unit == 'percent' else value:.9g}")

    def _rounds(self, mine: float, theirs: float) -> bool:
        """1.2 million for 1,203,456; "about 30" for 29."""
        if not theirs or not mine:
            return False
        figures = _figures_of(mine)
        if self.hedged and figures < _figures_of(theirs):
            return abs(mine - theirs) <= HEDGED * theirs
        return 2 <= figures < _figures_of(theirs) and math.isclose(float(f"{theirs:.{figures}g}"), mine)


def _figures_of(value: float) -> int:
    """How many figures a number is given in: two for 1,200,000."""
    return len(f"{value:.12f}".replace(".", "").strip("0"))


def _vaguely(mine: Number, theirs: Number) -> bool:
    """ "Dozens" for 43, "hundreds" for 350: the word may be said of the amount."""
    least = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
    low = least.get(mine.text.lower())
    return low is not None and theirs.value is not None and low <= theirs.value < low * 50


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text` in order, not overlapping. Years and days of a month are among them."""
    return tuple(found for match in _NUMBER.finditer(text) if (found := _number(text, match)))


def _number(text: str, match: re.Match[str]) -> Number | None:
    value, ordinal, end = _value(match), False, match.end()
    if match["ordinal"] or (match["suffix"] and match["suffix"].lower() != "s"):
        ordinal = True
    if match["suffix"] == "s":
        value = None
    if match["ordinal"] and match["ordinal"].lower() == "second" and _counts_time(text, match):
        return None
    unit = _unit(text, match)
    hedged = bool(_HEDGE.search(text, max(match.start() - 24, 0), match.start()))
    return Number(match.start(), end, match.group(), value, unit, ordinal, hedged, bool(match["figures"]))


def _counts_time(text: str, match: re.Match[str]) -> bool:
    """ "per second", "a split second": the unit of time and no place in an order."""
    before = text[max(match.start() - 8, 0) : match.start()].lower().split()
    return bool(before) and before[-1] in {"per", "split", "each", "every"}


def _unit(text: str, match: re.Match[str]) -> str:
    if match["money"]:
        return _CURRENCIES[match["money"].strip()]
    after = _UNIT_AFTER.match(text, match.end(), match.end() + 14)
    return _UNITS.get(after.group().strip(" \n\t-").lower(), "") if after else ""


def _value(match: re.Match[str]) -> float | None:
    if match["figures"]:
        value = _figures(match["figures"])
        return value * _SCALES[match["scale"].lower()] if value is not None and match["scale"] else value
    if match["words"]:
        value = _spoken(match["words"])
        parts = (match["parts"] or "").lower()
        return value * _FRACTIONS[parts.removesuffix("s")] if parts else value
    if match["fraction"]:
        return _FRACTIONS[re.split(r"[-\s]", match["fraction"].lower())[-1]]
    if match["ordinal"]:
        tens = _TENS[match["tens"].lower().removesuffix("-")] if match["tens"] else 0
        return float(tens + _ORDINALS[match["ordinal"].lower()])
    return 12.0 if match["dozen"] else None


def _figures(text: str) -> float | None:
    """ "1,200" is 1200, "3.5" and "3,5" are 3.5; "1.2.3" is no quantity."""
    if len(text) > 20:
        return None
    whole, *rest = re.split(r"[.,]", text)
    if rest and "." not in text and all(len(part) == 3 for part in rest) and len(whole) <= 3:
        return float(whole + "".join(rest))
    if "," in text and text.count(".") == 1 and text.rfind(",") < text.find("."):
        return float(text.replace(",", ""))
    return float(".".join([whole, *rest])) if len(rest) <= 1 else None


def _spoken(text: str) -> float:
    """The value of "two hundred and thirty-five thousand"; "a" before a scale is one."""
    total = part = 0.0
    for word in _WORD_PART.findall(text.lower()):
        if word in _SCALES:
            part = (part or 1.0) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0.0
        else:
            part += _SMALL.get(word, _TENS.get(word, 0))
    return total + part

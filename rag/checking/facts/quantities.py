"""Numbers in text, in figures and in words, each with its value and its unit."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rag.checking.facts import clocks, units
from rag.checking.facts.bounds import bound_at
from rag.checking.facts.number import CLOCK, Number
from rag.language.en.numbers import FRACTIONS, ORDINALS, SCALES, SMALL, TENS, VAGUE

_SMALL_WORDS = "|".join(sorted([*SMALL, *TENS], key=len, reverse=True))
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_LONG_SCALES = "hundred|thousand|million|billion|trillion|dozen"
# 15 figures are as many as a float holds exactly; longer runs are no quantities but are still compared, as written.
# Thousands are set apart by commas, points, spaces of any width (ISO 80000-1) or, in Switzerland, apostrophes.
_FIGURES = r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*"
_MINUS = r"(?:(?<![\w.,%)°/])[-−–](?=[$€£]?\d)|\bminus\s)"
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_AND_PART = r"\s(?:and\s)?(?:an?|one)[-\s](?P<{}>half|third|quarter)\b(?!\sof\b)"
_UP_TO_TEN = "|".join(list(SMALL)[1:11])
_NUMBER = re.compile(
    rf"""
    (?:(?=[{units.SIGNS}{_VULGAR}−–-])|(?<!\w)(?={units.BEFORE}\d)
        |(?<!\w)(?<![A-Za-z]-)(?=[\dzotfsenhmbaqd])) # where no number can begin, none is tried: COVID-19
    (?:(?P<minus>{_MINUS})?(?P<money>{units.BEFORE})?
        (?P<figures>{_FIGURES})
        (?P<vulgar>\s?[{_VULGAR}])?(?:{_AND_PART.format("and_part")})?
        (?:(?P<suffix>st|nd|rd|th|s)\b|[-\s]?(?P<scale>{_LONG_SCALES}|mn|mln|bn|tn|[mbk])\b)?(?![\w])
    | (?<!\w)(?P<alone>[{_VULGAR}])(?:\sa)?(?:\s(?P<alone_scale>{_LONG_SCALES})\b)?
    | \b(?P<tens>(?:{"|".join(TENS)})-)?(?P<ordinal>{_ORDINAL_WORDS})\b
    | \b(?P<part_of>half\san?|an?\squarter\sof\sa)\s(?P<part_scale>{_LONG_SCALES})\b
    | \b(?P<minus_words>minus\s)?
        (?P<words>(?:{_SMALL_WORDS}|an?\s(?=(?:{_LONG_SCALES})\b)|(?:hundred|thousand|million|billion|trillion)\b)
        (?:(?:-|\s(?:and\s)?)?(?:{_SMALL_WORDS}|{_LONG_SCALES})\b)*)
        (?:(?:[-\s](?P<parts>half|thirds?|quarters?|fifths?|tenths?)\b)
        |{_AND_PART.format("words_part")}(?:\s(?P<words_scale>{_LONG_SCALES})\b)?)?\b
    | \b(?P<fraction>half|(?:an?|one)[-\s](?:third|quarter|fifth|tenth)(?=\sof\b))\b
    | \b(?P<dozen>dozen)\b
    | \b(?P<vague>{"|".join(sorted(VAGUE))})\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "seven out of ten", "1 in 5": a share. What is in so many days or minutes is none.
_COUNT = rf"{_UP_TO_TEN}|[1-9]\d?|100"
_RATIO = re.compile(
    rf"(?<![\w.,$€£-])(?P<some>{_COUNT})(?:\s(?P<out>out\sof)\s|\sin\s(?:every\s)?|-in-)(?P<all>{_COUNT})\b"
    r"(?![.,]?\d|%|\s(?:seconds|minutes|hours|days|weeks|months|years|games|matches|percent|million|thousand))",
    re.IGNORECASE,
)
# What follows degrees and makes them fewer than none.
_BELOW = re.compile(r"(?:\s(?:celsius|fahrenheit))?\sbelow\s(?:zero|freezing)\b", re.IGNORECASE)
_WORD_PART = re.compile(r"[a-z]+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text` in order, not overlapping. Years, days of a month and times of day are among them."""
    found = [number for match in clocks.TIME.finditer(text) if (number := _time(text, match))]
    found += _free(found, (number for match in _RATIO.finditer(text) if (number := _ratio(text, match))))
    found += _free(found, (number for match in _NUMBER.finditer(text) if (number := _number(text, match))))
    found = _with_cents(text, sorted(found, key=lambda number: number.start))
    return tuple(
        number for number, before in zip(found, [None, *found], strict=False) if not _is_within(number, before)
    )


def _is_within(number: Number, before: Number | None) -> bool:
    """Whether it is a word of the one before: the zero of "17 degrees below zero"."""
    return before is not None and before.end <= number.start < before.last


def _free(taken: Sequence[Number], others: Iterable[Number]) -> list[Number]:
    """Those of `others` that lie in none of `taken`."""
    return [each for each in others if all(each.end <= one.start or one.end <= each.start for one in taken)]


def _with_cents(text: str, found: list[Number]) -> list[Number]:
    """ "2 dollars and 80 cents" is one amount."""
    whole: list[Number] = []
    for number in found:
        money = whole[-1] if whole else None
        if (
            money
            and number.unit == units.CENT
            and money.unit in units.MONEY
            and None not in (money.value, number.value)
            and text[money.last : number.first].strip() in {"", "and"}
        ):
            value = (money.value or 0.0) + (number.value or 0.0) / 100
            text_of_both = text[money.start : number.end]
            whole[-1] = replace(money, end=number.end, last=number.last, text=text_of_both, value=value)
        else:
            whole.append(number)
    return whole


def _time(text: str, match: re.Match[str]) -> Number | None:
    minutes = clocks.minutes_of(match)
    if minutes is None:
        return None
    bound, first = bound_at(text, match.start(), match.end())
    value, sure = minutes
    span, said = match.span(), match.group()
    figures = said[0].isdigit()
    return Number(*span, said, value, CLOCK, bound=bound, figures=figures, sure=sure, first=first, last=span[1])


def _ratio(text: str, match: re.Match[str]) -> Number | None:
    some, whole = (_count(match[name]) for name in ("some", "all"))
    if not 0 < some < whole:
        return None
    bound, first = bound_at(text, match.start(), match.end())
    return Number(*match.span(), match.group(), some / whole, bound=bound, share=True, first=first, last=match.end())


def _count(text: str) -> float:
    return float(text) if text.isdigit() else float(SMALL[text.lower()])


def _number(text: str, match: re.Match[str]) -> Number | None:
    value = _value(match)
    ordinal = bool(match["ordinal"] or (match["suffix"] and match["suffix"].lower() != "s"))
    if match["suffix"] == "s":
        value = None
    if match["ordinal"] and match["ordinal"].lower() == "second" and _counts_time(text, match):
        return None
    unit, last = units.unit_after(text, match.end())
    if match["money"]:
        unit, last = units.unit_before(match["money"]), match.end()
    below = _BELOW.match(text, last) if unit == "degree" or not unit else None
    if value and (match["minus"] or match["minus_words"] or below):
        value, last = -value, below.end() if below else last
    bound, first = bound_at(text, match.start(), match.end())
    share = bool(match["fraction"] or match["parts"] or match["alone"]) and value is not None and 0 < value < 1
    if share and unit in {"percent", "point"}:  # "half a percent" is of a percent
        share = False
    figures = bool(match["figures"])
    return Number(*match.span(), match.group(), value, unit, ordinal, bound, figures, share, first=first, last=last)


def _counts_time(text: str, match: re.Match[str]) -> bool:
    """ "per second", "a split second": the unit of time and no place in an order."""
    before = text[max(match.start() - 8, 0) : match.start()].lower().split()
    return bool(before) and before[-1] in {"per", "split", "each", "every"}


def _value(match: re.Match[str]) -> float | None:
    if match["figures"]:
        value = _figures(match["figures"])
        if value is None:
            return None
        value += _part(match["and_part"]) + _vulgar(match["vulgar"])
        return value * _scale(match["scale"])
    if match["words"]:
        value = _spoken(match["words"])
        if match["parts"]:
            return value * _part(match["parts"])
        return (value + _part(match["words_part"])) * _scale(match["words_scale"])
    if match["part_of"]:
        return (0.5 if match["part_of"].lower().startswith("half") else 0.25) * _scale(match["part_scale"])
    if match["alone"]:
        return _vulgar(match["alone"]) * _scale(match["alone_scale"])
    if match["fraction"]:
        return _part(re.split(r"[-\s]", match["fraction"])[-1])
    if match["ordinal"]:
        tens = TENS[match["tens"].lower().removesuffix("-")] if match["tens"] else 0
        return float(tens + ORDINALS[match["ordinal"].lower()])
    return 12.0 if match["dozen"] else None


def _part(word: str | None) -> float:
    return FRACTIONS[word.lower().removesuffix("s")] if word else 0.0


def _scale(word: str | None) -> float:
    return SCALES[word.lower()] if word else 1.0


def _vulgar(sign: str | None) -> float:
    return unicodedata.numeric(sign.strip()) if sign else 0.0


def _figures(text: str) -> float | None:
    """ "1,200", "1 200" are 1200, "3.5" and "3,5" are 3.5, "1.200.000" is 1,200,000; "1.2.3" is no quantity."""
    if len(text) > 20:
        return None
    if re.search(r"[^\d.,]", text):
        return float("".join(re.findall(r"\d", text)))
    whole, *rest = re.split(r"[.,]", text)
    if rest and "." not in text and all(len(part) == 3 for part in rest) and len(whole) <= 3:
        return float(whole + "".join(rest))
    if len(rest) > 1 and "," not in text and all(len(part) == 3 for part in rest) and 1 <= len(whole) <= 3:
        return float(whole + "".join(rest))
    if "," in text and text.count(".") == 1 and text.rfind(",") < text.find("."):
        return float(text.replace(",", ""))
    return float(".".join([whole, *rest])) if len(rest) <= 1 else None


def _spoken(text: str) -> float:
    """The value of "two hundred and thirty-five thousand"; "a" before a scale is one."""
    total = part = 0.0
    for word in _WORD_PART.findall(text.lower()):
        if word in SCALES:
            part = (part or 1.0) * SCALES[word]
            if SCALES[word] > 100:
                total, part = total + part, 0.0
        else:
            part += SMALL.get(word, TENS.get(word, 0))
    return total + part

"""The order of day and month in "05/03/2024", which is March to some and May to others.

Decided by a date of the same place whose order shows itself ("25/03/2024"), or by the country or the language that the
page or the text names. Where nothing decides, there is no date.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from rag.text.date_forms import day_of


class DayOrder(StrEnum):
    """In the words that `published_how` says it with."""

    DAY_FIRST = "day before month"
    MONTH_FIRST = "month before day"


@dataclass(frozen=True, slots=True)
class Reason:
    """What decides the order, and why, as a person reads it."""

    order: DayOrder
    why: str

    def __str__(self) -> str:
        return f"{self.order}, {self.why}"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Countries whose outlets all write the day first. Not .ca and .ph, which write both; not .co, .io, .me and .tv, which
# anybody takes; nor those that write the year first (.cn, .jp, .kr, .hu, .lt, .se), where such a date is foreign.
_DAY_FIRST_ENDINGS = _set(
    "uk ie au nz in za ng ke gh pk bd lk sg my de at ch li lu fr be nl es pt it mt gr cy pl cz sk si hr rs ba mk bg ro "
    "md ru by ua dk no fi is ee lv tr il ae sa eg ma tn dz jo lb qa kw om iq id vn th br ar mx cl pe uy py bo ec ve cr "
    "gt hn ni sv do cu eu scot wales london paris berlin wien cat"
)
_MONTH_FIRST_ENDINGS = _set("us gov mil")

# Languages that are written with the day first wherever they are. English is not, "en" is what page builders preset,
# and so is "en-US": outlets of all countries keep it.
_DAY_FIRST_LANGUAGES = _set(
    "de fr es pt it nl pl cs sk sl hr sr bs mk bg ro ru uk be da no nb nn fi is et lv tr el he ar fa ur hi bn id ms vi "
    "th ca gl ga cy mt sq ka hy az"
)
_DAY_FIRST_LOCALES = _set("en-gb en-ie en-au en-nz en-in en-za en-ng en-ke en-pk en-sg")
_UNDECIDED_LOCALES = _set("fr-ca es-us es-pr es-pa")

# A day in figures, with one and the same mark between them: a stroke, a bar, a hyphen or a point.
NUMERIC = r"\d{1,2}(?:\s?[/|-]\s?|\.\s?)\d{1,2}(?:\s?[/|-]\s?|\.\s?)\d{4}(?![\d/-]|\.\d)"
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/|.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-]|\.\d)")


def numeric_day(text: str, order: DayOrder | None = None) -> date | None:
    """The day that a text begins with in figures: "26/12/2022", "03/03/2022", or by `order` any other.

    Between points the day stands first, unless `order` says otherwise: no country writes the month first with points.
    """
    match = _NUMERIC.match(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    order = _order_of(first, second) or order or (DayOrder.DAY_FIRST if match[2] == "." else None)
    if first == second or order is DayOrder.DAY_FIRST:
        return day_of(year, second, first)
    return day_of(year, first, second) if order else None


def numeric_days(text: str) -> Iterator[str]:
    """The words of the days in figures that a text has."""
    return (match[0] for match in _NUMERIC.finditer(text))


def is_unclear(text: str) -> bool:
    """Whether it begins with a date that two days can be meant by."""
    return numeric_day(text) is None and numeric_day(text, DayOrder.DAY_FIRST) is not None


def order_among(values: Iterable[str]) -> DayOrder | None:
    """The order that dates of one file, folder or page have, by those whose order shows; None where they differ."""
    found = {
        order
        for value in values
        for match in _NUMERIC.finditer(value)
        if (order := _order_of(int(match[1]), int(match[3])))
    }
    return found.pop() if len(found) == 1 else None


def order_of_address(url: str | None) -> Reason | None:
    """By the country that an address ends in."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return None
    ending = host.rpartition(".")[2]
    if ending in _DAY_FIRST_ENDINGS:
        return Reason(DayOrder.DAY_FIRST, f"as in the country of .{ending}")
    return Reason(DayOrder.MONTH_FIRST, f"as in the country of .{ending}") if ending in _MONTH_FIRST_ENDINGS else None


def order_of_language(code: str | None) -> Reason | None:
    """By a language or a locale: "de", "en-GB", "pt_BR"."""
    locale = (code or "").strip().casefold().replace("_", "-")
    if locale in _UNDECIDED_LOCALES:
        return None
    if locale in _DAY_FIRST_LOCALES or locale.partition("-")[0] in _DAY_FIRST_LANGUAGES:
        return Reason(DayOrder.DAY_FIRST, f"as the language {locale} is written")
    return None


def find_agreed(reasons: Iterable[Reason | None]) -> Reason | None:
    """The first reason, where none speaks against it."""
    given = [reason for reason in reasons if reason]
    return given[0] if len({reason.order for reason in given}) == 1 else None


def _order_of(first: int, second: int) -> DayOrder | None:
    if first > 12 >= second:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second > 12 >= first else None

"""A line at the top of an article that parts its facts by signs: "Harbour Gazette · 26 Jun 2022 · A4 · ANN POE"."""

import re
from dataclasses import dataclass

from rag.language.capitals import NOT_SMALL
from rag.quotable.unquotable import TOP_LINES
from rag.reading.cleaning.bylines import LONGEST_BYLINE, NO_PERSON, authors_at_top
from rag.reading.cleaning.outlet_names import is_outlet_name
from rag.reading.dates.written import date_at_start

_SIGN = re.compile(r" [·•|] ")
_MOST = 6  # facts of a line
_EDITION = re.compile(r" \([^()]{1,40}\)$")
_PAGE = re.compile(r"(?:p(?:age|\.)? ?)?[A-Z]{0,2}\d{1,3}", re.IGNORECASE)
# As a paper prints a name: in capitals.
_PERSON = re.compile(
    rf"{NOT_SMALL}[^\W\d_a-z.'’-]*[.'’-]?[^\W\d_a-z]*(?: [^\W\d_a-z]+(?:[.'’-][^\W\d_a-z]*)*\.?){{1,3}}"
)


@dataclass(frozen=True, slots=True)
class FactLine:
    """What such a line says of its article."""

    source: str | None = None
    authors: tuple[str, ...] = ()


def read_fact_line(text: str) -> FactLine:
    """Of the first such line above the text; it must have a day, so that a list or a menu is none."""
    lines = [line.strip() for line in text.lstrip()[: TOP_LINES * LONGEST_BYLINE].split("\n") if line.strip()]
    for line in lines[:TOP_LINES]:
        facts = _SIGN.split(line) if len(line) <= LONGEST_BYLINE else []
        days = [at for at, fact in enumerate(facts) if date_at_start(fact)]
        if 1 < len(facts) <= _MOST and days:
            return FactLine(_outlet(facts[: days[0]]), _people(facts[days[0] + 1 :]))
    return FactLine()


def _outlet(before_day: list[str]) -> str | None:
    name = _EDITION.sub("", before_day[0]) if before_day else ""
    return name if is_outlet_name(name) else None


def _people(after_day: list[str]) -> tuple[str, ...]:
    """Whom a fact names as the author, or in capitals behind the page."""
    named = next((people for fact in after_day if (people := authors_at_top(fact))), ())
    if named or len(after_day) != 2 or not _PAGE.fullmatch(after_day[0]):
        return named
    name = after_day[1]
    return (name.title(),) if _PERSON.fullmatch(name) and not NO_PERSON.search(name) else ()

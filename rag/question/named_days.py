"""The day, month or year that a question names: "What did she say on 22 March?".

A day of the week names none, since nobody knows of which week.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rag.language.en.calendar import CALENDAR
from rag.language.registry import LANGUAGES, language_of_code
from rag.question.tidying import tidy_question
from rag.text.date_forms import EARLIEST_YEAR
from rag.text.languages import foreign_language
from rag.text.words import words

# A newspaper tells of a day on the next one, and of a Saturday on Monday.
TOLD_WITHIN = timedelta(days=2)

_MONTHS = CALENDAR.month_numbers
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<m>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<y>[12]\d{3})(?!\d|-|[.,]\d)"
# A month by itself has a capital, or is the verb "may" and a march.
_MONTH_ALONE = rf"(?P<m>{'|'.join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True))})\b(?! \d)"

# How a question names a time, from the longest to the shortest. A year stays in the question: where an article means
# one it writes it, whereas of its own day it says "on Thursday".
_ON = r"(?:[Oo]n|[Dd]uring) (?:the )?(?:\w+day,? )?(?:the )?"
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_ON}(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?![\d-])",
        rf"\b{_ON}(?i:{_DAY}(?: of)? {_MONTH})(?:,? {_YEAR})?",
        rf"\b{_ON}(?i:{_MONTH} (?:the )?{_DAY}\b)(?:,? {_YEAR})?",
        rf"\b(?:[Ii]n|[Dd]uring) (?i:{_MONTH}(?: of|,)? {_YEAR})",
        rf"\b(?:[Ii]n|[Dd]uring) {_MONTH_ALONE}",
        rf"\b[Ii]n (?:the year )?{_YEAR}",
    )
)

# What makes two times of one: "on 5 and 6 March", "in 2022 or 2023".
_AND_ANOTHER = re.compile(
    r"\s*(?:,|and|or|to|until|till|through|und|oder|bis|et|ou|y|o|al|и|или|по|та|і|або|до|[–-])\s*"
    rf"(?:\d|(?:{'|'.join(_MONTHS)})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a language names a time in a question, the longest form first, and its months."""

    written: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, within which an article tells of the time that was named."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


_ENGLISH = _Forms(_WRITTEN, _MONTHS)


def names_time(question: str) -> bool:
    """Whether it names a day, a month or a year, so that `take_period` is worth what it needs to know."""
    return any(pattern.search(question) for pattern in _forms_of(question).written)


def take_period(question: str, published: Collection[date]) -> tuple[str, Period | None]:
    """The question without the day or month it names, and when articles tell of it, of which some are `published`.

    As it is where it names none or several, where nothing was published then, and where it names no year and there are
    articles of more than one: which of them is meant nobody can say.
    """
    forms = _forms_of(question)
    found = [(match, index) for index, pattern in enumerate(forms.written) for match in pattern.finditer(question)]
    found = [each for each in found if not any(_inside(each[0], other[0]) for other in found if other[1] < each[1])]
    if len(found) != 1 or _AND_ANOTHER.match(question, found[0][0].end()):
        return question, None
    match = found[0][0]
    named = _periods(match.groupdict(), forms.months, published)
    periods = [each for each in named if any(day in each for day in published)]
    bare = question if "m" not in match.re.groupindex else question[: match.start()] + question[match.end() :]
    if len(periods) != 1 or not words(bare):
        return question, None
    return tidy_question(bare), periods[0]


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return match is not other and match.start() < other.end() and other.start() < match.end()


def _periods(named: dict[str, str | None], months: Mapping[str, int], published: Collection[date]) -> Iterator[Period]:
    """One for each year that may be meant."""
    month, day, written = named.get("m"), named.get("d"), named.get("y")
    years = [int(written)] if written else sorted({day.year for day in published})
    for year in years:
        if period := _period(year, _month(month, months) if month else None, int(day) if day else None):
            yield period


def _period(year: int, month: int | None, day: int | None) -> Period | None:
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
        return Period(first, last + TOLD_WITHIN) if year >= EARLIEST_YEAR else None
    except (ValueError, OverflowError):
        return None


def _month(written: str, months: Mapping[str, int]) -> int:
    return int(written) if written.isdigit() else months[written.lower()]


def _forms_of(question: str) -> _Forms:
    """Those of its language; of one that nobody has looked at, those of English."""
    language = language_of_code(foreign_language(question))
    return _forms_in(language.code) if language and language.calendar.on is not None else _ENGLISH


@cache
def _forms_in(code: str) -> _Forms:
    calendar = LANGUAGES[code].calendar
    month = rf"(?P<m>{'|'.join(sorted(calendar.month_numbers, key=len, reverse=True))})\b\.?"
    on = rf"(?:{calendar.on}) " if calendar.on else ""
    of = rf"(?:{calendar.of} )?" if calendar.of else ""
    year = rf"(?:,? {of}{_YEAR}{rf'(?: (?:{calendar.after_year}))?' if calendar.after_year else ''})?"
    # Not the second one of "5 и 6 марта" and "5-6 марта".
    alone = r"(?<!\d \w )(?<!\d \w\w )(?<![–-])"
    forms = [rf"\b{on}{alone}(?P<d>\d{{1,2}})\.? {of}{month}{year}"]
    if calendar.during:
        forms.append(rf"\b(?:{calendar.during}) {month}(?! \d{{1,2}}\b){year}")
    return _Forms(tuple(re.compile(form, re.IGNORECASE) for form in forms), calendar.month_numbers)

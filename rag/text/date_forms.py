"""How days are written: the orders of their parts, with the months and weekdays of all languages that are known.

Only forms that can mean one day alone. "05/03/2024" is none of them: see `rag.text.day_order`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from rag.language.registry import LANGUAGES

EARLIEST_YEAR = 1800  # newspapers older than that are not what people load, and "1609" in an address is a number

_CALENDARS = tuple(language.calendar for language in LANGUAGES.values())
# As `month_number` looks them up: ΐ of μαΐου is three characters then.
_MONTHS_OF_ALL: Mapping[str, int] = {
    name.casefold(): number for calendar in _CALENDARS for name, number in calendar.month_numbers.items()
}
_MONTH_NAMES = dict.fromkeys(name for calendar in _CALENDARS for name in calendar.month_numbers)
# By the point after the day: "12 listopada 2023" is Polish, and November, "12. listopada 2023." Croatian, and October.
_POLISH_NOVEMBER = ("listopada", "lis")

_WEEKDAYS_OF_ALL = tuple(name for calendar in _CALENDARS for name in calendar.weekday_names)
_CJK_WEEKDAY = r"(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일"


def pattern_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first, as a whole word."""
    return rf"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)"


MONTH = rf"(?:{pattern_of([*_MONTH_NAMES, *_POLISH_NOVEMBER])}\.?)"
WEEKDAY = rf"(?:{pattern_of(_WEEKDAYS_OF_ALL)}\.?|{_CJK_WEEKDAY}|[（(][月火水木金土日一二三四五六월화수목금토일][)）])"
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|ª|:?e)?\.?"
_OF = r"(?:\s(?:of|de|del|d['’])(?!\w))?"  # "12 de junio de 2023", "12th of June"
_BEFORE_YEAR = r"(?:,?\s(?:de|del|năm)|,)?"
# Arabic papers give both names: "12 يونيو/حزيران 2023".
_TWO_NAMES = r"(?:\s?/\s?[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?)?"
_AFTER_YEAR = r"(?:\s?(?:г|р|r)\.(?!\w)|\s(?:года|году|року)(?!\w))?"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before the first of each

# Each is one way to write a day, with the groups y, m and d. `\d` is a figure of any script, and int() reads them all.
WRITTEN = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
    r"(?P<y>\d{4})[/.]\s?(?P<m>\d{1,2})[/.]\s?(?P<d>\d{1,2})(?!\d)\.?",
    r"(?P<y>\d{4}|(?:令和|平成|昭和|民國|民国)\s?(?:\d{1,3}|元))\s?(?:年|년)\s?(?P<m>\d{1,2})\s?(?:月|월)\s?(?P<d>\d{1,2})\s?(?:日|號|号|일)",
    rf"(?P<d>\d{{1,2}})(?P<o>{_ORDINAL}){_OF}[\s/-]?(?P<m>{MONTH}){_TWO_NAMES}{_BEFORE_YEAR}[\s/-]?(?P<y>\d{{4}})(?!\d){_AFTER_YEAR}",
    rf"(?P<m>{MONTH})\s(?P<d>\d{{1,2}})(?P<o>{_ORDINAL}),?\s(?:de\s)?(?P<y>\d{{4}})(?!\d)",
    rf"(?P<y>\d{{4}})(?:\.|-)\s?(?P<m>{MONTH})[\s-](?P<d>\d{{1,2}})(?!\d)\.?",  # Hungarian, and 2023-Jun-12
    r"ngày\s(?P<d>\d{1,2})\s?(?:tháng\s?|/)(?P<m>\d{1,2})\s?(?:năm\s?|/)(?P<y>\d{4})(?!\d)",
)
DAY = rf"(?:{'|'.join(re.sub('[(][?]P<.>', '(?:', pattern) for pattern in WRITTEN)})"
_FORMS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in WRITTEN)


def day_at(text: str, start: int = 0) -> tuple[date, int] | None:
    """The day that is written at `start`, and where it ends."""
    for form in _FORMS:
        if (match := form.match(text, start)) and (found := date_from_parts(match)):
            return found, match.end()
    return None


def days_in(text: str) -> Iterator[tuple[int, date]]:
    """The days that are written in a text, with where each begins."""
    for match in _ANY.finditer(text):
        if found := day_at(text, match.start()):
            yield match.start(), found[0]


def date_from_parts(match: re.Match[str]) -> date | None:
    """The day that the groups y, m and d name."""
    month, year = month_number(match["m"], "." in (match.groupdict().get("o") or "")), _year(match["y"])
    return day_of(year, month, int(match["d"])) if month else None


def month_number(word: str, ordinal: bool = False) -> int | None:
    """Of a month's name or number; `ordinal` is a point after the day before it."""
    name = " ".join(word.casefold().replace("i\u0307", "i").rstrip(".").split())
    if name in _POLISH_NOVEMBER:
        return None if ordinal else 11
    return int(name) if name.isdecimal() else _MONTHS_OF_ALL.get(name)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return check_plausible(date(year, month, day))
    except ValueError:
        return None


def check_plausible(day: date) -> date | None:
    """Tomorrow is allowed: it is already tomorrow where some outlets are."""
    return day if day.year >= EARLIEST_YEAR and day <= date.today() + timedelta(days=1) else None


def _year(word: str) -> int:
    era = word[:2]
    if era not in _ERAS:
        return int(word)
    number = word[2:].strip()
    return _ERAS[era] + (1 if number == "元" else int(number))


_ANY = re.compile(rf"(?<!\w){DAY}", re.IGNORECASE)

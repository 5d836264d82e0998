"""Publication dates: in metadata, in an address, stated at the start of a text. A date that is not sure is None.

A wrong date is worse than none, because questions are filtered by it. So nothing is guessed: no relative words, no
"03/04/2022" that is March to some and April to others, no event that the first sentence tells of.
"""

import re
import warnings
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urlsplit

EARLIEST_YEAR = 1800  # newspapers older than that are not what people load, and "1609" in an address is a number
FIRST_WEB_YEAR = 1990  # for dates in addresses and seconds since 1970
START_CHARACTERS = 200
LONGEST_DATE = 60  # "Wednesday, 26th of September 2022 at 11:59:59 PM Eastern European Time"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
# Each is one way to write a day, with the groups y, m and d.
_WRITTEN = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
    r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m>{_MONTH}),?[ -](?P<y>\d{{4}})(?!\d)",
    rf"(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)",
)
_DAY = rf"(?:{'|'.join(re.sub('[(][?]P<.>', '(?:', pattern) for pattern in _WRITTEN)})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_TIME = (
    r"(?:(?: at|,|T| [|·•–—-])? ?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?"
    r" ?(?:[ap]\.?m\.?)? ?(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2})?)?"
)
_LABEL = r"(?:first published|published|posted|publication date|date)"
# How a text states when it was published. A day in running prose is the day of an event, and is not among them.
_STATED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\A(?:date|datetime|timestamp|published|published_at|pubdate)[ :=]{{1,3}}(?P<day>{_DAY})",
        rf"^{_LABEL}(?: on| at)? ?[:–—-] ?{_WEEKDAY}(?P<day>{_DAY})",
        rf"^(?:{_LABEL} (?:on )?)?{_WEEKDAY}(?P<day>{_DAY}){_TIME}(?=\s*$|\s*[|·•])",
        rf"^(?-i:By [^\n,|]{{2,60}}(?:,| \||\n))\s?{_WEEKDAY}(?P<day>{_DAY}){_TIME}(?=\s*$|\s*[|·•])",
        rf"^(?-i:[A-Z][\w.'’-]*(?:[ /,]{{1,2}}[A-Z][\w.'’-]*){{0,4}},? )?\(?{_WEEKDAY}(?P<day>{_DAY})\)?"
        r"(?: \([A-Z][\w ]{1,30}\))? ?[–—-]{1,2} ",
        rf"\((?-i:[A-Z])[\w .&-]{{1,30}}, {_WEEKDAY}(?P<day>{_DAY})\)",
    )
)
_IN_PATH = (
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d{1,2}|[a-z]{3})/(?P<d>\d{1,2})(?=/|$|[-_.])", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
    re.compile(r"/(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=/|$)"),
)


def parse_date(value: object) -> date | None:
    """The day that a metadata value names: a date, an ISO or RFC 2822 stamp, a written date, seconds since 1970."""
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    if not text or len(text) > LONGEST_DATE:
        return None
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return _from_number(text)
    if found := _written(text) or _numeric(text) or _rfc_2822(text):
        return found
    return _plausible(day) if (day := _any_language(text)) else None


def date_in_url(url: str) -> date | None:
    """The day in the path of an address, as in `/2018/06/07/`."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in _IN_PATH:
        for match in pattern.finditer(path):
            if (found := _from_parts(match)) and found.year >= FIRST_WEB_YEAR:
                return found
    return None


def date_at_start(text: str) -> date | None:
    """The day on which an article says, in its first 200 characters, that it was published."""
    start = text.lstrip()[:START_CHARACTERS]
    for pattern in _STATED:
        if (match := pattern.search(start)) and (found := _written(match["day"])):
            return found
    return None


def _written(text: str) -> date | None:
    """A day in one of the written forms, with at most a weekday before it and a time after it."""
    for pattern in _WRITTEN:
        form = re.compile(rf"{_WEEKDAY}{pattern}(?=$|[T, |Z])", re.IGNORECASE)
        if match := form.match(text):
            return _from_parts(match)
    return None


def _numeric(text: str) -> date | None:
    """ "26/12/2022" and "12/26/2022" are sure; "03/04/2022" is not."""
    match = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _rfc_2822(text: str) -> date | None:
    try:
        return _plausible(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_number(text: str) -> date | None:
    """20221226, or seconds or milliseconds since 1970. Other numbers are no dates."""
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    whole = text.partition(".")[0]
    if len(whole) not in (9, 10, 13):
        return None
    seconds = int(whole) / (1000 if len(whole) == 13 else 1)
    found = datetime.fromtimestamp(seconds, UTC).date()
    return _plausible(found) if found.year >= FIRST_WEB_YEAR else None


@lru_cache(maxsize=10_000)  # 20 ms for words that are no date; the rows of a file often have the same
def _any_language(text: str) -> date | None:
    """The last step, since dateparser takes milliseconds: a full date in some language, its year in figures."""
    if not re.search(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)", text) or not re.search(r"[^\W\d_]", text):
        return None
    import dateparser

    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    for languages in (["en"], None):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = dateparser.parse(text, languages=languages, settings=settings)
        except Exception:  # noqa: BLE001 hand-written locales meet any text: whatever they raise, it is no date
            continue
        if found:
            return found.date()
    return None


def _from_parts(match: re.Match[str]) -> date | None:
    month = match["m"].casefold().rstrip(".")
    number = int(month) if month.isdigit() else MONTHS.get(month)
    return _day(int(match["y"]), number, int(match["d"])) if number else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    """Tomorrow is allowed: it is already tomorrow where some outlets are."""
    return day if day.year >= EARLIEST_YEAR and day <= date.today() + timedelta(days=1) else None

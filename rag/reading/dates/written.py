"""Publication dates: in metadata, in an address, stated at the start of a text. A date that is not sure is None.

A wrong date is worse than none, because questions are filtered by it. So nothing is guessed: no relative words, no
"03/04/2022" that is March to some and April to others, no event that the first sentence or the address tells of.
"""

import re
import warnings
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urlsplit

from rag.reading.dates.stated import find_stated_day
from rag.text.date_forms import MONTH, WEEKDAY, check_plausible, date_from_parts, day_at, day_of
from rag.text.day_order import DayOrder, is_unclear, numeric_day

FIRST_WEB_YEAR = 1990  # for dates in addresses and seconds since 1970
LONGEST_DATE = 60  # "Wednesday, 26th of September 2022 at 11:59:59 PM Eastern European Time"

_WEEKDAY_BEFORE = re.compile(rf"(?:{WEEKDAY}[,.]?\s?)?", re.IGNORECASE)
_MAY_FOLLOW = re.compile(r"[T,Z\s]|$")
# A whole day in the path of an address. Not one in the middle of a name, as in "/the-2018-06-07-attack".
_IN_PATH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"/(?P<y>\d{{4}})/(?P<m>\d{{1,2}}|{MONTH})/(?P<d>\d{{1,2}})(?=/|$|[-_.])",
        r"/(?P<y>\d{4})[/-]?(?P<m>\d{2})/(?P<d>\d{2})(?=/|$)",
        r"/(?P<y>\d{4})/(?P<m>\d{2})-?(?P<d>\d{2})(?=/|$)",
        r"/(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?=[-_/.]|$)",
        r"[/t](?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=[/_.-]|$)",
        r"-(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?=/?$|/index|\.\w{2,5}$)",
    )
)
# Where an address has one of these words, its day may be that of what happens, or of what once happened.
_OF_EVENT = re.compile(
    r"(?:^|[/_-])(?:events?|calendars?|whats?-?on|agendas?|schedules?|fixtures?|matches|meetings?|on-?this-?day|this-day|"
    r"anniversar\w+|history|festivals?|concerts?|conferences?|summit|elections?|marathon|hearings?|minutes|tickets?|"
    r"veranstaltung(?:en)?|termine?|kalender|spielplan|[ée]v[ée]nements?|eventos?|eventi|calendario|calendrier|agenda|"
    r"wydarzenia|kalendarz|evenementen|etkinlik(?:ler)?|acara)(?=[/_.-]|$)",
    re.IGNORECASE,
)
# The archive's own day comes before the address that it keeps.
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/", re.IGNORECASE)


def parse_date(value: object, order: DayOrder | None = None) -> date | None:
    """The day that a metadata value names: a date, an ISO or RFC 2822 stamp, a written date, seconds since 1970.

    `order` is that of day and month in figures, where something told it.
    """
    if isinstance(value, datetime):
        return check_plausible(value.date())
    if isinstance(value, date):
        return check_plausible(value)
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    if not text or len(text) > LONGEST_DATE:
        return None
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return _from_number(text)
    if stamp := re.fullmatch(r"((?:19|20)\d{6})T\d{4,6}Z?", text):  # ISO 8601 without marks, as GDELT has it
        return _from_number(stamp[1])
    if found := _written(text) or numeric_day(text, order):
        return found
    if is_unclear(text):
        return None
    if found := _rfc_2822(text):
        return found
    return check_plausible(day) if (day := _any_language(text)) else None


def date_in_url(url: str) -> date | None:
    """The day in the path of an address, as in `/2018/06/07/`; None where it may be that of an event."""
    try:
        path = urlsplit(_ARCHIVED.sub("", url)).path
    except ValueError:
        return None
    if is_of_event(url):
        return None
    for pattern in _IN_PATH:
        for match in pattern.finditer(path):
            if (found := date_from_parts(match)) and found.year >= FIRST_WEB_YEAR:
                return found
    return None


def is_of_event(url: str) -> bool:
    """Whether an address is, by its words, that of an event, whose days are not those of an article."""
    try:
        return bool(_OF_EVENT.search(urlsplit(_ARCHIVED.sub("", url)).path))
    except ValueError:
        return False


def date_at_start(text: str) -> date | None:
    """The day on which an article says, above its first sentences, that it was published."""
    found = find_stated_day(text)
    return found.day if found else None


def _written(text: str) -> date | None:
    """A day in one of the written forms, with at most a weekday before it and a time after it."""
    before = _WEEKDAY_BEFORE.match(text)
    found = day_at(text, before.end() if before else 0)
    return found[0] if found and _MAY_FOLLOW.match(text, found[1]) else None


def _rfc_2822(text: str) -> date | None:
    try:
        return check_plausible(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_number(text: str) -> date | None:
    """20221226, or seconds or milliseconds since 1970. Other numbers are no dates."""
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        return day_of(int(text[:4]), int(text[4:6]), int(text[6:]))
    whole = text.partition(".")[0]
    if len(whole) not in (9, 10, 13):
        return None
    seconds = int(whole) / (1000 if len(whole) == 13 else 1)
    found = datetime.fromtimestamp(seconds, UTC).date()
    return check_plausible(found) if found.year >= FIRST_WEB_YEAR else None


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

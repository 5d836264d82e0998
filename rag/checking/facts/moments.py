"""Days as a sentence names them ("on Friday", "12 June", "yesterday"), each with the days of the calendar it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rag.checking.facts.own_words import TokenSpan
from rag.checking.facts.reading import Token, TokenizedText, TokenKind
from rag.language.en.calendar import MONTHS, WEEKDAYS
from rag.text.words import stem

_NEAR = {stem("today"): 0, stem("yesterday"): -1, stem("tomorrow"): 1}
# Between the parts of one day: "Friday, 12 June", "the fifth of March".
_BETWEEN = frozenset({",", "of", "the"})
_BEFORE = frozenset({"on", "last", "next", "this", "past", "come", "the"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that is named. `days` are those it may be; none where that is not known."""

    token_span: TokenSpan
    parts: frozenset[str]  # "day:friday", "date:12", "month:june", "year:2024"
    days: frozenset[date]

    @property
    def is_weekday(self) -> bool:
        """Whether it names a day of the week alone."""
        return bool(self.parts) and all(part.startswith("day:") for part in self.parts)

    @property
    def is_day(self) -> bool:
        return not self.parts or any(part.startswith(("day:", "date:")) for part in self.parts)

    def may_be(self, other: "Moment") -> bool:
        """Whether this day, of a claim, may be that of an article."""
        if self.days & other.days:
            return True
        return (
            self.is_weekday
            and not other.is_weekday
            and any(f"day:{WEEKDAYS[day.weekday()]}" in self.parts for day in other.days)
        )


def moments(reading: TokenizedText, published: date | None) -> list[Moment]:
    """The days of a text that came out on the day `published`, in order."""
    return [_moment(reading, first, last, published) for first, last in _runs(reading)]


def full_span_of(reading: TokenizedText, moment: Moment) -> tuple[int, int]:
    """Where its words begin and end, with what belongs to them: "on last Friday"."""
    first = moment.token_span.first
    while first and reading.keys[first - 1] in _BEFORE:
        first -= 1
    return reading.tokens[first].start, reading.tokens[moment.token_span.last].end


def _runs(reading: TokenizedText) -> Iterator[tuple[int, int]]:
    tokens = reading.tokens
    index = 0
    while index < len(tokens):
        if tokens[index].key in _NEAR:
            yield index, index
        elif tokens[index].kind is TokenKind.DATE:
            last = _last_of(tokens, index)
            yield index, last
            index = last
        index += 1


def _last_of(tokens: tuple[Token, ...], first: int) -> int:
    """The last token of the day that begins at `first`: no part of a day stands in it twice."""
    last, seen = first, {_part(tokens[first])}
    for index in range(first + 1, len(tokens)):
        token = tokens[index]
        if token.kind is TokenKind.DATE and _part(token) not in seen:
            seen.add(_part(token))
            last = index
        elif token.key not in _BETWEEN:
            break
    return last


def _part(token: Token) -> str:
    return token.key.partition(":")[0]


def _moment(reading: TokenizedText, first: int, last: int, published: date | None) -> Moment:
    tokens = reading.tokens[first : last + 1]
    token_span = TokenSpan(first, last, tokens[-1].end)
    if tokens[0].key in _NEAR:
        near = {published + timedelta(days=_NEAR[tokens[0].key])} if published else set()
        return Moment(token_span, frozenset(), frozenset(near))
    parts = {token.key for token in tokens if token.kind is TokenKind.DATE}
    before = set(reading.keys[max(first - 2, 0) : first])
    return Moment(token_span, frozenset(parts), frozenset(_days(parts, before, published)))


def _days(parts: set[str], before: set[str], published: date | None) -> set[date]:
    of = {part: value for part, _, value in (each.partition(":") for each in parts)}
    if "date" in of and "month" in of:
        years = [int(of["year"])] if "year" in of else _years(published)
        found = [day for year in years if (day := _day(year, MONTHS.index(of["month"]) + 1, int(of["date"])))]
        found = [day for day in found if "day" not in of or WEEKDAYS[day.weekday()] == of["day"]]
        if "year" not in of and published:
            found = sorted(found, key=lambda day: abs((day - published).days))[:1]
        return set(found)
    if set(of) == {"day"} and published:
        return _weekdays(WEEKDAYS.index(of["day"]), before, published)
    return set()


def _years(published: date | None) -> list[int]:
    return [published.year - 1, published.year, published.year + 1] if published else []


def _weekdays(weekday: int, before: set[str], published: date) -> set[date]:
    """The last and the next such day; with "last" and "next" only the one, or that of a week further."""
    past = published - timedelta(days=(published.weekday() - weekday) % 7)
    coming = published + timedelta(days=(weekday - published.weekday()) % 7)
    week = timedelta(days=7)
    if {"last", "past"} & before:
        return {past - week, past if past != published else past - week}
    if "next" in before:
        return {coming + week, coming if coming != published else coming + week}
    return {past, coming}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

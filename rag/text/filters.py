"""Filters typed into a question, such as before:2022: those of the table `rag.filtering.Filters`."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

from rag.errors import InputError
from rag.filtering import Choice, DayBound, Filter, Filters, TextOf, Value
from rag.text.characters import is_text

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

_F = TypeVar("_F", bound=Filters)


def typed_pattern(table: type[Filters]) -> re.Pattern[str]:
    """What a typed filter of the table looks like: its name, and its value, maybe in quotation marks."""
    return _typed_as(tuple(each.name for each in table.rows()))


@cache
def _typed_as(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)({'|'.join(names)}):(\"[^\"]*\"|“[^”]*”|\S+)", re.IGNORECASE)


TYPED = typed_pattern(Filters)


def examples(table: type[Filters] = Filters) -> list[str]:
    """Filters as they may be typed."""
    return [f"{each.name}:{each.example}" for each in table.rows() if each.example]


def take_filters(question: str, filters: _F) -> tuple[str, _F]:
    """The question without the filters typed in it, and `filters` with those added; typed ones win.

    Raises InputError for a date that is none.
    """
    table = type(filters)
    for match in typed_pattern(table).finditer(question):
        filters = set_filter(filters, match[1].lower(), _without_marks(match[2]))
    return strip_filters(question, table), filters


def strip_filters(question: str, table: type[Filters] = Filters) -> str:
    """The question without the filters typed in it, on one line."""
    return " ".join(typed_pattern(table).sub(" ", question).split())


def append_filters(question: str, filters: Filters) -> str:
    """The question with the filters typed behind it: `take_filters` takes them out again."""
    return " ".join([question, *(f"{each.name}:{_typed(each, value)}" for each, value in filters.items())])


def _typed(row: Filter, value: Value) -> str:
    return _in_marks(str(value)) if isinstance(row.kind, TextOf) else str(value)


def _in_marks(text: str) -> str:
    """In marks that are not its own: The "Daily" News."""
    return f"“{text}”" if '"' in text else f'"{text}"'


def _without_marks(value: str) -> str:
    """A value without the marks around it, or without those that lead nowhere."""
    return value[1:-1] if _QUOTED.fullmatch(value) else value.strip('"“”')


def set_filter(filters: _F, name: str, value: str) -> _F:
    """`filters` with the one that is typed as `name` set from what a person wrote.

    A year or a month stands for its first day in `before` and for its last in `after` and `as-of`, so that "after 2022"
    means 2023 and later. Raises InputError for a date that is none, and for what is no word of a choice.
    """
    [row] = (each for each in filters.rows() if each.name == name)
    return _set(filters, row.key, _read(row, value))


def drop_filter(filters: _F, key: str) -> _F:
    """`filters` without the one of the field `key`."""
    return _set(filters, key, None)


def _set(filters: _F, key: str, value: Value | None) -> _F:
    """The spellings of an outlet go with it."""
    changed: dict[str, Any] = {key: value, **({"spellings": ()} if key == "source" else {})}
    return replace(filters, **changed)


def _read(row: Filter, value: str) -> Value | None:
    match row.kind:
        case DayBound(from_last_day=from_last_day):
            return _period(row.name, value)[from_last_day]
        case TextOf():
            return _text(row.name, value)
        case Choice(labels=words):
            return _one_of(list(words), row.name, value)


def _text(name: str, value: str) -> str | None:
    if not is_text(value):
        raise InputError(f"{name} {value!r} is not text, it holds half a character: write it anew")
    return value.strip() or None


def _one_of(words: list[str], name: str, value: str) -> str:
    meant = [each for each in words if each == value.strip().lower()]
    if not meant:
        raise InputError(f"{name} {value!r} is not known: write {' or '.join(words)}")
    return meant[0]


def _period(name: str, value: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    match = _DAY.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = day or monthrange(year, month)[1]
        return date(year, month, day or 1), date(year, month, last)
    except ValueError:
        raise InputError(f"{name} {value!r} is not a date: write it as 2022, 2022-03 or 2022-03-31") from None

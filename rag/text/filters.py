"""Filters typed into a question: before: after: as-of: source: order:."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any

from rag.errors import InputError
from rag.text.characters import is_text
from rag.types import Filters, Order

TYPED = re.compile(r"(?<!\S)(before|after|as-of|source|order):(\"[^\"]*\"|“[^”]*”|\S+)", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def take_filters(question: str, filters: Filters) -> tuple[str, Filters]:
    """The question without the filters typed in it, and `filters` with those added; typed ones win.

    Raises InputError for a date that is none.
    """
    for match in TYPED.finditer(question):
        filters = with_filter(filters, match[1].lower(), _without_marks(match[2]))
    return without_typed(question), filters


def without_typed(question: str) -> str:
    """The question without the filters typed in it, on one line."""
    return " ".join(TYPED.sub(" ", question).split())


def with_typed(question: str, filters: Filters) -> str:
    """The question with the filters typed behind it: `take_filters` takes them out again."""
    days = (("before", filters.before), ("after", filters.after), ("as-of", filters.as_of))
    source = [f"source:{_in_marks(filters.source)}"] if filters.source else []
    order = [f"order:{filters.order}"] if filters.order else []
    return " ".join([question, *(f"{name}:{day.isoformat()}" for name, day in days if day), *source, *order])


def _in_marks(source: str) -> str:
    """In marks that are not its own: The "Daily" News."""
    return f"“{source}”" if '"' in source else f'"{source}"'


def _without_marks(value: str) -> str:
    """A value without the marks around it, or without those that lead nowhere."""
    return value[1:-1] if _QUOTED.fullmatch(value) else value.strip('"“”')


def with_filter(filters: Filters, name: str, value: str) -> Filters:
    """`filters` with the one called `name` (before, after, as-of, source or order) set from what a person wrote.

    A year or a month stands for its first day in `before` and for its last in the others, so that "after 2022" means
    2023 and later. Raises InputError for a date that is none, and for an order.
    """
    if name == "order":
        return replace(filters, order=_order(value))
    if name == "source" and not is_text(value):
        raise InputError(f"source {value!r} is not text, it holds half a character: write it anew")
    if name == "source":
        return replace(filters, source=value.strip() or None, spellings=())
    first, last = _period(name, value)
    if name == "before":
        return replace(filters, before=first)
    return replace(filters, after=last) if name == "after" else replace(filters, as_of=last)


def without_filter(filters: Filters, name: str) -> Filters:
    """`filters` without the one of the field `name`."""
    taken: dict[str, Any] = {name: None}
    return replace(filters, **taken)


def _order(value: str) -> Order:
    try:
        return Order(value.strip().lower())
    except ValueError:
        raise InputError(f"order {value!r} is not known: write {' or '.join(Order)}") from None


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

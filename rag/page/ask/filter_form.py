"""The filters for the next questions: a form to set them, and chips of those in force."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

from rag.errors import InputError
from rag.filtering import Choice, DayBound, Filter, Filters, Value
from rag.markup import Html, element, void
from rag.page.ask.chips import render_filter_chips
from rag.page.parts import form
from rag.text.filters import set_filter
from rag.text.outlets import outlet_name

ONE_DAY = timedelta(days=1)


def render_filter_form(filters: Filters, outlets: Sequence[str]) -> Html:
    """What is in force, and the form. A person gives the first day and the last one, as in a calendar."""
    first, last = _days(filters)
    offered = {"outlets": tuple(dict.fromkeys(map(outlet_name, outlets)))}
    fields = form(
        "filters",
        _field("Published from", void("input", type="date", name="first", value=_iso(first))),
        _field("until", void("input", type="date", name="last", value=_iso(last))),
        *(part for row in filters.rows() if row.label for part in _parts(row, getattr(filters, row.key), offered)),
        element("button", "Apply", type="submit", class_="does"),
        class_="line",
    )
    opener = element("details", element("summary", "Filters"), fields, id="filter-form", class_="menu")
    return element("div", opener, render_filter_chips(filters), data_address=urlencode(_address(filters)))


def _days(filters: Filters) -> tuple[date | None, date | None]:
    """The first day and the last one that all bounds let pass."""
    firsts: list[date] = []
    lasts: list[date] = []
    for row, value in filters.items():
        match row.kind, value:
            case DayBound(later=True, itself=itself), date():
                firsts.append(value if itself else min(value, date.max - ONE_DAY) + ONE_DAY)
            case DayBound(later=False, itself=itself), date():
                lasts.append(value if itself else max(value, date.min + ONE_DAY) - ONE_DAY)
    return max(firsts, default=None), min(lasts, default=None)


def _parts(row: Filter, value: Value | None, offered: Mapping[str, Sequence[str]]) -> Iterator[Html]:
    """The field of a filter that is no bound of days, and the list that it offers."""
    if isinstance(row.kind, Choice):
        yield _field(row.label, _choices(row, row.kind, value))
        return
    yield _field(row.label, void("input", type="text", name=row.key, value=str(value or ""), list=row.offers))
    if row.offers:
        yield element("datalist", *(void("option", value=each) for each in offered[row.offers]), id=row.offers)


def _choices(row: Filter, choice: Choice, value: Value | None) -> Html:
    """What may be chosen, and none of it."""
    options = [("", choice.unset), *((str(each), words) for each, words in choice.labels.items())]
    made = [element("option", words, value=each, selected=each == (value or "")) for each, words in options]
    return element("select", *made, name=row.key)


def _address(filters: Filters) -> dict[str, str]:
    """All filters as the address of the page has them, "" for one that is not set: `read_address` reads them back."""
    unset = dict.fromkeys((row.key for row in filters.rows()), "")
    return {**unset, **{row.key: str(value) for row, value in filters.items()}}


def read_address(parameters: Mapping[str, str], table: type[Filters] = Filters) -> Filters:
    """The filters that the address of the page names; what makes no sense there is passed over."""
    filters = table()
    for row in table.rows():
        with suppress(InputError):
            filters = set_filter(filters, row.name, parameters[row.key]) if parameters.get(row.key) else filters
    return filters


def read_form(sent: Mapping[str, str], table: type[Filters] = Filters) -> Filters:
    """The filters that a sent form means. Raises InputError for a day that is none."""
    filters = table()
    if first := sent.get("first", "").strip():
        opening = set_filter(filters, "before", first).before
        if opening == date.min:
            raise InputError(f"{first!r} is the first day there is: leave it empty")
        filters = replace(filters, after=opening - ONE_DAY if opening else None)
    if last := sent.get("last", "").strip():
        filters = set_filter(filters, "as-of", last)
    if filters.after and filters.as_of and filters.after >= filters.as_of:
        raise InputError(f"nothing is published from {first} until {last}: the first day comes after the last one")
    for row in table.rows():
        if row.label and (typed := sent.get(row.key, "")).strip():
            filters = set_filter(filters, row.name, typed)
    return filters


def _field(label: str | None, field: Html) -> Html:
    return element("label", label, field)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

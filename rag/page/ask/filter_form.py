"""The filters for the next questions: a form to set them, and chips of those in force."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

from rag.errors import InputError
from rag.markup import Html, element, void
from rag.page.ask.chips import FILTER_NAMES, ORDERS, in_force
from rag.page.parts import form
from rag.text.filters import with_filter
from rag.text.outlets import outlet_name
from rag.types import Filters, Order

ONE_DAY = timedelta(days=1)


def filter_form(filters: Filters, outlets: Sequence[str]) -> Html:
    """What is in force, and the form. A person gives the first day and the last one, as in a calendar."""
    first = filters.after + ONE_DAY if filters.after else None
    last = _earlier(filters.as_of, filters.before - ONE_DAY if filters.before else None)
    names = dict.fromkeys(map(outlet_name, outlets))
    choices = element("datalist", *(void("option", value=each) for each in names), id="outlets")
    fields = form(
        "filters",
        _field("Published from", void("input", type="date", name="first", value=_iso(first))),
        _field("until", void("input", type="date", name="last", value=_iso(last))),
        _field("Outlet", void("input", type="text", name="source", value=filters.source or "", list="outlets")),
        choices,
        _field("Quotations", _orders(filters.order)),
        element("button", "Apply", type="submit", class_="does"),
        class_="line",
    )
    opener = element("details", element("summary", "Filters"), fields, id="filter-form", class_="menu")
    return element("div", opener, in_force(filters), data_address=urlencode(_address(filters)))


def _address(filters: Filters) -> dict[str, str]:
    """The filters as the address of the page has them: `read_address` reads them back."""
    values = {name: getattr(filters, name) for name in FILTER_NAMES}
    return {name: str(value) for name, value in values.items() if value is not None}


def read_address(given: Mapping[str, str]) -> Filters:
    """The filters that the address of the page names; what makes no sense there is passed over."""
    filters = Filters()
    for name in FILTER_NAMES:
        with suppress(InputError):
            filters = with_filter(filters, name.replace("_", "-"), given[name]) if given.get(name) else filters
    return filters


def read_form(sent: Mapping[str, str]) -> Filters:
    """The filters that a sent form means. Raises InputError for a day that is none."""
    filters = Filters()
    if first := sent.get("first", "").strip():
        opening = with_filter(filters, "before", first).before
        if opening == date.min:
            raise InputError(f"{first!r} is the first day there is: leave it empty")
        filters = replace(filters, after=opening - ONE_DAY if opening else None)
    if last := sent.get("last", "").strip():
        filters = with_filter(filters, "as-of", last)
    if filters.after and filters.as_of and filters.after >= filters.as_of:
        raise InputError(f"nothing is published from {first} until {last}: the first day comes after the last one")
    if order := sent.get("order", "").strip():
        filters = with_filter(filters, "order", order)
    return with_filter(filters, "source", sent.get("source", ""))


def _orders(chosen: Order | None) -> Html:
    """The orders that quotations may stand in, and none: then a question decides."""
    options = [("", "as the question asks"), *((str(order), words) for order, words in ORDERS.items())]
    made = [element("option", words, value=value, selected=value == (chosen or "")) for value, words in options]
    return element("select", *made, name="order")


def _field(label: str, field: Html) -> Html:
    return element("label", label, field)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)

"""The articles that were found, as a list: what narrows it, how many there are, and a page of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rag.language.en.calendar import WRITTEN_MONTHS
from rag.library.catalogue import SearchResult
from rag.library.search_query import Order
from rag.markup import Html, element, highlight, void
from rag.page.origin import render_outlet_and_date
from rag.page.parts import action, form, link
from rag.presentation import long_date
from rag.text.outlets import outlet_name, strip_outlet
from rag.text.plurals import pluralise
from rag.types import Listing, Span

# Articles on one page of the list.
PAGE = 50

# Outlets to choose from; others are found by typing `source:`.
_OUTLETS = 200

NO_OUTLET = "no outlet"

ONE_DAY = timedelta(days=1)

_ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.BEST: "best match first",
    Order.OUTLET: "by outlet, A to Z",
}


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: words typed in the search, first and last day, outlet ("" is having none), order, and where
    the page begins; and the articles that were just removed, which can be brought back."""

    typed: str = ""
    first: date | None = None
    last: date | None = None
    outlet: str | None = None
    order: Order = Order.NEWEST
    offset: int = 0
    removed: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        return bool(self.first or self.last or self.outlet is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the list: what of its title was looked for, and the passage that has most of it, if any has."""

    listing: Listing
    title_marks: Sequence[Span] = ()
    snippet: Html | None = None


def render_controls(view: View, result: SearchResult) -> Html:
    """The fields that narrow the list and put it in order; what is chosen holds at once."""
    orders = [(str(each), words) for each, words in _ORDERS.items()]
    fields = element(
        "div",
        element("label", "From ", void("input", type="date", name="first", value=_iso(view.first))),
        element("label", "until ", void("input", type="date", name="last", value=_iso(view.last))),
        element("label", "Outlet ", _select("outlet", _outlets(result), _outlet_value(view.outlet))),
    )
    return form(
        "narrow",
        element("label", "Order ", _select("order", orders, view.order)),
        element("details", element("summary", "Filters", data_home=True), fields, class_="menu"),
        *_in_force(view),
        class_="line",
        data_live=True,
    )


def _in_force(view: View) -> list[Html]:
    """What narrows the list, each with a way out, and one out of all."""
    held = []
    if view.first or view.last:
        held.append(("out-days", describe_days(view.first, view.last)))
    if view.outlet is not None:
        held.append(("out-outlet", _called(view.outlet)))
    chips = [
        action(does, element("bdi", words), " ×", class_="does out", aria_label=f"Take away: {words}")
        for does, words in held
    ]
    return [*chips, action("clear", "Show all")] if held else []


def describe_days(first: date | None, last: date | None) -> str:
    """A span of days as a person says it: a year, a month, or its ends."""
    after = last + ONE_DAY if last and last < date.max else None
    if first and after and (first.day, after.day) == (1, 1):
        if after == date(first.year + first.month // 12, first.month % 12 + 1, 1):
            return f"{WRITTEN_MONTHS[first.month - 1]} {first.year}"
        if (first.month, after.month, after.year) == (1, 1, first.year + 1):
            return str(first.year)
    if first and last:
        return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"
    return f"from {long_date(first)}" if first else f"until {long_date(last)}" if last else ""


def _outlets(result: SearchResult) -> list[tuple[str, str]]:
    counts = [(_outlet_value(name or ""), f"{_called(name)} ({count:,})") for name, count in result.outlets[:_OUTLETS]]
    return [("", f"all ({sum(count for _, count in result.outlets):,})"), *counts]


def _called(outlet: str | None) -> str:
    return outlet_name(outlet) if outlet else NO_OUTLET


def _outlet_value(outlet: str | None) -> str:
    """An outlet as a field has it: "" is all of them, "=" is having none."""
    return "" if outlet is None else f"={outlet}"


def outlet_of(value: str) -> str | None:
    """The outlet that a field means: see `_outlet_value`."""
    return value[1:] if value.startswith("=") else None


def _select(name: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    known = any(value == chosen for value, _ in options)
    kept = [] if known else [(chosen, _called(chosen.removeprefix("=")))]
    made = [element("option", words, value=value, selected=value == chosen) for value, words in [*options, *kept]]
    return element("select", *made, name=name)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def render_article_list(view: View, result: SearchResult, rows: Sequence[Row], opened: str) -> Html:
    """A page of the list. The article that is `opened` is marked; those that are ticked can be removed: list.js."""
    if not result.total:
        return element("p", _nothing(view), class_="hint", role="status")
    head = element("tr", element("th", "Choose", scope="col"), element("th", "Article", scope="col"))
    body = element("tbody", *(_row(each, opened) for each in rows))
    every = element(
        "label", void("input", type="checkbox", data_home=True), " All", title="All on this page", class_="every"
    )
    remove = element("button", "Remove chosen", type="submit", class_="does", disabled=True)
    extent = element("span", _part(view, result.total), class_="note", role="status")
    ways = _ways(view, result.total)
    below = element("div", element("span", _part(view, result.total), class_="note"), *ways, class_="line below")
    return form(
        "remove",
        element(
            "div",
            every,
            extent,
            element("span", *ways, class_="line ways") if ways else None,
            remove,
            class_="line head",
        ),
        element("table", element("thead", head, class_="unseen"), body),
        below if ways else None,
    )


def _nothing(view: View) -> str:
    if view.typed.strip() or view.is_narrowed:
        return "No article matches."
    return "There are no articles yet: add some under Library."


def _row(row: Row, opened: str) -> Html:
    """A headline with its outlet and date, and the passage that was looked for."""
    listing = row.listing
    current = "true" if listing.id == opened else None
    tick = void("input", type="checkbox", name=f"pick-{listing.id}", aria_label=f"Choose “{listing.title}”")
    # What is left out stands at its end, so the marks keep their places.
    title = highlight(listing.title, Span(0, len(strip_outlet(listing.title, listing.source))), row.title_marks)
    return element(
        "tr",
        element("td", element("label", tick, class_="tick")),
        element(
            "td",
            element("p", link(f"article-{listing.id}", title, aria_current=current), class_="headline", dir="auto"),
            element("p", render_outlet_and_date(listing.source, listing.published), class_="from"),
            element("p", row.snippet, class_="snippet", dir="auto") if row.snippet else None,
        ),
    )


def _part(view: View, total: int) -> str:
    """Which part of the list this is."""
    last = min(view.offset + PAGE, total)
    return pluralise(total, "article") if total <= PAGE else f"{view.offset + 1:,} to {last:,} of {total:,} articles"


def _ways(view: View, total: int) -> list[Html]:
    """To the parts beside this one."""
    back = action(f"page-{max(0, view.offset - PAGE)}", "← Back") if view.offset else None
    on = action(f"page-{view.offset + PAGE}", "On →") if view.offset + PAGE < total else None
    return [way for way in (back, on) if way]

"""The articles that were found, as a list: what narrows it, how many there are, and a page of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.answering.wording import long_date
from rag.library.catalogue import Shelf
from rag.library.wanted import Order
from rag.markup import Html, element, together, void
from rag.page.origin import outlet
from rag.page.parts import action, counted, form, link
from rag.text.outlets import outlet_name, without_outlet
from rag.types import Listing

# Articles on one page of the list.
PAGE = 50

# Outlets to choose from; others are found by typing `source:`.
_OUTLETS = 200

NO_OUTLET = "no outlet"

_ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.BEST: "best match first",
    Order.OUTLET: "by outlet",
}


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: words typed in the search, first and last day, outlet ("" is having none), order, and where
    the page begins."""

    typed: str = ""
    first: date | None = None
    last: date | None = None
    outlet: str | None = None
    order: Order = Order.NEWEST
    offset: int = 0

    @property
    def narrowed(self) -> bool:
        return bool(self.first or self.last or self.outlet is not None)


def controls(view: View, shelf: Shelf) -> Html:
    """The fields that narrow the list and put it in order; what is chosen holds at once."""
    clear = action("clear", "Show all") if view.narrowed else None
    return form(
        "narrow",
        element(
            "label", "Order ", _select("order", [(str(each), words) for each, words in _ORDERS.items()], view.order)
        ),
        element("label", "From ", void("input", type="date", name="first", value=_iso(view.first))),
        element("label", "until ", void("input", type="date", name="last", value=_iso(view.last))),
        element("label", "Outlet ", _select("outlet", _outlets(shelf), _outlet_value(view.outlet))),
        clear,
        class_="line",
        data_live=True,
    )


def _outlets(shelf: Shelf) -> list[tuple[str, str]]:
    counts = [(_outlet_value(name or ""), f"{_called(name)} ({count:,})") for name, count in shelf.outlets[:_OUTLETS]]
    return [("", f"all ({sum(count for _, count in shelf.outlets):,})"), *counts]


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


def listed(view: View, shelf: Shelf, listings: Sequence[Listing], opened: str) -> Html:
    """A page of the list. The article that is `opened` is marked; those that are ticked can be removed."""
    if not shelf.total:
        return element("p", _nothing(view), class_="hint", role="status")
    head = element(
        "tr",
        element("th", element("span", "Choose", class_="unseen"), scope="col"),
        _heading("Title", None, view),
        _heading("Outlet", Order.OUTLET, view),
        _heading("Date", Order.OLDEST if view.order is Order.NEWEST else Order.NEWEST, view),
    )
    rows = [_row(each, opened) for each in listings]
    table = element("table", element("thead", head), element("tbody", *rows))
    remove = element("button", "Remove chosen", type="submit", class_="does")
    return form("remove", element("div", _pages(view, shelf.total), remove, class_="line"), table)


def _nothing(view: View) -> str:
    if view.typed.strip() or view.narrowed:
        return "No article matches."
    return "There are no articles yet: add some under Library."


_SORTED = {Order.NEWEST: "descending", Order.OLDEST: "ascending", Order.OUTLET: "ascending"}


def _heading(words: str, order: Order | None, view: View) -> Html:
    """The head of a column; a press puts the list in its order."""
    if order is None:
        return element("th", words, scope="col")
    mine = view.order is Order.OUTLET if order is Order.OUTLET else view.order in (Order.NEWEST, Order.OLDEST)
    arrow = {"descending": " ↓", "ascending": " ↑"}[_SORTED[view.order]] if mine else ""
    button = action(f"order-{order}", f"{words}{arrow}", class_="sorts")
    return element("th", button, scope="col", aria_sort=_SORTED[view.order] if mine else None)


def _row(listing: Listing, opened: str) -> Html:
    current = "true" if listing.id == opened else None
    tick = void("input", type="checkbox", name=f"pick-{listing.id}", aria_label=f"Choose “{listing.title}”")
    title = without_outlet(listing.title, listing.source)
    day = long_date(listing.published) if listing.published else "undated"
    return element(
        "tr",
        element("td", tick),
        element("td", link(f"article-{listing.id}", title, aria_current=current), dir="auto"),
        element("td", outlet(listing.source) if listing.source else None),
        element("td", day),
    )


def _pages(view: View, total: int) -> Html:
    """Which part of the list this is, and the ways to the parts beside it."""
    last = min(view.offset + PAGE, total)
    told = counted(total, "article") if total <= PAGE else f"{view.offset + 1:,} to {last:,} of {total:,} articles"
    back = action(f"page-{max(0, view.offset - PAGE)}", "← Back") if view.offset else None
    on = action(f"page-{view.offset + PAGE}", "On →") if last < total else None
    return together([element("span", told, class_="note", role="status"), back, on])

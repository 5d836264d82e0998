"""What happens on the tab Articles: plain functions of values, which `articles_tab` wires up."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from rag.errors import DatelineError, InputError
from rag.library.catalogue import Shelf
from rag.library.library import Library
from rag.library.wanted import Order, Wanted, read_query
from rag.markup import Html, element, problem, together
from rag.page.articles.chart import chart
from rag.page.articles.found import spans_of
from rag.page.articles.shelf import PAGE, View, controls, listed, outlet_of
from rag.page.correcting import CORRECTION, change
from rag.page.login import OWNERS_ONLY
from rag.page.parts import action, counted
from rag.page.reader import reader
from rag.text.filters import with_filter
from rag.types import ANYONE, Filters, Person

LOOKING = element("p", "Looking through the articles …", class_="hint waiting", role="status")
NOTHING_OPEN = element("p", "A click on a title opens the article here.", class_="hint")

_GONE = problem("this article is not in the library any more")

_ARTICLE = re.compile(r"article-([\w-]{1,64})")
_PAGE = re.compile(r"page-(\d{1,9})")
_ORDER = re.compile(rf"order-({'|'.join(Order)})")
_MONTH = re.compile(r"month-(\d{1,4})(\d\d)")
_YEAR = re.compile(r"year-(\d{1,4})")
_OUTLET = re.compile(r"outlet-(\d{1,6})")
_REMOVE = re.compile(r"remove(?:-([\w-]{1,64}))?")
_PICK = re.compile(r"pick-([\w-]{1,64})")
_PUT_BACK = re.compile(r"put-back-([\w-]+(?:\.[\w-]+)*)")

# What takes articles out of the library, brings them back, or corrects them.
_CHANGES = (_REMOVE, _PUT_BACK, CORRECTION)

_NOTHING = together([])


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows. None leaves a part as it is."""

    view: View | None = None
    controls: Html | None = None
    chart: Html | None = None
    told: Html | None = None
    list: Html | None = None
    article: Html | None = None
    opened: str | None = None  # the id of the article that is read


class Browsing:
    """The tab's side of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._records = library.records

    def arrive(self, view: View, opened: str) -> Shown:
        """The tab was opened: articles may have come or gone."""
        return self._told(lambda: self._look(view, opened))

    def find(self, typed: str, view: View, opened: str) -> Shown:
        """Something was typed in the search."""
        # What was looked for is best seen first; without words there is no best.
        begun, ended = typed.strip() and not view.typed.strip(), not typed.strip() and view.order is Order.BEST
        order = Order.BEST if begun else Order.NEWEST if ended else view.order
        return self._told(lambda: self._look(replace(view, typed=typed, order=order, offset=0), opened))

    def follow(self, key: str, sent: Mapping[str, str], view: View, opened: str, person: Person = ANYONE) -> Shown:
        """What a link, a button or a field of the tab does; nothing for a key that is none of ours."""
        does: dict[re.Pattern[str], Callable[[re.Match[str]], Shown]] = {
            _ARTICLE: lambda match: self._open(match[1], view),
            _PAGE: lambda match: self._look(replace(view, offset=int(match[1])), opened),
            _ORDER: lambda match: self._look(replace(view, order=Order(match[1]), offset=0), opened),
            _MONTH: lambda match: self._look(_within(view, int(match[1]), int(match[2])), opened),
            _YEAR: lambda match: self._look(_within(view, int(match[1])), opened),
            _OUTLET: lambda match: self._look(self._of_outlet(view, int(match[1])), opened),
            _REMOVE: lambda match: self._remove([match[1]] if match[1] else _picked(sent), view, opened),
            _PUT_BACK: lambda match: self._put_back(match[1].split("."), view, opened),
            CORRECTION: lambda match: self._correct(match[1], match[2], sent, view),
            re.compile("narrow"): lambda _: self._look(_narrowed(view, sent), opened),
            re.compile("clear"): lambda _: self._look(View(view.typed, order=view.order), opened),
        }
        for pattern, do in does.items():
            if match := pattern.fullmatch(key):
                if pattern in _CHANGES and not person.is_owner:
                    return Shown(told=problem(OWNERS_ONLY))
                return self._told(partial(do, match))
        return Shown()

    def _told(self, do: Callable[[], Shown]) -> Shown:
        try:
            return do()
        except DatelineError as error:
            return Shown(told=problem(str(error)))

    def _look(self, view: View, opened: str, told: Html = _NOTHING) -> Shown:
        shelf = self._search(view, PAGE)
        if view.offset and not shelf.ids:  # articles went meanwhile
            view = replace(view, offset=0)
            shelf = self._search(view, PAGE)
        listings = self._records.listings_of(shelf.ids)
        return Shown(
            view=view,
            controls=controls(view, shelf),
            chart=chart(shelf),
            told=told,
            list=listed(view, shelf, listings, opened),
        )

    def _search(self, view: View, limit: int) -> Shelf:
        return self._library.catalogue.search(self._wanted(view), view.offset, limit)

    def _wanted(self, view: View) -> Wanted:
        return _wanted(view, self._records.spellings_of_outlets() if _names_outlet(view) else ())

    def _of_outlet(self, view: View, place: int) -> View:
        """The view of one outlet, by its place in the chart that is seen; of all again, where it is chosen already."""
        outlets = [name or "" for name, _ in self._search(view, 0).outlets]
        chosen = outlets[place] if place < len(outlets) else None
        return replace(view, outlet=None if chosen == view.outlet else chosen, offset=0)

    def _open(self, article_id: str, view: View) -> Shown:
        article = self._records.get([article_id]).get(article_id)
        if article is None:
            return replace(self._look(view, ""), told=_GONE, article=NOTHING_OPEN, opened="")
        wanted = self._wanted(view)
        marks = spans_of(article.text, wanted)
        remove = element("p", action(f"remove-{article.id}", "Remove from the library"), class_="leads")
        read = reader(article, marks, marks[0] if marks else None)
        return Shown(article=together([read, remove]), opened=article.id)

    def _remove(self, ids: list[str], view: View, opened: str) -> Shown:
        """Takes articles out, and offers to bring them back."""
        if not ids:
            raise InputError("no article is chosen: tick some, then remove them")
        self._library.set_aside(ids)
        back = action(f"put-back-{'.'.join(ids)}", "Undo")
        told = element("p", f"{counted(len(ids), 'article')} removed. ", back, class_="note", role="status")
        closed = Shown(article=NOTHING_OPEN, opened="") if opened in ids else Shown()
        looked = self._look(view, "" if opened in ids else opened, told)
        return replace(looked, article=closed.article, opened=closed.opened)

    def _correct(self, does: str, article_id: str, sent: Mapping[str, str], view: View) -> Shown:
        """Corrects the article that is read; it and the list then show it as it is now."""
        told = change(self._library, does, article_id, sent)
        read = self._open(article_id, view)
        return replace(self._look(view, article_id, told), article=read.article, opened=read.opened)

    def _put_back(self, ids: list[str], view: View, opened: str) -> Shown:
        self._library.restore(ids)
        told = element("p", f"{counted(len(ids), 'article')} brought back.", class_="note", role="status")
        return self._look(view, opened, told)


def _names_outlet(view: View) -> bool:
    return bool(view.outlet) or "source:" in view.typed.lower()


def _wanted(view: View, outlets: Sequence[str]) -> Wanted:
    """What the view asks for. Raises InputError for a filter in the search that cannot be used."""
    after = view.first - timedelta(days=1) if view.first and view.first > date.min else None
    filters = Filters(after=after, as_of=view.last, source=view.outlet or None)
    wanted = read_query(view.typed, filters, view.order, outlets)
    # Filters have no word for having no outlet.
    return replace(wanted, bounds=replace(wanted.bounds, source="")) if view.outlet == "" else wanted


def _within(view: View, year: int, month: int | None = None) -> View:
    """The view of one year, or of one month of it."""
    period = f"{year:04}-{month:02}" if month else f"{year:04}"
    return replace(view, first=_first_day(period), last=with_filter(Filters(), "as-of", period).as_of, offset=0)


def _first_day(period: str) -> date | None:
    return with_filter(Filters(), "before", period).before


def _narrowed(view: View, sent: Mapping[str, str]) -> View:
    """The view as the fields say. Raises InputError for a day that is none."""
    first, last = sent.get("first", "").strip(), sent.get("last", "").strip()
    order = sent.get("order", "")
    return View(
        typed=view.typed,
        first=_first_day(first) if first else None,
        last=with_filter(Filters(), "as-of", last).as_of if last else None,
        outlet=outlet_of(sent.get("outlet", "")),
        order=Order(order) if order in set(Order) else view.order,
    )


def _picked(sent: Mapping[str, str]) -> list[str]:
    return [match[1] for name in sent if (match := _PICK.fullmatch(name))]

"""What happens on the tab Articles: plain functions of values, which `articles_tab` wires up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from time import sleep

from rag.errors import DatelineError, InputError
from rag.filtering import Filters
from rag.library.catalogue import SearchResult
from rag.library.library import Library
from rag.library.search_query import Order, SearchQuery, read_query
from rag.markup import Html, element, join_html, render_problem
from rag.page.articles.article_list import PAGE, Row, View, outlet_of, render_article_list, render_controls
from rag.page.articles.chart import render_chart
from rag.page.articles.found import Finder
from rag.page.articles.snippet import render_snippet
from rag.page.articles.update import ArticlesUpdate
from rag.page.correcting import CORRECTION, change
from rag.page.identity import OWNERS_ONLY
from rag.page.parts import action
from rag.page.reader import render_reader, render_way_back
from rag.person import ANYONE, Person
from rag.text.filters import set_filter
from rag.text.plurals import pluralise
from rag.types import Article

LOOKING = element("p", "Looking through the articles …", class_="hint waiting", role="status")
NOTHING_OPEN = join_html([render_way_back(), element("p", "A click on a title opens the article here.", class_="hint")])
_NOT_AMONG = element(
    "p", "The article that was open here is not among these. A click on a title opens another.", class_="hint"
)

_GONE = render_problem("this article is not in the library any more")

# Seconds until a list is on its way to the browser. The work for its passages, begun at once, kept the thread that
# sends it waiting: the slowest search of 20 took 122 to 332 ms, and takes 55 to 128.
SENDING = 0.04

_ARTICLE = re.compile(r"article-([\w-]{1,64})")
_PAGE = re.compile(r"page-(\d{1,9})")
_ORDER = re.compile(rf"order-({'|'.join(Order)})")
_MONTH = re.compile(r"month-(\d{1,4})(\d\d)")
_YEAR = re.compile(r"year-(\d{1,4})")
_UNTIL = re.compile(r"until-(\d{1,4})(\d\d)")
_FROM = re.compile(r"from-(\d{1,4})(\d\d)")
_OUTLET = re.compile(r"outlet-(\d{1,6})")
_REMOVE = re.compile(r"remove(?:-([\w-]{1,64}))?")
_PICK = re.compile(r"pick-([\w-]{1,64})")
_PUT_BACK = re.compile(r"put-back-([\w-]+(?:\.[\w-]+)*)")

# What takes articles out of the library, brings them back, or corrects them.
_CHANGES = (_REMOVE, _PUT_BACK, CORRECTION)

_NOTHING = join_html([])


class Browsing:
    """The tab's side of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._records = library.records

    def arrive(self, view: View, opened: str) -> ArticlesUpdate:
        """The tab was opened: articles may have come or gone."""
        return self._answer_or_notice(lambda: self._look(replace(view, removed=()), opened))

    def find(self, typed: str, view: View, opened: str) -> Iterator[ArticlesUpdate]:
        """Something was typed in the search: the list is there at once, and then has the passages that were looked for,
        which take ten times as long to find in articles that were not looked at before."""
        # What was looked for is best seen first; without words there is no best.
        begun, ended = typed.strip() and not view.typed.strip(), not typed.strip() and view.order is Order.BEST
        order = Order.BEST if begun else Order.NEWEST if ended else view.order
        wanted = replace(view, typed=typed, order=order, offset=0)
        found = self._answer_or_notice(lambda: self._look(wanted, opened, was=view, passages=False))
        yield found
        if found.list is not None and typed.strip():
            sleep(SENDING)
            still = opened if found.opened is None else found.opened
            yield self._answer_or_notice(
                lambda: ArticlesUpdate(list=self._list(wanted, self._search(wanted, PAGE), still))
            )

    def follow(
        self, key: str, sent: Mapping[str, str], view: View, opened: str, person: Person = ANYONE
    ) -> ArticlesUpdate:
        """What a link, a button or a field of the tab does; nothing for a key that is none of ours."""
        does: dict[re.Pattern[str], Callable[[re.Match[str]], ArticlesUpdate]] = {
            _ARTICLE: lambda match: self._open(match[1], view),
            _PAGE: lambda match: self._look(replace(view, offset=int(match[1])), opened),
            _ORDER: lambda match: self._look(replace(view, order=Order(match[1]), offset=0), opened),
            _MONTH: lambda match: self._look(_within(view, int(match[1]), int(match[2])), opened),
            _YEAR: lambda match: self._look(_within(view, int(match[1])), opened),
            _UNTIL: lambda match: self._look(replace(_month(view, match), first=None), opened),
            _FROM: lambda match: self._look(replace(_month(view, match), last=None), opened),
            _OUTLET: lambda match: self._look(self._of_outlet(view, int(match[1])), opened),
            _REMOVE: lambda match: self._remove([match[1]] if match[1] else _picked(sent), view, opened),
            _PUT_BACK: lambda match: self._put_back(match[1].split("."), view, opened),
            CORRECTION: lambda match: self._correct(match[1], match[2], sent, view),
            re.compile("narrow"): lambda _: self._look(_narrowed(view, sent), opened),
            re.compile("out-days"): lambda _: self._look(replace(view, first=None, last=None, offset=0), opened),
            re.compile("out-outlet"): lambda _: self._look(replace(view, outlet=None, offset=0), opened),
            re.compile("clear"): lambda _: self._look(
                replace(view, first=None, last=None, outlet=None, offset=0), opened
            ),
        }
        for pattern, do in does.items():
            if match := pattern.fullmatch(key):
                if pattern in _CHANGES and not person.is_owner:
                    return ArticlesUpdate(notice=render_problem(OWNERS_ONLY))
                return self._answer_or_notice(partial(do, match))
        return ArticlesUpdate()

    def _answer_or_notice(self, do: Callable[[], ArticlesUpdate]) -> ArticlesUpdate:
        try:
            return do()
        except DatelineError as error:
            return ArticlesUpdate(notice=render_problem(str(error)))

    def _look(
        self, view: View, opened: str, notice: Html | None = None, was: View | None = None, passages: bool = True
    ) -> ArticlesUpdate:
        """The list of a view. `was` is the one before, where other words were looked for."""
        result = self._search(view, PAGE)
        if view.offset and not result.ids:  # articles went meanwhile
            view = replace(view, offset=0)
            result = self._search(view, PAGE)
        read = self._still_read(view, opened, was or view)
        return ArticlesUpdate(
            view=view,
            controls=render_controls(view, result),
            chart=render_chart(result, view),
            notice=_undo(view.removed) if notice is None else notice,
            list=self._list(view, result, opened if read.opened is None else read.opened, passages),
            article=read.article,
            opened=read.opened,
        )

    def _list(self, view: View, result: SearchResult, opened: str, passages: bool = True) -> Html:
        return render_article_list(view, result, self._rows(result.ids, view, passages), opened)

    def _rows(self, ids: Sequence[str], view: View, passages: bool) -> list[Row]:
        listings = self._records.listings_of(ids)
        finder = Finder(self._search_query(view))
        if not finder:
            return [Row(each) for each in listings]
        articles = self._records.get(ids) if passages else {}
        return [
            Row(
                each,
                finder.spans_in(each.title),
                render_snippet(articles[each.id], finder) if each.id in articles else None,
            )
            for each in listings
        ]

    def _still_read(self, view: View, opened: str, was: View) -> ArticlesUpdate:
        """What becomes of the article that is open while the list becomes another.

        One that is in the new list, on whatever page of it, is still what its reader is at: it stays, at the new words
        where those are others. One that is not says nothing of what is looked for now, and would be taken for the first
        that was found: it is closed.
        """
        if not opened:
            return ArticlesUpdate()
        wanted = self._search_query(view)
        if not self._library.catalogue.has(opened, wanted):
            return ArticlesUpdate(article=_NOT_AMONG, opened="")
        article = None if was.typed == view.typed else self._records.get([opened]).get(opened)
        if article is None or Finder(self._search_query(was)).spans_in(article.text) == Finder(wanted).spans_in(
            article.text
        ):
            return ArticlesUpdate()
        return ArticlesUpdate(article=_read(article, wanted))

    def _search(self, view: View, limit: int) -> SearchResult:
        return self._library.catalogue.search(self._search_query(view), view.offset, limit)

    def _search_query(self, view: View) -> SearchQuery:
        return _search_query(view, self._records.spellings_of_outlets() if _names_outlet(view) else ())

    def _of_outlet(self, view: View, index: int) -> View:
        """The view of one outlet, by its place in the chart that is seen; of all again, where it is chosen already."""
        outlets = [name or "" for name, _ in self._search(view, 0).outlets]
        chosen = outlets[index] if index < len(outlets) else None
        return replace(view, outlet=None if chosen == view.outlet else chosen, offset=0)

    def _open(self, article_id: str, view: View) -> ArticlesUpdate:
        article = self._records.get([article_id]).get(article_id)
        if article is None:
            return replace(self._look(view, ""), notice=_GONE, article=NOTHING_OPEN, opened="")
        return ArticlesUpdate(article=_read(article, self._search_query(view)), opened=article.id)

    def _remove(self, ids: list[str], view: View, opened: str) -> ArticlesUpdate:
        """Takes articles out, and offers to bring them back."""
        if not ids:
            raise InputError("no article is chosen: tick some, then remove them")
        self._library.set_aside(ids)
        view = replace(view, removed=tuple(ids))
        if opened not in ids:
            return self._look(view, opened)
        return replace(self._look(view, ""), article=NOTHING_OPEN, opened="")

    def _correct(self, does: str, article_id: str, sent: Mapping[str, str], view: View) -> ArticlesUpdate:
        """Corrects the article that is read; it and the list then show it as it is now."""
        notice = change(self._library, does, article_id, sent)
        read = self._open(article_id, view)
        return replace(self._look(view, article_id, notice), article=read.article, opened=read.opened)

    def _put_back(self, ids: list[str], view: View, opened: str) -> ArticlesUpdate:
        self._library.restore(ids)
        notice = element("p", f"{pluralise(len(ids), 'article')} brought back.", class_="note", role="status")
        return self._look(replace(view, removed=()), opened, notice)


def _names_outlet(view: View) -> bool:
    return bool(view.outlet) or "source:" in view.typed.lower()


def _search_query(view: View, outlets: Sequence[str]) -> SearchQuery:
    """What the view asks for. Raises InputError for a filter in the search that cannot be used."""
    after = view.first - timedelta(days=1) if view.first and view.first > date.min else None
    filters = Filters(after=after, as_of=view.last, source=view.outlet or None)
    search_query = read_query(view.typed, filters, view.order, outlets)
    if view.outlet != "":
        return search_query
    # Filters have no word for having no outlet.
    return replace(
        search_query, bounds=replace(search_query.bounds, texts={**search_query.bounds.texts, "source": ("",)})
    )


def _undo(removed: Sequence[str]) -> Html:
    """It stays while one looks on: what was removed may be missed a little later."""
    if not removed:
        return _NOTHING
    back = action(f"put-back-{'.'.join(removed)}", "Undo")
    return element("p", f"{pluralise(len(removed), 'article')} removed. ", back, class_="note", role="status")


def _read(article: Article, search_query: SearchQuery) -> Html:
    marks = Finder(search_query).spans_in(article.text)
    remove = element("p", action(f"remove-{article.id}", "Remove from the library"), class_="leads")
    return join_html([render_reader(article, marks, marks[0] if marks else None), remove])


def _month(view: View, match: re.Match[str]) -> View:
    return _within(replace(view, first=None, last=None), int(match[1]), int(match[2]))


def _within(view: View, year: int, month: int | None = None) -> View:
    """The view of one year, or of one month of it; of all days again, where it is chosen already."""
    period = f"{year:04}-{month:02}" if month else f"{year:04}"
    first, last = _first_day(period), set_filter(Filters(), "as-of", period).as_of
    chosen = (first, last) == (view.first, view.last)
    return replace(view, first=None if chosen else first, last=None if chosen else last, offset=0)


def _first_day(period: str) -> date | None:
    return set_filter(Filters(), "before", period).before


def _narrowed(view: View, sent: Mapping[str, str]) -> View:
    """The view as the fields say. Raises InputError for a day that is none."""
    first, last = sent.get("first", "").strip(), sent.get("last", "").strip()
    order = sent.get("order", "")
    return replace(
        view,
        offset=0,
        first=_first_day(first) if first else None,
        last=set_filter(Filters(), "as-of", last).as_of if last else None,
        outlet=outlet_of(sent.get("outlet", "")),
        order=Order(order) if order in set(Order) else view.order,
    )


def _picked(sent: Mapping[str, str]) -> list[str]:
    return [match[1] for name in sent if (match := _PICK.fullmatch(name))]

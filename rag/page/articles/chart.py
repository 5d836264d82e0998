"""How many articles there are by month or year, and by outlet, as bars that narrow the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.library.catalogue import Shelf
from rag.markup import Html, element, together
from rag.page.articles.shelf import NO_OUTLET
from rag.page.origin import outlet
from rag.page.parts import action, counted

# Bars that fit beside each other: three years by month, otherwise a bar is a year.
_MOST_BARS = 36
_MOST_OUTLETS = 5

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Bar:
    """`key` is what a press does; `label` says what the bar is of, `short` in few letters."""

    key: str
    label: str
    short: str
    count: int


def chart(shelf: Shelf) -> Html:
    return element("div", _times(shelf.months), _outlets(shelf.outlets), class_="charts")


def _times(months: Sequence[tuple[int | None, int]]) -> Html | None:
    dated = {month: count for month, count in months if month is not None}
    if not dated:
        return None
    bars = _bars(dated)
    undated = sum(count for month, count in months if month is None)
    caption = f"Articles by {'month' if bars[0].key.startswith('month') else 'year'}"
    more = f"; {undated:,} undated" if undated else ""
    return element("figure", element("figcaption", f"{caption}{more}"), _columns(bars), class_="times")


def _bars(dated: dict[int, int]) -> list[_Bar]:
    """A bar for each month from the first to the last, those without articles too; where they are many, each year."""
    months = list(_between(min(dated), max(dated)))
    if len(months) <= _MOST_BARS:
        return [_month(each, dated.get(each, 0)) for each in months]
    years = range(min(dated) // 100, max(dated) // 100 + 1)
    # The newest: with a wrong date among them, the years would not fit on any screen.
    return [
        _Bar(f"year-{year}", str(year), str(year), sum(count for month, count in dated.items() if month // 100 == year))
        for year in list(years)[-_MOST_BARS:]
    ]


def _month(month: int, count: int) -> _Bar:
    year, number = divmod(month, 100)
    name = _MONTHS[number - 1]
    return _Bar(f"month-{month}", f"{name} {year}", f"{name[:3]} {year}", count)


def _between(first: int, last: int) -> Sequence[int]:
    """The months from one to another, as yyyymm."""
    start, end = ((month // 100) * 12 + month % 100 - 1 for month in (first, last))
    return [at // 12 * 100 + at % 12 + 1 for at in range(start, end + 1)]


def _columns(bars: Sequence[_Bar]) -> Html:
    most = max(bar.count for bar in bars)
    columns = [_column(bar, most) for bar in bars]
    ends = element("div", element("span", bars[0].short), element("span", bars[-1].short), class_="ends")
    return together([element("ul", *columns), ends if len(bars) > 1 else element("div", bars[0].short, class_="ends")])


def _column(bar: _Bar, most: int) -> Html:
    said = f"{bar.label}: {counted(bar.count, 'article')}"
    grown = element("span", class_="bar", style=f"--share: {bar.count / most:.3f}")
    if not bar.count:
        return element("li", element("span", grown, class_="period"), title=said)
    return element("li", action(bar.key, grown, class_="period", aria_label=said, title=said))


def _outlets(outlets: Sequence[tuple[str | None, int]]) -> Html | None:
    if not outlets:
        return None
    most = outlets[0][1]
    rows = [
        _outlet(place, outlet(name) if name else element("bdi", NO_OUTLET), count, most)
        for place, (name, count) in enumerate(outlets[:_MOST_OUTLETS])
    ]
    more = len(outlets) - _MOST_OUTLETS
    caption = f"Articles by outlet, the first {_MOST_OUTLETS} of {len(outlets):,}" if more > 0 else "Articles by outlet"
    return element("figure", element("figcaption", caption), element("ul", *rows), class_="outlets")


def _outlet(place: int, name: Html, count: int, most: int) -> Html:
    bar = element("span", class_="bar", style=f"--share: {count / most:.3f}")
    # By its place: an outlet may be called anything.
    button = action(f"outlet-{place}", name, bar, element("span", f"{count:,}"), class_="across")
    return element("li", button)

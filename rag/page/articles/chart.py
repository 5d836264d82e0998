"""How many articles there are by month or year, and by outlet, as bars that narrow the list."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from rag.language.en.calendar import WRITTEN_MONTHS
from rag.library.catalogue import SearchResult
from rag.markup import Html, element
from rag.page.articles.article_list import NO_OUTLET, View
from rag.page.origin import render_outlet
from rag.page.parts import action
from rag.text.plurals import pluralise

# Bars that fit beside each other: three years by month, otherwise a bar is a year.
_MOST_BARS = 36
_MOST_OUTLETS = 5

# The share of the articles that the months must hold to be shown, the others being told beside them: by years, 529 of
# 605 articles were one bar, and ten years of bars beside it were lines.
_DENSE = 0.75

_YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class _Window:
    """The time that is shown, from one month to another, both counted from the year 0; a bar is `step` months."""

    first: int
    last: int
    step: int = 1

    def holds(self, other: "_Window") -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class _Bar:
    """`key` is what a press does; `label` says what the bar is of. `chosen`: the list is narrowed to it, or to a time
    that it lies in; None where the list is of all times."""

    key: str
    label: str
    count: int
    chosen: bool | None


def render_chart(result: SearchResult, view: View) -> Html:
    return element("div", _times(result.months, view), _outlets(result.outlets, view.outlet), class_="charts")


def _times(months: Sequence[tuple[int | None, int]], view: View) -> Html | None:
    dated = {_number(month): count for month, count in months if month is not None}
    if not dated:
        return None
    window = _shown(dated, _chosen(view))
    bars = _bars(dated, window, _chosen(view))
    undated = sum(count for month, count in months if month is None)
    unit = "month" if window.step == 1 else "year"
    # By square root, or one month of 189 articles would make lines of all the months of ten.
    said = f"Articles by {unit}, on a square-root scale{f'; {undated:,} undated' if undated else ''}"
    figure = [_columns(bars, f"Articles by {unit}"), _ends(dated, window)]
    return element("figure", element("figcaption", said), *figure, class_="times")


def _number(month: int) -> int:
    """A month, as yyyymm, counted from the year 0, so that the next one is one more."""
    return month // 100 * _YEAR + month % 100 - 1


def _yyyymm(number: int) -> str:
    return f"{number // _YEAR:04}{number % _YEAR + 1:02}"


def _chosen(view: View) -> _Window | None:
    """The time that the list is narrowed to, if any."""
    if not (view.first or view.last):
        return None
    first, last = view.first or date.min, view.last or date.max
    return _Window(first.year * _YEAR + first.month - 1, last.year * _YEAR + last.month - 1)


def _shown(dated: Mapping[int, int], chosen: _Window | None) -> _Window:
    """The usual window, or, where the list is narrowed to a time that has no bars of its own in it, that time."""
    usual = _usual(dated)
    if chosen is None or (usual.step == 1 and usual.holds(chosen)):
        return usual
    within = {month: count for month, count in dated.items() if chosen.first <= month <= chosen.last}
    if not within:
        return usual
    first, last = max(chosen.first, min(dated)), min(chosen.last, max(dated))
    if last - first >= _MOST_BARS:
        return _usual(within)
    return _wide(_Window(first, last))


def _wide(months: _Window) -> _Window:
    """The whole years of a few months: one bar alone, as wide as the chart, says little."""
    if months.last - months.first >= _YEAR - 1:
        return months
    return _Window(months.first // _YEAR * _YEAR, months.last // _YEAR * _YEAR + _YEAR - 1)


def _usual(dated: Mapping[int, int]) -> _Window:
    """The months where most of the articles are, if there are such; otherwise years."""
    densest = _wide(_densest(dated))
    if sum(count for month, count in dated.items() if densest.first <= month <= densest.last) >= _DENSE * sum(
        dated.values()
    ):
        return densest
    years = Counter[int]()
    for month, count in dated.items():
        years[month // _YEAR] += count
    of_years = _densest(years)  # with a wrong date among them, not all years fit on the screen
    return _Window(of_years.first * _YEAR, of_years.last * _YEAR + _YEAR - 1, _YEAR)


def _densest(counts: Mapping[int, int]) -> _Window:
    """As many months, or years, as there is room for, and that hold the most articles; the latest of such."""
    numbers = sorted(counts)
    best, most, held, start = _Window(numbers[0], numbers[0]), 0, 0, 0
    for last in numbers:
        held += counts[last]
        while last - numbers[start] >= _MOST_BARS:
            held -= counts[numbers[start]]
            start += 1
        if held >= most:
            best, most = _Window(numbers[start], last), held
    return best


def _bars(dated: Mapping[int, int], window: _Window, chosen: _Window | None) -> list[_Bar]:
    """A bar for each month or year, those without articles too: the time between is as long as it was."""
    return [
        _bar(_Window(first, first + window.step - 1), dated, chosen)
        for first in range(window.first, window.last + 1, window.step)
    ]


def _bar(time: _Window, dated: Mapping[int, int], chosen: _Window | None) -> _Bar:
    count = sum(dated.get(month, 0) for month in range(time.first, time.last + 1))
    within = None if chosen is None else chosen.holds(time)
    year = time.first // _YEAR
    if time.first == time.last:
        return _Bar(f"month-{_yyyymm(time.first)}", _month(time.first), count, within)
    return _Bar(f"year-{year:04}", str(year), count, within)


def _month(number: int) -> str:
    return f"{WRITTEN_MONTHS[number % _YEAR]} {number // _YEAR}"


def _columns(bars: Sequence[_Bar], label: str) -> Html:
    """The bars as one stop of the keyboard, within which arrows lead from each to the next: list.js."""
    most = max(bar.count for bar in bars) or 1
    first = next((bar for bar in bars if bar.chosen and bar.count), next((bar for bar in bars if bar.count), None))
    columns = [_column(bar, most, bar is first) for bar in bars]
    return element("div", *columns, class_="columns", role="toolbar", aria_label=label)


def _column(bar: _Bar, most: int, first: bool) -> Html:
    said = f"{bar.label}: {pluralise(bar.count, 'article')}"
    grown = element("span", class_="bar", style=f"--share: {sqrt(bar.count / most):.3f}")
    if not bar.count:
        return element("span", grown, class_="period", data_tip=said)
    pressed = None if bar.chosen is None else "true" if bar.chosen else "false"
    return action(
        bar.key, grown, class_="period", aria_label=said, data_tip=said, aria_pressed=pressed,
        tabindex="0" if first else "-1",
    )  # fmt: skip


def _ends(dated: Mapping[int, int], window: _Window) -> Html:
    """Where the bars begin and end, and how much there is before and after them, which a press narrows the list to."""
    older = sum(count for month, count in dated.items() if month < window.first)
    newer = sum(count for month, count in dated.items() if month > window.last)
    before = _beyond("until", window.first - 1, f"{older:,} older", "← ", "") if older else None
    after = _beyond("from", window.last + 1, f"{newer:,} newer", "", " →") if newer else None
    first, last = (_end(each, window.step) for each in (window.first, window.last))
    edges = [element("span", before, first), element("span", None if first == last else last, after)]
    return element("div", *edges, class_="ends")


def _beyond(does: str, month: int, many: str, before: str, after: str) -> Html:
    label = f"{many}, {does} {_month(month)}"
    return action(f"{does}-{_yyyymm(month)}", before, many, after, class_="end", aria_label=label)


def _end(number: int, step: int) -> str:
    year = str(number // _YEAR)
    return year if step == _YEAR else f"{WRITTEN_MONTHS[number % _YEAR][:3]} {year}"


def _outlets(outlets: Sequence[tuple[str | None, int]], chosen: str | None) -> Html | None:
    if not outlets:
        return None
    most = outlets[0][1]
    rows = [
        _outlet(
            index,
            render_outlet(name) if name else element("bdi", NO_OUTLET),
            count / most,
            count,
            None if chosen is None else chosen == (name or ""),
        )
        for index, (name, count) in enumerate(outlets[:_MOST_OUTLETS])
    ]
    more = len(outlets) - _MOST_OUTLETS
    caption = f"Articles by outlet, the first {_MOST_OUTLETS} of {len(outlets):,}" if more > 0 else "Articles by outlet"
    return element("figure", element("figcaption", caption), element("ul", *rows), class_="outlets")


def _outlet(index: int, name: Html, share: float, count: int, chosen: bool | None) -> Html:
    bar = element("span", class_="bar", style=f"--share: {share:.3f}")
    pressed = None if chosen is None else "true" if chosen else "false"
    # By its place: an outlet may be called anything.
    button = action(f"outlet-{index}", name, bar, element("span", f"{count:,}"), class_="across", aria_pressed=pressed)
    return element("li", button)

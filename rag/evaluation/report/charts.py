"""Charts as SVG inside the page: no script, no picture to load. Each says in words what it shows, for who cannot see
it; and nothing is told by colour alone: bars have numbers, and dots have shapes."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from rag.evaluation.metrics.metric import Better, Metric, Unit
from rag.evaluation.report.numbers import duration, finite_or_none, format_value
from rag.evaluation.report.tally import group_metrics
from rag.evaluation.report.wording import RIGHT, UNMEASURED
from rag.evaluation.runs import Estimate
from rag.markup import Html, element, join_html
from rag.text.plurals import pluralise

# Units of the drawing; one is about a pixel, so that its words are as large as those around it.
WIDTH = 400
_ROW = 20
_BAR = 11

# Where the axis of shares lies.
_LEFT, _RIGHT = 190, 392

# Bars of a histogram, about. Questions that took more than three times as long as nine in ten do share the last one, or
# a single slow one (the first, while models are loaded) would press all others into the first bar.
_BARS = 14
_MOST = 0.9
_SLOW = 3


def render_outcomes(counts: Mapping[str, int]) -> Html:
    """A bar for each outcome, with its name above it and the number of questions behind it."""
    largest = max([*counts.values(), 1])
    step = 32
    rows = [_outcome(name, number, largest, index * step) for index, (name, number) in enumerate(counts.items())]
    said = "; ".join(f"{name}: {number}" for name, number in counts.items())
    return _figure(
        "What came of the questions",
        "Number of questions by what went wrong, the gravest fault first.",
        _drawing(len(counts) * step, f"Bar chart of questions. {said}.", rows),
    )


def _outcome(name: str, number: int, largest: int, top: int) -> Html:
    kind = "right" if name == RIGHT else "plain" if name == UNMEASURED else "wrong"
    length = (WIDTH - 60) * number / largest
    return join_html(
        [
            _label(name, 0, top + 12),
            _shape("rect", f"bar {kind}", x=0, y=top + 16, width=max(length, 1), height=_BAR),
            _label(f"{number:,}", max(length, 1) + 6, top + 26, "number"),
        ]
    )


def render_whiskers(rows: Sequence[tuple[Metric, Estimate]]) -> Html | None:
    """Every share as a dot, with its interval as a line; None where there is none."""
    groups = group_metrics(
        [row for row in rows if row[0].unit is Unit.SHARE and finite_or_none(row[1].value) is not None]
    )
    if not groups:
        return None
    drawn: list[Html] = []
    top = _ROW
    for group, members in groups.items():
        drawn.append(_label(group, 0, top + 14, "group"))
        top += _ROW
        for metric, each in members:
            drawn.append(_whisker(metric, each, top))
            top += _ROW
    said = "; ".join(
        f"{metric.name}: {format_value(each.value, metric.unit)}" for rows in groups.values() for metric, each in rows
    )
    return _figure(
        "Shares with their 95 % intervals",
        "● higher is better, ◇ lower is better, □ neither. The line is the interval.",
        _drawing(top + 4, f"Dot chart of shares from 0 to 1. {said}.", [_shares_axis(top), *drawn]),
    )


def _shares_axis(bottom: int) -> Html:
    ticks = [(share, _at(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    lines = [_line("grid", x, _ROW - 4, x, bottom) for _, x in ticks]
    return join_html([*lines, *(_label(f"{share:g}", x, 11, "tick middle") for share, x in ticks)])


def _whisker(metric: Metric, each: Estimate, top: int) -> Html:
    middle = top + 9
    value, low, high = (finite_or_none(number) for number in (each.value, each.low, each.high))
    line = None if low is None or high is None else _line("whisker", _at(low), middle, _at(high), middle)
    dot = None if value is None else _dot(metric.better, _at(value), middle)
    return join_html([_label(metric.name, 8, top + 13), line, dot])


def _dot(better: Better, x: float, y: float) -> Html:
    if better is Better.HIGHER:
        return _shape("circle", "dot", cx=x, cy=y, r=4)
    if better is Better.LOWER:
        return element("path", class_="dot hollow", d=f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z")
    return _shape("rect", "dot hollow", x=x - 4, y=y - 4, width=8, height=8)


def _at(share: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(max(share, 0.0), 1.0)


def render_histogram(title: str, times: Sequence[float]) -> Html | None:
    """How long the questions took, in milliseconds; None where no time is known."""
    usual = sorted(time for each in times if (time := finite_or_none(each)) is not None and time >= 0)
    if not usual:
        return None
    edges = _edges(usual)
    numbers = [0] * (len(edges) - 1)
    for each in usual:
        numbers[min(max(bisect_right(edges, each) - 1, 0), len(numbers) - 1)] += 1
    middle = median(usual)
    caption = f"{pluralise(len(usual), 'question')}, median {duration(middle)}, slowest {duration(usual[-1])}."
    return _figure(title, caption, _bars(title, edges, numbers, middle, usual[-1] >= edges[-1]))


def _edges(times: Sequence[float]) -> list[float]:
    """Round edges for ascending times: steps of 1, 2 or 5 times a power of ten."""
    low, high = times[0], min(times[-1], _SLOW * times[math.ceil(_MOST * len(times)) - 1])
    step = _round_step(max(high - low, high / _BARS, 1e-3) / (_BARS - 2))
    first = math.floor(low / step)
    return [step * each for each in range(first, max(math.floor(high / step), first) + 2)]


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= least * (1 - 1e-9))


def _bars(title: str, edges: Sequence[float], numbers: Sequence[int], middle: float, open_end: bool) -> Html:
    bottom, height, wide = 150, 105, WIDTH / len(numbers)
    largest = max([*numbers, 1])
    drawn: list[Html | None] = []
    for index, number in enumerate(numbers):
        tall = height * number / largest
        drawn.append(_shape("rect", "bar plain", x=index * wide + 1, y=bottom - tall, width=wide - 2, height=tall))
        if number:
            drawn.append(_label(f"{number:,}", (index + 0.5) * wide, bottom - tall - 4, "tick middle"))
    drawn += _times_axis(edges, wide, bottom + 16, open_end)
    share = (middle - edges[0]) / (edges[-1] - edges[0])
    x = WIDTH * min(max(share, 0.0), 1.0)
    drawn += [_line("axis", 0, bottom, WIDTH, bottom), _line("median", x, 18, x, bottom)]
    drawn.append(_label("median", x + (4 if x < WIDTH / 2 else -4), 14, "tick" if x < WIDTH / 2 else "tick end"))
    said = "; ".join(
        f"{duration(low)} to {duration(high)}: {number}"
        for (low, high), number in zip(pairwise(edges), numbers, strict=True)
        if number
    )
    return _drawing(bottom + 22, f"Histogram: {title}. Questions: {said}. Median {duration(middle)}.", drawn)


def _times_axis(edges: Sequence[float], wide: float, y: float, open_end: bool) -> list[Html]:
    """About five times below the bars, and at the end the last, which all slower ones share with a "+"."""
    every = math.ceil(len(edges) / 5)
    shown_edges = [index for index in range(0, len(edges) - 1, every) if index * wide < WIDTH - 110]
    ticks = [_label(duration(edges[at]), at * wide, y, "tick middle" if at else "tick") for at in shown_edges]
    last = f"{duration(edges[-2])} +" if open_end else duration(edges[-1])
    return [*ticks, _label(last, WIDTH, y, "tick end")]


def _figure(title: str, caption: str, drawing: Html) -> Html:
    text = element("figcaption", element("b", title), " ", element("span", caption))
    return element("figure", text, drawing, class_="chart")


def _drawing(height: float, said: str, children: Sequence[Html | None]) -> Html:
    return element(
        "svg", *children, viewBox=f"0 0 {WIDTH} {height:g}", preserveAspectRatio="xMinYMin", role="img", aria_label=said
    )


def _label(text: str, x: float, y: float, kind: str | None = None) -> Html:
    return element("text", text, class_=kind, x=f"{x:.1f}", y=f"{y:.1f}")


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Html:
    return _shape("line", kind, x1=x1, y1=y1, x2=x2, y2=y2)


def _shape(name: str, kind: str, **sizes: float) -> Html:
    return element(name, class_=kind, **{key: f"{size:.1f}" for key, size in sizes.items()})

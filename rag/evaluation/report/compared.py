"""Two runs of the same questions: what changed, what it changed, and which answers were won and lost."""

from collections.abc import Mapping, Sequence

from rag.evaluation.comparison import Comparison, Difference, Direction, Pair, compare_conditions, direction
from rag.evaluation.metrics.table import METRIC
from rag.evaluation.report.answers import QUESTION, render_gold, render_recorded_answer
from rag.evaluation.report.faults import render_outcome_line
from rag.evaluation.report.numbers import format_value, interval, moment, p_value
from rag.evaluation.report.tables import render_number_cell, render_pairs_table, render_scroll_area, render_table_head
from rag.evaluation.report.tally import titles
from rag.evaluation.report.wording import cut
from rag.evaluation.runs import Run
from rag.markup import Html, element, join_html
from rag.text.plurals import pluralise

# Won and lost answers that are shown in full, of each.
IN_FULL = 25


def render_run_comparison(comparison: Comparison) -> Html:
    """The whole comparison, with its heading."""
    names = titles(comparison.before, comparison.after)
    return join_html(
        [
            element("h2", "Compared with an earlier run"),
            element("p", describe_comparison(comparison)),
            element("h3", "What changed in the conditions"),
            _changes(comparison),
            element("h3", "What changed in the numbers"),
            element("p", describe_chance(comparison)),
            _differences(comparison.differences),
            _pairs("Lost", "Right before, and not now.", comparison.losses, names),
            _pairs("Won", "Right now, and not before.", comparison.wins, names),
        ]
    )


def describe_comparison(comparison: Comparison) -> str:
    """Which runs are compared, by how many questions, and the verdict in a sentence."""
    before = comparison.before
    text = f"Before: run {cut(before.id, 60)} of {moment(before.started)}, {_by(before)}. "
    text += f"Now: run {cut(comparison.after.id, 60)} of {moment(comparison.after.started)}, {_by(comparison.after)}. "
    text += f"Both have {pluralise(comparison.shared, 'question')}{_alone(comparison)}. "
    won, lost = len(comparison.wins), len(comparison.losses)
    return f"{text}{won:,} won, {lost:,} lost."


def _by(run: Run) -> str:
    return f"answered by {cut(run.conditions.answerer, 100)}"


def _alone(comparison: Comparison) -> str:
    alone = [(len(comparison.only_before), "before"), (len(comparison.only_after), "now")]
    parts = [f"{number:,} only {when}" for number, when in alone if number]
    return f" ({', '.join(parts)})" if parts else ""


def describe_chance(comparison: Comparison) -> str:
    """How far the marks in the table can be trusted."""
    found = sum(each.significant for each in comparison.differences)
    text = f"{found:,} of {pluralise(len(comparison.differences), 'metric')} differ significantly. "
    return (
        text
        + f"If nothing had changed at all, about {comparison.expected_by_chance:.1f} would be expected to by chance."
    )


def _changes(comparison: Comparison) -> Html:
    rows = compare_conditions(comparison.before, comparison.after)
    if not rows:
        return element("p", "Nothing: both runs have the same conditions.")
    return render_pairs_table(("Condition", "Before", "Now"), rows)


def verdict(difference: Difference) -> str:
    """Better or worse in words; nothing of a difference that is not significant."""
    if not difference.significant or difference.metric not in METRIC:
        return ""
    way = direction(difference, METRIC[difference.metric].better)
    return "differs" if way is Direction.NEITHER else way.value


def _differences(rows: Sequence[Difference]) -> Html:
    if not rows:
        return element("p", "No metric was measured in both runs.")
    names = [
        ("Metric", ""),
        ("Verdict", ""),
        ("Before", "n"),
        ("Now", "n"),
        ("Difference", "n"),
        ("95 % interval", "n"),
    ]
    top = render_table_head(*names, ("p", "n"), ("Questions", "n"))
    body = element("tbody", *map(_difference, [each for each in rows if each.metric in METRIC]))
    return render_scroll_area("Differences", element("table", top, body, class_="differences"))


def _difference(each: Difference) -> Html:
    unit, text = METRIC[each.metric].unit, verdict(each)
    cells = [
        format_value(each.before, unit),
        format_value(each.after, unit),
        format_value(each.difference, unit, signed=True),
        interval(each.low, each.high, unit, signed=True),
        p_value(each.p),
        f"{each.count:,}",
    ]
    marked = element("td", element("b", text) if text else None, data_verdict=text or None)
    return element("tr", element("th", each.metric, scope="row"), marked, *map(render_number_cell, cells))


def _pairs(name: str, meaning: str, pairs: Sequence[Pair], names: Mapping[str, str]) -> Html:
    heading = element("h3", f"{name} ({len(pairs):,})")
    if not pairs:
        return join_html([heading, element("p", "None.")])
    full = [_pair(each, names) for each in pairs[:IN_FULL]]
    rest = [element("li", cut(each.case.question, QUESTION), dir="auto") for each in pairs[IN_FULL:]]
    more = [element("p", f"… and {len(rest):,} more:"), element("ul", *rest, class_="lines")] if rest else []
    return join_html([heading, element("p", meaning), *full, *more])


def _pair(pair: Pair, names: Mapping[str, str]) -> Html:
    sides = [
        element(
            "div",
            element("h4", when, class_="when"),
            render_outcome_line(result),
            render_recorded_answer(result, names),
        )
        for when, result in (("Before", pair.before), ("Now", pair.after))
    ]
    return element(
        "article",
        element("h3", element("bdi", cut(pair.case.question, QUESTION))),
        render_gold(pair.case),
        element("div", *sides, class_="sides"),
        class_="asked-of",
    )

"""A run as plain text for a terminal, at most 100 characters wide."""

from collections.abc import Iterable, Sequence

from rag.evaluation.comparison import Comparison, Difference, compare_conditions
from rag.evaluation.metrics.metric import Metric
from rag.evaluation.metrics.table import METRIC
from rag.evaluation.report.compared import describe_chance, verdict
from rag.evaluation.report.numbers import format_value, interval, moment, p_value
from rag.evaluation.report.tally import estimates, group_metrics, outcome_counts
from rag.evaluation.runs import Estimate, Run

WIDTH = 100

# Characters of a setting's value.
_VALUE = 30


def report_text(run: Run, comparison: Comparison | None = None) -> str:
    """The metrics by group, what came of the questions, and the comparison; with no line break at the end."""
    lines = [*_heading(run), *_metrics(run), *_outcomes(run), *(_comparison(comparison) if comparison else [])]
    return "\n".join(_plain(line) for line in lines)


def _plain(line: str) -> str:
    """Without what could steer a terminal or turn a line around, and no wider than promised."""
    clean = "".join(sign if sign.isprintable() else " " for sign in line).rstrip()
    return clean if len(clean) <= WIDTH else f"{clean[: WIDTH - 1]}…"


def _heading(run: Run) -> list[str]:
    conditions = run.conditions
    asked = f"{len(run.results):,} of {len(run.cases):,}" if not run.finished else f"{len(run.results):,}"
    return [
        f"{run.name}: {asked} questions, {conditions.articles:,} articles, answered by {conditions.answerer}",
        f"run {run.id}, {moment(run.started)}{'' if run.finished else ', under way'}",
    ]


def _metrics(run: Run) -> list[str]:
    lines = [f"\n{'':32}{'value':>14}  {'95 % interval':>28}  {'questions':>9}"]
    measured = [row for row in estimates(run) if row[1].count]
    for group, rows in group_metrics(measured).items():
        lines += [group, *(_metric(*row) for row in rows)]
    return _split(lines)


def _metric(metric: Metric, each: Estimate) -> str:
    between = interval(each.low, each.high, metric.unit)
    return f"  {metric.name:<30}{format_value(each.value, metric.unit):>14}  {between:>28}  {each.count:>9,}"


def _outcomes(run: Run) -> list[str]:
    counts = [(name, number) for name, number in outcome_counts(run.results).items() if number]
    return _split(["\nWhat came of the questions", *(f"  {name:<44}{number:>6,}" for name, number in counts)])


def _comparison(comparison: Comparison) -> list[str]:
    before = comparison.before
    lines = [f"\nCompared with run {before.id}, {moment(before.started)}: {comparison.shared:,} questions in both"]
    lines += _changes(compare_conditions(before, comparison.after))
    lines.append(f"{'':32}{'before':>14}{'now':>14}{'difference':>14}{'p':>8}")
    lines += [_difference(each) for each in comparison.differences if each.metric in METRIC]
    lines += _sentences(describe_chance(comparison))
    lines.append(f"Won {len(comparison.wins):,}, lost {len(comparison.losses):,}.")
    return _split(lines)


def _changes(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    found = [f"  {name}: {_short(before)} -> {_short(after)}" for name, before, after in rows]
    return ["Changed:", *found] if found else ["The conditions are the same."]


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _VALUE else f"{text[: _VALUE - 1]}…"


def _difference(each: Difference) -> str:
    unit = METRIC[each.metric].unit
    numbers = (
        format_value(each.before, unit),
        format_value(each.after, unit),
        format_value(each.difference, unit, signed=True),
    )
    text = f" * {verdict(each)}" if each.significant else ""
    return f"  {each.metric:<30}{''.join(f'{number:>14}' for number in numbers)}{p_value(each.p):>8}{text}"


def _sentences(text: str) -> Sequence[str]:
    return [f"{part.rstrip('.')}." for part in text.split(". ")]


def _split(lines: Iterable[str]) -> list[str]:
    """Every line on its own: an empty one before a heading is one."""
    return [part for line in lines for part in line.split("\n")]

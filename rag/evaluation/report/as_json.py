"""A run as JSON for programs: its numbers, its tags, what went wrong, and every answer."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rag.evaluation.comparison import Comparison, Difference, Pair, compare_conditions
from rag.evaluation.report.compared import verdict
from rag.evaluation.report.numbers import finite_or_none
from rag.evaluation.report.tally import Tag, estimate_accuracy, fault_counts, summary, tags
from rag.evaluation.runs import Run
from rag.evaluation.store import head_json, run_json


def report_json(run: Run, comparison: Comparison | None = None) -> dict[str, Any]:
    """All of the run, so that `rag.evaluation.store.run_of` makes the run of it again, and what it comes to: the share
    that is right, tags, counts of faults, and the comparison, null where nothing is compared. Numbers that are not
    finite are null; the summary is there for a run under way too."""
    whole = run_json(run)
    report = {
        **whole,
        "summary": {name: asdict(each) for name, each in summary(run).items()},
        "right": asdict(estimate_accuracy(run.results)),
        "tags": [_tag(each) for each in tags(run)],
        "faults": {fault.value: number for fault, number in fault_counts(run.results).items()},
        "results": [
            {"question": each.case.question, **row} for each, row in zip(run.results, whole["results"], strict=True)
        ],
        "comparison": _comparison(comparison) if comparison else None,
    }
    finite: dict[str, Any] = _finite(report)
    return finite


def _tag(tag: Tag) -> dict[str, Any]:
    return {"tag": tag.name, "count": tag.count, "right": tag.right, "refused": tag.refused, **tag.means}


def _finite(value: Any) -> Any:
    """JSON in which null stands for numbers that are not finite: a run's file may hold them, JSON itself may not."""
    if isinstance(value, Mapping):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return finite_or_none(value) if isinstance(value, float) else value


def _comparison(comparison: Comparison) -> dict[str, Any]:
    changed = compare_conditions(comparison.before, comparison.after)
    return {
        "before": head_json(comparison.before),
        "after": head_json(comparison.after),
        "shared": comparison.shared,
        "changed": [{"name": name, "before": before, "after": after} for name, before, after in changed],
        "differences": [_difference(each) for each in comparison.differences],
        "expected_by_chance": comparison.expected_by_chance,
        "wins": [_pair(each) for each in comparison.wins],
        "losses": [_pair(each) for each in comparison.losses],
        "only_before": len(comparison.only_before),
        "only_after": len(comparison.only_after),
    }


def _difference(each: Difference) -> dict[str, Any]:
    return {**asdict(each), "significant": each.significant, "verdict": verdict(each) or None}


def _pair(pair: Pair) -> dict[str, Any]:
    sides = {"before": pair.before.fault, "after": pair.after.fault}
    return {"id": pair.case.id, "question": pair.case.question} | {
        name: fault.value if fault else None for name, fault in sides.items()
    }

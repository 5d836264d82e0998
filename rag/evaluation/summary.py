"""A run in few numbers: each metric over all questions that have it."""

from collections.abc import Sequence

from rag.evaluation.metrics.table import METRICS
from rag.evaluation.runs import Estimate, Result
from rag.evaluation.statistics import estimate


def summary_of(results: Sequence[Result]) -> dict[str, Estimate]:
    """The estimate of every metric, by its name; in a run that was made before a metric was, no question has it."""
    return {each.name: estimate([result.scores.get(each.name) for result in results]) for each in METRICS}

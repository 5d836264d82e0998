"""All metrics, and the numbers of an answered question."""

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics import answers, citations, claims, effort, quoting, refusal, retrieval, verdicts
from rag.evaluation.metrics.metric import Metric

METRICS: tuple[Metric, ...] = (
    *retrieval.METRICS,
    *quoting.METRICS,
    *answers.METRICS,
    *refusal.METRICS,
    *citations.METRICS,
    *verdicts.METRICS,
    *claims.METRICS,
    *effort.METRICS,
)

METRIC: dict[str, Metric] = {each.name: each for each in METRICS}


def score(graded: GradedAnswer) -> dict[str, float | None]:
    """Every metric of the question, by its name."""
    return {each.name: each.of(graded) for each in METRICS}

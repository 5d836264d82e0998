"""Whether the right questions were refused.

A question whose answer is known, and is in none of the articles, is neither answerable nor unanswerable.
"""

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.metric import Better, Metric

GROUP = "refusal"


def recall(graded: GradedAnswer) -> float | None:
    """Share of the unanswerable questions that were refused. RGB's rejection rate (Chen et al. 2024); `refusal` of
    news-qa's score.py."""
    return float(graded.answer.refusal is not None) if graded.case.unanswerable else None


def precision(graded: GradedAnswer) -> float | None:
    """Share of the refused questions that were unanswerable. Precision with "refused" as the class that is looked
    for."""
    case = graded.case
    if graded.answer.refusal is None or not (case.answerable or case.unanswerable):
        return None
    return float(case.unanswerable)


def over_refusal(graded: GradedAnswer) -> float | None:
    """Share of the answerable questions that were refused. `over_refusal` of news-qa's score.py."""
    return float(graded.answer.refusal is not None) if graded.case.answerable else None


def answer_rate(graded: GradedAnswer) -> float | None:
    """Share of all questions that were answered: not refused, and not failed. Says nothing of whether they should have
    been."""
    return float(graded.answer.refusal is None and graded.problem is None)


def failure_rate(graded: GradedAnswer) -> float | None:
    """Share of all questions that ended in an error. In the other numbers each is an answer that found and says
    nothing."""
    return float(graded.problem is not None)


METRICS = (
    Metric("refusal recall", GROUP, recall),
    Metric("refusal precision", GROUP, precision),
    Metric("over-refusal", GROUP, over_refusal, Better.LOWER),
    Metric("answer rate", GROUP, answer_rate, Better.NEITHER),
    Metric("failed", GROUP, failure_rate, Better.LOWER),
)

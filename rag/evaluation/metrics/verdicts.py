"""What the checks that every answer goes through say of it, and whether it keeps to its day."""

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.metric import Better, Metric, Unit
from rag.types import Verdict

GROUP = "verdicts"


def supported_share(graded: GradedAnswer) -> float | None:
    """Share of the answer's sentences with a verdict that are supported: Dateline's own verdicts, which a reader
    sees."""
    return _share(graded, Verdict.SUPPORTED)


def partly_supported_share(graded: GradedAnswer) -> float | None:
    """Share of the answer's sentences with a verdict that are supported in part: Dateline's own verdicts, which a
    reader sees."""
    return _share(graded, Verdict.PARTLY)


def unsupported_share(graded: GradedAnswer) -> float | None:
    """Share of the answer's sentences with a verdict that are not supported: Dateline's own verdicts, which a reader
    sees."""
    return _share(graded, Verdict.UNSUPPORTED)


def as_of_faults(graded: GradedAnswer) -> float | None:
    """How many of the cited articles are later than the day on which the question is asked; 0 is right. Questions with
    such a day and answers with citations only; an article without a date is no fault. Dateline's own measure."""
    day, citations = graded.case.as_of, graded.answer.citations
    if day is None or not citations:
        return None
    dates = {each.article.id: each.article.published for each in citations}
    return float(sum(published is not None and published > day for published in dates.values()))


def _share(graded: GradedAnswer, verdict: Verdict) -> float | None:
    verdicts = [each.verdict for each in graded.answer.sentences if each.verdict]
    return verdicts.count(verdict) / len(verdicts) if verdicts else None


METRICS = (
    Metric("supported", GROUP, supported_share),
    Metric("partly supported", GROUP, partly_supported_share, Better.NEITHER),
    Metric("unsupported", GROUP, unsupported_share, Better.LOWER),
    Metric("as-of faults", GROUP, as_of_faults, Better.LOWER, Unit.COUNT),
)

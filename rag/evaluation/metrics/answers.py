"""Whether the answer's own text says what is accepted. Answerable questions with accepted answers only."""

from collections import Counter

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.metric import Measure, Metric
from rag.evaluation.metrics.text import holds, normalise_answer, strip_citation_numbers

GROUP = "answers"


def contains_accepted(graded: GradedAnswer) -> float | None:
    """Whether the answer's text, without the numbers of its citations, holds an accepted answer as whole words, case
    and punctuation aside. Answerable questions only; the message of a refusal is read like an answer. The rule of
    news-qa's score.py."""
    if not _has_accepted(graded):
        return None
    return float(holds(strip_citation_numbers(graded.answer.text), graded.case.answers))


def exact_match(graded: GradedAnswer) -> float | None:
    """Whether the answer's text is an accepted answer, small letters, punctuation and a, an, the aside. A refusal is
    wrong; answerable questions only. Exact match of SQuAD 2.0 (Rajpurkar et al. 2018)."""
    if not _has_accepted(graded):
        return None
    said = normalise_answer(strip_citation_numbers(graded.answer.text))
    return float(not graded.answer.refusal and any(said == normalise_answer(each) for each in graded.case.answers))


def token_f1(graded: GradedAnswer) -> float | None:
    """Words that the answer's text shares with an accepted answer: the harmonic mean of their shares in both, after
    SQuAD's normalisation; the best of the accepted answers counts. A refusal is 0; answerable questions only. F1 of
    SQuAD 2.0 (Rajpurkar et al. 2018)."""
    if not _has_accepted(graded):
        return None
    if graded.answer.refusal:
        return 0.0
    said = normalise_answer(strip_citation_numbers(graded.answer.text)).split()
    return max(_shared(said, normalise_answer(each).split()) for each in graded.case.answers)


def _has_accepted(graded: GradedAnswer) -> bool:
    return graded.case.answerable and bool(graded.case.answers)


def _shared(said: list[str], accepted: list[str]) -> float:
    """SQuAD's F1 of two lists of tokens; where one of them is empty, whether both are."""
    if not said or not accepted:
        return float(said == accepted)
    same = (Counter(said) & Counter(accepted)).total()
    return 2 * same / (len(said) + len(accepted))


def _when_not_refused(of: Measure) -> Measure:
    def measured(graded: GradedAnswer) -> float | None:
        return None if graded.answer.refusal else of(graded)

    measured.__doc__ = f"Of the questions that were not refused only: {of.__doc__}"
    return measured


METRICS = (
    Metric("answered", GROUP, contains_accepted),
    Metric("answered when not refused", GROUP, _when_not_refused(contains_accepted)),
    Metric("exact match", GROUP, exact_match),
    Metric("token F1", GROUP, token_f1),
    Metric("token F1 when not refused", GROUP, _when_not_refused(token_f1)),
)

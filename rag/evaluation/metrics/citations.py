"""Whether the cited words bear the sentences out, after ALCE (Gao et al. 2023, `eval.py` of princeton-nlp/ALCE).

A reply of the judge that could not be read counts as "not borne out", and is counted by itself too.
"""

from collections.abc import Iterator

from rag.evaluation.graded import CitationSupport, GradedAnswer, SentenceSupport
from rag.evaluation.metrics.metric import Better, Metric, Unit

GROUP = "citations (ALCE)"


def recall(graded: GradedAnswer) -> float | None:
    """Share of the answer's sentences that all their cited passages together bear out; a sentence without a citation is
    not borne out. ALCE's citation recall."""
    if not graded.support:
        return None
    return sum(each.together is True for each in graded.support) / len(graded.support)


def precision(graded: GradedAnswer) -> float | None:
    """Share of the citations that are of use. In a sentence that its passages together do not bear out none is. A sole
    citation is; one of several is not where it does not bear the sentence out alone and the others do without it.
    ALCE's citation precision."""
    useful = [_is_useful(sentence, each) for sentence in graded.support or () for each in sentence.citations]
    return sum(useful) / len(useful) if useful else None


def f1(graded: GradedAnswer) -> float | None:
    """Harmonic mean of the citation recall and the citation precision of an answer; 0 where either is 0, or where
    nothing is cited. ALCE reports both; their mean is the usual one number."""
    recalled, useful = recall(graded), precision(graded)
    if recalled is None:
        return None
    return 2 * recalled * useful / (recalled + useful) if recalled and useful else 0.0


def unread_replies(graded: GradedAnswer) -> float | None:
    """How many replies of the judge about this answer could not be read. Each counts as "not borne out" in the other
    numbers, so where there are many of them, those are too low."""
    if graded.support is None and graded.claims is None:
        return None
    return float(sum(reply is None for reply in (*_about_citations(graded), *_about_claims(graded))))


def _is_useful(sentence: SentenceSupport, citation: CitationSupport) -> bool:
    if sentence.together is not True:
        return False
    return len(sentence.citations) == 1 or citation.alone is True or citation.others is not True


def _about_citations(graded: GradedAnswer) -> Iterator[bool | None]:
    """What the judge was asked; all passages together are a sole one alone."""
    for sentence in graded.support or ():
        yield sentence.together
        if len(sentence.citations) > 1:
            yield from (reply for each in sentence.citations for reply in (each.alone, each.others))


def _about_claims(graded: GradedAnswer) -> Iterator[bool | None]:
    if graded.claims:
        yield from graded.claims.right
        yield from graded.claims.recalled
        yield from (reply for row in (*graded.claims.stated, *graded.claims.held) for reply in row)


METRICS = (
    Metric("citation recall", GROUP, recall),
    Metric("citation precision", GROUP, precision),
    Metric("citation F1", GROUP, f1),
    Metric("unread judge replies", GROUP, unread_replies, Better.LOWER, Unit.COUNT),
)

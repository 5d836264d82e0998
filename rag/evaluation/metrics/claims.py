"""Claim by claim, after RAGChecker (Ru et al. 2024, `ragchecker/computation.py` of amazon-science/RAGChecker).

Gold claims are the quotations of the question, the answer's claims are its sentences. A reply of the judge that could
not be read counts as "not borne out". An answer without claims has none of the numbers about its claims, where
RAGChecker says 0; so faithfulness, hallucination and self-knowledge are always 1 together.
"""

from collections.abc import Sequence

from rag.evaluation.graded import ClaimMatrix, GradedAnswer
from rag.evaluation.metrics.metric import Better, Metric

GROUP = "claims (RAGChecker)"

Replies = Sequence[bool | None]


def precision(graded: GradedAnswer) -> float | None:
    """Share of the answer's claims that the gold answer bears out. RAGChecker's precision."""
    return _share(_right(graded.claims)) if graded.claims else None


def recall(graded: GradedAnswer) -> float | None:
    """Share of the gold claims that the answer bears out. RAGChecker's recall."""
    return _share(_recalled(graded.claims)) if graded.claims else None


def f1(graded: GradedAnswer) -> float | None:
    """Harmonic mean of claim precision and recall; 0 where either is 0. RAGChecker's F1."""
    right, recalled = precision(graded), recall(graded)
    if right is None or recalled is None:
        return None
    return 2 * right * recalled / (right + recalled) if right and recalled else 0.0


def claim_recall(graded: GradedAnswer) -> float | None:
    """Share of the gold claims that at least one of the passages found bears out: how complete the search is.
    RAGChecker's claim recall."""
    return _share(_found(graded.claims)) if graded.claims else None


def context_precision(graded: GradedAnswer) -> float | None:
    """Share of the passages found that bear out at least one gold claim; 0 where none was found. RAGChecker's context
    precision."""
    if not graded.claims or not graded.claims.held:
        return None
    return _share(_relevant(graded.claims)) or 0.0


def context_utilization(graded: GradedAnswer) -> float | None:
    """Of the gold claims that the passages found bear out, the share that the answer bears out too; 0 where they bear
    out none. RAGChecker's context utilization."""
    if not graded.claims or not graded.claims.held:
        return None
    used = [said for said, found in zip(_recalled(graded.claims), _found(graded.claims), strict=True) if found]
    return _share(used) or 0.0


def relevant_noise(graded: GradedAnswer) -> float | None:
    """Share of the answer's claims that are wrong, though a relevant passage (one that bears out a gold claim) bears
    them out. RAGChecker's noise sensitivity in relevant passages."""
    return _noise(graded.claims, relevant=True) if graded.claims else None


def irrelevant_noise(graded: GradedAnswer) -> float | None:
    """Share of the answer's claims that are wrong, and borne out by irrelevant passages alone. RAGChecker's noise
    sensitivity in irrelevant passages."""
    return _noise(graded.claims, relevant=False) if graded.claims else None


def hallucination(graded: GradedAnswer) -> float | None:
    """Share of the answer's claims that are wrong, and that no passage found bears out. RAGChecker's hallucination."""
    return _unfounded(graded.claims, right=False) if graded.claims else None


def self_knowledge(graded: GradedAnswer) -> float | None:
    """Share of the answer's claims that are right, though no passage found bears them out: the model knew them.
    RAGChecker's self-knowledge."""
    return _unfounded(graded.claims, right=True) if graded.claims else None


def faithfulness(graded: GradedAnswer) -> float | None:
    """Share of the answer's claims that at least one of the passages found bears out. RAGChecker's faithfulness."""
    return _share([_any(row) for row in graded.claims.stated]) if graded.claims else None


def _noise(matrix: ClaimMatrix, relevant: bool) -> float | None:
    """Wrong claims that such passages bear out; what relevant ones do is left out of what irrelevant ones do."""
    passages = _relevant(matrix)
    founded = [
        any(reply is True and counts for reply, counts in zip(row, passages, strict=True)) for row in matrix.stated
    ]
    if not relevant:
        founded = [_any(row) and not already for row, already in zip(matrix.stated, founded, strict=True)]
    return _share([found and not right for found, right in zip(founded, _right(matrix), strict=True)])


def _unfounded(matrix: ClaimMatrix, right: bool) -> float | None:
    rows = zip(matrix.stated, _right(matrix), strict=True)
    return _share([not _any(row) and is_right is right for row, is_right in rows])


def _right(matrix: ClaimMatrix) -> list[bool]:
    return [reply is True for reply in matrix.right]


def _recalled(matrix: ClaimMatrix) -> list[bool]:
    return [reply is True for reply in matrix.recalled]


def _found(matrix: ClaimMatrix) -> list[bool]:
    """Of each gold claim, whether a passage bears it out."""
    return [_any(row) for row in matrix.held]


def _relevant(matrix: ClaimMatrix) -> list[bool]:
    """Of each passage, whether it bears out a gold claim."""
    if matrix.held:
        return [_any(column) for column in zip(*matrix.held, strict=True)]
    return [False] * len(matrix.stated[0]) if matrix.stated else []


def _any(replies: Replies) -> bool:
    return any(reply is True for reply in replies)


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


METRICS = (
    Metric("claim precision", GROUP, precision),
    Metric("claim recall", GROUP, recall),
    Metric("claim F1", GROUP, f1),
    Metric("claim recall of the search", GROUP, claim_recall),
    Metric("context precision", GROUP, context_precision),
    Metric("context utilization", GROUP, context_utilization),
    Metric("noise sensitivity, relevant", GROUP, relevant_noise, Better.LOWER),
    Metric("noise sensitivity, irrelevant", GROUP, irrelevant_noise, Better.LOWER),
    Metric("hallucination", GROUP, hallucination, Better.LOWER),
    Metric("self-knowledge", GROUP, self_knowledge, Better.LOWER),
    Metric("faithfulness", GROUP, faithfulness),
)

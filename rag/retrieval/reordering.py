"""The third stage: the passages found by what their words say of the question, before any of them is read."""

from dataclasses import replace

from rag.logistic import Regression
from rag.question.questions import Question
from rag.retrieval.query import FoundPassages, Query
from rag.text.frequencies import coverage
from rag.types import Hit

# Passages that are looked at. Of 900 questions the answer is in the first 50 of the fused ranking for .95.
DEPTH = 50

# A logistic regression of "this passage holds an accepted answer" over the first 50 passages of 900 questions of 2024
# to 2026. It lifts hit@1 from .544 to .583 (cross-validated) and leaves hit@10 at .86. BM25 itself gets no weight
# beside the coverage, and neither do title words, word pairs or the wanted kind of answer. How much of the question one
# of its sentences covers had a weight of .54, brought nothing to what is quoted, and took 12 ms: it was left out.
PASSAGE = Regression({"cosine": 4.02, "coverage": 2.76, "opening": 0.34}, -6.19)


def reorder(query: Query, found: FoundPassages) -> FoundPassages:
    """The first DEPTH with new scores, best first: the probability, from 0 to 1, that a passage holds the answer."""
    hits = found.hits[:DEPTH]
    best = max((hit.scores.cosine for hit in hits), default=0.0)
    scored = (replace(hit, score=PASSAGE.probability(features(query.question, hit, best))) for hit in hits)
    return replace(found, hits=tuple(sorted(scored, key=lambda hit: -hit.score)))


def features(question: Question, hit: Hit, best_cosine: float) -> dict[str, float]:
    """What speaks for a passage, each about 0 to 1."""
    passage = hit.passage
    said = {*question.terms_of(passage.article.title), *question.terms_of(passage.text)}
    return {
        "cosine": hit.scores.cosine / best_cosine if best_cosine > 0 else 0.0,
        "coverage": coverage(question.stems, said),
        "opening": float(passage.start == 0),
    }

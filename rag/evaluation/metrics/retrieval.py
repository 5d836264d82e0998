"""Whether the search found the words: trec_eval's numbers, through ir_measures.

Hits are ranked as they come. A passage is a document of its own by its id, an article where its first passage stands.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

import ir_measures
from ir_measures import AP, RR, R, Success, nDCG

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.metric import Measure, Metric
from rag.evaluation.metrics.text import holds

# All numbers of one view, None where it does not apply.
View = Callable[[GradedAnswer], Mapping[Any, float] | None]

# Questions whose numbers are kept: metrics are asked for one question after another, by a few threads.
_KEPT = 32

_HELD = (Success @ 1, Success @ 3, Success @ 5, Success @ 10, RR @ 10)
_JUDGED = (R @ 5, R @ 10, nDCG @ 10, AP)
_ARTICLES = (Success @ 1, Success @ 5, R @ 10, RR, nDCG @ 10, AP)


@lru_cache(maxsize=_KEPT)
def _held(graded: GradedAnswer) -> Mapping[Any, float] | None:
    case, hits = graded.case, graded.answer.hits
    if not case.answerable or not case.gold_texts:
        return None
    relevant = {hit.passage.id for hit in hits if holds(hit.passage.text, case.gold_texts)}
    return _numbers(_HELD, relevant, [hit.passage.id for hit in hits])


@lru_cache(maxsize=_KEPT)
def _judged(graded: GradedAnswer) -> Mapping[Any, float] | None:
    if not graded.gold.passages:
        return None
    return _numbers(_JUDGED, graded.gold.passages, [hit.passage.id for hit in graded.answer.hits])


@lru_cache(maxsize=_KEPT)
def _by_article(graded: GradedAnswer) -> Mapping[Any, float] | None:
    if not graded.gold.articles:
        return None
    return _numbers(_ARTICLES, graded.gold.articles, [hit.passage.article.id for hit in graded.answer.hits])


def _numbers(measures: Sequence[Any], relevant: Collection[str], ranking: Sequence[str]) -> Mapping[Any, float]:
    """Each measure of one ranking, best first; what stands in it again is passed over.

    trec_eval leaves a question out that has nothing relevant or nothing found: here it counts as 0.
    """
    if not relevant or not ranking:
        return dict.fromkeys(measures, 0.0)
    calculate: Any = ir_measures.calc_aggregate  # its functions have no types
    by_rank = {each: -float(rank) for rank, each in enumerate(dict.fromkeys(ranking))}
    found: Mapping[Any, float] = calculate(measures, {"question": dict.fromkeys(relevant, 1)}, {"question": by_rank})
    return {measure: float(value) for measure, value in found.items()}


def _of(view: View, measure: Any, definition: str) -> Measure:
    def measured(graded: GradedAnswer) -> float | None:
        numbers = view(graded)
        return None if numbers is None else numbers[measure]

    measured.__doc__ = definition
    return measured


_HELD_WORDS = (
    "holds an accepted answer as whole words, case and punctuation aside; without accepted answers, a quotation"
)
_HIT = f"""Whether one of the first {{rank}} passages found {_HELD_WORDS}. Answerable questions only. Success@{{rank}}
    of ir_measures (trec_eval), and hit@{{rank}} of news-qa's score.py."""
_FIRST_HIT = f"""1 divided by the rank of the first passage that {_HELD_WORDS}; 0 where none of the first ten does.
    Answerable questions only. RR@10 of ir_measures."""
_RECALL = "Share of the {what} that are among the first {rank} found. R@{rank} of ir_measures (trec_eval's recall)."
_NDCG = """How early the {what} stand among the first ten found: 1 / log2(rank + 1) of each, summed up, beside the sum
    in the best order. nDCG@10 of ir_measures (trec_eval; Järvelin and Kekäläinen 2002)."""
_MAP = """Average precision: at the rank of each of the {what}, their share of all that was found down to there, 0 for
    one that was not found; the mean over them. AP of ir_measures (trec_eval's map)."""
_ARTICLE_HIT = """Whether one of the articles that the question names is among the first {rank} found. Success@{rank}
    of ir_measures (trec_eval)."""
_FIRST_ARTICLE = """1 divided by the rank of the first article found that the question names, 0 where there is none. RR
    of ir_measures (trec_eval's recip_rank)."""
_PASSAGES = "passages of the named articles that hold an accepted answer"
_NAMED = "articles that the question names"


def _metric(name: str, view: View, measure: Any, definition: str, what: str = "") -> Metric:
    of = _of(view, measure, definition.format(what=what, rank=name.partition("@")[2]))
    return Metric(name, _GROUPS[view], of)


_GROUPS: Mapping[View, str] = {
    _held: "retrieval",
    _judged: "retrieval, by passage",
    _by_article: "retrieval, by article",
}

METRICS = (
    _metric("hit@1", _held, Success @ 1, _HIT),
    _metric("hit@3", _held, Success @ 3, _HIT),
    _metric("hit@5", _held, Success @ 5, _HIT),
    _metric("hit@10", _held, Success @ 10, _HIT),
    _metric("MRR@10", _held, RR @ 10, _FIRST_HIT),
    _metric("recall@5", _judged, R @ 5, _RECALL, _PASSAGES),
    _metric("recall@10", _judged, R @ 10, _RECALL, _PASSAGES),
    _metric("nDCG@10", _judged, nDCG @ 10, _NDCG, _PASSAGES),
    _metric("MAP", _judged, AP, _MAP, _PASSAGES),
    _metric("article hit@1", _by_article, Success @ 1, _ARTICLE_HIT),
    _metric("article hit@5", _by_article, Success @ 5, _ARTICLE_HIT),
    _metric("article recall@10", _by_article, R @ 10, _RECALL, _NAMED),
    _metric("article MRR", _by_article, RR, _FIRST_ARTICLE),
    _metric("article nDCG@10", _by_article, nDCG @ 10, _NDCG, _NAMED),
    _metric("article MAP", _by_article, AP, _MAP, _NAMED),
)

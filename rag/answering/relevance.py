"""Whether what was found answers the question at all: the gate that comes before every answer."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from rag.answering.evidence import Evidence
from rag.text.frequencies import coverage
from rag.text.questions import Question, Wanted
from rag.text.words import stems
from rag.types import Hit, RefusalKind

# Sentences that an answer would be made of.
_READ = 3


def unanswerable(question: Question, hits: Sequence[Hit], evidence: Sequence[Evidence]) -> RefusalKind | None:
    """The kind of refusal that what was found calls for; None where it answers."""
    if not evidence:
        return RefusalKind.NOTHING_RELEVANT
    read = signals(question, hits, evidence)
    if confidence(read) >= ENOUGH:
        return None
    return RefusalKind.NOTHING_RELEVANT if read["cosine"] < RELATED else RefusalKind.NOT_ANSWERED


def signals(question: Question, hits: Sequence[Hit], evidence: Sequence[Evidence]) -> dict[str, float]:
    """What speaks for an answer, each from 0 to 1."""
    read = evidence[:_READ]
    best = [_words_of(each) for each in read]
    together = set().union(*best)
    return {
        "cosine": max(hit.stages["cosine"] for hit in hits),
        "similarity": max(each.features["similarity"] for each in evidence),
        "coverage": max(coverage(question.stems, words) for words in best),
        "coverage_together": coverage(question.stems, together),
        "names_missing": _missing(question.names, together),
        "weakest": float(np.max([each.near for each in read], axis=0).min()) if len(read[0].near) else 0.0,
        "kind": float(question.wanted is Wanted.ANYTHING or any(question.answers_in_kind(each.text) for each in read)),
    }


def _words_of(evidence: Evidence) -> set[str]:
    """The words of the sentence, of the ones beside it and of the title."""
    article = evidence.hit.passage.article
    beside = evidence.sentences[max(evidence.index - 1, 0) : evidence.index + 2]
    return {*stems(article.title), *(stem for span in beside for stem in stems(span.of(article.text)))}


def _missing(names: frozenset[str], words: set[str]) -> float:
    return len(names - words) / len(names) if names else 0.0


WEIGHTS: Mapping[str, float] = {
    "cosine": 4.0,
    "similarity": 4.0,
    "coverage": 4.0,
    "coverage_together": 2.0,
    "names_missing": -3.0,
    "kind": 0.5,
    "weakest": 2.0,
}
BIAS = -8.0
ENOUGH = 0.5
RELATED = 0.35


def confidence(read: Mapping[str, float]) -> float:
    """The probability that the articles answer, by the logistic regression of WEIGHTS."""
    return 1 / (1 + math.exp(-BIAS - sum(WEIGHTS[name] * read[name] for name in WEIGHTS)))

"""Which sentences of the found passages answer the question, and how likely: a probability made of named features."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rag.embedding.encoders import TokenVectors, Vectors
from rag.text.frequencies import coverage
from rag.text.questions import Question
from rag.text.sentences import sentence_spans
from rag.text.words import STOP_WORDS, stems
from rag.types import Hit, Span

# Embeds texts, whole and token by token.
Embed = Callable[[Sequence[str]], list[TokenVectors]]

_WORD = re.compile(r"\w+")

# Passages whose sentences are read. On the questions of 2024 to 2026 a ninth adds nothing to quoted@3.
PASSAGES = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a found passage, with what speaks for it. `sentences` are all of its passage, in order."""

    hit: Hit
    sentences: tuple[Span, ...]  # offsets into the article
    index: int  # of this one among them
    near: Vectors  # how near it comes to each content token of the question: shape (content tokens,)
    features: Mapping[str, float]
    score: float  # the probability that this sentence answers

    @property
    def span(self) -> Span:
        return self.sentences[self.index]

    @property
    def text(self) -> str:
        return self.span.of(self.hit.passage.article.text)


def gather(question: Question, read: TokenVectors, hits: Sequence[Hit], embed: Embed) -> list[Evidence]:
    """Every sentence of the best passages, as evidence, best first. `read` is the question as the model reads it."""
    passages = [(hit, _sentences(hit)) for hit in hits[:PASSAGES]]
    embedded = iter(embed([span.of(hit.passage.article.text) for hit, spans in passages for span in spans]))
    about = content_tokens(question, read)
    best = max((hit.score for hit in hits), default=1.0) or 1.0
    found = [
        Evidence(hit, spans, index, near, described, probability(described, WEIGHTS, BIAS))
        for hit, spans in passages
        for index, (described, near) in enumerate(
            _described(question, read, about, hit, spans, [next(embedded) for _ in spans], hit.score / best)
        )
    ]
    return sorted(found, key=lambda each: -each.score)


def content_tokens(question: Question, read: TokenVectors) -> list[int]:
    """The rows of `read.tokens` that belong to words with a meaning of their own; all when there are none."""
    words = [match.span() for match in _WORD.finditer(question.text) if match.group().lower() not in STOP_WORDS]
    about = [
        row for row, span in enumerate(read.spans) if any(start <= span.start < end for start, end in words)
    ]
    return about or list(range(len(read.spans)))


def _sentences(hit: Hit) -> tuple[Span, ...]:
    start = hit.passage.start
    spans = sentence_spans(hit.passage.text, hit.passage.article.language)
    return tuple(Span(start + span.start, start + span.end) for span in spans)


def _described(
    question: Question,
    read: TokenVectors,
    about: list[int],
    hit: Hit,
    spans: tuple[Span, ...],
    embedded: list[TokenVectors],
    standing: float,
) -> list[tuple[dict[str, float], Vectors]]:
    """The features of each sentence of a passage, about 0 to 1 each, and how near it comes to each content token."""
    text = hit.passage.article.text
    words = [set(stems(span.of(text))) for span in spans]
    title = set(stems(hit.passage.article.title))
    described = []
    for index, span in enumerate(spans):
        around = title.union(*words[max(index - 1, 0) : index + 2])
        near = _near(read.tokens[about], embedded[index])
        features = {
            "passage": standing,
            "similarity": float(read.vector @ embedded[index].vector),
            "coverage_around": coverage(question.stems, around),
            "weakest": float(near.min()) if len(near) else 0.0,
            "new_names": question.new_names(span.of(text)),
            "opening": float(span.start == 0),
        }
        described.append((features, near))
    return described


def _near(wanted: Vectors, sentence: TokenVectors) -> Vectors:
    """For each token of the question the cosine of the nearest one in the sentence: the parts of a late interaction
    (ColBERT's MaxSim, Khattab and Zaharia 2020), whose smallest says how badly the worst word is met."""
    if not len(sentence.tokens) or not len(wanted):
        return np.zeros(len(wanted), dtype=np.float32)
    return np.asarray((wanted @ sentence.tokens.T).max(axis=1), dtype=np.float32)


# A logistic regression of "this sentence holds an accepted answer" over the first 8 passages of 900 questions of 2024
# to 2026 (`benchmarks/fit.py`). Weighted late interaction, the coverage by the sentence alone, the cosine of the
# passage and the kind of answer that the question wants add nothing to these in cross-validation (quoted@3 of .65;
# without `new_names` .636, without `opening` .636, by hand-set weights .62).
WEIGHTS: Mapping[str, float] = {
    "passage": 1.08,
    "similarity": 2.49,
    "coverage_around": 0.97,
    "weakest": 1.64,
    "new_names": 1.28,
    "opening": 0.62,
}
BIAS = -5.70


def probability(features: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """The logistic function of the weighted sum."""
    return 1 / (1 + math.exp(-bias - sum(weights[name] * features[name] for name in weights)))

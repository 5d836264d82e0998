"""Which sentences of the found passages answer the question, and how well: a score made of named features."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rag.embedding.encoders import TokenVectors, Vectors
from rag.text.frequencies import coverage, weight
from rag.text.questions import Question
from rag.text.sentences import sentence_spans
from rag.text.words import STOP_WORDS, stem, stems
from rag.types import Hit, Span

# Embeds texts, whole and token by token.
Embed = Callable[[Sequence[str]], list[TokenVectors]]

_WORD = re.compile(r"\w+")

# What a function word of the question counts, beside 0.1 to 1 for the others.
FUNCTION_WORD = 0.02

# Passages whose sentences are read. On the questions of 2024 to 2026 a ninth adds nothing to quoted@3.
PASSAGES = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a found passage, with what speaks for it. `sentences` are all of its passage, in order."""

    hit: Hit
    sentences: tuple[Span, ...]  # offsets into the article
    index: int  # of this one among them
    features: Mapping[str, float]
    score: float
    near: Vectors  # for each token of the question, how near one of the sentence comes: shape (question tokens,)

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
    weights = token_weights(question, read)
    best = max((hit.score for hit in hits), default=1.0) or 1.0
    found = []
    for hit, spans in passages:
        sentences = [next(embedded) for _ in spans]
        similar = [float(read.vector @ sentence.vector) for sentence in sentences]
        near = [_near(read, sentence) for sentence in sentences]
        for index, described in enumerate(_features(question, hit, spans, similar, [float(weights @ each) for each in near])):
            described["passage"] = hit.score / best
            found.append(Evidence(hit, spans, index, described, score(described), near[index]))
    return sorted(found, key=lambda each: -each.score)


def token_weights(question: Question, read: TokenVectors) -> Vectors:
    """How much each token of the question counts: as its word does; function words, little. They sum to 1.

    With `Evidence.near` they make a late interaction of question and sentence: ColBERT's MaxSim (Khattab and Zaharia
    2020), with the tokens weighted by their words.
    """
    words = [(match.span(), match.group().lower()) for match in _WORD.finditer(question.text)]
    weights = np.full(len(read.spans), FUNCTION_WORD, dtype=np.float32)
    for place, span in enumerate(read.spans):
        for (start, end), word in words:
            if start <= span.start < end and word not in STOP_WORDS:
                weights[place] = weight(stem(word))
    total = weights.sum()
    return np.asarray(weights / total if total else weights, dtype=np.float32)


def _near(read: TokenVectors, sentence: TokenVectors) -> Vectors:
    """For each token of the question the cosine of the nearest one in the sentence."""
    if not len(sentence.tokens):
        return np.zeros(len(read.tokens), dtype=np.float32)
    return np.asarray((read.tokens @ sentence.tokens.T).max(axis=1), dtype=np.float32)


def _sentences(hit: Hit) -> tuple[Span, ...]:
    start = hit.passage.start
    spans = sentence_spans(hit.passage.text, hit.passage.article.language)
    return tuple(Span(start + span.start, start + span.end) for span in spans)


def _features(
    question: Question, hit: Hit, spans: tuple[Span, ...], similar: list[float], tokens: list[float]
) -> list[dict[str, float]]:
    """What speaks for each sentence of a passage, given its cosines and its late interactions with the question."""
    text = hit.passage.article.text
    words = [set(stems(span.of(text))) for span in spans]
    title = set(stems(hit.passage.article.title))
    described = []
    for index, span in enumerate(spans):
        beside = slice(max(index - 1, 0), index + 2)
        described.append(
            {
                "cosine": hit.stages["cosine"],
                "similarity": similar[index],
                "similarity_around": max(similar[beside]),
                "tokens": tokens[index],
                "tokens_around": max(tokens[beside]),
                "coverage": coverage(question.stems, words[index]),
                "coverage_around": coverage(question.stems, title.union(*words[beside])),
                "kind": float(question.answers_in_kind(span.of(text))),
                "short": float(len(words[index]) < 5),
            }
        )
    return described


# Weights of a logistic regression that tells sentences with an accepted answer from others in the top passages, over
# the 900 answerable questions of the training part (2024 to 2026); `benchmarks/fit_evidence.py` fits them.
WEIGHTS: Mapping[str, float] = {
    "passage": 2.0,
    "cosine": 0.5,
    "similarity": 1.5,
    "similarity_around": 0.5,
    "tokens": 3.0,
    "tokens_around": 0.5,
    "coverage": 1.0,
    "coverage_around": 0.5,
    "kind": 0.7,
    "short": -0.5,
}


def score(features: Mapping[str, float]) -> float:
    return float(np.dot([features[name] for name in WEIGHTS], list(WEIGHTS.values())))

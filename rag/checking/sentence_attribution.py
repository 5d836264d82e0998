"""Binds a claim to the exact words that it rests on: the sentences of its passages that say what it says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from rag.checking.shapes import CitedPassage
from rag.embedding.encoders import TokenVectors, Vectors
from rag.quotable import sentences_of
from rag.text.frequencies import is_there, weight
from rag.text.words import content_stems, stem, words
from rag.types import Passage, Span

# Embeds texts, whole and token by token.
Embed = Callable[[Sequence[str]], list[TokenVectors]]

# What the words of a claim are made of; `words` reads each. Marks at the end are no part of it: every text has some.
_WORD = re.compile(r"\w[\w.,'’]*")
_MARKS = ".,'’"

# Sentences that a claim may rest on: a statement, its speaker and its circumstances; and one more for each so many
# content words of a long claim, as summaries are.
MOST = 3
WORDS_EACH = 6

# A further sentence must say this much of the claim's weight that the ones before it do not.
GAIN = 0.12

# The cosine of two token vectors of MiniLM that have nothing to do with each other, about; only what is above it
# speaks for a word being there in other words. A word in other words counts for OTHER_WORDS of one that is there.
UNRELATED = 0.4
OTHER_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    span: Span
    says: Vectors  # how much of each content word of the claim it says, 0 to 1


def attribute(claim: str, passages: Sequence[Passage], embed: Embed) -> tuple[CitedPassage, ...]:
    """The sentences that the claim rests on, by passage; the passage that says most comes first.

    A greedy cover: the sentence that says most of the claim's weight, then those that add most to it. Empty where the
    claim has no content word, or no passage any sentence.
    """
    wanted = content_stems(claim)
    candidates = _candidates(claim, wanted, passages, embed)
    if not wanted or not candidates:
        return ()
    weights = np.array([weight(each) for each in wanted], dtype=np.float32)
    weights /= weights.sum()
    chosen: list[_Candidate] = []
    said = np.zeros(len(wanted), dtype=np.float32)
    while len(chosen) < max(MOST, len(wanted) // WORDS_EACH):
        gains = [float(np.maximum(each.says - said, 0) @ weights) for each in candidates]
        best = int(np.argmax(gains))
        if chosen and gains[best] < GAIN:
            break
        chosen.append(candidates[best])
        said = np.maximum(said, candidates[best].says)
    return _by_passage(chosen)


def _candidates(claim: str, wanted: Sequence[str], passages: Sequence[Passage], embed: Embed) -> list[_Candidate]:
    """Every sentence of the passages, the same words of an article once."""
    spans: dict[tuple[str, Span], Passage] = {}
    for passage in passages:
        for span in sentences_of(passage):
            spans.setdefault((passage.article.id, span), passage)
    texts = [span.of(passage.article.text) for (_, span), passage in spans.items()]
    if not texts or not wanted:
        return []
    read, *embedded = embed([claim, *texts])
    rows = _rows(claim, wanted, read)
    return [
        _Candidate(passage, span, _says(wanted, rows, read, text, tokens))
        for ((_, span), passage), text, tokens in zip(spans.items(), texts, embedded, strict=True)
    ]


def _rows(claim: str, wanted: Sequence[str], read: TokenVectors) -> list[list[int]]:
    """For each wanted stem the rows of the tokens that are its parts; a word behind the model's last token has none."""
    spans: dict[str, Span] = {}
    for match in _WORD.finditer(claim):
        inside = Span(match.start(), match.start() + len(match.group().rstrip(_MARKS)))
        spans.update((stem(word), inside) for word in words(match.group()))
    found = []
    for each in wanted:
        start, end = spans.get(each, Span(0, 0))
        found.append([row for row, span in enumerate(read.spans) if start <= span.start < end])
    return found


def _says(
    wanted: Sequence[str], rows: Sequence[list[int]], read: TokenVectors, text: str, tokens: TokenVectors
) -> Vectors:
    there = set(content_stems(text))
    if not len(tokens.tokens) or not len(read.tokens):
        return np.array([float(is_there(each, there)) for each in wanted], dtype=np.float32)
    nearest = (read.tokens @ tokens.tokens.T).max(axis=1)
    related = np.clip((nearest - UNRELATED) / (1 - UNRELATED), 0, 1) * OTHER_WORDS
    return np.array(
        [
            1.0 if is_there(each, there) else float(related[at].mean()) if at else 0.0
            for each, at in zip(wanted, rows, strict=True)
        ],
        dtype=np.float32,
    )


def _by_passage(chosen: Sequence[_Candidate]) -> tuple[CitedPassage, ...]:
    spans: dict[str, list[Span]] = {}
    passages: dict[str, Passage] = {}
    for each in chosen:
        passages.setdefault(each.passage.id, each.passage)
        spans.setdefault(each.passage.id, []).append(each.span)
    return tuple(CitedPassage(passages[key], tuple(sorted(spans[key]))) for key in passages)

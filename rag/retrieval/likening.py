"""A stage: how like the question the embedding model finds the sentences that are worth it.

It comes before they are read where they are judged by it, and else after, for the few that decide whether to answer."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rag.embedding.encoders import TokenVectors, Vectors
from rag.library.library import Library
from rag.question.questions import Question
from rag.retrieval.evidence import evidence_of, ranked_sentences
from rag.retrieval.query import FoundPassages, Query
from rag.text.words import words
from rag.types import Hit, Likeness

# Embeds texts, whole and token by token.
Embed = Callable[[Sequence[str]], list[TokenVectors]]

# The likeliest sentences, by which it is decided whether to answer.
DECIDING = 3

# What the words of a question are made of; `words` reads each.
_WORD = re.compile(r"\w[\w.,'’]*")


class Liken:
    """Likens sentences that are worth reading: all, or the `most` likeliest."""

    def __init__(self, library: Library, most: int | None) -> None:
        self._library = library
        self._most = most

    def __call__(self, query: Query, found: FoundPassages) -> FoundPassages:
        return replace(
            found, hits=add_likenesses(query, found.hits, self._library.index.embedding.text_tokens, self._most)
        )


def add_likenesses(query: Query, hits: Sequence[Hit], embed: Embed, most: int | None = None) -> tuple[Hit, ...]:
    """The hits with the likenesses of their promising sentences, or of the `most` likeliest. Of those that nobody has
    read yet headlines are likened too: one of them may turn out the likeliest."""
    chosen = ranked_sentences(hits) if most is None else evidence_of(hits)[:most]
    if not chosen:
        return tuple(hits)
    about = word_rows(query.question, query.embedded)
    read = zip(chosen, embed([each.text for each in chosen]), strict=True)
    liked = {each.sentence_key: Likeness(_near(query.embedded.tokens, about, tokens)) for each, tokens in read}
    return tuple(_with(hit, liked) for hit in hits)


def _with(hit: Hit, liked: Mapping[tuple[str, int], Likeness]) -> Hit:
    indices = ((hit.passage.id, index) for index in range(len(hit.sentences)))
    sentences = (
        replace(each, likeness=liked.get(position)) for position, each in zip(indices, hit.sentences, strict=True)
    )
    return replace(hit, sentences=tuple(sentences))


def word_rows(question: Question, read: TokenVectors) -> list[list[int]]:
    """For each content word of the question, in order, the rows of `read.tokens` that are its parts.

    A word that the model does not read any more, at the end of a long question, has none.
    """
    places = {word: match.span() for match in _WORD.finditer(question.text) for word in words(match.group())}
    rows = []
    for word in question.spelled:
        start, end = places.get(word, (0, 0))
        rows.append([row for row, span in enumerate(read.spans) if start <= span.start < end])
    return rows


def _near(tokens: Vectors, about: Sequence[Sequence[int]], sentence: TokenVectors) -> tuple[float, ...]:
    """For each content word of the question how near the sentence comes to it.

    For each of the word's tokens the cosine of the nearest one in the sentence (late interaction: ColBERT's MaxSim,
    Khattab and Zaharia 2020), and of those the mean.
    """
    if not len(sentence.tokens) or not len(tokens):
        return (0.0,) * len(about)
    nearest = (tokens @ sentence.tokens.T).max(axis=1)
    return tuple(float(np.mean(nearest[list(rows)])) if rows else 0.0 for rows in about)

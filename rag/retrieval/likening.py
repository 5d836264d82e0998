"""The fourth stage: the sentences of the best passages, and how like the question the embedding model finds those that
are worth it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rag.embedding.encoders import TokenVectors, Vectors
from rag.library.library import Library
from rag.quotable import sentences_of
from rag.retrieval.promising import promising
from rag.retrieval.query import Found, Query
from rag.text.questions import Question
from rag.text.words import words
from rag.types import Hit, Likeness, ReadSentence

# Embeds texts, whole and token by token.
Embed = Callable[[Sequence[str]], list[TokenVectors]]

# Passages whose sentences are looked at.
PASSAGES = 16

# What the words of a question are made of; `words` reads each.
_WORD = re.compile(r"\w[\w.,'’]*")


class Liken:
    """Gives the first PASSAGES their sentences; a question without a word ("?!") is like none."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __call__(self, query: Query, found: Found) -> Found:
        if not query.question.spelled:
            return found
        looked_at = likened(query, found.hits[:PASSAGES], self._library.index.embedding.text_tokens)
        return replace(found, hits=(*looked_at, *found.hits[PASSAGES:]))


def likened(query: Query, hits: Sequence[Hit], embed: Embed) -> list[Hit]:
    """The hits with their sentences, of which those that are promising were likened."""
    cut = [replace(hit, sentences=tuple(map(ReadSentence, sentences_of(hit.passage)))) for hit in hits]
    places = promising(query.question, cut)
    texts = [text for hit, some in zip(cut, places, strict=True) for at, text in enumerate(hit.texts) if at in some]
    liked = _likenesses(query, embed(texts))
    return [_with(hit, {place: next(liked) for place in some}) for hit, some in zip(cut, places, strict=True)]


def _with(hit: Hit, liked: Mapping[int, Likeness]) -> Hit:
    sentences = (replace(each, likeness=liked.get(place)) for place, each in enumerate(hit.sentences))
    return replace(hit, sentences=tuple(sentences))


def _likenesses(query: Query, sentences: Sequence[TokenVectors]) -> Iterator[Likeness]:
    about = word_rows(query.question, query.embedded)
    for each in sentences:
        yield Likeness(_near(query.embedded.tokens, about, each))


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

"""The last stage: the best passages are read, sentence by sentence, and put in order by what they say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rag.quotable import sentences_of
from rag.retrieval.query import Found, Query
from rag.text.questions import Question
from rag.types import Hit, ReadSentence, Span

# Passages that are read; the time of an answer is mostly theirs. The others are not shown.
READ = 12


class Reranker(Protocol):
    """Says of passages whether they answer a question."""

    name: str

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Each with the probabilities of its sentences, and, as its score, that of its answering at all."""


class Rerank:
    """Has the first READ passages read, and puts them in order, best first."""

    def __init__(self, reranker: Reranker) -> None:
        self._reranker = reranker

    def __call__(self, query: Query, found: Found) -> Found:
        read = self._reranker.read(query.question, found.hits[:READ])
        return replace(found, hits=tuple(sorted(read, key=lambda hit: -hit.score)))


def with_sentences(hit: Hit, spans: Sequence[Span], probabilities: Sequence[float], score: float) -> Hit:
    """The hit as it was read."""
    return replace(hit, score=score, sentences=tuple(map(ReadSentence, spans, probabilities)))


def quotable(hit: Hit) -> list[Span]:
    """The sentences of a hit that can be read and quoted."""
    return sentences_of(hit.passage)

"""The last stage: the best passages are read, sentence by sentence, and put in order by what they say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rag.question.questions import Question
from rag.retrieval.promising import PASSAGES
from rag.retrieval.query import FoundPassages, Query
from rag.types import Hit


class Reranker(Protocol):
    """Says of passages whether they answer a question."""

    name: str
    english_only: bool  # whether it knows no other language
    by_likeness: bool  # whether it judges by the likeness of the sentences, which they have before it then

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Each with the probabilities of its sentences, and, as its score, that of its answering at all."""


class Rerank:
    """Has the first PASSAGES read, and puts them in order, best first; those that were not read stay last."""

    def __init__(self, reranker: Reranker) -> None:
        self._reranker = reranker

    def __call__(self, query: Query, found: FoundPassages) -> FoundPassages:
        read = sorted(self._reranker.read(query.question, found.hits[:PASSAGES]), key=lambda hit: -hit.score)
        least = min((hit.score for hit in read), default=1.0)
        rest = (replace(hit, score=min(hit.score, least)) for hit in found.hits[PASSAGES:])
        return replace(found, hits=(*read, *rest))


def add_scores(hit: Hit, probabilities: Sequence[float], score: float) -> Hit:
    """The hit as it was read: a probability for each sentence that is read, in order, and its own score."""
    by_index = dict(zip(hit.promising_indexes, probabilities, strict=True))
    scored = (replace(each, score=by_index.get(index, 0.0)) for index, each in enumerate(hit.sentences))
    return replace(hit, score=score, sentences=tuple(scored))

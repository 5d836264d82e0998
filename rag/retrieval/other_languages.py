"""How passages are put in order and read where the question is in another language than English: by words alone.

Neither the reader that comes with Dateline nor the embedding model beside it knows another one. By that model alone the
right one of 240 passages comes first for .58 of the questions in German and .10 in Russian, by words for .91 and .90,
and by both as English weighs them for .85 and .68.
"""

from collections.abc import Sequence
from dataclasses import replace

from rag.embedding.models import PACKAGED
from rag.library.library import Library
from rag.logistic import Regression
from rag.question.questions import Question
from rag.retrieval.lexical import score_hits
from rag.retrieval.promising import describe_by_words
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.reordering import DEPTH, features, reorder
from rag.retrieval.reranking import Reranker
from rag.types import Hit

# "Words" are BM25 beside the best. Of ten weightings on 596 questions of XQuAD in German and Russian none is better by
# .01 than both alike, and how like the question the embedding model finds a passage adds nothing.
ORDER = Regression({"words": 5.0, "coverage": 5.0}, -7.0)
# Fitted on the same questions (`python -m benchmarks.languages fit`): a sentence is right that has the answer.
SENTENCE = Regression({"passage": 3.15, "coverage": 7.04, "coverage_around": 2.07, "kind": 1.2, "signs": 2.14}, -10.13)
# The best sentence decides: what the words of its passage say is among what is known of it.
PASSAGE = Regression({"best_sentence": 0.65}, 0.0)


class Reorder:
    """In place of `reorder`: by words where the embedding model knows no word of the question."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __call__(self, query: Query, found: FoundPassages) -> FoundPassages:
        """Another model than the packaged one was chosen by somebody for what the articles are in."""
        lexical = not query.question.is_english and self._library.index.embedding.model_name == PACKAGED
        return reorder_by_words(query, found) if lexical else reorder(query, found)


def reorder_by_words(query: Query, found: FoundPassages) -> FoundPassages:
    hits = found.hits[:DEPTH]
    best = max((hit.scores.bm25 for hit in hits), default=0.0) or 1.0
    read = ({**features(query.question, hit, 0.0), "words": hit.scores.bm25 / best} for hit in hits)
    scored_hits = (replace(hit, score=ORDER.probability(each)) for hit, each in zip(hits, read, strict=True))
    return replace(found, hits=tuple(sorted(scored_hits, key=lambda hit: -hit.score)))


class InAnyLanguage:
    """A reranker that knows English alone, and by words what it does not know."""

    def __init__(self, english: Reranker) -> None:
        self._english = english
        self.name, self.by_likeness, self.english_only = english.name, english.by_likeness, False

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        if question.is_english:
            return self._english.read(question, hits)
        described = describe_by_words(question, hits)
        promising = [[of[index] for index in hit.promising_indexes] for hit, of in zip(hits, described, strict=True)]
        return score_hits(hits, promising, SENTENCE, PASSAGE)


def cover_other_languages(reranker: Reranker) -> Reranker:
    """The reranker, if it knows more than English: that of a cross-encoder is for who chose it to say."""
    return InAnyLanguage(reranker) if reranker.english_only else reranker

"""The first stage: passages by their words (BM25) and by their meaning (vectors)."""

from collections.abc import Iterable, Sequence

import numpy as np

from rag.embedding.encoders import Vectors
from rag.errors import StoreError
from rag.library.bounds import Bounds, bounds_of
from rag.library.library import Library
from rag.library.passage_index import text_to_embed
from rag.retrieval.query import FoundPassages, Query
from rag.types import Article, Hit, Passage, Scores
from vectorstore.store import MetadataBound, VectorStoreError

# Candidates of each kind. The answer is among the first 50 of either for .97 of the questions; more cost time alone.
DEPTH = 100

# A word in the title counts this much of one in the text: 0.3 finds most on 900 questions (0, 0.6 and 1 find less).
TITLE_BOOST = 0.3

# Passages that are read for their meaning where there are no vectors: about a second.
READ_ANEW = 30

# Why a search found by words alone, and what to do about it.
WORDS_ALONE = "Found by words alone: {why}. `dateline doctor` says more."

# The same of a search by meaning alone.
MEANING_ALONE = "Found by meaning alone: {why}. `dateline doctor` says more."


class Search:
    """Adds the passages that either index of a library finds, each with both of its scores, in no order."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __call__(self, query: Query, found: FoundPassages) -> FoundPassages:
        """Raises StoreError where neither index can be read."""
        index = self._library.index
        bm25: dict[str, float] = {}
        notes = found.notes
        try:
            bm25 = dict(index.word_index.search(query.question.stems, DEPTH, bounds_of(query.filters), TITLE_BOOST))
        except StoreError as error:
            notes = (*notes, MEANING_ALONE.format(why=error))
        try:
            cosines = self._nearest(query.embedded.vector, _vector_bounds(bounds_of(query.filters)), list(bm25))
        except VectorStoreError as error:
            notice = index.trouble(error)
            if notes != found.notes:
                raise notice from error
            cosines, notes = {}, (*notes, WORDS_ALONE.format(why=notice))
        if bm25 and not cosines:
            cosines = self._read(query.embedded.vector, list(bm25)[:READ_ANEW])
        return FoundPassages((*found.hits, *self._hits(bm25, cosines)), notes)

    def _nearest(self, vector: Vectors, bounds: Sequence[MetadataBound], also: list[str]) -> dict[str, float]:
        """Cosines of the nearest passages and of those in `also`, by id."""
        vectors = self._library.index.vectors
        found = vectors.nearest(vector, DEPTH, bounds)
        missing = [each for each in also if each not in found]
        return {**found, **vectors.nearest(vector, len(missing), ids=missing)}

    def _read(self, vector: Vectors, ids: list[str]) -> dict[str, float]:
        """Cosines of passages that are read anew, by id."""
        articles = self._articles(ids)
        passages = [passage for each in ids if (passage := _passage(each, articles))]
        if not passages:
            return {}
        vectors = self._library.index.embedding.text_vectors([text_to_embed(passage) for passage in passages])
        lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
        return dict(zip([each.id for each in passages], (vectors @ vector / lengths).tolist(), strict=True))

    def _articles(self, ids: Iterable[str]) -> dict[str, Article]:
        return self._library.records.get({each.partition(":")[0] for each in ids})

    def _hits(self, bm25: dict[str, float], cosines: dict[str, float]) -> list[Hit]:
        """The passages of the ids that are in the library."""
        ids = {**bm25, **cosines}
        articles = self._articles(ids)
        return [
            Hit(passage, 0.0, Scores(bm25=bm25.get(each, 0.0), cosine=cosines.get(each, 0.0)))
            for each in ids
            if (passage := _passage(each, articles))
        ]


def _passage(passage_id: str, articles: dict[str, Article]) -> Passage | None:
    article_id, _, span = passage_id.partition(":")
    start, _, end = span.partition("-")
    article = articles.get(article_id)
    return Passage(article, int(start), int(end)) if article else None


def _vector_bounds(bounds: Bounds) -> list[MetadataBound]:
    texts = [MetadataBound(name, among=passing) for name, passing in bounds.texts.items()]
    first, last = bounds.first, bounds.last
    if first is None and last is None:
        return texts
    return [MetadataBound("day", 1 if first is None else first, last), *texts]

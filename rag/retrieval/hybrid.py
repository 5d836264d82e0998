"""Finds passages by their words (BM25) and by their meaning (vectors), and puts the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from llama_index.core.vector_stores.types import FilterOperator, MetadataFilter, MetadataFilters, VectorStoreQuery

from rag.embedding.encoders import Vectors
from rag.errors import StoreError
from rag.library.bounds import bounds_of, days_of
from rag.library.library import Library
from rag.library.passage_index import embedded_text
from rag.retrieval.fusion import fuse
from rag.retrieval.rerank import rerank
from rag.text.questions import Question, read_question
from rag.types import Article, Filters, Hit, Passage
from vectorstore.chroma import VectorStoreError

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


@dataclass(frozen=True, slots=True)
class Found:
    """The best passages, best first, and what a person should know of the search."""

    hits: list[Hit]
    notes: tuple[str, ...] = ()


class HybridRetriever(BaseRetriever):
    """A LlamaIndex retriever over a library. `search` is the same with our own types."""

    def __init__(self, library: Library, limit: int = 10, filters: Filters | None = None) -> None:
        super().__init__()
        self._library = library
        self._limit = limit
        self._filters = filters or Filters()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = read_question(query_bundle.query_str)
        vector = self._library.index.embedding.query_vector(question.text)
        return [_scored_node(hit) for hit in self.search(question, vector, self._filters, self._limit).hits]

    def search(self, question: Question, vector: Vectors, filters: Filters, limit: int) -> Found:
        """The `limit` best passages. `vector` is the question's embedding, shape (dimension,)."""
        index = self._library.index
        words: dict[str, float] = {}
        notes: tuple[str, ...] = ()
        try:
            words = dict(index.words.search(question.stems, DEPTH, bounds_of(filters), TITLE_BOOST))
        except StoreError as error:
            notes = (MEANING_ALONE.format(why=error),)
        try:
            cosines = self._nearest(vector, _metadata_filters(filters), list(words))
        except VectorStoreError as error:
            told = index.trouble(error)
            if notes:
                raise told from error
            cosines, notes = {}, (WORDS_ALONE.format(why=told),)
        if words and not cosines:
            cosines = self._read(vector, list(words)[:READ_ANEW])
        hits = self._hits(fuse(words, cosines), words, cosines)
        return Found(rerank(question, hits)[:limit], notes)

    def _nearest(self, vector: Vectors, limits: MetadataFilters | None, also: list[str]) -> dict[str, float]:
        """Cosines of the nearest passages and of those in `also`, by id."""
        query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=DEPTH, filters=limits)
        near = self._library.index.vectors.query(query)
        found = dict(zip(near.ids or [], near.similarities or [], strict=True))
        if missing := [each for each in also if each not in found]:
            query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=len(missing), node_ids=missing)
            rest = self._library.index.vectors.query(query)
            found.update(zip(rest.ids or [], rest.similarities or [], strict=True))
        return found

    def _read(self, vector: Vectors, ids: list[str]) -> dict[str, float]:
        """Cosines of passages that are read anew, by id."""
        articles = self._articles(ids)
        passages = [passage for each in ids if (passage := _passage(each, articles))]
        if not passages:
            return {}
        vectors = self._library.index.embedding.text_vectors([embedded_text(passage) for passage in passages])
        lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
        return dict(zip([each.id for each in passages], (vectors @ vector / lengths).tolist(), strict=True))

    def _articles(self, ids: Iterable[str]) -> dict[str, Article]:
        return self._library.records.get({each.partition(":")[0] for each in ids})

    def _hits(self, scores: dict[str, float], words: dict[str, float], cosines: dict[str, float]) -> list[Hit]:
        """The passages of the ids that are in the library, best first."""
        articles = self._articles(scores)
        return [
            Hit(passage, score, {"words": words.get(each, 0.0), "cosine": cosines.get(each, 0.0), "fused": score})
            for each, score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))
            if (passage := _passage(each, articles))
        ]


def _passage(passage_id: str, articles: dict[str, Article]) -> Passage | None:
    article_id, _, span = passage_id.partition(":")
    start, _, end = span.partition("-")
    article = articles.get(article_id)
    return Passage(article, int(start), int(end)) if article else None


def _metadata_filters(filters: Filters) -> MetadataFilters | None:
    first, last = days_of(filters)
    wanted: Sequence[tuple[str, FilterOperator, Any]] = (
        ("day", FilterOperator.GTE, first if first is not None or last is None else 1),
        ("day", FilterOperator.LTE, last),
        ("source", FilterOperator.EQ, filters.source.lower() if filters.source else None),
    )
    limits = [MetadataFilter(key=key, value=value, operator=op) for key, op, value in wanted if value is not None]
    return MetadataFilters(filters=[*limits]) if limits else None


def _scored_node(hit: Hit) -> NodeWithScore:
    article = hit.passage.article
    metadata = {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }
    node = TextNode(
        id_=hit.passage.id,
        text=hit.passage.text,
        metadata=metadata,
        start_char_idx=hit.passage.start,
        end_char_idx=hit.passage.end,
    )
    return NodeWithScore(node=node, score=hit.score)

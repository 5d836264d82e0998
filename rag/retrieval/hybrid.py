"""Finds passages in stages, each of which takes what was found and hands on what it makes of that."""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from rag.library.library import Library
from rag.question.questions import read_question
from rag.retrieval.fusion import fuse
from rag.retrieval.likening import DECIDING, Liken
from rag.retrieval.other_languages import Reorder, in_any_language
from rag.retrieval.promising import promise
from rag.retrieval.query import Found, Query, Stage
from rag.retrieval.repeated import Unrepeated
from rag.retrieval.reranking import Rerank, Reranker
from rag.retrieval.search import Search
from rag.types import Filters, Hit


class HybridRetriever(BaseRetriever):
    """A LlamaIndex retriever over a library. `search` is the same with our own types."""

    def __init__(self, library: Library, reranker: Reranker, limit: int = 10, filters: Filters | None = None) -> None:
        super().__init__()
        self._library = library
        self._limit = limit
        self._filters = filters or Filters()
        read = Rerank(in_any_language(reranker)), Unrepeated(library)
        self._stages: tuple[Stage, ...] = (
            Search(library),
            fuse,
            Reorder(library),
            promise,
            *((Liken(library, None), *read) if reranker.by_likeness else (*read, Liken(library, DECIDING))),
        )

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = read_question(query_bundle.query_str)
        embedded = self._library.index.embedding.query_tokens(question.text)
        found = self.search(Query(question, embedded, self._filters))
        return [_scored_node(hit) for hit in found.hits[: self._limit]]

    def search(self, query: Query) -> Found:
        """The passages that were read, best first."""
        found = Found()
        for stage in self._stages:
            found = stage(query, found)
        return found


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

"""Dateline's search and embedding as LlamaIndex has them, for programs that are built on LlamaIndex.

Nothing of Dateline imports this: LlamaIndex takes 1.1 s to import, and a question does without.
"""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from rag.embedding.embedder import SentenceEmbedding
from rag.filtering import Filters
from rag.library.library import Library
from rag.question.questions import read_question
from rag.retrieval.hybrid import HybridRetriever
from rag.retrieval.query import Query
from rag.retrieval.reranking import Reranker
from rag.types import Hit


class LlamaIndexRetriever(BaseRetriever):
    """The passages of a library that answer a question, best first."""

    def __init__(self, library: Library, reranker: Reranker, limit: int = 10, filters: Filters | None = None) -> None:
        super().__init__()
        self._library = library
        self._search = HybridRetriever(library, reranker).search
        self._limit = limit
        self._filters = filters or Filters()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = read_question(query_bundle.query_str)
        embedded = self._library.index.embedding.query_tokens(question.text)
        found = self._search(Query(question, embedded, self._filters))
        return [_scored_node(hit) for hit in found.hits[: self._limit]]


class LlamaIndexEmbedding(BaseEmbedding):
    """The embedding model of a library."""

    _embedding: SentenceEmbedding = PrivateAttr()

    def __init__(self, embedding: SentenceEmbedding) -> None:
        super().__init__(model_name=embedding.model_name)
        self._embedding = embedding

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self._embedding.query_vector(query).tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedding.text_vectors(texts).tolist()
        return vectors


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

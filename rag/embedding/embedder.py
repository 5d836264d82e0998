"""The embedding model as LlamaIndex sees one."""

from collections.abc import Sequence

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from rag.embedding.encoders import Encoder, TokenVectors, Vectors
from rag.types import Span


class SentenceEmbedding(BaseEmbedding):
    """A LlamaIndex embedding over an `Encoder`; queries and documents get the prefixes that the model was made with."""

    _encoder: Encoder = PrivateAttr()

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(model_name=encoder.name)
        self._encoder = encoder

    def query_vector(self, question: str) -> Vectors:
        """Shape (dimension,)."""
        vector: Vectors = self._encoder.encode([self._encoder.query_prefix + question])[0]
        return vector

    def text_vectors(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension)."""
        return self._encoder.encode([self._encoder.document_prefix + text for text in texts])

    def query_tokens(self, question: str) -> TokenVectors:
        """The question as a whole and token by token; spans point into `question`."""
        prefix = len(self._encoder.query_prefix)
        read = self._encoder.encode_tokens([self._encoder.query_prefix + question])[0]
        kept = [place for place, span in enumerate(read.spans) if span.start >= prefix]
        spans = tuple(Span(read.spans[place].start - prefix, read.spans[place].end - prefix) for place in kept)
        return TokenVectors(read.vector, read.tokens[kept], spans)

    def text_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return self._encoder.encode_tokens([self._encoder.document_prefix + text for text in texts])

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self.query_vector(query).tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self.text_vectors(texts).tolist()
        return vectors

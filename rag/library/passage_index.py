"""The passages of the articles, found by their words and by their vectors. Derived from the records."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from llama_index.core.schema import BaseNode, NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import BasePydanticVectorStore

from prompts import fill
from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import Encoder
from rag.embedding.models import load_encoder
from rag.errors import EmbeddingMismatch, StoreError
from rag.library.bounds import day_number
from rag.library.words import Entry, WordIndex
from rag.passages import TITLE_CHARACTERS, passages
from rag.settings import Settings
from rag.types import Article, Passage
from vectorstore.chroma import ChromaStore, StampMismatch, VectorStoreError, connect, reset

_COLLECTION = "passages"

_Store = TypeVar("_Store")


class PassageIndex:
    """Words and vectors of passages, written and removed together, by article."""

    def __init__(self, words: WordIndex, vectors: BasePydanticVectorStore, encoder: Encoder) -> None:
        self.words = words
        self.vectors = vectors
        self.embedding = SentenceEmbedding(encoder)
        self._encoder = encoder

    def add(self, articles: Sequence[Article]) -> int:
        """Makes the articles' passages findable; returns how many there are."""
        cut = [passage for article in articles for passage in self.passages(article)]
        if cut:
            vectors = self.embedding.text_vectors([embedded_text(passage) for passage in cut])
            self.vectors.add([_node(passage, vector.tolist()) for passage, vector in zip(cut, vectors, strict=True)])
            self.words.add(_entry(passage) for passage in cut)
        return len(cut)

    def passages(self, article: Article) -> list[Passage]:
        prefix = self._encoder.count_tokens([self._encoder.document_prefix])[0]
        budget = self._encoder.max_tokens - self._encoder.special_tokens - prefix
        return passages(article, self._encoder.count_tokens, budget)

    def remove(self, article_ids: Sequence[str]) -> None:
        for article_id in article_ids:
            self.vectors.delete(article_id)
        self.words.remove(article_ids)


def open_index(settings: Settings, afresh: bool = False) -> PassageIndex:
    """The index of the library that `settings` name. `afresh` drops what is there, whatever model made it.

    Raises EmbeddingMismatch when the vectors are another model's, StoreError when a store cannot be opened.
    """
    encoder = load_encoder(settings.embedding_model, settings.cache_dir / "models")
    stamp: dict[str, str | int] = {"embedding_model": encoder.name, "dimension": encoder.dimension}
    try:
        words = _opened(WordIndex, settings.data_dir / "words", afresh)
        client = (
            connect(url=settings.chroma_url)
            if settings.chroma_url
            else _opened(connect, settings.data_dir / "chroma", afresh)
        )
        if afresh:
            words.clear()
            reset(client, _COLLECTION)
        vectors = ChromaStore(client, _COLLECTION, stamp)
    except StampMismatch as error:
        raise EmbeddingMismatch(f"{error}: set embedding_model back, or run `dateline reindex`") from error
    except VectorStoreError as error:
        raise StoreError(
            f"the vectors cannot be opened ({error}): check chroma_url, or run `dateline reindex`"
        ) from error
    return PassageIndex(words, vectors, encoder)


def _opened(open_store: Callable[[Path], _Store], folder: Path, afresh: bool) -> _Store:
    """The store in `folder`; `afresh`, a damaged one, which cannot even be emptied, makes room for a new one."""
    try:
        return open_store(folder)
    except (StoreError, VectorStoreError):
        if not afresh:
            raise
        shutil.rmtree(folder, ignore_errors=True)
        return open_store(folder)


def embedded_text(passage: Passage) -> str:
    """What the embedding model reads of a passage: the title of its article before it."""
    return fill("passage", title=passage.article.title[:TITLE_CHARACTERS], text=passage.text)


def _node(passage: Passage, vector: list[float]) -> BaseNode:
    article = passage.article
    metadata: dict[str, Any] = {"day": day_number(article.published), "source": (article.source or "").lower()}
    return TextNode(
        id_=passage.id,
        embedding=vector,
        metadata=metadata,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article.id)},
    )


def _entry(passage: Passage) -> Entry:
    article = passage.article
    return Entry(
        id=passage.id,
        article_id=article.id,
        title=article.title,
        text=passage.text,
        day=day_number(article.published),
        source=(article.source or "").lower(),
    )

"""The passages of the articles, found by their words and by their vectors. Derived from the records."""

import shutil
from collections.abc import Callable, Iterator, Sequence, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from llama_index.core.schema import BaseNode, NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import BasePydanticVectorStore

from prompts import fill
from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import Encoder, Vectors
from rag.embedding.models import load_encoder
from rag.errors import EmbeddingMismatch, StoreError
from rag.library.bounds import day_number, texts_of
from rag.library.words import Entry, LostWords, WordIndex
from rag.passages import TITLE_CHARACTERS, passages
from rag.quotable import barred_in
from rag.settings import Settings
from rag.storage import Store
from rag.text.languages import language_of
from rag.text.later_days import day_of_span, later_days
from rag.types import Article, Barred, Passage
from vectorstore.chroma import ChromaStore, Connection, StampMismatch, VectorStoreError, reset
from vectorstore.shared import Alone, Shared

_COLLECTION = "passages"

_later_days = lru_cache(maxsize=64)(later_days)  # 2 ms for an article, and each of its passages asks

_Store = TypeVar("_Store")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that can be written: its passages, their vectors, shape (passages, dimension), and what of it is never
    quoted."""

    article: Article
    passages: Sequence[Passage]
    vectors: Vectors
    barred: Barred


class PassageIndex:
    """Words and vectors of passages, written and removed together, by article."""

    def __init__(
        self, words: WordIndex, vectors: BasePydanticVectorStore, encoder: Encoder, kept: Store | None = None
    ) -> None:
        """`kept` is where the vectors lie, and what helps where they are broken."""
        self._kept = kept or Store("the index of vectors", "memory", "run `dateline reindex`")
        self.words = words
        self.vectors = vectors
        self.embedding = SentenceEmbedding(encoder)
        self._encoder = encoder

    @property
    def made_by(self) -> str:
        """The embedding model and its dimension."""
        return " ".join(map(str, _stamp(self._encoder).values()))

    def add(self, articles: Sequence[Article]) -> int:
        """Makes the articles' passages findable; returns how many there are."""
        return self.write(self.prepare(articles))

    def prepare(self, articles: Sequence[Article]) -> list[Prepared]:
        """What takes long of adding articles, and changes nothing."""
        cut = [self.passages(article) for article in articles]
        texts = [embedded_text(passage) for some in cut for passage in some]
        vectors = self.embedding.text_vectors(texts) if texts else np.zeros((0, 0), dtype=np.float32)
        ends = np.cumsum([len(some) for some in cut])
        split, barred = np.split(vectors, ends)[:-1], [barred_in(article) for article in articles]
        return [Prepared(*each) for each in zip(articles, cut, split, barred, strict=True)]

    def write(self, prepared: Sequence[Prepared]) -> int:
        """Makes what is prepared findable; returns how many passages there are. Raises StoreError."""
        cut = [pair for each in prepared for pair in zip(each.passages, each.vectors, strict=True)]
        if cut:
            with _told(self._kept):
                self.vectors.add([_node(passage, vector.tolist()) for passage, vector in cut])
            self.words.add(entry_of(passage) for passage, _ in cut)
        return len(cut)

    def check(self, whole: bool = False) -> None:
        """Raises StoreError where it cannot be written, as when another process put another model's vectors there.

        `whole`: also where some vector cannot be read, which takes 20 s for 300,000.
        """
        with _told(self._kept):
            if isinstance(self.vectors, Sized):
                len(self.vectors)
            if whole and isinstance(self.vectors, ChromaStore):
                self.vectors.check()
        len(self.words)

    def check_some(self) -> None:
        """Raises StoreError where vectors cannot be read, as far as a few of them tell."""
        with _told(self._kept):
            if isinstance(self.vectors, ChromaStore):
                self.vectors.check_some()

    def trouble(self, error: VectorStoreError) -> StoreError:
        """What is wrong with the vectors, with what to do."""
        return self._kept.error(error)

    def passages(self, article: Article) -> list[Passage]:
        prefix = self._encoder.count_tokens([self._encoder.document_prefix])[0]
        budget = self._encoder.max_tokens - self._encoder.special_tokens - prefix
        return passages(article, self._encoder.count_tokens, budget)

    def remove(self, article_ids: Sequence[str]) -> None:
        with _told(self._kept):
            for article_id in article_ids:
                self.vectors.delete(article_id)
        self.words.remove(article_ids)

    def close(self) -> None:
        """Lets go of memory and files."""
        if isinstance(self.vectors, ChromaStore):
            self.vectors.close()


def makers(settings: Settings) -> str:
    """What the index of the library that `settings` name would be `made_by`.

    Raises SettingsError and StoreError where the model, or the server of the vectors, is not there.
    """
    encoder = load_encoder(settings.embedding_model, settings.cache_dir / "models")
    if settings.chroma_url:
        with _told(_kept(settings)):
            Connection(url=settings.chroma_url)
    return " ".join(map(str, _stamp(encoder).values()))


def _stamp(encoder: Encoder) -> dict[str, str | int]:
    return {"embedding_model": encoder.name, "dimension": encoder.dimension}


def open_index(settings: Settings, afresh: bool = False, shared: Shared | None = None) -> PassageIndex:
    """The index of the library that `settings` name. `afresh` drops what is there, whatever model made it.

    `shared` is how the processes that use it go about the vectors; without it nobody else may.

    What cannot be opened is opened with the next use that can, and finds nothing until then. Raises EmbeddingMismatch
    when the vectors are another model's, StoreError when an empty index cannot be made.
    """
    encoder = load_encoder(settings.embedding_model, settings.cache_dir / "models")
    shared = shared or Alone()
    kept = _kept(settings)
    with _told(kept), shared.turn():
        words = _words(settings.data_dir / "words", afresh)
        if afresh:
            shared.changing()
        if settings.chroma_url:
            client = _emptied(url=settings.chroma_url) if afresh else Connection(url=settings.chroma_url)
        else:
            client = _connected(settings.data_dir / "chroma", afresh)
        if afresh:
            words.clear()
        vectors = ChromaStore(client, _COLLECTION, _stamp(encoder), shared)
    return PassageIndex(words, vectors, encoder, kept)


def _kept(settings: Settings) -> Store:
    if settings.chroma_url:
        return Store("the index of vectors", settings.chroma_url, "check chroma_url, or run `dateline reindex`")
    return Store("the index of vectors", settings.data_dir / "chroma", "run `dateline reindex`")


@contextmanager
def _told(kept: Store) -> Iterator[None]:
    """What is wrong with the vectors, with what to do."""
    with kept.told():
        try:
            yield
        except StampMismatch as error:
            raise EmbeddingMismatch(f"{error}: set embedding_model back, or run `dateline reindex`") from error


def _words(folder: Path, afresh: bool) -> WordIndex:
    try:
        return _opened(WordIndex, folder, afresh)
    except StoreError as error:
        if afresh:
            raise
        return LostWords(error)


def _connected(folder: Path, afresh: bool) -> Connection:
    return _opened(_emptied, folder, afresh=True) if afresh else Connection(folder, patient=True)


def _emptied(folder: Path | None = None, url: str | None = None) -> Connection:
    connection = Connection(folder, url)
    reset(connection, _COLLECTION)
    return connection


def _opened(open_store: Callable[[Path], _Store], folder: Path, afresh: bool) -> _Store:
    """The store in `folder`; `afresh`, a damaged one, which cannot even be emptied, makes room for a new one."""
    try:
        return open_store(folder)
    except Exception:  # Chroma raises whatever it likes where it is to drop what it cannot read
        if not afresh:
            raise
        shutil.rmtree(folder, ignore_errors=True)
        return open_store(folder)


def embedded_text(passage: Passage) -> str:
    """What the embedding model reads of a passage: the title of its article before it."""
    return fill("passage", title=passage.article.title[:TITLE_CHARACTERS], text=passage.below_headline)


def _day(passage: Passage) -> date | None:
    """When its words could first be read: an update of a later day is not found as of the article's."""
    article = passage.article
    return day_of_span(_later_days(article.text, article.published), passage.start, passage.end, article.published)


def _node(passage: Passage, vector: list[float]) -> BaseNode:
    article = passage.article
    metadata: dict[str, Any] = {"day": day_number(_day(passage)), **texts_of(article)}
    return TextNode(
        id_=passage.id,
        embedding=vector,
        metadata=metadata,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article.id)},
    )


def entry_of(passage: Passage) -> Entry:
    article = passage.article
    return Entry(
        id=passage.id,
        article_id=article.id,
        title=article.title,
        text=passage.below_headline,
        day=day_number(_day(passage)),
        texts=texts_of(article),
        language=language_of(article.text, article.language),
    )

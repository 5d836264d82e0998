"""The passages of the articles, found by their words and by their vectors. Derived from the records."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np

from prompts import fill
from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import Encoder, Vectors
from rag.embedding.models import load_encoder
from rag.errors import EmbeddingMismatch, LibraryBusy, SettingsError, StoreError
from rag.library.bounds import day_number, texts_of
from rag.library.word_index import Entry, LostWordIndex, WordIndex
from rag.passages import TITLE_CHARACTERS, passages
from rag.quotable import barred_in
from rag.settings import Settings
from rag.storage import Store
from rag.text.languages import language_of
from rag.text.later_days import day_of_span, later_days
from rag.types import Article, Passage, UnquotableSpans
from vectorstore.engines import DEFAULT, ENGINES, Engine, get_engine
from vectorstore.shared import Alone, Shared
from vectorstore.store import Entry as VectorEntry
from vectorstore.store import HeldByAnother, NotInstalled, Stamp, StampMismatch, VectorStore, VectorStoreError

_later_days = lru_cache(maxsize=64)(later_days)  # 2 ms for an article, and each of its passages asks


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article that can be written: its passages, their vectors, shape (passages, dimension), and what of it is never
    quoted."""

    article: Article
    passages: Sequence[Passage]
    vectors: Vectors
    barred: UnquotableSpans


class PassageIndex:
    """Words and vectors of passages, written and removed together, by article."""

    def __init__(
        self, word_index: WordIndex, vectors: VectorStore, encoder: Encoder, kept: Store, made_by: str
    ) -> None:
        """`kept` is where the vectors lie, and what helps where they are broken; `made_by`, what made them."""
        self.word_index = word_index
        self.vectors = vectors
        self.embedding = SentenceEmbedding(encoder)
        self.made_by = made_by
        self._encoder = encoder
        self._kept = kept

    def add(self, articles: Sequence[Article]) -> int:
        """Makes the articles' passages findable; returns how many there are."""
        return self.write(self.prepare(articles))

    def prepare(self, articles: Sequence[Article]) -> list[PreparedArticle]:
        """What takes long of adding articles, and changes nothing."""
        cut = [self.passages(article) for article in articles]
        texts = [text_to_embed(passage) for some in cut for passage in some]
        vectors = self.embedding.text_vectors(texts) if texts else np.zeros((0, 0), dtype=np.float32)
        ends = np.cumsum([len(some) for some in cut])
        split, barred = np.split(vectors, ends)[:-1], [barred_in(article) for article in articles]
        return [PreparedArticle(*each) for each in zip(articles, cut, split, barred, strict=True)]

    def write(self, prepared: Sequence[PreparedArticle]) -> int:
        """Makes what is prepared findable; returns how many passages there are. Raises StoreError."""
        cut = [pair for each in prepared for pair in zip(each.passages, each.vectors, strict=True)]
        if cut:
            with _translate_errors(self._kept):
                self.vectors.add([_vector_of(passage, vector) for passage, vector in cut])
            self.word_index.add(entry_of(passage) for passage, _ in cut)
        return len(cut)

    def check(self, whole: bool = False) -> None:
        """Raises StoreError where it cannot be written, as when another process put another model's vectors there.

        `whole`: also where some vector cannot be read, which takes 20 s for 300,000.
        """
        with _translate_errors(self._kept):
            len(self.vectors)
            if whole:
                self.vectors.check()
        len(self.word_index)

    def check_some(self) -> None:
        """Raises StoreError where vectors cannot be read, as far as a few of them tell."""
        with _translate_errors(self._kept):
            self.vectors.check_some()

    def trouble(self, error: VectorStoreError) -> StoreError:
        """What is wrong with the vectors, with what to do."""
        return _as_ours(self._kept, error)

    def passages(self, article: Article) -> list[Passage]:
        prefix = self._encoder.count_tokens([self._encoder.document_prefix])[0]
        budget = self._encoder.max_tokens - self._encoder.special_tokens - prefix
        return passages(article, self._encoder.count_tokens, budget)

    def remove(self, article_ids: Sequence[str]) -> None:
        with _translate_errors(self._kept):
            for article_id in article_ids:
                self.vectors.delete(article_id)
        self.word_index.remove(article_ids)

    def close(self) -> None:
        """Lets go of memory and files."""
        self.vectors.close()


def expected_maker(settings: Settings) -> str:
    """What the index of the library that `settings` name would be `made_by`.

    Raises SettingsError and StoreError where the model, or what keeps the vectors, is not there.
    """
    encoder = load_encoder(settings.embedding_model, settings.cache_dir / "models")
    with _translate_errors(_kept(settings)):
        _engine(settings).check(_vector_location(settings))
    return _made_by(_stamp(encoder), settings)


def _stamp(encoder: Encoder) -> Stamp:
    return {"embedding_model": encoder.name, "dimension": encoder.dimension}


def _made_by(stamp: Stamp, settings: Settings) -> str:
    """The embedding model, its dimension and, where it is no Chroma, what keeps the vectors."""
    kept_by = () if settings.vector_store == DEFAULT else (settings.vector_store,)
    return " ".join(map(str, (*stamp.values(), *kept_by)))


def open_index(settings: Settings, afresh: bool = False, shared: Shared | None = None) -> PassageIndex:
    """The index of the library that `settings` name. `afresh` drops what is there, whatever model made it.

    `shared` is how the processes that use it go about the vectors; without it nobody else may.

    What cannot be opened is opened with the next use that can, and finds nothing until then. Raises EmbeddingMismatch
    when the vectors are another model's, StoreError when they are elsewhere or an empty index cannot be made, and
    SettingsError when the model or the engine of the vectors is not there.
    """
    encoder = load_encoder(settings.embedding_model, settings.cache_dir / "models")
    engine, stamp = _engine(settings), _stamp(encoder)
    shared = shared or Alone()
    kept = _kept(settings)
    if not afresh:
        _see_engine(settings)
    with _translate_errors(kept), shared.turn():
        word_index = _open_word_index(settings.data_dir / "words", afresh)
        if afresh:
            shared.announce_change()
        vectors = engine.open(_vector_location(settings), stamp, shared, afresh)
        if afresh:
            word_index.clear()
            for other in _elsewhere(settings):  # or an engine that is set back would find by what there was
                shutil.rmtree(other, ignore_errors=True)
    return PassageIndex(word_index, vectors, encoder, kept, _made_by(stamp, settings))


def _engine(settings: Settings) -> Engine:
    try:
        return get_engine(settings.vector_store)
    except NotInstalled as error:
        raise SettingsError(
            f"vector_store {settings.vector_store} is not installed: {error}, or set it to {DEFAULT}"
        ) from error


def _vector_location(settings: Settings) -> Path | str:
    return settings.chroma_url or settings.vectors


def _elsewhere(settings: Settings) -> list[Path]:
    """The folders of other engines than the one in force."""
    folders = [settings.data_dir / name for name in ENGINES if name != settings.vector_store]
    return [folder for folder in folders if folder.exists()]


def _see_engine(settings: Settings) -> None:
    """Raises StoreError where another engine has the vectors."""
    if not settings.chroma_url and not settings.vectors.exists():
        for other in _elsewhere(settings):
            raise StoreError(
                f"the vectors are kept by {other.name}, not by {settings.vector_store}: set vector_store back, "
                "or run `dateline reindex`"
            )


def _kept(settings: Settings) -> Store:
    cure = "check chroma_url, or run `dateline reindex`" if settings.chroma_url else "run `dateline reindex`"
    return Store("the index of vectors", _vector_location(settings), cure)


@contextmanager
def _translate_errors(kept: Store) -> Iterator[None]:
    """What is wrong with the vectors, with what to do."""
    with kept.translate_errors():
        try:
            yield
        except VectorStoreError as error:
            raise _as_ours(kept, error) from error


def _as_ours(kept: Store, error: VectorStoreError) -> StoreError:
    if isinstance(error, StampMismatch):
        return EmbeddingMismatch(f"{error}: set embedding_model back, or run `dateline reindex`")
    if isinstance(error, HeldByAnother):
        return LibraryBusy(
            f"another process has the vectors in {kept.location} open, which serve one at a time: end that one, or set "
            f"vector_store to {DEFAULT}, which serves several, and run `dateline reindex`"
        )
    return kept.error(error)


def _open_word_index(folder: Path, afresh: bool) -> WordIndex:
    try:
        return WordIndex(folder)
    except Exception as error:
        if afresh:  # a damaged one cannot even be emptied
            shutil.rmtree(folder, ignore_errors=True)
            return WordIndex(folder)
        if isinstance(error, StoreError):
            return LostWordIndex(error)
        raise


def text_to_embed(passage: Passage) -> str:
    """What the embedding model reads of a passage: the title of its article before it."""
    return fill("passage", title=passage.article.title[:TITLE_CHARACTERS], text=passage.below_headline)


def _day(passage: Passage) -> date | None:
    """When its words could first be read: an update of a later day is not found as of the article's."""
    article = passage.article
    return day_of_span(_later_days(article.text, article.published), passage.start, passage.end, article.published)


def _vector_of(passage: Passage, vector: Vectors) -> VectorEntry:
    article = passage.article
    metadata: dict[str, str | int] = {"day": day_number(_day(passage)), **texts_of(article)}
    return VectorEntry(passage.id, article.id, vector, metadata)


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

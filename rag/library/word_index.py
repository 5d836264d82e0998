"""The words of the passages in a tantivy index on disk, ranked by BM25. Knows ids, text and what it is filtered by."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from rag.errors import StoreError
from rag.library.bounds import Bounds, limits, text_fields
from rag.library.writing import changes
from rag.storage import Store
from rag.text.stemming import ENGLISH
from rag.text.words import stem, terms, words

# Words are stemmed by us (`rag.text.words`), so that the index, the questions and the quotations agree on what a word
# is; tantivy then only has to split at the spaces. By its name an index is told that was written when words were read
# in another way: it counts up with them.
TOKENIZER = "terms-2"

_FIELDS = ("title", "text")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a passage. `day` is yyyymmdd, 0 without a date; `texts` are the texts to filter by: see
    `rag.library.bounds.texts_of`."""

    id: str
    article_id: str
    title: str
    text: str
    day: int
    texts: Mapping[str, str] = field(default_factory=dict)
    language: str = ENGLISH


class WordIndex:
    """A full-text index in `folder`, which can be filtered by `texts`. Raises StoreError where it cannot be opened, as
    one that cannot be filtered so, read or written."""

    def __init__(self, folder: Path, texts: Sequence[str] = text_fields()) -> None:
        self._schema, self._folder = _schema(texts), folder
        self._store = Store(f"the word index in {folder}", folder, "run `dateline reindex`")
        with self._store.translate_errors():
            folder.mkdir(parents=True, exist_ok=True)
            self._index = _with_tokenizer(tantivy.Index(self._schema, path=str(folder)))

    def add(self, entries: Iterable[Entry]) -> None:
        """Adds passages; all of them are found from now on, or, after a crash, none."""
        with self._writer() as writer:
            for entry in entries:
                writer.add_document(
                    tantivy.Document(
                        id=entry.id,
                        article_id=entry.article_id,
                        title=" ".join(index_terms(entry.title, entry.language)),
                        text=" ".join(index_terms(entry.text, entry.language)),
                        day=entry.day,
                        **entry.texts,
                    )
                )

    def remove(self, article_ids: Sequence[str]) -> None:
        with self._writer() as writer:
            for article_id in article_ids:
                writer.delete_documents_by_term("article_id", article_id)

    def clear(self) -> None:
        with self._writer() as writer:
            writer.delete_all_documents()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        with self._store.translate_errors():
            with changes(_with_tokenizer(tantivy.Index.open(str(self._folder)))) as writer:
                yield writer
            self._index.reload()

    def _searcher(self) -> tantivy.Searcher:
        """For what is there now: another process may have written."""
        with self._store.translate_errors():
            self._index.reload()
            return self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher().num_docs)

    def frequency(self, stem: str) -> int:
        """How many passages have the word, in their text or in the title of their article."""
        terms = [tantivy.Query.term_query(self._schema, field, stem) for field in _FIELDS]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        # `doc_freq` counts removed ones too
        found: Any = self._index.searcher().search(query, 1)  # its type leaves `count` out
        return int(found.count)

    def passages_of(self, article_id: str) -> list[str]:
        """The ids of the passages of an article."""
        query = tantivy.Query.term_query(self._schema, "article_id", article_id)
        searcher = self._searcher()
        found = searcher.search(query, max(1, int(searcher.num_docs)), count=False).hits
        return [str(searcher.doc(address)["id"][0]) for _, address in found]

    def search(self, words: Sequence[str], limit: int, bounds: Bounds, title_boost: float) -> list[tuple[str, float]]:
        """The ids of the passages that hold any of the stemmed `words`, with BM25 scores, best first."""
        if not words:
            return []
        terms = [self._term(word, title_boost) for word in words]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        if met := limits(self._schema, bounds):
            query = query.and_must_match(*met)
        searcher = self._searcher()
        with self._store.translate_errors():
            found = searcher.search(query, limit, count=False).hits
            return [(str(searcher.doc(address)["id"][0]), float(score)) for score, address in found]

    def _term(self, word: str, title_boost: float) -> tantivy.Query:
        title, text = (tantivy.Query.term_query(self._schema, field, word, "freq") for field in _FIELDS)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.boost_query(title, title_boost)), (tantivy.Occur.Should, text)]
        )


class LostWordIndex(WordIndex):
    """Stands for an index that cannot be opened: it finds nothing, and says why."""

    def __init__(self, why: StoreError) -> None:
        self._why = why

    def frequency(self, stem: str) -> int:
        """Nobody knows: a word is taken for one that some passage has."""
        return 1

    def _searcher(self) -> tantivy.Searcher:
        raise self._why

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        raise self._why
        yield

    def search(self, words: Sequence[str], limit: int, bounds: Bounds, title_boost: float) -> list[tuple[str, float]]:
        raise self._why

    def passages_of(self, article_id: str) -> list[str]:
        raise self._why


def index_terms(text: str, language: str) -> list[str]:
    """What a text is found by: its terms, and after them the stems of its own language that are others.

    So a question in that language finds it, and a name in a question in any other.
    """
    found = terms(text)
    if language == ENGLISH:
        return found
    return [*found, *(own for word in words(text) if (own := stem(word, language)) != stem(word))]


def passages_in(folder: Path) -> int:
    """How many passages the index in `folder` lists, without opening it; 0 where none can be read."""
    try:
        segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        return sum(each["max_doc"] - (each["deletes"] or {}).get("num_deleted_docs", 0) for each in segments)
    except (OSError, ValueError, LookupError, TypeError):
        return 0


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def _schema(texts: Sequence[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("article_id", tokenizer_name="raw", index_option="basic")
    for name in _FIELDS:
        builder.add_text_field(name, tokenizer_name=TOKENIZER, index_option="freq")
    builder.add_integer_field("day", indexed=True, fast=True)
    for name in texts:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()

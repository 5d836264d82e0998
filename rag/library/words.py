"""The words of the passages in a tantivy index on disk, ranked by BM25. Knows ids, text and two things to filter by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from rag.errors import StoreError
from rag.library.bounds import Bounds, limits
from rag.text.words import stems

# Memory that tantivy gathers documents in before it writes a segment; its documentation asks for 15 MB and more.
_HEAP = 64_000_000

# Words are stemmed by us (`rag.text.words`), so that the index, the questions and the quotations agree on what a word
# is; tantivy then only has to split at the spaces.
_TOKENIZER = "whitespace"

_FIELDS = ("title", "text")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a passage. `day` is yyyymmdd, 0 without a date; `source` is in lower case, "" without one."""

    id: str
    article_id: str
    title: str
    text: str
    day: int
    source: str


class WordIndex:
    """A full-text index in `folder`. Raises StoreError where it cannot be opened."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder))
            self._index.register_tokenizer(
                _TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            )
        except (OSError, ValueError) as error:
            raise StoreError(
                f"the word index in {folder} cannot be opened ({error}): run `dateline reindex`"
            ) from error

    def add(self, entries: Iterable[Entry]) -> None:
        """Adds passages; all of them are found from now on, or, after a crash, none."""
        writer = self._index.writer(_HEAP, 1)
        for entry in entries:
            writer.add_document(
                tantivy.Document(
                    id=entry.id,
                    article_id=entry.article_id,
                    title=" ".join(stems(entry.title)),
                    text=" ".join(stems(entry.text)),
                    day=entry.day,
                    source=entry.source,
                )
            )
        self._commit(writer)

    def remove(self, article_ids: Sequence[str]) -> None:
        writer = self._index.writer(_HEAP, 1)
        for article_id in article_ids:
            writer.delete_documents_by_term("article_id", article_id)
        self._commit(writer)

    def clear(self) -> None:
        writer = self._index.writer(_HEAP, 1)
        writer.delete_all_documents()
        self._commit(writer)

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        writer.commit()
        writer.wait_merging_threads()  # lets go of the write lock
        self._index.reload()

    def __len__(self) -> int:
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def frequency(self, stem: str) -> int:
        """How many passages have the word in their text."""
        query = tantivy.Query.term_query(self._schema, "text", stem)  # `doc_freq` counts removed ones too
        found: Any = self._index.searcher().search(query, 1)  # its type leaves `count` out
        return int(found.count)

    def passages_of(self, article_id: str) -> list[str]:
        """The ids of the passages of an article."""
        query = tantivy.Query.term_query(self._schema, "article_id", article_id)
        self._index.reload()
        searcher = self._index.searcher()
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
        self._index.reload()  # another process may have written
        searcher = self._index.searcher()
        found = searcher.search(query, limit, count=False).hits
        return [(str(searcher.doc(address)["id"][0]), float(score)) for score, address in found]

    def _term(self, word: str, title_boost: float) -> tantivy.Query:
        title, text = (tantivy.Query.term_query(self._schema, field, word, "freq") for field in _FIELDS)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.boost_query(title, title_boost)), (tantivy.Occur.Should, text)]
        )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("article_id", tokenizer_name="raw", index_option="basic")
    for field in _FIELDS:
        builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    return builder.build()

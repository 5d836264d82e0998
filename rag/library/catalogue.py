"""The articles to look through: a tantivy index on disk with one document each, searched, put in order and counted.

Knows nothing of passages and vectors, so it opens in milliseconds.
"""

import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import tantivy
from tantivy import Query, Searcher

from rag.errors import InputError, StoreError
from rag.library.bounds import Bounds
from rag.library.catalogue_fields import (
    MONTH,
    SCHEMA,
    TOKENIZER,
    WRITTEN,
    day_key,
    document,
    full_key,
    match_all,
    match_fuzzy,
    match_outlets,
    match_range,
    match_within,
    match_words,
    outlet_key,
    source_of,
)
from rag.library.search_query import Order, SearchQuery, pieces
from rag.library.writing import changes
from rag.storage import Store
from rag.text.outlets import outlet_name
from rag.types import Article

# Its place in the data folder.
FOLDER = "catalogue"

# Outlets and months that are counted; at more than 65,000 kinds tantivy gives up.
_KINDS = 60_000

_Outlets: TypeAlias = tuple[tuple[str | None, int], ...]
_Months: TypeAlias = tuple[tuple[int | None, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The articles that a search found; `ids` are the part of them that was asked for.

    `outlets` counts them by outlet as if none were asked for, most first. Capitals make no other outlet, and what is
    shown by one name is one (`rag.text.outlets`): it is called by the spelling that is written most often. `months`
    counts them by month (yyyymm) as if no days were asked for, in order of time. None, which comes last among the
    months, is to have none.
    """

    total: int
    ids: tuple[str, ...]
    outlets: _Outlets
    months: _Months


class Catalogue:
    """An index in `folder`. Raises StoreError where it cannot be opened, or is another version's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = Store(f"the catalogue in {folder}", folder, "delete it, it is made again")
        with self._store.translate_errors():
            folder.mkdir(parents=True, exist_ok=True)
            self._index = _with_tokenizer(tantivy.Index(SCHEMA, path=str(folder)))
        self._searcher()

    def add(self, articles: Iterable[Article]) -> None:
        """Adds articles, each in place of the one with its id; all of them are found from now on, or, after a crash,
        none."""
        with self._writer() as writer:
            for article in articles:
                writer.delete_documents_by_term("id", article.id)
                writer.add_document(document(article))

    def remove(self, ids: Collection[str]) -> None:
        if ids:
            with self._writer() as writer:
                for each in ids:
                    writer.delete_documents_by_term("id", each)

    def clear(self) -> None:
        with self._writer() as writer:
            writer.delete_all_documents()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        with self._store.translate_errors(), changes(_with_tokenizer(tantivy.Index.open(str(self._folder)))) as writer:
            yield writer

    def __len__(self) -> int:
        return int(self._searcher().num_docs)

    def ids(self) -> list[str]:
        """The ids of all articles, in no order."""
        searcher = self._searcher()
        return _ids(searcher, searcher.search(Query.all_query(), max(1, int(searcher.num_docs)), count=False))

    def search(self, search_query: SearchQuery, offset: int, limit: int) -> SearchResult:
        """Finds what is wanted; `ids` are at most `limit`, in its order, from the one numbered `offset` (from 0) on.

        Articles that are alike to the order are in order of their titles and ids; to `Order.BEST`, in one that stays
        as long as the articles do. Raises InputError where `offset` or `limit` is negative.
        """
        if offset < 0 or limit < 0:
            raise InputError(f"no {limit:,} articles from number {offset:,} on: neither may be negative")
        searcher = self._searcher()
        words, bounds = match_words(search_query), search_query.bounds
        written, months = _counts(searcher, words, bounds)
        by_source = _by_source(written)
        sources = bounds.texts.get("source", ())
        total = sum(count for source, count in by_source.items() if not sources or source in sources)
        limit = min(limit, total - offset)  # tantivy takes memory for as many as it is asked for
        query = match_within(words, bounds)
        if limit <= 0:
            ids = []
        elif search_query.order == Order.BEST and words:
            ids = _ids(searcher, searcher.search(query, limit, count=False, offset=offset))
        elif search_query.order == Order.OUTLET and not sources:
            ids = _by_outlet(searcher, query, by_source, offset, limit)
        else:  # of one outlet, or of nothing to be best at
            order = Order.OLDEST if search_query.order == Order.OLDEST else Order.NEWEST
            ids = _by_day(searcher, query, order, offset, limit)
        return SearchResult(total, tuple(ids), _by_name(written), months)

    def has(self, article_id: str, search_query: SearchQuery) -> bool:
        """Whether the article is among those that are wanted."""
        this = Query.term_query(SCHEMA, "id", article_id, "basic")
        found = self._searcher().search(
            match_all([match_within(match_words(search_query), search_query.bounds), this]), 1, count=False
        )
        return bool(found.hits)

    def search_fuzzy(self, word: str, limit: int) -> list[str]:
        """The ids of at most `limit` articles with a word that is one letter from `word`, or has two swapped."""
        searcher = self._searcher()
        return _ids(searcher, searcher.search(match_fuzzy(pieces(word)), limit, count=False))

    def _searcher(self) -> Searcher:
        """For what is there now: another process may have written."""
        with self._store.translate_errors():
            self._index.reload()
            return self._index.searcher()


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def open_afresh(folder: Path) -> Catalogue:
    """An empty catalogue, whatever there was: one that cannot be opened makes room for a new one."""
    with suppress(StoreError):
        catalogue = Catalogue(folder)
        catalogue.clear()
        return catalogue
    shutil.rmtree(folder, ignore_errors=True)
    return Catalogue(folder)


def _counts(searcher: Searcher, words: Sequence[Query], bounds: Bounds) -> tuple[dict[str, int], _Months]:
    """How many articles each outlet has, as it is written, were none asked for, and how many each month, were no days
    asked for."""
    any_outlet, any_day = bounds.drop_text("source"), replace(bounds, first=None, last=None)
    if any_outlet == any_day:
        both_counts = _counted(searcher, match_within(words, bounds), WRITTEN, MONTH)
        return both_counts[WRITTEN], _in_order(both_counts[MONTH])
    outlets = _counted(searcher, match_within(words, any_outlet), WRITTEN)
    months = _counted(searcher, match_within(words, any_day), MONTH)
    return outlets[WRITTEN], _in_order(months[MONTH])


def _counted(searcher: Searcher, query: Query, *fields: str) -> dict[str, dict[Any, int]]:
    """For each field, how many of the documents that match have each of its values."""
    found = searcher.aggregate(query, {field: {"terms": {"field": field, "size": _KINDS}} for field in fields})
    return {field: {each["key"]: each["doc_count"] for each in found[field]["buckets"]} for field in fields}


def _by_source(written: Mapping[str, int]) -> dict[str, int]:
    """The counts by outlet as the field `source` has it."""
    counts: Counter[str] = Counter()
    for name, count in written.items():
        counts[source_of(name)] += count
    return dict(counts)


def _by_name(written: Mapping[str, int]) -> _Outlets:
    """What is shown by one name together: by the most usual spelling, or by the name where they differ by more than
    capitals (cnn.com, edition.cnn.com)."""
    spellings: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for name, count in sorted(written.items(), key=lambda item: (-item[1], item[0])):
        spellings.setdefault(outlet_name(name).lower(), []).append(name)
        counts[outlet_name(name).lower()] += count
    in_order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((_called(spellings[shown]) or None, count) for shown, count in in_order)


def _called(spellings: Sequence[str]) -> str:
    return outlet_name(spellings[0]) if len(set(map(source_of, spellings))) > 1 else spellings[0]


def _in_order(counts: Mapping[float, int]) -> _Months:
    dated = sorted((int(month), count) for month, count in counts.items() if month)
    return (*dated, (None, counts[0])) if counts.get(0) else tuple(dated)


def _by_day(searcher: Searcher, query: Query, order: Order, offset: int, limit: int) -> list[str]:
    """Ids by day, NEWEST or OLDEST first. There must be as many."""
    if offset:
        query, offset = _narrowed(searcher, query, order, offset, limit)
    return _ids(searcher, _ordered(searcher, query, full_key(order), offset, limit))


def _narrowed(searcher: Searcher, query: Query, order: Order, offset: int, limit: int) -> tuple[Query, int]:
    """The query, for the days alone that the wanted part spans, and where in those it begins.

    To pass over 30,000 articles in the order of numbers takes 4 ms, and 400 ms in that of texts.
    """
    days = [day for day, _ in _ordered(searcher, query, day_key(order), offset, limit).hits]
    earlier: Any = searcher.search(
        match_all([query, match_range(day_key(order), 0, days[0] - 1)]), 1
    )  # its type has no `count`
    return match_all([query, match_range(day_key(order), days[0], days[-1])]), offset - int(earlier.count)


def _by_outlet(searcher: Searcher, query: Query, counts: dict[str, int], offset: int, limit: int) -> list[str]:
    """Ids by outlet, and of each the newest first. `counts` says how many there are of each."""
    outlets = sorted(counts, key=outlet_key)
    while offset >= counts[outlets[0]]:
        offset -= counts[outlets.pop(0)]
    first, *others = outlets
    # Only of the first one there are articles to pass over.
    of_first = min(limit, counts[first] - offset)
    ids = _by_day(searcher, match_all([query, match_outlets([first])]), Order.NEWEST, offset, of_first)
    if rest := limit - of_first:
        next_ones = match_all([query, match_outlets(others[:rest])])
        ids += _ids(searcher, _ordered(searcher, next_ones, full_key(Order.OUTLET), 0, rest))
    return ids


def _ordered(searcher: Searcher, query: Query, field: str, offset: int, limit: int) -> tantivy.SearchResult:
    return searcher.search(query, limit, count=False, order_by_field=field, offset=offset, order=tantivy.Order.Asc)


def _ids(searcher: Searcher, found: tantivy.SearchResult) -> list[str]:
    return [str(searcher.doc(address)["id"][0]) for _, address in found.hits]

"""Chroma as a LlamaIndex vector store: embedded in a folder, or a server.

LlamaIndex's own Chroma store keeps a copy of each text and a serialised node beside each vector and returns
`exp(-distance)`. This one keeps the vector and flat metadata alone (the texts have another owner), returns the cosine,
and is stamped with what made the vectors.

Chroma in a folder is made for one process: each reads the index of vectors from the disk once, finds by that for ever
and, every thousand vectors, writes its own over whatever is there. Two of them lost half of 4,600 vectors. So this one
asks before each use whether another process has written (`Shared`), and then opens Chroma anew.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.api.types import Where
from chromadb.config import Settings
from llama_index.core.schema import BaseNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryResult,
)
from pydantic import PrivateAttr

from vectorstore.shared import Alone, Shared

Stamp = Mapping[str, str | int]

# Vectors of one call; Chroma's own limit for one insert is 5,461 on common SQLite builds.
_BATCH = 2000

# With Chroma's own values (ef_search 100, ef_construction 100) the exact top 20 of 50,000 news passages is found to
# 98 %; these cost less than a millisecond a query and a tenth of the insert speed.
_HNSW = {"space": "cosine", "ef_search": 200, "ef_construction": 200}

_OPERATORS = {
    FilterOperator.EQ: "$eq",
    FilterOperator.NE: "$ne",
    FilterOperator.GT: "$gt",
    FilterOperator.GTE: "$gte",
    FilterOperator.LT: "$lt",
    FilterOperator.LTE: "$lte",
    FilterOperator.IN: "$in",
    FilterOperator.NIN: "$nin",
}
_CONDITIONS = {None: "$and", FilterCondition.AND: "$and", FilterCondition.OR: "$or"}

# Chroma's own database in its folder.
_FILE = "chroma.sqlite3"

# Vectors that stand for all where it is looked whether they are there: a few milliseconds.
_SOME = 8

# Chroma hands out what it opened before by a table of the whole process.
_opening = threading.Lock()

_T = TypeVar("_T")


class VectorStoreError(Exception):
    """The vectors cannot be reached or opened."""


class StampMismatch(VectorStoreError):
    """The stored vectors carry another stamp than the one asked for: they cannot be compared with new ones."""


class Connection:
    """A Chroma client: of the server at `url` (http://host:port), else embedded in `folder`.

    Raises VectorStoreError when neither can be opened; a `patient` one is opened when it can be.
    """

    def __init__(self, folder: Path | None = None, url: str | None = None, patient: bool = False) -> None:
        self._folder, self._url, self.patient = folder, url, patient
        self._system: Any = None
        self.client: Any = None
        self._file: int | None = None
        with suppress(VectorStoreError) if patient else nullcontext():
            self.open_anew()

    def is_current(self) -> bool:
        """Whether the files are those that were opened: they may have been deleted, or put back from a backup."""
        return self.client is not None and self._file == self._file_now()

    def _file_now(self) -> int | None:
        try:
            return (self._folder / _FILE).stat().st_ino if self._folder else None
        except OSError:
            return None

    def open_anew(self) -> None:
        """As the folder is now. A server's client always sees what is there."""
        if self._url and self.client:
            return
        self.close()
        with _opening:
            SharedSystemClient.clear_system_cache()  # or it is the one opened before, or one that did not start
            try:
                self.client = self._connected()
                self._system = self.client._system
                self._file = self._file_now()
            except Exception as error:  # Chroma raises errors of its own, of httpx, of Rust and of SQLite here
                raise VectorStoreError(f"{self._url or self._folder}: {error}") from error
            finally:
                SharedSystemClient.clear_system_cache()

    def _connected(self) -> Any:
        settings = Settings(anonymized_telemetry=False)
        if not self._url:
            return chromadb.PersistentClient(str(self._folder), settings=settings)
        parts = urlsplit(self._url)
        host, port = parts.hostname or self._url, parts.port or 8000
        return chromadb.HttpClient(host=host, port=port, ssl=parts.scheme == "https", settings=settings)

    def close(self) -> None:
        """Lets go of its memory and files: 300 openings of 3,000 vectors, one after the other, left 70 MB in all."""
        if self._system and not self._url:
            self._system.stop()
        self._system = self.client = None


class ChromaStore(BasePydanticVectorStore):
    """Vectors by id with flat metadata. `delete` takes what an id's source node was (LlamaIndex's `ref_doc_id`)."""

    stores_text: bool = False
    is_embedding_query: bool = True

    _connection: Connection = PrivateAttr()
    _name: str = PrivateAttr()
    _stamp: dict[str, str | int] = PrivateAttr()
    _shared: Shared = PrivateAttr()
    _seen: str | None = PrivateAttr(default=None)  # the mark of the change that was seen last; None: to be opened anew
    _collection: Any = PrivateAttr()
    _loaded: bool = PrivateAttr(default=False)  # whether Chroma has read the index
    # One at a time: Chroma's embedded index is not promised to be safe for several threads, nor to be closed under one.
    _lock: threading.Lock = PrivateAttr(default_factory=threading.Lock)

    def __init__(self, connection: Connection, name: str, stamp: Stamp, shared: Shared | None = None) -> None:
        """Opens the collection `name`, or makes it with `stamp`; where a patient connection cannot, with the next use.

        Raises StampMismatch when it carries another.
        """
        super().__init__(stores_text=False)
        self._connection, self._name, self._stamp, self._shared = connection, name, dict(stamp), shared or Alone()
        try:
            with self._shared.turn():
                self._open()
        except StampMismatch:
            raise
        except Exception as error:
            if not connection.patient:
                raise VectorStoreError(str(error)) from error

    def _is_current(self) -> bool:
        return self._seen == self._shared.mark() and self._connection.is_current()

    def _open(self) -> None:
        """Opens the collection, in its turn."""
        mark = self._shared.mark()
        collection = self._connection.client.get_or_create_collection(
            self._name, metadata=self._stamp, configuration={"hnsw": _HNSW}, embedding_function=None
        )
        found = {key: (collection.metadata or {}).get(key) for key in self._stamp}
        if found != self._stamp:
            raise StampMismatch(f"the stored vectors were made by {_words(found)}, not by {_words(self._stamp)}")
        self._collection, self._seen, self._loaded = collection, mark, False

    def _open_anew(self) -> None:
        self._seen = None
        self._connection.open_anew()
        self._open()

    def _read(self, read: Callable[[Any], _T]) -> _T:
        """What `read` finds in the collection, opened anew where it has been changed by others.

        What fails may do so for what another process writes meanwhile: it is read once more, while nobody writes. So
        is what is read first, with which Chroma reads the index, and may write it. Raises VectorStoreError.
        """
        with self._lock:
            failed = False
            if self._loaded and self._is_current():
                try:
                    return read(self._collection)
                except Exception:  # noqa: BLE001 - Chroma raises whatever it likes
                    failed = True
            try:
                with self._shared.turn():
                    if failed or not self._is_current():
                        self._open_anew()
                    found = read(self._collection)
                    self._loaded = True
                    return found
            except VectorStoreError:
                raise
            except Exception as error:
                raise VectorStoreError(" ".join(str(error).split()) or type(error).__name__) from error

    def _write(self, write: Callable[[], object]) -> None:
        with self._lock, self._shared.turn():
            if not self._is_current():
                self._open_anew()
            self._seen = None  # should it fail, nobody knows what of it the index has
            mark = self._shared.changing()
            write()
            self._seen, self._loaded = mark, True

    @property
    def client(self) -> Any:
        return self._collection

    def __len__(self) -> int:
        return self._read(lambda collection: int(collection.count()))

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        """Stores the embedding of each node; a node with a known id takes its place."""
        for start in range(0, len(nodes), _BATCH):
            batch = nodes[start : start + _BATCH]
            self._write(partial(self._put, batch))
        return [node.node_id for node in nodes]

    def _put(self, nodes: Sequence[BaseNode]) -> None:
        self._collection.upsert(
            ids=[node.node_id for node in nodes],
            embeddings=np.array([node.get_embedding() for node in nodes], dtype=np.float32),
            metadatas=[{"ref_doc_id": node.ref_doc_id or node.node_id, **node.metadata} for node in nodes],
        )

    def delete(self, ref_doc_id: str, **delete_kwargs: Any) -> None:
        self._write(lambda: self._collection.delete(where={"ref_doc_id": ref_doc_id}))

    def clear(self) -> None:
        """Leaves an empty collection with the stamp of this store."""

        def clear() -> None:
            reset(self._connection, self._name)
            self._open()

        self._write(clear)

    def check(self) -> None:
        """Reads every vector (70 µs each). Raises VectorStoreError where one is not there, or none can be read."""
        for start in range(0, len(self), _BATCH):
            self._read(methodcaller("get", limit=_BATCH, offset=start, include=["embeddings"]))

    def check_some(self) -> None:
        """Reads a few vectors from all over. Raises VectorStoreError where one is not there, or none can be read."""
        self._read(_read_some)

    def close(self) -> None:
        """Lets go of memory and files; the next use opens it again."""
        with self._lock:
            self._seen = self._collection = None
            self._connection.close()

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        """The nearest ids, with cosines, best first: of all, of `query.node_ids`, of what `query.filters` lets pass.

        Raises VectorStoreError.
        """
        where = _where(query)
        return self._read(lambda collection: _nearest(collection, query, where))


def _nearest(collection: Any, query: VectorStoreQuery, where: Where | None) -> VectorStoreQueryResult:
    ids = None if query.node_ids is None else _present(collection, query.node_ids)
    wanted = min(query.similarity_top_k, int(collection.count()) if ids is None else len(ids))
    if not wanted:
        return VectorStoreQueryResult(ids=[], similarities=[])
    found = collection.query(
        query_embeddings=np.array([query.query_embedding], dtype=np.float32),
        n_results=wanted,
        ids=ids,
        where=where,
        include=["distances"],
    )
    return VectorStoreQueryResult(
        ids=found["ids"][0], similarities=[1.0 - distance for distance in found["distances"][0]]
    )


def _read_some(collection: Any) -> None:
    count = int(collection.count())
    for start in range(0, count, max(1, count // _SOME)):
        collection.get(limit=1, offset=start, include=["embeddings"])


def _present(collection: Any, ids: list[str]) -> list[str]:
    """Those of `ids` that are stored; a query for any other is an error of Chroma's (0.7 ms for 80 ids)."""
    return list(collection.get(ids=ids, include=[])["ids"]) if ids else []


def reset(connection: Connection, name: str) -> None:
    """Removes the collection `name`, whatever its stamp, if it is there."""
    client = connection.client
    if name in {collection.name for collection in client.list_collections()}:
        client.delete_collection(name)


def _where(query: VectorStoreQuery) -> Where | None:
    clauses = [_clause(query.filters)] if query.filters and query.filters.filters else []
    if query.doc_ids:
        clauses.append({"ref_doc_id": {"$in": query.doc_ids}})
    return _joined(clauses, "$and") if clauses else None


def _clause(limit: MetadataFilter | MetadataFilters) -> dict[str, Any]:
    """One condition, or several joined. Raises ValueError for what Chroma cannot compare."""
    if isinstance(limit, MetadataFilters):
        if limit.condition not in _CONDITIONS:
            raise ValueError(f"Chroma has no filter condition {limit.condition}")
        return _joined([_clause(each) for each in limit.filters], _CONDITIONS[limit.condition])
    if limit.operator not in _OPERATORS:
        raise ValueError(f"Chroma has no filter operator {limit.operator}")
    return {limit.key: {_OPERATORS[limit.operator]: limit.value}}


def _joined(clauses: list[dict[str, Any]], by: str) -> dict[str, Any]:
    return clauses[0] if len(clauses) == 1 else {by: clauses}


def _words(stamp: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in stamp.items())

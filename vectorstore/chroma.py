"""Vectors in Chroma: embedded in a folder, or a server.

Chroma in a folder is made for one process: each reads the index of vectors from the disk once, finds by that for ever
and, every thousand vectors, writes its own over whatever is there. Two of them lost half of 4,600 vectors. So this one
asks before each use whether another process has written (`Shared`), and then opens Chroma anew.
"""

import shutil
import threading
from collections.abc import Callable, Sequence
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

from vectorstore.shared import Alone, Shared
from vectorstore.store import Entry, MetadataBound, Stamp, StampMismatch, Vector, VectorStoreError, mismatch

COLLECTION = "passages"

# Vectors of one call; Chroma's own limit for one insert is 5,461 on common SQLite builds.
_BATCH = 2000

# With Chroma's own values (ef_search 100, ef_construction 100) the exact top 20 of 50,000 news passages is found to
# 98 %; these cost less than a millisecond a query and a tenth of the insert speed.
_HNSW = {"space": "cosine", "ef_search": 200, "ef_construction": 200}

# Chroma's own database in its folder.
_FILE = "chroma.sqlite3"

# Under which the source of a vector stands beside its metadata: the name that LlamaIndex gave it, in all libraries.
_SOURCE = "ref_doc_id"

# Vectors that stand for all where it is looked whether they are there: a few milliseconds.
_SOME = 8

# Chroma hands out what it opened before by a table of the whole process.
_opening = threading.Lock()

_T = TypeVar("_T")


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


class ChromaStore:
    """Vectors by id with flat metadata, in a collection that is stamped with what made them."""

    def __init__(self, connection: Connection, name: str, stamp: Stamp, shared: Shared | None = None) -> None:
        """Opens the collection `name`, or makes it with `stamp`; where a patient connection cannot, with the next use.

        Raises StampMismatch when it carries another.
        """
        self._connection, self._name, self._stamp, self._shared = connection, name, dict(stamp), shared or Alone()
        self._collection: Any = None
        self._seen: str | None = None  # the mark of the change that was seen last; None: to be opened anew
        self._loaded = False  # whether Chroma has read the index
        # One at a time: Chroma in a folder is not promised to be safe for several threads, nor to be closed under one.
        self._lock = threading.Lock()
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
            raise mismatch(found, self._stamp)
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
            mark = self._shared.announce_change()
            write()
            self._seen, self._loaded = mark, True

    def __len__(self) -> int:
        return self._read(lambda collection: int(collection.count()))

    def add(self, entries: Sequence[Entry]) -> None:
        """Stores the entries; one with a known id takes its place."""
        for start in range(0, len(entries), _BATCH):
            self._write(partial(self._put, entries[start : start + _BATCH]))

    def _put(self, entries: Sequence[Entry]) -> None:
        self._collection.upsert(
            ids=[entry.id for entry in entries],
            embeddings=np.array([entry.vector for entry in entries], dtype=np.float32),
            metadatas=[{_SOURCE: entry.source, **entry.metadata} for entry in entries],
        )

    def delete(self, source: str) -> None:
        """Takes out all entries of the source."""
        self._write(lambda: self._collection.delete(where={_SOURCE: source}))

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

    def nearest(
        self, vector: Vector, most: int, bounds: Sequence[MetadataBound] = (), ids: Sequence[str] | None = None
    ) -> dict[str, float]:
        """Cosines by id, nearest first: of all, or of those among `ids`, that pass all bounds."""
        return self._read(lambda collection: _nearest(collection, vector, most, bounds, ids))


def _nearest(
    collection: Any, vector: Vector, most: int, bounds: Sequence[MetadataBound], ids: Sequence[str] | None
) -> dict[str, float]:
    among = None if ids is None else _present(collection, ids)
    wanted = min(most, int(collection.count()) if among is None else len(among))
    if not wanted:
        return {}
    found = collection.query(
        query_embeddings=np.array([vector], dtype=np.float32),
        n_results=wanted,
        ids=among,
        where=_where(bounds),
        include=["distances"],
    )
    return {each: 1.0 - distance for each, distance in zip(found["ids"][0], found["distances"][0], strict=True)}


def _read_some(collection: Any) -> None:
    count = int(collection.count())
    for start in range(0, count, max(1, count // _SOME)):
        collection.get(limit=1, offset=start, include=["embeddings"])


def _present(collection: Any, ids: Sequence[str]) -> list[str]:
    """Those of `ids` that are stored; a query for any other is an error of Chroma's (0.7 ms for 80 ids)."""
    return list(collection.get(ids=list(ids), include=[])["ids"]) if ids else []


def open_chroma(location: Path | str, stamp: Stamp, shared: Shared, afresh: bool = False) -> ChromaStore:
    """The vectors of the server at an address, or in a folder; `afresh` drops what is there, whatever made it.

    What cannot be opened in a folder is opened with the next use that can. Raises VectorStoreError.
    """
    return ChromaStore(_connected(location, afresh), COLLECTION, stamp, shared)


def check_server(location: Path | str) -> None:
    """Raises VectorStoreError where a server is named that does not answer."""
    if isinstance(location, str):
        Connection(url=location)


def _connected(location: Path | str, afresh: bool) -> Connection:
    if isinstance(location, str):
        return _emptied(Connection(url=location)) if afresh else Connection(url=location)
    if not afresh:
        return Connection(location, patient=True)
    try:
        return _emptied(Connection(location))
    except Exception:  # noqa: BLE001 - Chroma raises whatever it likes where it is to drop what it cannot read
        shutil.rmtree(location, ignore_errors=True)
        return Connection(location)


def _emptied(connection: Connection) -> Connection:
    reset(connection, COLLECTION)
    return connection


def reset(connection: Connection, name: str) -> None:
    """Removes the collection `name`, whatever its stamp, if it is there."""
    client = connection.client
    if name in {collection.name for collection in client.list_collections()}:
        client.delete_collection(name)


def _where(bounds: Sequence[MetadataBound]) -> Where | None:
    limits: list[dict[str, Any]] = [
        {bound.key: {operator: value}}
        for bound in bounds
        for operator, value in (("$gte", bound.least), ("$lte", bound.most), ("$in", bound.among and list(bound.among)))
        if value is not None
    ]
    return {"$and": limits} if len(limits) > 1 else next(iter(limits), None)

"""A vector store of LlamaIndex as one of ours: the only place where the two shapes meet.

LlamaIndex says how vectors are added, found and deleted by their source. What it leaves open, how a folder is opened
and closed and how many vectors there are, a `LlamaIndexEngine` says. What made the vectors stands in a file beside
them. Each id becomes a UUID, which some engines ask for, and is kept with the metadata.
"""

import json
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import NAMESPACE_URL, uuid5

import numpy as np
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)

from vectorstore.shared import Shared
from vectorstore.store import Entry, HeldByAnother, MetadataBound, Stamp, Vector, VectorStoreError, mismatch

# The file in the folder of an engine that says what made its vectors.
_STAMP = "made_by.json"

# Our own id of a vector, among its metadata.
_ID = "id"

# Vectors that stand for all where it is looked whether they are there.
_SOME = 8

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LlamaIndexEngine:
    """An engine behind LlamaIndex: opened in a folder, by one process at a time.

    Its similarities are cosines, a node with a known id takes its place, and a query gives back the nodes. `count` says
    how many vectors there are; `held` is what its error says where another process has the folder open.
    """

    open: Callable[[Path], BasePydanticVectorStore]
    count: Callable[[Any], int]
    close: Callable[[Any], None]
    held: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """An engine that is open in this process, and who uses it."""

    store: BasePydanticVectorStore
    stamp_file: int | None  # its inode: another one where the folder was deleted, or put back from a backup
    users: set[int] = field(default_factory=set)


# The folders that are open in this process: an engine gives its folder to one process, which opens it once.
_opened: dict[Path, _Opened] = {}

# One thread at a time, of all that use any of them. Who takes turns with other processes does so before.
_lock = threading.RLock()


class LlamaIndexStore:
    """Vectors by id with flat metadata, in a folder that is stamped with what made them."""

    def __init__(self, engine: LlamaIndexEngine, folder: Path, stamp: Stamp, shared: Shared) -> None:
        """The folder is opened with the first use. Raises StampMismatch where it carries another stamp."""
        self._engine, self._folder, self._stamp, self._shared = engine, folder, dict(stamp), shared
        with suppress(OSError, ValueError):  # what cannot be read now is told by the first use
            self._see_stamp()

    def _see_stamp(self) -> None:
        found = _stamp_in(self._folder)
        if found is not None and found != self._stamp:
            raise mismatch({key: found.get(key) for key in self._stamp}, self._stamp)

    def _use(self, use: Callable[[Any], _T]) -> _T:
        """What `use` makes of the engine. Raises VectorStoreError."""
        with _lock:
            try:
                return use(self._store())
            except VectorStoreError:
                raise
            except Exception as error:  # each engine has errors of its own
                raise _as_ours(self._engine, error) from error

    def _store(self) -> BasePydanticVectorStore:
        self._see_stamp()
        opened = _opened.get(self._folder)
        if opened is None or opened.stamp_file != _inode(self._folder / _STAMP):
            _close(self._engine, self._folder)
            opened = _opened[self._folder] = self._open()
        opened.users.add(id(self))
        return opened.store

    def _open(self) -> _Opened:
        store = self._engine.open(self._folder)
        if _stamp_in(self._folder) is None:
            if self._engine.count(store):
                self._engine.close(store)
                raise VectorStoreError(f"{_STAMP} is gone, which says what made the vectors")
            _write_stamp(self._folder, self._stamp)
        return _Opened(store, _inode(self._folder / _STAMP))

    def _write(self, write: Callable[[Any], object]) -> None:
        with self._shared.turn():
            self._shared.announce_change()
            self._use(write)

    def __len__(self) -> int:
        return self._use(self._engine.count)

    def add(self, entries: Sequence[Entry]) -> None:
        """Stores the entries; one with a known id takes its place."""
        if entries:
            self._write(lambda store: store.add([_node(entry) for entry in entries]))

    def delete(self, source: str) -> None:
        """Takes out all entries of the source."""
        self._write(lambda store: self._engine.count(store) and store.delete(source))

    def nearest(
        self, vector: Vector, most: int, bounds: Sequence[MetadataBound] = (), ids: Sequence[str] | None = None
    ) -> dict[str, float]:
        """Cosines by id, nearest first: of all, or of those among `ids`, that pass all bounds."""
        if not most or (ids is not None and not ids):
            return {}
        query = VectorStoreQuery(
            query_embedding=vector.tolist(),
            similarity_top_k=most,
            filters=_filters(bounds),
            node_ids=None if ids is None else [_uuid(each) for each in ids],
        )
        return self._use(lambda store: _found(store, query) if self._engine.count(store) else {})

    def check(self) -> None:
        """Reads every vector. Raises VectorStoreError where one is not there, or none can be read."""
        self._check(len(self))

    def check_some(self) -> None:
        """Reads a few vectors. Raises VectorStoreError where they are not there, or none can be read."""
        self._check(min(_SOME, len(self)))

    def _check(self, count: int) -> None:
        anything: Vector = np.ones(int(self._stamp["dimension"]), dtype=np.float32)
        if (found := len(self.nearest(anything, count))) != count:
            raise VectorStoreError(f"{count - found:,} of {count:,} vectors cannot be read")

    def close(self) -> None:
        """Lets go of memory and files, once nobody else in this process uses them; the next use opens them again."""
        with _lock:
            if opened := _opened.get(self._folder):
                opened.users.discard(id(self))
                if not opened.users:
                    _close(self._engine, self._folder)


def open_store(
    engine: LlamaIndexEngine, folder: Path, stamp: Stamp, shared: Shared, afresh: bool = False
) -> LlamaIndexStore:
    """The vectors in a folder; `afresh` drops what is there, whatever made it.

    What cannot be opened is opened with the next use that can. Raises StampMismatch, and where it cannot be dropped,
    VectorStoreError.
    """
    if afresh:
        _drop(engine, folder)
    store = LlamaIndexStore(engine, folder, stamp, shared)
    if afresh:
        len(store)
    return store


def check_free(engine: LlamaIndexEngine, folder: Path) -> None:
    """Raises HeldByAnother where a process that is not this one has the folder open."""
    with _lock:
        if folder not in _opened and folder.exists():
            try:
                engine.close(engine.open(folder))
            except Exception as error:  # it may be damaged in any way
                if isinstance(ours := _as_ours(engine, error), HeldByAnother):
                    raise ours from error


def _drop(engine: LlamaIndexEngine, folder: Path) -> None:
    """Raises HeldByAnother, and then nothing is dropped."""
    with _lock:
        check_free(engine, folder)
        _close(engine, folder)
        shutil.rmtree(folder, ignore_errors=True)


def _close(engine: LlamaIndexEngine, folder: Path) -> None:
    if opened := _opened.pop(folder, None):
        with suppress(Exception):  # its folder may be gone
            engine.close(opened.store)


def _as_ours(engine: LlamaIndexEngine, error: Exception) -> VectorStoreError:
    said = " ".join(str(error).split()) or type(error).__name__
    return HeldByAnother(said) if engine.held in said else VectorStoreError(said)


def _stamp_in(folder: Path) -> dict[str, Any] | None:
    """What made the vectors; None where nothing says so. Raises OSError and ValueError."""
    try:
        return dict(json.loads((folder / _STAMP).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def _write_stamp(folder: Path, stamp: Stamp) -> None:
    new = folder / f"{_STAMP}.new"
    new.write_text(json.dumps(stamp), encoding="utf-8")
    new.replace(folder / _STAMP)  # at once: a crash leaves it whole or not there


def _inode(path: Path) -> int | None:
    with suppress(OSError):
        return path.stat().st_ino
    return None


def _uuid(our_id: str) -> str:
    return str(uuid5(NAMESPACE_URL, our_id))


def _node(entry: Entry) -> TextNode:
    return TextNode(
        id_=_uuid(entry.id),
        embedding=entry.vector.tolist(),
        metadata={**entry.metadata, _ID: entry.id},
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=entry.source)},
    )


def _found(store: BasePydanticVectorStore, query: VectorStoreQuery) -> dict[str, float]:
    result = store.query(query)
    ids = [cast(str, node.metadata[_ID]) for node in result.nodes or []]
    return dict(zip(ids, result.similarities or [], strict=True))


def _filters(bounds: Sequence[MetadataBound]) -> MetadataFilters | None:
    limits = [limit for bound in bounds for limit in _limits(bound)]
    return MetadataFilters(filters=[*limits]) if limits else None


def _limits(bound: MetadataBound) -> list[MetadataFilter]:
    limits = []
    if bound.least is not None:
        limits.append(MetadataFilter(key=bound.key, value=bound.least, operator=FilterOperator.GTE))
    if bound.most is not None:
        limits.append(MetadataFilter(key=bound.key, value=bound.most, operator=FilterOperator.LTE))
    if bound.among is not None:
        limits.append(MetadataFilter(key=bound.key, value=[*bound.among], operator=FilterOperator.IN))
    return limits

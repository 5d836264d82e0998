"""Chroma as a LlamaIndex vector store: embedded in a folder, or a server.

LlamaIndex's own Chroma store keeps a copy of each text and a serialised node beside each vector and returns
`exp(-distance)`. This one keeps the vector and flat metadata alone (the texts have another owner), returns the cosine,
and is stamped with what made the vectors.
"""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
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


class VectorStoreError(Exception):
    """The vectors cannot be reached or opened."""


class StampMismatch(VectorStoreError):
    """The stored vectors carry another stamp than the one asked for: they cannot be compared with new ones."""


def connect(folder: Path | None = None, url: str | None = None) -> Any:
    """A Chroma client: of the server at `url` (http://host:port), else embedded in `folder`.

    Raises VectorStoreError when neither can be opened.
    """
    settings = Settings(anonymized_telemetry=False)
    try:
        if url:
            parts = urlsplit(url)
            return chromadb.HttpClient(
                host=parts.hostname or url, port=parts.port or 8000, ssl=parts.scheme == "https", settings=settings
            )
        return chromadb.PersistentClient(str(folder), settings=settings)
    except Exception as error:  # Chroma raises errors of its own, of httpx, of Rust and of SQLite here
        SharedSystemClient.clear_system_cache()  # Chroma keeps what did not start, and hands it out at the next call
        raise VectorStoreError(f"{url or folder}: {error}") from error


class ChromaStore(BasePydanticVectorStore):
    """Vectors by id with flat metadata. `delete` takes what an id's source node was (LlamaIndex's `ref_doc_id`)."""

    stores_text: bool = False
    is_embedding_query: bool = True

    _client: Any = PrivateAttr()
    _name: str = PrivateAttr()
    _stamp: dict[str, str | int] = PrivateAttr()
    _collection: Any = PrivateAttr()
    _lock: threading.Lock = PrivateAttr(default_factory=threading.Lock)

    def __init__(self, client: Any, name: str, stamp: Stamp) -> None:
        """Opens the collection `name`, or makes it with `stamp`. Raises StampMismatch when it carries another."""
        super().__init__(stores_text=False)
        self._client, self._name, self._stamp = client, name, dict(stamp)
        self._collection = self._open()

    def _open(self) -> Any:
        collection = self._client.get_or_create_collection(
            self._name, metadata=self._stamp, configuration={"hnsw": _HNSW}, embedding_function=None
        )
        found = {key: (collection.metadata or {}).get(key) for key in self._stamp}
        if found != self._stamp:
            raise StampMismatch(f"the stored vectors were made by {_words(found)}, not by {_words(self._stamp)}")
        return collection

    @property
    def client(self) -> Any:
        return self._collection

    def __len__(self) -> int:
        return int(self._collection.count())

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        """Stores the embedding of each node; a node with a known id takes its place."""
        for start in range(0, len(nodes), _BATCH):
            batch = nodes[start : start + _BATCH]
            self._collection.upsert(
                ids=[node.node_id for node in batch],
                embeddings=np.array([node.get_embedding() for node in batch], dtype=np.float32),
                metadatas=[{"ref_doc_id": node.ref_doc_id or node.node_id, **node.metadata} for node in batch],
            )
        return [node.node_id for node in nodes]

    def delete(self, ref_doc_id: str, **delete_kwargs: Any) -> None:
        self._collection.delete(where={"ref_doc_id": ref_doc_id})

    def clear(self) -> None:
        """Leaves an empty collection with the stamp of this store."""
        reset(self._client, self._name)
        self._collection = self._open()

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        """The nearest ids, with cosines, best first: of all, of `query.node_ids`, of what `query.filters` lets pass."""
        ids = None if query.node_ids is None else self._present(query.node_ids)
        wanted = min(query.similarity_top_k, len(self) if ids is None else len(ids))
        if not wanted:
            return VectorStoreQueryResult(ids=[], similarities=[])
        with self._lock:  # Chroma's embedded index is not promised to be safe for readers in several threads
            found = self._collection.query(
                query_embeddings=np.array([query.query_embedding], dtype=np.float32),
                n_results=wanted,
                ids=ids,
                where=_where(query),
                include=["distances"],
            )
        return VectorStoreQueryResult(
            ids=found["ids"][0], similarities=[1.0 - distance for distance in found["distances"][0]]
        )

    def _present(self, ids: list[str]) -> list[str]:
        """Those of `ids` that are stored; a query for any other is an error of Chroma's (0.7 ms for 80 ids)."""
        return list(self._collection.get(ids=ids, include=[])["ids"]) if ids else []


def reset(client: Any, name: str) -> None:
    """Removes the collection `name`, whatever its stamp, if it is there."""
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

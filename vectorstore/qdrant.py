"""Qdrant as a LlamaIndex vector store, in a folder: it reads all vectors into memory, and looks at each.

Its client holds a lock on the folder, so that one process at a time has it open.
"""

from pathlib import Path
from typing import Any

from llama_index.core.vector_stores.types import BasePydanticVectorStore

from vectorstore.llama_index import LlamaIndexEngine

_COLLECTION = "passages"


def _open(folder: Path) -> BasePydanticVectorStore:
    from llama_index.vector_stores.qdrant import QdrantVectorStore
    from qdrant_client import QdrantClient

    # Several threads come, one at a time: `LlamaIndexStore` sees to that, and SQLite need not.
    client = QdrantClient(path=str(folder), force_disable_check_same_thread=True)
    # In a folder there are no indexes of what is filtered by, and to make one warns.
    store: BasePydanticVectorStore = QdrantVectorStore(_COLLECTION, client=client, index_doc_id=False)
    return store


def _count(store: Any) -> int:
    return int(store.client.count(_COLLECTION).count) if store.client.collection_exists(_COLLECTION) else 0


def _close(store: Any) -> None:
    store.client.close()


QDRANT = LlamaIndexEngine(_open, _count, _close, held="already accessed by another instance")

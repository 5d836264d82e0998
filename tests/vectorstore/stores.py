"""Stores of vectors for tests: each engine of the table, and one more that LlamaIndex has, in a few lines."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from llama_index.core.schema import BaseNode, TextNode
from llama_index.core.vector_stores import SimpleVectorStore
from llama_index.core.vector_stores.types import VectorStoreQuery, VectorStoreQueryResult
from pydantic import PrivateAttr

from vectorstore.engines import ENGINES, Engine, get_engine
from vectorstore.llama_index import LlamaIndexEngine, check_free, open_store
from vectorstore.shared import Alone
from vectorstore.store import Entry, NotInstalled, Stamp, VectorStore

STAMP: Stamp = {"embedding_model": "m", "dimension": 2}

HELD = "held by another"


class OneAfterTheOther:
    """For stores of one thread: nobody waits, and changes are counted."""

    def __init__(self) -> None:
        self.changes = 0

    def turn(self) -> AbstractContextManager[object]:
        return nullcontext()

    def mark(self) -> str:
        return str(self.changes)

    def announce_change(self) -> str:
        self.changes += 1
        return self.mark()


class Kept(SimpleVectorStore):
    """LlamaIndex's own store, written after each change; it gives back nodes, and one at a time has a folder."""

    _folder: Path = PrivateAttr()

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        result = super().query(query, **kwargs)
        result.nodes = [TextNode(id_=each, metadata=self.data.metadata_dict[each]) for each in result.ids or []]
        return result

    @classmethod
    def opened(cls, folder: Path) -> "Kept":
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "lock").exists():
            raise RuntimeError(f"The folder is {HELD} process")
        file = folder / "vectors.json"
        store = cls.from_persist_path(str(file)) if file.exists() else cls()
        kept = cls(data=store.data)
        kept._folder = folder
        (folder / "lock").touch()
        return kept

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        added = super().add(nodes, **kwargs)
        self.persist(str(self._folder / "vectors.json"))
        return added

    def delete(self, ref_doc_id: str, **kwargs: Any) -> None:
        super().delete(ref_doc_id, **kwargs)
        self.persist(str(self._folder / "vectors.json"))

    def close(self) -> None:
        (self._folder / "lock").unlink()


KEPT = LlamaIndexEngine(Kept.opened, lambda store: len(store.data.embedding_dict), Kept.close, HELD)

# The row by which a LlamaIndex store becomes an engine.
KEPT_ROW = Engine(
    lambda place, *rest: open_store(KEPT, Path(place), *rest),
    lambda place: check_free(KEPT, Path(place)),
    "llama_index.core",
)

NAMES = (*ENGINES, "kept")

Opener = Callable[..., VectorStore]


def opener(name: str) -> Opener:
    """Opens the vectors of the engine of that name in a folder; skips where it is not installed."""
    try:
        engine = KEPT_ROW if name == "kept" else get_engine(name)
    except NotInstalled as error:
        pytest.skip(f"{name} is not installed: {error}")
    return lambda folder, stamp=STAMP, shared=None, afresh=False: engine.open(folder, stamp, shared or Alone(), afresh)


def entry(name: str, source: str, vector: list[float], /, **metadata: str | int) -> Entry:
    return Entry(name, source, np.array(vector, dtype=np.float32), metadata)

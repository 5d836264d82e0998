"""The engines that can keep the vectors, by the name that the setting `vector_store` gives; each in a folder of that
name.

A new one that LlamaIndex has an integration for is a file like `vectorstore.qdrant` and a row here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the settings read this table, and a list of articles does without numpy
    from vectorstore.shared import Shared
    from vectorstore.store import Stamp, VectorStore

DEFAULT = "chroma"


def _open_chroma(location: Path | str, stamp: "Stamp", shared: "Shared", afresh: bool) -> "VectorStore":
    from vectorstore.chroma import open_chroma

    return open_chroma(location, stamp, shared, afresh)


def _check_chroma(location: Path | str) -> None:
    from vectorstore.chroma import check_server

    check_server(location)


def _open_qdrant(location: Path | str, stamp: "Stamp", shared: "Shared", afresh: bool) -> "VectorStore":
    from vectorstore.llama_index import open_store
    from vectorstore.qdrant import QDRANT

    return open_store(QDRANT, Path(location), stamp, shared, afresh)


def _check_qdrant(location: Path | str) -> None:
    from vectorstore.llama_index import check_free
    from vectorstore.qdrant import QDRANT

    check_free(QDRANT, Path(location))


@dataclass(frozen=True, slots=True)
class Engine:
    """How vectors are opened in a folder, and what Dateline needs for it: a module, and the extra that installs it.

    `open(..., True)` drops what is there, whatever made it, and `check` raises VectorStoreError beforehand where it
    could not. What cannot be opened otherwise is opened with the next use that can; StampMismatch is raised at once.
    """

    open: "Callable[[Path | str, Stamp, Shared, bool], VectorStore]"
    check: Callable[[Path | str], None]
    module: str
    extra: str | None = None


ENGINES = {
    DEFAULT: Engine(_open_chroma, _check_chroma, "chromadb"),
    "qdrant": Engine(_open_qdrant, _check_qdrant, "llama_index.vector_stores.qdrant", "qdrant"),
}


def get_engine(name: str) -> Engine:
    """The engine of that name. Raises NotInstalled."""
    from vectorstore.store import NotInstalled

    engine = ENGINES[name]
    try:
        found = find_spec(engine.module)
    except ModuleNotFoundError:  # of a package above it
        found = None
    if not found:
        raise NotInstalled(f"run `pip install 'dateline[{engine.extra}]'`")
    return engine

"""What Chroma alone has: a server, and collections by name."""

from pathlib import Path

import pytest

from tests.vectorstore.stores import STAMP, entry
from vectorstore.chroma import ChromaStore, Connection, reset
from vectorstore.store import VectorStoreError


def test_what_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    """A server that is not there, an address that is none, and a damaged folder, twice the same."""
    for url in ("http://localhost:1", "http://[::1"):
        with pytest.raises(VectorStoreError, match=url.replace("[", r"\[")):
            Connection(url=url)
    (tmp_path / "chroma.sqlite3").write_text("no database")
    for _ in range(2):
        with pytest.raises(VectorStoreError, match="not a database"):
            Connection(tmp_path)


def test_a_collection_is_removed_whatever_its_stamp(tmp_path: Path) -> None:
    """Twice is no error."""
    client = Connection(tmp_path)
    ChromaStore(client, "passages", STAMP).add([entry("a", "a", [1.0, 0.0])])
    reset(client, "passages")
    reset(client, "passages")
    assert len(ChromaStore(client, "passages", {**STAMP, "dimension": 3})) == 0

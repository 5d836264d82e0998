"""What Qdrant alone has: a lock on its folder."""

import gc
from contextlib import closing
from pathlib import Path

import pytest

from tests.vectorstore.stores import entry, opener
from vectorstore.store import HeldByAnother


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # where it fails to open, its client leaves the file of its lock
)
def test_a_folder_that_is_open_elsewhere_is_told_as_such(tmp_path: Path) -> None:
    """By the words of Qdrant's own error, so that these are still the ones that we look for."""
    opened = opener("qdrant")
    from qdrant_client import QdrantClient

    with closing(opened(tmp_path / "qdrant")) as store:
        store.add([entry("a1", "a", [1.0, 0.0])])
        store.close()
        with closing(QdrantClient(path=str(tmp_path / "qdrant"))):
            for use in (lambda: len(store), lambda: opened(tmp_path / "qdrant", afresh=True)):
                with pytest.raises(HeldByAnother):
                    use()
        assert len(store) == 1
    gc.collect()  # that file is let go here, and not in a test that is told of it

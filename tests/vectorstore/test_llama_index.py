"""Stores of LlamaIndex behind our own shape: what an engine for one process asks for, and how one is added."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.vectorstore.stores import KEPT, STAMP, Kept, OneAfterTheOther, entry
from vectorstore.llama_index import LlamaIndexStore, open_store
from vectorstore.shared import Alone
from vectorstore.store import HeldByAnother, VectorStoreError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LlamaIndexStore]:
    """One vector in a folder."""
    with closing(open_store(KEPT, tmp_path / "kept", STAMP, Alone())) as store:
        store.add([entry("a1", "a", [1.0, 0.0])])
        yield store


def test_a_folder_is_made_with_the_first_use(tmp_path: Path) -> None:
    """So that to look whether vectors are there leaves nothing behind."""
    with closing(open_store(KEPT, tmp_path / "kept", STAMP, Alone())) as store:
        assert not (tmp_path / "kept").exists()
        assert len(store) == 0
        assert (tmp_path / "kept").exists()


def test_a_folder_that_another_process_has_open_is_told(store: LlamaIndexStore, tmp_path: Path) -> None:
    """It is not dropped either; once the other has ended, it can be used."""
    store.close()
    with closing(Kept.opened(tmp_path / "kept")):
        for use in (lambda: len(store), lambda: open_store(KEPT, tmp_path / "kept", STAMP, Alone(), afresh=True)):
            with pytest.raises(HeldByAnother):
                use()
    assert len(store) == 1


def test_it_is_let_go_once_nobody_uses_it(store: LlamaIndexStore, tmp_path: Path) -> None:
    """Not while another one of this process does."""
    other = open_store(KEPT, tmp_path / "kept", STAMP, Alone())
    assert len(other) == 1
    store.close()
    assert (tmp_path / "kept" / "lock").exists()
    other.close()
    assert not (tmp_path / "kept" / "lock").exists()


def test_changes_are_told(tmp_path: Path) -> None:
    """To whoever shares the library; what only looks tells nothing."""
    shared = OneAfterTheOther()
    with closing(open_store(KEPT, tmp_path / "kept", STAMP, shared)) as store:
        store.check()
        assert shared.changes == 0
        store.add([entry("a1", "a", [1.0, 0.0])])
        store.delete("a")
        assert shared.changes == 2


@pytest.mark.parametrize("stamp", [None, "no JSON", "[1]"])
def test_vectors_that_nothing_says_the_making_of_are_not_read(
    store: LlamaIndexStore, tmp_path: Path, stamp: str | None
) -> None:
    """Nobody knows what they can be compared with."""
    store.close()
    file = tmp_path / "kept" / "made_by.json"
    file.unlink() if stamp is None else file.write_text(stamp)
    for _ in range(2):
        with pytest.raises(VectorStoreError):
            len(store)
    assert len(open_store(KEPT, tmp_path / "kept", STAMP, Alone(), afresh=True)) == 0


def test_vectors_that_are_lost_are_an_error(store: LlamaIndexStore, tmp_path: Path) -> None:
    """Where there are more than can be found."""
    counted_wrong = LlamaIndexStore(
        type(KEPT)(KEPT.open, lambda store: 3, KEPT.close, KEPT.held), tmp_path / "kept", STAMP, Alone()
    )
    for check in (counted_wrong.check, counted_wrong.check_some):
        with pytest.raises(VectorStoreError, match="2 of 3 vectors cannot be read"):
            check()

"""Locks of the processes that change one library."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from rag.errors import LibraryBusy
from rag.library.locks import Locks


@pytest.fixture
def mine(tmp_path: Path) -> Locks:
    return Locks(tmp_path, wait=0)


@pytest.fixture
def others(tmp_path: Path) -> Locks:
    """As another process has them."""
    return Locks(tmp_path, wait=0)


def test_who_writes_keeps_others_from_it(mine: Locks, others: Locks, tmp_path: Path) -> None:
    """The folder is named; its own lock may be taken twice, and then it is free."""
    with mine.lock_for_writing(), mine.try_lock_for_writing() as is_mine:
        assert (is_mine, others.are_taken()) == (True, True)
        with others.try_lock_for_writing() as is_theirs:
            assert not is_theirs
        with pytest.raises(LibraryBusy, match=tmp_path.name), others.lock_for_writing():
            pass
    with others.lock_for_writing():
        assert not others.are_taken()


def test_who_indexes_is_waited_for(mine: Locks, others: Locks) -> None:
    """However long it takes, and who waits is told now and then; to write is another lock."""
    waits: list[bool] = []
    with ExitStack() as theirs:

        def wait() -> None:
            with mine.try_lock_for_indexing() as is_mine, mine.lock_for_writing():
                waits.append(is_mine)
            theirs.close()

        theirs.enter_context(others.try_lock_for_indexing())
        with mine.lock_for_indexing(wait):
            assert others.are_taken()
    assert waits == [False]
    assert not mine.are_taken()

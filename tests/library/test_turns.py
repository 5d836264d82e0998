"""Turns of the processes that change one library."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from rag.errors import LibraryBusy
from rag.library.turns import Turns


@pytest.fixture
def mine(tmp_path: Path) -> Turns:
    return Turns(tmp_path, wait=0)


@pytest.fixture
def others(tmp_path: Path) -> Turns:
    """As another process has them."""
    return Turns(tmp_path, wait=0)


def test_who_writes_keeps_others_from_it(mine: Turns, others: Turns, tmp_path: Path) -> None:
    """The folder is named; its own turn may be taken twice, and then it is free."""
    with mine.to_write(), mine.to_write_if_free() as is_mine:
        assert (is_mine, others.are_taken()) == (True, True)
        with others.to_write_if_free() as is_theirs:
            assert not is_theirs
        with pytest.raises(LibraryBusy, match=tmp_path.name), others.to_write():
            pass
    with others.to_write():
        assert not others.are_taken()


def test_who_indexes_is_waited_for(mine: Turns, others: Turns) -> None:
    """However long it takes, and who waits is told now and then; to write is another turn."""
    waits: list[bool] = []
    with ExitStack() as theirs:

        def wait() -> None:
            with mine.to_index_if_free() as is_mine, mine.to_write():
                waits.append(is_mine)
            theirs.close()

        theirs.enter_context(others.to_index_if_free())
        with mine.to_index(wait):
            assert others.are_taken()
    assert waits == [False]
    assert not mine.are_taken()

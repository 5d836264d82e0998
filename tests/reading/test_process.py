"""The process that reads is kept for the next who reads, one at most."""

from collections.abc import Iterator

import pytest

from rag.reading.process import KEPT_ONE, Broken, Process


@pytest.fixture
def process() -> Iterator[Process]:
    taken = KEPT_ONE.take(500)
    yield taken
    taken.kill()


def test_the_one_that_was_given_back_is_taken_again(process: Process) -> None:
    """It starts once."""
    KEPT_ONE.give(process)
    assert KEPT_ONE.take(500) is process
    assert process.is_alive


def test_one_with_other_bounds_is_ended(process: Process) -> None:
    """Nobody would have it any more."""
    KEPT_ONE.give(process)
    other = KEPT_ONE.take(600)
    other.kill()
    assert not process.is_alive
    assert other.megabytes == 600


def test_one_that_ended_says_so(process: Process) -> None:
    """And is not taken again."""
    process._process.kill()
    with pytest.raises(Broken, match="ended the process that reads"):
        _ = [process.receive() for _ in range(100)]
    KEPT_ONE.give(process)
    other = KEPT_ONE.take(500)
    other.kill()
    assert other is not process

"""The process that reads is kept for the next who reads, one at most."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.reading.process import KEPT_ONE, Broken, Process
from rag.reading.tables.metadata import NOTHING
from rag.reading.wire import WireMessage, encode_stated


def heard(process: Process) -> WireMessage:
    """The next thing that it says, when it comes."""
    return next(said for _ in range(300) if (said := process.receive()))


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


def test_what_is_asked_while_it_reads_does_not_end_it(process: Process, tmp_path: Path) -> None:
    """The system may tell it of a line when it has already read that."""
    file = tmp_path / "a.txt"
    file.write_text("Rain\n\n" + "It rained in Riga on Monday. " * 50_000)
    assert heard(process) == {"ready": True}
    for _ in range(2):
        process.ask({"read": "articles", "path": str(file), "stated": encode_stated(NOTHING), "follow": True})
        assert process.receive() is None  # it is at it
    assert [heard(process) for _ in range(4)][1::2] == [{"end": True, "again": True}] * 2

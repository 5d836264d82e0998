"""Reading that can be stopped."""

import itertools
import threading
from collections.abc import Iterator

import pytest

from rag.models.watched import Overlong, Patience, Silence, end_all, watch

LONG = 20.0


class Source:
    """Something whose reading blocks until it is cut."""

    def __init__(self) -> None:
        self.was_cut = threading.Event()
        self.closed = threading.Event()

    def cut(self) -> None:
        self.was_cut.set()

    def close(self) -> None:
        self.closed.set()

    def read(self) -> Iterator[int]:
        yield from (1, 2)
        self.was_cut.wait(LONG)
        raise OSError("cut")


def test_what_is_read_comes_in_order() -> None:
    """To its end, and then the source is closed."""
    source = Source()
    assert list(watch(lambda: iter(range(100)), source, threading.Event())) == list(range(100))
    assert source.closed.wait(LONG)


def test_an_error_comes_after_what_was_read() -> None:
    """It is the reader's own."""
    source, seen = Source(), []

    def read() -> Iterator[int]:
        yield 1
        raise ValueError("bad")

    with pytest.raises(ValueError, match="bad"):
        seen.extend(watch(read, source, threading.Event()))
    assert seen == [1]


def test_stop_cuts_a_reading_that_blocks() -> None:
    """And what the cut makes of the reading is no error."""
    source, stop = Source(), threading.Event()
    things = watch(source.read, source, stop)
    assert [next(things), next(things)] == [1, 2]
    stop.set()
    assert list(things) == []
    assert source.was_cut.is_set()
    assert source.closed.wait(LONG)


def test_closing_cuts_it_too() -> None:
    """As does an error of whoever reads."""
    source = Source()
    things = watch(source.read, source, threading.Event())
    next(things)
    things.close()
    assert source.was_cut.is_set()
    assert source.closed.wait(LONG)


def test_silence_is_an_error() -> None:
    """Counted from the last thing that came."""
    source = Source()
    with pytest.raises(Silence) as silence:
        list(watch(source.read, source, threading.Event(), Patience(LONG, 0.1, LONG)))
    assert silence.value.begun
    assert source.was_cut.is_set()


def test_the_first_thing_may_take_longer_while_there_are_signs_of_it() -> None:
    """But not for ever."""
    signs = itertools.count(1)

    def waiting(patience: Patience) -> list[int]:
        source = Source()

        def read() -> Iterator[int]:
            source.was_cut.wait(LONG)
            yield from ()

        return list(watch(read, source, threading.Event(), patience))

    with pytest.raises(Silence) as silence:
        waiting(Patience(0.1, LONG, LONG))
    assert not silence.value.begun
    with pytest.raises(Overlong):
        waiting(Patience(0.1, LONG, 0.4, lambda: next(signs)))


def test_the_end_of_the_process_cuts_everything() -> None:
    """And waits for the readers, who would be ended in the middle of something."""
    source = Source()
    things = watch(source.read, source, threading.Event())
    next(things)
    end_all()
    assert source.closed.is_set()
    assert next(things) == 2
    with pytest.raises(OSError, match="cut"):
        next(things)


def test_what_is_no_life_is_silence() -> None:
    """However much of it comes."""
    source = Source()

    def read() -> Iterator[int]:
        while not source.was_cut.wait(0.001):
            yield 0

    with pytest.raises(Silence):
        list(watch(read, source, threading.Event(), Patience(0.1, LONG, LONG), is_life=bool))


def test_all_of_it_has_an_end() -> None:
    """The time of whoever takes it is not counted."""
    source, taken = Source(), []

    def read() -> Iterator[int]:
        for number in itertools.count():
            yield number
            if source.was_cut.wait(0.02):
                return

    things = watch(read, source, threading.Event(), Patience(LONG, LONG, 0.2))
    taken.append(next(things))
    source.was_cut.wait(0.3)
    with pytest.raises(Overlong):
        taken.extend(things)
    assert len(taken) > 1


def test_what_nobody_takes_is_not_read() -> None:
    """A server that sends faster waits, so that memory stays as it is; and the reader ends when nobody is left."""
    source, read = Source(), itertools.count()
    things = watch(lambda: read, source, threading.Event())
    assert next(things) == 0
    source.was_cut.wait(0.2)
    ahead = next(read)
    source.was_cut.wait(0.1)
    assert ahead < next(read) <= ahead + 2
    things.close()
    assert source.closed.wait(LONG)

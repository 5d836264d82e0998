"""Reads what blocks in a thread of its own, so that whoever waits for it can stop at once."""

import atexit
import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

# Seconds between two looks at the stop button: short enough to feel immediate, long enough to cost nothing.
_LOOK = 0.05

# Seconds to wait for a reader that was cut when the process ends; it needs a few milliseconds.
_PARTING = 2.0

T = TypeVar("T")


class Cuttable(Protocol):
    """What is read from: `cut` ends it from any thread, `close` frees it."""

    def cut(self) -> None: ...

    def close(self) -> None: ...


class Silence(Exception):
    """Nothing came for as long as one was ready to wait."""


_reading: dict[threading.Thread, Cuttable] = {}


@dataclass(frozen=True, slots=True)
class _End:
    """The end of what is read, with the error that it ended in, if any."""

    error: Exception | None


def watched(
    read: Callable[[], Iterator[T]], source: Cuttable, stop: threading.Event, patience: float | None = None
) -> Generator[T]:
    """What `read()` yields, as it comes. The source is cut when `stop` is set, when this iterator is closed, and in the
    end. After a stop it simply ends.

    Raises Silence when nothing comes for `patience` seconds, and whatever the reading raises.
    """
    things: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(read, source, things), name="model", daemon=True)
    _reading[reader] = source
    reader.start()
    try:
        yield from _waited(things, stop, patience)
    finally:
        source.cut()


@atexit.register
def end_all() -> None:
    """Cuts all that is read and waits for the readers. A thread that is still at work when Python takes itself down
    is ended in the middle of it, and in compiled code that can end the whole process with an error."""
    reading = list(_reading.items())
    for _, source in reading:
        source.cut()
    for reader, _ in reading:
        reader.join(_PARTING)


def _read(read: Callable[[], Iterator[T]], source: Cuttable, things: "queue.SimpleQueue[T | _End]") -> None:
    error = None
    try:
        for thing in read():
            things.put(thing)
    except Exception as raised:  # noqa: BLE001 - it is raised again in the thread that waits
        error = raised
    finally:
        source.close()
        things.put(_End(error))
        _reading.pop(threading.current_thread(), None)


def _waited(things: "queue.SimpleQueue[T | _End]", stop: threading.Event, patience: float | None) -> Iterator[T]:
    heard = time.monotonic()
    while not stop.is_set():
        try:
            thing = things.get(timeout=_LOOK)
        except queue.Empty:
            if patience is not None and time.monotonic() - heard > patience:
                raise Silence from None
            continue
        if isinstance(thing, _End):
            if thing.error is not None:
                raise thing.error
            return
        yield thing
        heard = time.monotonic()

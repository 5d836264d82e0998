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

# Things that are read ahead of whoever takes them; a server that sends faster waits.
_AHEAD = 1_000

# Seconds to wait for a reader that was cut when the process ends; it needs a few milliseconds.
_PARTING = 2.0

T = TypeVar("T")


class Cuttable(Protocol):
    """What is read from: `cut` ends it from any thread, `close` frees it."""

    def cut(self) -> None: ...

    def close(self) -> None: ...


class Silence(Exception):
    """Nothing came for as long as one was ready to wait; `begun`: after something had come."""

    def __init__(self, begun: bool) -> None:
        super().__init__(begun)
        self.begun = begun


class Overlong(Exception):
    """What came did not end for as long as one was ready to wait in all."""


def _nothing() -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that one is ready to wait: for the first thing, for each next one, and for all of them. The time in which
    whoever takes them is at work does not count.

    `signs` counts what shows that somebody is at work before the first thing comes, such as bytes that are no words:
    each begins the waiting anew.
    """

    first: float
    next: float
    all: float
    signs: Callable[[], int] = _nothing


_reading: dict[threading.Thread, Cuttable] = {}


@dataclass(frozen=True, slots=True)
class _End:
    """The end of what is read, with the error that it ended in, if any."""

    error: Exception | None


def watch(
    read: Callable[[], Iterator[T]],
    source: Cuttable,
    stop: threading.Event,
    patience: Patience | None = None,
    is_life: Callable[[T], bool] = lambda _: True,
) -> Generator[T]:
    """What `read()` yields, as it comes. The source is cut when `stop` is set, when this iterator is closed, and in the
    end. After a stop it simply ends.

    Raises Silence when nothing comes for as long as `patience` says, things without life not counted, Overlong when all
    takes longer than it says, and whatever the reading raises.
    """
    things: queue.Queue[T | _End] = queue.Queue(_AHEAD)
    gone = threading.Event()
    reader = threading.Thread(target=_read, args=(read, source, things, gone), name="model", daemon=True)
    _reading[reader] = source
    reader.start()
    try:
        yield from _waited(things, stop, patience, is_life)
    finally:
        gone.set()
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


def _read(
    read: Callable[[], Iterator[T]], source: Cuttable, things: "queue.Queue[T | _End]", gone: threading.Event
) -> None:
    error = None
    try:
        for thing in read():
            if not _handed(thing, things, gone):
                break
    except Exception as raised:  # noqa: BLE001 - it is raised again in the thread that waits
        error = raised
    finally:
        source.close()
        _handed(_End(error), things, gone)
        _reading.pop(threading.current_thread(), None)


def _handed(thing: T | _End, things: "queue.Queue[T | _End]", gone: threading.Event) -> bool:
    """Whether somebody still takes it."""
    while not gone.is_set():
        try:
            things.put(thing, timeout=_LOOK)
        except queue.Full:
            continue
        return True
    return False


def _waited(
    things: "queue.Queue[T | _End]", stop: threading.Event, patience: Patience | None, is_life: Callable[[T], bool]
) -> Iterator[T]:
    silent = waited = 0.0  # seconds
    begun, signs = False, 0
    while not stop.is_set():
        began = time.monotonic()
        thing = _next(things)
        spent = time.monotonic() - began
        silent, waited = silent + spent, waited + spent
        if isinstance(thing, _End):
            if thing.error is not None:
                raise thing.error
            return
        if thing is not None:
            begun = begun or is_life(thing)
            silent = 0.0 if is_life(thing) else silent
            yield thing
        if patience is None:
            continue
        if not begun and patience.signs() > signs:
            silent, signs = 0.0, patience.signs()
        if silent > (patience.next if begun else patience.first):
            raise Silence(begun)
        if waited > patience.all:
            raise Overlong


def _next(things: "queue.Queue[T | _End]") -> T | _End | None:
    """The next thing, if there is one before it is time to look at the stop button."""
    try:
        return things.get(timeout=_LOOK)
    except queue.Empty:
        return None

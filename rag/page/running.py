"""What each visitor has under way, so that it can be ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class Running:
    """At most one thing under way for each visitor: the next one ends the one before."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stops: dict[str, Event] = {}

    @contextmanager
    def of(self, visitor: str) -> Iterator[Event]:
        """What ends it once it is set. However the block is left, it has ended then."""
        stop = Event()
        with self._lock:
            before = self._stops.get(visitor)
            self._stops[visitor] = stop
        if before:
            before.set()
        try:
            yield stop
        finally:
            stop.set()
            with self._lock:
                if self._stops.get(visitor) is stop:
                    del self._stops[visitor]

    def stop(self, visitor: str) -> None:
        if stop := self._stops.get(visitor):
            stop.set()

    def stop_all(self) -> None:
        with self._lock:
            stops = list(self._stops.values())
        for stop in stops:
            stop.set()

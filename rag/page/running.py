"""What each visitor has under way, so that it can be ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock


@dataclass(slots=True)
class Run:
    """Something under way. `stop` ends it, and `dropped` says that nobody wants what came of it.

    `looked` is the link that its visitor followed meanwhile.
    """

    stop: Event = field(default_factory=Event)
    dropped: bool = False
    looked: str | None = None


class Running:
    """At most one thing under way for each visitor: the next one ends the one before."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._runs: dict[str, Run] = {}

    @contextmanager
    def of(self, visitor: str) -> Iterator[Run]:
        """A run of this visitor. However the block is left, the run has ended then."""
        run = Run()
        with self._lock:
            before = self._runs.get(visitor)
            self._runs[visitor] = run
        if before:
            before.stop.set()
        try:
            yield run
        finally:
            run.stop.set()
            with self._lock:
                if self._runs.get(visitor) is run:
                    del self._runs[visitor]

    def stop(self, visitor: str) -> None:
        if run := self._runs.get(visitor):
            run.stop.set()

    def drop(self, visitor: str) -> None:
        if run := self._runs.get(visitor):
            run.dropped = True
            run.stop.set()

    def stop_all(self) -> None:
        with self._lock:
            runs = list(self._runs.values())
        for run in runs:
            run.stop.set()

    def looked(self, visitor: str, key: str) -> None:
        """Notes that the visitor followed a link, if anything of theirs is under way."""
        if run := self._runs.get(visitor):
            run.looked = key

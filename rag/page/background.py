"""Work in a thread of its own: open pages look at how far it is, and it goes on when they are closed.

One device for the answers to questions, for work on the library, and for runs of question sets.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Condition, Event, Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

from rag.errors import DatelineError

T = TypeVar("T")
J = TypeVar("J", bound="Job[Any]")


@dataclass(kw_only=True, slots=True, eq=False)
class Job(Generic[T]):
    """Work under way. `latest` is how far it has come, and what came of it once it has `ended`; `stop` is set where it
    is to end soon."""

    name: str
    latest: T
    stop: Event = field(default_factory=Event)
    ended: bool = False
    changed: Condition = field(default_factory=Condition)

    def begin(self, work: Callable[[], T], failed: Callable[[str], T]) -> None:
        """Does `work`, which returns what came of it; `failed` makes that of the line that tells why nothing did."""
        Thread(target=self._run, args=(work, failed), name=self.name, daemon=True).start()

    def _run(self, work: Callable[[], T], failed: Callable[[str], T]) -> None:
        try:
            last = work()
        except DatelineError as error:
            last = failed(str(error))
        except Exception as error:  # whatever it is, who watches must not wait for it
            logging.exception("%s failed", self.name)
            last = failed(fault_of_ours(error))
        self._become(last, ended=True)

    def show(self, latest: T) -> None:
        self._become(latest, ended=False)

    def _become(self, latest: T, *, ended: bool) -> None:
        with self.changed:
            self.latest, self.ended = latest, ended
            self.changed.notify_all()

    def watch(self, pace: float) -> Iterator[T]:
        """How far it is now, and whenever it has come further, but for what comes within `pace` seconds of the last
        look; in the end what came of it."""
        latest, ended = self._now()
        shown = monotonic()
        yield latest
        while not ended:
            self._wait_for_more(latest)
            if not self.ended:
                self.stop.wait(max(0.0, shown + pace - monotonic()))
            latest, ended = self._now()
            shown = monotonic()
            yield latest

    def _wait_for_more(self, seen: T) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.ended or self.latest is not seen)

    def _now(self) -> tuple[T, bool]:
        with self.changed:
            return self.latest, self.ended

    def end(self, patience: float) -> None:
        """Stops it, and waits for what comes of it, though no longer than `patience` seconds."""
        self.stop.set()
        with self.changed:
            self.changed.wait_for(lambda: self.ended, patience)


class OneAtATime(Generic[J]):
    """A job at a time; what came of the last one stays to be seen until the next one begins."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.last: J | None = None

    @property
    def under_way(self) -> J | None:
        job = self.last
        return job if job and not job.ended else None

    def begin(self, job: J, work: Callable[[], Any], failed: Callable[[str], Any]) -> J | None:
        """The job that has to end first; None where this one begins."""
        with self._lock:
            if busy := self.under_way:
                return busy
            self.last = job
        job.begin(work, failed)
        return None

    def end(self, patience: float) -> None:
        if job := self.under_way:
            job.end(patience)


def fault_of_ours(error: Exception) -> str:
    """The line about an error that is no problem that a person can mend. What it was is told in the terminal."""
    return f"Dateline failed ({type(error).__name__}); its terminal says where"

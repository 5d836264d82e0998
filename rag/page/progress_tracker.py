"""How far something has come that takes long, and how long it will take yet."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from rag.text.plurals import pluralise

# Steps after which the time that is left can be told.
_ENOUGH = 3


@dataclass(slots=True)
class ProgressTracker:
    """A `rag.progress.Progress` that somebody looks at. The first step holds what was done before, and what is loaded
    first: the rate begins after it."""

    clock: Callable[[], float] = monotonic
    whole: int = 0
    done: int = 0
    before: int | None = None  # what was done at the first step
    began: float = 0.0

    def total(self, count: int) -> None:
        self.whole = count

    def step(self, count: int) -> None:
        self.done += count
        if self.before is None:
            self.before, self.began = count, self.clock()

    @property
    def seconds_left(self) -> float | None:
        """Seconds, at the rate so far; None while that says little."""
        since = self.done - (self.before or 0)
        return None if since < _ENOUGH else (self.whole - self.done) * (self.clock() - self.began) / since


def time_left(seconds: float | None) -> str:
    """Seconds in words, as rough as they are known; nothing while nothing is known."""
    if seconds is None:
        return ""
    minutes = seconds / 60
    if minutes < 0.9:
        return "less than a minute left"
    if minutes < 90:
        return f"about {_about(minutes, 'minute')} left"
    return f"about {_about(minutes / 60, 'hour')} left"


def _about(number: float, noun: str) -> str:
    return pluralise(round(number), noun)

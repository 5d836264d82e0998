"""The progress bar of the commands, on stderr."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from tqdm import tqdm


class Progress(Protocol):
    """Is told how much there is to do, as far as it is known, and how much more of it is done."""

    def total(self, count: int) -> None: ...

    def step(self, count: int) -> None: ...


class Silent:
    """For callers who show nothing."""

    def total(self, count: int) -> None:
        pass

    def step(self, count: int) -> None:
        pass


class _Bar:
    def __init__(self, shown: "tqdm[Any]") -> None:
        self._shown = shown

    def total(self, count: int) -> None:
        self._shown.total = count
        self._shown.refresh()

    def step(self, count: int) -> None:
        self._shown.update(count)


@contextmanager
def bar(unit: str) -> Iterator[Progress]:
    """A bar with the rate and the time left, where stderr is a terminal; it goes away when all is done."""
    shown: tqdm[Any] = tqdm(unit=f" {unit}s", disable=None, leave=False, dynamic_ncols=True, smoothing=0.1)
    with shown:
        yield _Bar(shown)

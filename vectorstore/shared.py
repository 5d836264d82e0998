"""How several processes use one store: one at a time writes, and each learns what the others wrote."""

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol


class Shared(Protocol):
    """What the processes that use a store agree by."""

    def turn(self) -> AbstractContextManager[object]:
        """Held by one process at a time, while it opens the store or writes; to be had again by who has it."""

    def mark(self) -> str:
        """Stands for the last change, by whichever process."""

    def announce_change(self) -> str:
        """Tells all that a change is coming, in one's turn; its mark."""


class Alone:
    """For a store that nobody else uses."""

    def turn(self) -> AbstractContextManager[object]:
        return nullcontext()

    def mark(self) -> str:
        return ""

    def announce_change(self) -> str:
        return ""

"""How the processes that use one library take turns at its vectors, and know of each other's changes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import LibraryBusy
from rag.library.marks import Marks

_CHANGE = "vectors"

# Seconds for another one's turn, which takes less than one: then that process hangs.
PATIENCE = 30


class Sharing:
    """Turns at a lock in `folder`, and a mark in the library; what `vectorstore.shared.Shared` asks for.

    A mark says nothing but that it is another one, so that no two processes can count to the same number. It is set
    before the change, and read in one's turn: who reads it after a crash opens what is there, whole or not.
    """

    def __init__(self, marks: Marks, folder: Path) -> None:
        self._marks = marks
        self._lock = FileLock(folder / "vectors.lock", timeout=PATIENCE)

    @contextmanager
    def turn(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except Timeout as error:
            raise LibraryBusy("another process does not let go of the vectors: stop it") from error

    def mark(self) -> str:
        return self._marks.get(_CHANGE) or ""

    def announce_change(self) -> str:
        mark = secrets.token_hex(8)
        self._marks.set(_CHANGE, mark)
        return mark

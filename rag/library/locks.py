"""The locks of the processes that change one library."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import LibraryBusy

# Seconds between two looks at how far another process is.
_LOOK = 0.5


class Locks:
    """One process at a time writes, and one goes on with what is to be indexed: two files in `folder`."""

    def __init__(self, folder: Path, wait: float) -> None:
        """`wait`: seconds that a write waits for another process to end its own."""
        self._folder = folder
        self._writing = FileLock(folder / "writing.lock", timeout=wait)
        self._indexing = FileLock(folder / "indexing.lock")

    def are_taken(self) -> bool:
        """Whether some process writes, or goes on with what is to be indexed."""
        return not all(map(_is_free, (self._writing, self._indexing)))

    @contextmanager
    def lock_for_writing(self) -> Iterator[None]:
        """Raises LibraryBusy where another process does not end."""
        try:
            with self._writing:
                yield
        except Timeout as error:
            raise LibraryBusy(
                f"another process is changing the library in {self._folder}: wait for it, or stop it"
            ) from error

    def try_lock_for_writing(self) -> AbstractContextManager[bool]:
        """Gives whether the lock is ours: nobody is waited for."""
        return _if_free(self._writing)

    def try_lock_for_indexing(self) -> AbstractContextManager[bool]:
        """Gives whether the lock is ours: nobody is waited for."""
        return _if_free(self._indexing)

    @contextmanager
    def lock_for_indexing(self, waiting: Callable[[], None]) -> Iterator[None]:
        """However long another process takes; `waiting` is called now and then until it ends."""
        while not _takes(self._indexing, _LOOK):
            waiting()
        try:
            yield
        finally:
            self._indexing.release()


@contextmanager
def _if_free(lock: FileLock) -> Iterator[bool]:
    is_ours = _takes(lock, 0)
    try:
        yield is_ours
    finally:
        if is_ours:
            lock.release()


def _is_free(lock: FileLock) -> bool:
    with _if_free(lock) as is_free:
        return is_free


def _takes(lock: FileLock, wait: float) -> bool:
    """Takes the lock, if it is free within `wait` seconds."""
    with suppress(Timeout):
        lock.acquire(timeout=wait)
        return True
    return False

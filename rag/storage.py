"""What a disk, a database or an index says when it cannot be read or written, as one line with what to do.

Python, SQLite, tantivy and Chroma have no errors in common: the first has numbers, the others say it in words, each in
its own. What is wrong is told from them here, and nowhere else.
"""

import errno
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rag.errors import DatelineError, DiskFull, StoreError

# Bytes below which it is for want of room that something failed, whatever was said: Chroma says "failed to apply logs",
# tantivy that its writer was killed, SQLite that a file cannot be opened.
_FULL = 4_000_000

# Ends of the names of files that come and go while a store is only read.
_OF_READERS = ("-wal", "-shm", "-journal", ".lock")

# Characters of a cause that are shown: Chroma tells its whole way to an error.
_LONGEST = 300


class Trouble(Enum):
    """What is wrong, as far as that says what to do. `{name}` is the store, `{place}` its file or folder."""

    FULL = (
        "the disk is full, {name} cannot be used: make room on the disk of {place}, then do the same again, "
        "which goes on where it was"
    )
    READ_ONLY = "{name} can only be read: make {place} and its folder writable for you, or choose another --data-dir"
    DENIED = "{name} may not be opened: give yourself the right to read and write {place}"
    LOCKED = (
        "{name} is held by another program: end what has {place} open (a backup, a database browser), then try again"
    )
    DAMAGED = "{name} cannot be opened (it is damaged: {cause}): {cure}"
    OTHER = "{name} cannot be opened ({cause}): {cure}"


_NUMBERS = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,  # of a limit on the size of files
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.DENIED,
    errno.EPERM: Trouble.DENIED,
}
_WORDS = {
    "disk is full": Trouble.FULL,
    "no space left": Trouble.FULL,
    "quota exceeded": Trouble.FULL,
    "file too large": Trouble.FULL,
    "readonly database": Trouble.READ_ONLY,
    "read-only file system": Trouble.READ_ONLY,
    "is locked": Trouble.LOCKED,
    "permission denied": Trouble.DENIED,
    "not a database": Trouble.DAMAGED,
    "malformed": Trouble.DAMAGED,
    "corrupt": Trouble.DAMAGED,
    "filedoesnotexist": Trouble.DAMAGED,  # tantivy, of a file that its list names
}


@dataclass(frozen=True, slots=True)
class Store:
    """Something that is kept on a disk: what a person calls it, where it lies, and what helps where it is broken."""

    name: str
    location: Path | str
    cure: str

    @contextmanager
    def translate_errors(self) -> Iterator[None]:
        """What goes wrong with the store is one of our errors. Raises StoreError."""
        try:
            yield
        except DatelineError:
            raise
        except Exception as error:  # whatever those below raise, and Chroma raises whatever it likes
            raise self.error(error) from error

    def error(self, error: BaseException) -> StoreError:
        """What `error` says, in one line."""
        trouble = _trouble(error, self.location)
        line = trouble.value.format(name=self.name, place=self.location, cause=cause(error), cure=self.cure)
        return DiskFull(line) if trouble is Trouble.FULL else StoreError(line)


def cause(error: BaseException) -> str:
    """What an error says, in one line."""
    said = " ".join(str(getattr(error, "orig", None) or error).split()) or type(error).__name__
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def room(path: Path) -> int:
    """Bytes that are free on the disk of a file or folder, which need not be there yet."""
    there = next((each for each in (path, *path.parents) if each.exists()), Path("/"))
    usage = shutil.disk_usage(there)
    return usage.free if usage.total else sys.maxsize  # of a file system that keeps nothing, as /proc


def to_store_error(error: OSError) -> StoreError:
    """What the system says of a file that is no store's: one that was sent, a report, a setting."""
    location = error.filename or "what is written"
    return Store(str(location), location, "see that it is there, and that you may read and write it").error(error)


def size(folder: Path) -> int:
    """Bytes of the files in a folder and in those below it, as far as they are there."""
    found = 0
    for each in folder.rglob("*"):
        with suppress(OSError):  # somebody else takes it away
            found += each.stat().st_size
    return found


def state(*folders: Path) -> frozenset[tuple[str, int, int, int]]:
    """Which files lie in folders and below, of which size and time: another one once something was written or damaged.

    Without what reading changes: the files beside a database, and locks. 0.3 ms for an index.
    """
    found = set()
    for each in (file for folder in folders for file in folder.rglob("*")):
        if not each.name.endswith(_OF_READERS):
            with suppress(OSError):
                about = each.stat()
                found.add((str(each), about.st_ino, about.st_size, about.st_mtime_ns))
    return frozenset(found)


def _trouble(error: BaseException, location: Path | str) -> Trouble:
    if isinstance(error, OSError) and error.errno in _NUMBERS:
        return _NUMBERS[error.errno]
    said = cause(error).lower()
    trouble = next((trouble for words, trouble in _WORDS.items() if words in said), Trouble.OTHER)
    vague = trouble in (Trouble.OTHER, Trouble.READ_ONLY) and isinstance(location, Path)
    return Trouble.FULL if vague and room(Path(location)) < _FULL else trouble

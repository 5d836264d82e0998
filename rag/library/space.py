"""Whether there is room on the disk for a write, before anything of it is written."""

from rag.errors import DiskFull
from rag.library.catalogue import FOLDER
from rag.settings import Settings
from rag.storage import room, size

# Bytes that a write needs beside what the index may grow by: a batch, and SQLite's logs. A disk that became full while
# Chroma wrote its index left it in half, and what was in it was lost.
_ROOM = 8_000_000


def check_free_space(settings: Settings) -> None:
    """Raises DiskFull where the next batch of a library may not find room."""
    folder = settings.data_dir
    # tantivy may write all of an index anew, and Chroma a fifth more than it has.
    needed = _ROOM + size(folder / "words") + size(folder / FOLDER) + size(settings.vectors) // 5
    if (free := room(folder)) < needed:
        raise DiskFull(
            f"the disk is full: {folder} has {free / 1e6:,.0f} MB free, and to write takes {needed / 1e6:,.0f} MB: "
            "make room, then do the same again, which goes on where it was"
        )

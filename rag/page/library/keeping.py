"""Keeps files that were sent to the page."""

import shutil
from itertools import count
from pathlib import Path


def keep(upload: Path, folder: Path) -> Path:
    """Moves a file that was sent to the page into `folder`, where its path stays valid.

    The same file sent twice is kept once. Another file of a known name gets a number: it must not take the place of
    the first, whose articles would then leave the library.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem, dot, endings = upload.name.partition(".")
    for number in count(1):
        path = folder / (upload.name if number == 1 else f"{stem}-{number}{dot}{endings}")
        if not path.exists():
            shutil.move(upload, path)
            return path
        if path.read_bytes() == upload.read_bytes():
            return path
    raise AssertionError("count() ends only with the return above")

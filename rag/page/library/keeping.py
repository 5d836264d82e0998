"""Keeps files that were sent to the page."""

import filecmp
import os
import shutil
import stat
from itertools import count
from pathlib import Path

from rag.errors import InputError


def keep(upload: Path, folder: Path) -> Path:
    """Moves a file that was sent to the page into `folder`, where its path stays valid.

    The same file sent twice is kept once. Another file of a known name gets a number: it must not take the place of
    the first, whose articles would then leave the library. Raises InputError for what is no regular file, as a link.
    """
    if not _is_regular(upload):
        raise InputError(f"{upload.name} is no regular file: send the file itself")
    folder.mkdir(parents=True, exist_ok=True)
    stem, dot, endings = upload.name.partition(".")
    for number in count(1):
        path = folder / (upload.name if number == 1 else f"{stem}-{number}{dot}{endings}")
        if not os.path.lexists(path):
            shutil.move(upload, path)
            return path
        if _is_regular(path) and filecmp.cmp(path, upload, shallow=False):
            return path
    raise AssertionError("count() ends only with the return above")


def _is_regular(path: Path) -> bool:
    """Whether it is a file itself: no link, and nothing that has no end."""
    return stat.S_ISREG(path.lstat().st_mode)

"""Keeps files that were sent to the page."""

import filecmp
import os
import re
import shutil
import stat
import unicodedata
from itertools import count
from pathlib import Path

from rag.errors import InputError

# Bytes of a name, of the 255 that file systems allow: a number may be put into it.
_LONGEST = 200

# Names that are devices on Windows, whatever their ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\.|$)", re.IGNORECASE)


def store_upload(upload: Path, folder: Path) -> Path:
    """Moves a file that was sent to the page into `folder`, where its path stays valid.

    The same file sent twice is kept once. Another file of a known name gets a number: it must not take the place of
    the first, whose articles would then leave the library. Raises InputError for what is no regular file, as a link.
    """
    if not _is_regular(upload):
        raise InputError(f"{upload.name} is no regular file: send the file itself")
    folder.mkdir(parents=True, exist_ok=True)
    name = safe_name(upload.name)
    stem, dot, endings = name.partition(".")
    known = {each.name.casefold(): each.name for each in folder.iterdir()}  # some file systems know no capitals
    for number in count(1):
        wanted = name if number == 1 else f"{stem}-{number}{dot}{endings}"
        path = folder / known.get(wanted.casefold(), wanted)
        if not os.path.lexists(path):
            shutil.move(upload, path)
            return path
        if _is_regular(path) and filecmp.cmp(path, upload, shallow=False):
            return path
    raise AssertionError("count() ends only with the return above")


def _is_regular(path: Path) -> bool:
    """Whether it is a file itself: no link, and nothing that has no end."""
    return stat.S_ISREG(path.lstat().st_mode)


def safe_name(name: str) -> str:
    """`name` as any file system keeps it and any person reads it, with its ending: one name, in one folder.

    Without characters that are not seen (control, direction), separators, and dots or dashes before and after.
    """
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(each for each in composed if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    plain = re.sub(r'[/\\:*?"<>|]', "_", seen).lstrip(" .-").rstrip(" .")
    whole = f"_{plain}" if not plain or _DEVICE.match(plain) else plain
    return _shortened(whole)


def _shortened(name: str) -> str:
    """At most _LONGEST bytes, with the ending."""
    over = len(name.encode()) - _LONGEST
    if over <= 0:
        return name
    ending = "".join(Path(name).suffixes[-2:])[-20:]
    return name.encode()[: _LONGEST - len(ending.encode())].decode(errors="ignore") + ending

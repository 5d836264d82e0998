"""Opens files to read: regular ones alone, since a pipe waits for ever and a device never ends. And their names."""

import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError

# A pipe that nobody writes to would be waited for in opening it. Windows has none of these flags, and needs the first.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_KINDS = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

# Categories of Unicode that a line of a list or a log cannot hold as they are: controls, halves of characters (bytes
# that are no UTF-8), ends of lines and of paragraphs.
_UNSHOWN = ("Cc", "Cs", "Zl", "Zp")


def is_hidden(name: str) -> bool:
    """Whether a name is of what programs put beside a person's files: ".DS_Store", and "~$a.docx" while Word has that
    open."""
    return name.startswith((".", "~$"))


def open_regular(path: Path, follow: bool = True) -> BinaryIO:
    """The file at `path`, opened; with `follow`, also where a link leads to it.

    Raises ReadError for all but regular files, and OSError where it cannot be opened. What is opened is looked at, not
    what had the name a moment before; a device is not even opened, since some do something then.
    """
    _refuse_others(path, path.stat(follow_symlinks=follow))
    number = os.open(path, _FLAGS | (0 if follow else _NO_LINK))
    try:
        _refuse_others(path, os.fstat(number))
    except ReadError:
        os.close(number)
        raise
    return os.fdopen(number, "rb")


def printable_path(path: str | os.PathLike[str]) -> str:
    """A path as one line that can be written anywhere: what cannot is in the form of \\n and \\xff."""
    name = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return "".join(each if _can_be_shown(each) else each.encode("unicode_escape").decode() for each in name)


def fault_of_name(path: Path) -> str | None:
    """Why a file cannot be kept by its path; None where it can."""
    name = str(path)
    if all(map(_can_be_shown, name)):
        return None
    if any(unicodedata.category(each) == "Cs" for each in name):
        return "its name is not UTF-8 text: rename it"
    return "its name holds a line end or another control character: rename it"


def _can_be_shown(character: str) -> bool:
    return unicodedata.category(character) not in _UNSHOWN


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        what = next((name for is_one, name in _KINDS if is_one(found.st_mode)), "nothing known")
        raise ReadError(f"{path} cannot be read: it is {what}, and only regular files are")

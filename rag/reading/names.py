"""Names of files as people, systems and archives write them: é as one character or as two, and capitals or none."""

import os
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path


def compose_name(name: str) -> str:
    """A name in one of the two forms that Unicode has for é (NFC); macOS hands out the other one (NFD)."""
    return unicodedata.normalize("NFC", name)


def find_on_disk(path: Path) -> Path | None:
    """The file or folder at `path` by the name that the disk has for it, in whichever of the two forms; None where
    there is none. A form that is there as it is goes before the other."""
    if os.path.lexists(path):
        return path
    if path.parent == path or (parent := find_on_disk(path.parent)) is None:
        return None
    wanted = compose_name(path.name)
    found = (name for name in _names_in(parent) if compose_name(name) == wanted)
    return next((parent / name for name in found), None)


def is_gone(path: str) -> bool:
    """Whether there is no file at `path` any more. What cannot be looked at, as on a drive that hangs, is not gone."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return path.isascii() or find_on_disk(Path(path)) is None
    except (OSError, ValueError):
        return False
    return False


def earlier_names(found: Iterable[str], known: Collection[str]) -> dict[str, set[str]]:
    """Of the files at the paths `found`, those that have an entry among `known` by another form of their name, each
    with all such entries: written in the other form of Unicode, or with other capitals.

    Two files with such names, as Linux allows them, are two.
    """
    here = set(found)
    others = [path for path in known if path not in here]
    forms: dict[str, list[str]] = {}
    for path in others:
        forms.setdefault(_folded(path), []).append(path)
    named = {path: forms[_folded(path)] for path in here if _folded(path) in forms} if forms else {}
    same = {path: {each for each in olds if _is_same(each, path)} for path, olds in named.items()}
    return {path: olds for path, olds in same.items() if olds}


def _folded(path: str) -> str:
    return compose_name(path).casefold()


def _is_same(earlier: str, path: str) -> bool:
    try:
        return not os.path.lexists(earlier) or Path(earlier).samefile(path)
    except OSError:
        return False


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names, which may be in any form, and no paths of them
    except OSError:
        return []

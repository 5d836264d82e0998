"""Finds the files that are meant by paths, folders and patterns."""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.errors import InputError
from rag.reading.formats import FORMATS, format_of
from rag.reading.rows import count_rows, has_articles

METADATA_NAMES = ("metadata.csv", "metadata.jsonl")


@dataclass(frozen=True, slots=True)
class Found:
    """Files with articles; the metadata files of their folders, deepest first; what was passed over, a line each."""

    articles: tuple[Path, ...]
    metadata: tuple[Path, ...]
    notes: tuple[str, ...]


def expand(paths: Sequence[str]) -> Found:
    """The files of `paths`, each once: in the order given, those of folders and patterns sorted.

    Folders are searched to the bottom without what is hidden or of another kind. A csv or jsonl file without article
    texts, as a question set, is passed over with a note, unless it was named itself. The metadata file of a folder is
    used even if only files of that folder are named: else the same file would be another article.
    Raises InputError for a path that does not exist and a pattern that matches nothing.
    """
    articles: dict[Path, None] = {}
    metadata: dict[Path, None] = {}
    notes: list[str] = []
    for given in paths:
        named, met = _resolve(given)
        for path in named:
            articles.setdefault(path)
        for path in met:
            if form := format_of(path):
                if _is_metadata(path):
                    metadata.setdefault(path)
                elif path in articles:
                    continue
                elif form.has_rows and not has_articles(path):
                    notes.append(f"{path} holds no articles (no column text): passed over")
                else:
                    articles.setdefault(path)
        if not named and not any(format_of(path) for path in met):
            notes.append(f"{given} holds no file of a kind that can be read ({' '.join(FORMATS)})")
    unique = _each_once(articles)
    tables = _each_once([*metadata, *_metadata_beside(unique)])
    return Found(unique, tuple(sorted(tables, key=lambda path: -len(path.parts))), tuple(notes))


def count_articles(path: Path) -> int:
    """About how many articles a file has, for a progress bar: 1, or the number of rows."""
    form = format_of(path)
    return count_rows(path) if form and form.has_rows else 1


def _resolve(given: str) -> tuple[list[Path], list[Path]]:
    """The file that was named, or the files that were met in a folder or by a pattern."""
    path = Path(given).expanduser()
    if path.is_dir():
        return [], list(_walk(path))
    if path.exists():
        return [path], []
    # Path.glob takes no absolute pattern.
    matches = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207
    if not matches:
        problem = "matches no file" if glob.has_magic(given) else "does not exist"
        raise InputError(f"{given} {problem}: name a file, a folder or a pattern such as articles/*.txt")
    met = [file for match in matches for file in (_walk(Path(match)) if Path(match).is_dir() else [Path(match)])]
    return [], met


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _each_once(paths: Iterable[Path]) -> tuple[Path, ...]:
    unique: dict[Path, Path] = {}
    for path in paths:
        unique.setdefault(path.resolve(), path)
    return tuple(unique.values())


def _metadata_beside(articles: Iterable[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(path.parent for path in articles):
        yield from sorted(path for path in folder.iterdir() if _is_metadata(path))


def _is_metadata(path: Path) -> bool:
    return path.name.casefold() in METADATA_NAMES

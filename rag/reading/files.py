"""Finds the files that are meant by paths, folders and patterns."""

import fnmatch
import glob
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rag.errors import InputError
from rag.reading.drafts import Failure, one_line
from rag.reading.formats import FORMATS, format_of
from rag.reading.regular import fault_of_name, shown
from rag.reading.rows import count_rows, has_articles

METADATA_NAMES = ("metadata.csv", "metadata.jsonl")

_SHOWN = 8  # links, and endings of names, that a note tells; the number before them tells the rest


@dataclass(frozen=True, slots=True)
class Found:
    """Files with articles; the metadata files of their folders, deepest first; what was passed over, a line each.

    `links` are those of the files that are links, and are read nevertheless. `failures` are folders that cannot be
    entered, and files that cannot be kept.
    """

    articles: tuple[Path, ...]
    metadata: tuple[Path, ...]
    notes: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    links: frozenset[Path] = frozenset()


def expand(
    paths: Sequence[str],
    follow_links: bool = False,
    holds_articles: Callable[[Path, bool], bool] = has_articles,
    besides: Path | None = None,
) -> Found:
    """The files of `paths`, each once: in the order given, those of folders and patterns sorted.

    Folders are searched to the bottom without what is hidden, of another kind or `besides` (the library's own folder),
    and without links, unless `follow_links`; a link that is named itself is followed, with a note. A csv or jsonl file
    without article texts (`holds_articles` is asked, with whether to follow a link), as a question set, is passed over
    with a note, unless it was named itself. The metadata file of a folder is used even if only files of that folder are
    named: else the same file would be another article. Raises InputError for a path that does not exist and a pattern
    that matches nothing.
    """
    articles: dict[Path, None] = {}
    metadata: dict[Path, None] = {}
    notes: list[str] = []
    failures: dict[Failure, None] = {}
    for given in paths:
        named, met = _resolve(given, _Met(follow_links, besides))
        articles |= dict.fromkeys(named)
        for path in met.files:
            if _is_metadata(path):
                metadata.setdefault(path)
            elif path in articles:
                continue
            elif _has_rows(path) and not holds_articles(path, follow_links):
                notes.append(f"{path} holds no articles (no column text): passed over")
            else:
                articles.setdefault(path)
        notes += [f"{path} is a link: what it leads to is read" for path in named if path.is_symlink()]
        if not named and not met.files and not met.failures:
            notes.append(f"{shown(given)} holds no file of a kind that can be read ({' '.join(FORMATS)})")
        notes += met.notes(given)
        failures |= met.failures
    unique = _each_once(articles)
    tables = _each_once([*metadata, *_metadata_beside(unique, follow_links)])
    return Found(
        unique,
        tuple(sorted(tables, key=lambda path: -len(path.parts))),
        tuple(notes),
        tuple(failures),
        frozenset(path for path in unique if path.is_symlink()),
    )


def count_articles(path: Path, follow: bool = True) -> int:
    """About how many articles a file has, for a progress bar: 1, or the number of rows; 0 where none can be read."""
    return count_rows(path, follow) if _has_rows(path) else 1


@dataclass(slots=True)
class _Met:
    """What was met in a folder or by a pattern, each once: files to read, and what is not read."""

    follow_links: bool
    besides: Path | None = None
    files: dict[Path, None] = field(default_factory=dict)
    links: dict[Path, None] = field(default_factory=dict)
    others: dict[Path, None] = field(default_factory=dict)
    failures: dict[Failure, None] = field(default_factory=dict)

    def take(self, path: Path) -> None:
        if self.passes_over(path):
            (self.links if format_of(path) or path.is_dir() else self.others).setdefault(path)
        elif format_of(path) is None:
            self.others.setdefault(path)
        elif fault := fault_of_name(path):
            self.failures.setdefault(Failure(shown(path), fault))
        else:
            self.files.setdefault(path)

    def passes_over(self, path: Path) -> bool:
        return not self.follow_links and path.is_symlink()

    def is_besides(self, folder: Path) -> bool:
        return self.besides is not None and folder.absolute() == self.besides

    def cannot_enter(self, error: OSError) -> None:
        self.failures.setdefault(_closed(error.filename, error))

    def notes(self, given: str) -> list[str]:
        """What was passed over, in two lines at most."""
        said = []
        if self.others:
            endings = Counter(shown(path.suffix.casefold()) or "no ending" for path in self.others)
            count, kinds = _counted(self.others, "file"), _some(ending for ending, _ in endings.most_common())
            said.append(f"{shown(given)}: {count} of other kinds passed over ({kinds})")
        if self.links:
            count, names = _counted(self.links, "link"), _some(map(shown, self.links))
            said.append(f"{shown(given)}: {count} passed over ({names}): --follow-links reads what links lead to")
        return said


def _resolve(given: str, met: _Met) -> tuple[list[Path], _Met]:
    """The file that was named, and what was met in a folder or by a pattern."""
    path = Path(os.path.expanduser(given))  # noqa: PTH111 - Path.expanduser fails for a ~name that nobody has
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        _match(given, path, met)
    except OSError as error:
        met.failures.setdefault(_closed(path, error))
    else:
        if path.is_dir():
            _walk(path, met)
        elif fault := fault_of_name(path):
            met.failures.setdefault(Failure(shown(path), fault))
        else:
            return [path], met
    return [], met


def _match(given: str, path: Path, met: _Met) -> None:
    matches = sorted(_matches(Path(path.anchor), path.parts[bool(path.anchor) :], met)) if glob.has_magic(given) else []
    if not matches and not met.failures and not met.links:
        problem = "matches no file" if glob.has_magic(given) else "does not exist"
        raise InputError(f"{given} {problem}: name a file, a folder or a pattern such as articles/*.txt")
    for match in matches:
        if match.is_dir() and not met.passes_over(match):
            _walk(match, met)
        else:
            met.take(match)


def _matches(folder: Path, parts: Sequence[str], met: _Met) -> Iterator[Path]:
    """What a pattern below `folder` matches. `**` is any number of folders.

    As `glob` has it, but for links: that follows those to folders, and two in a circle are paths without end.
    """
    if not parts:
        yield folder
        return
    part, *rest = parts
    if part == "**":
        for here, _ in _folders(folder, met) if rest else [(folder, [])]:
            yield from _matches(here, rest, met)
    elif not glob.has_magic(part):
        if os.path.lexists(folder / part):
            yield from _matches(folder / part, rest, met)
    else:
        for path in _entries(folder, met):
            hidden = path.name.startswith(".") and not part.startswith(".")
            if hidden or not fnmatch.fnmatch(path.name, part) or met.is_besides(path):
                continue
            if not rest or not met.passes_over(path):
                yield from _matches(path, rest, met)
            elif path.is_dir():
                met.take(path)


def _entries(folder: Path, met: _Met) -> list[Path]:
    try:
        return list(folder.iterdir())
    except NotADirectoryError:
        return []
    except OSError as error:
        met.cannot_enter(error)
        return []


def _walk(folder: Path, met: _Met) -> None:
    for here, names in _folders(folder, met):
        for name in sorted(names):
            if not name.startswith("."):
                met.take(here / name)


def _folders(folder: Path, met: _Met) -> Iterator[tuple[Path, list[str]]]:
    """A folder and those in it that are not hidden, to the bottom, each once, with the names of what else is there."""
    entered: set[tuple[int, int]] = set()
    for where, folders, names in os.walk(folder, onerror=met.cannot_enter, followlinks=met.follow_links):
        here = Path(where)
        if met.follow_links and not _is_new(here, entered):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not met.is_besides(here / name))
        for name in folders:
            if met.passes_over(here / name):  # os.walk does not enter it
                met.take(here / name)
        yield here, names


def _is_new(folder: Path, entered: set[tuple[int, int]]) -> bool:
    found = folder.stat()
    place = (found.st_dev, found.st_ino)
    is_new = place not in entered
    entered.add(place)
    return is_new


def _each_once(paths: Iterable[Path]) -> tuple[Path, ...]:
    unique: dict[str, Path] = {}
    for path in paths:
        unique.setdefault(os.path.realpath(path), path)  # which a circle of links does not stop
    return tuple(unique.values())


def _metadata_beside(articles: Iterable[Path], follow_links: bool) -> Iterator[Path]:
    met = _Met(follow_links)
    for folder in dict.fromkeys(path.parent for path in articles):
        beside = sorted(path for path in _entries(folder, met) if _is_metadata(path))
        yield from (path for path in beside if not met.passes_over(path))


def _is_metadata(path: Path) -> bool:
    return path.name.casefold() in METADATA_NAMES


def _has_rows(path: Path) -> bool:
    form = format_of(path)
    return form is not None and form.has_rows


def _closed(path: str | Path, error: OSError) -> Failure:
    return Failure(shown(path), f"cannot be opened: {error.strerror or one_line(error)}")


def _counted(things: Collection[object], word: str) -> str:
    return f"{len(things):,} {word}{'' if len(things) == 1 else 's'}"


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return " ".join(listed[:_SHOWN] + ["…"] * (len(listed) > _SHOWN))

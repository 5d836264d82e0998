"""Finds the files that are meant by paths, folders and patterns."""

import fnmatch
import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rag.errors import InputError
from rag.reading.drafts import Failure, one_line
from rag.reading.formats import format_of
from rag.reading.names import compose_name, find_on_disk
from rag.reading.passed_over import cure_of, note_on_nothing, notes_on_empty, notes_on_links, notes_on_others
from rag.reading.regular import fault_of_name, is_hidden, printable_path
from rag.reading.tables.metadata import METADATA_NAMES
from rag.reading.tables.rows import has_articles


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files with articles; the metadata files of their folders, deepest first; what was passed over, a line each.

    `links` are those of the files that are links, and are read nevertheless. `failures` are folders that cannot be
    entered, and files that cannot be kept. `folders` and `named` are what was named itself.
    """

    articles: tuple[Path, ...]
    metadata: tuple[Path, ...]
    notes: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    links: frozenset[Path] = frozenset()
    folders: tuple[Path, ...] = ()
    named: frozenset[Path] = frozenset()


def expand(
    paths: Sequence[str],
    follow_links: bool = False,
    holds_articles: Callable[[Path, bool], bool] = has_articles,
    besides: Path | None = None,
) -> FoundFiles:
    """The files of `paths`, each once: in the order given, those of folders and patterns sorted.

    Folders are searched to the bottom without what is hidden, of another kind or `besides` (the library's own folder),
    and without links, unless `follow_links`. A link that is named itself is followed, with a note; but one that leads
    out of its folder only where nothing else is named, since a shell writes out `articles/*` as the names of all that
    is there. A file of rows without article texts (`holds_articles` is asked, with whether to follow a link), as a
    question set, is passed over with a note, unless it was named itself. The metadata file of a folder is used even if
    only files of that folder are named: else the same file would be another article. Raises InputError for a path that
    does not exist and a pattern that matches nothing.
    """
    articles: dict[Path, None] = {}
    metadata: dict[Path, None] = {}
    notes: list[str] = []
    failures: dict[Failure, None] = {}
    folders: list[Path] = []
    all_named: set[Path] = set()
    for argument in paths:
        named, met = _resolve(argument, _Met(follow_links, besides), follow_links or len(paths) == 1)
        articles |= dict.fromkeys(named)
        all_named.update(named)
        without: dict[Path, None] = {}
        for path in met.files:
            if _is_metadata(path):
                metadata.setdefault(path)
            elif path in articles:
                continue
            elif _has_rows(path) and not holds_articles(path, follow_links):
                without.setdefault(path)
            else:
                articles.setdefault(path)
        notes += [f"{path} is a link: what it leads to is read" for path in (*named, *met.roots) if path.is_symlink()]
        notes += notes_on_empty(argument, without)
        if not named and not met.files and not met.failures:
            notes.append(note_on_nothing(argument))
        notes += met.notes(argument)
        failures |= met.failures
        folders += met.roots
    unique = _each_once(articles)
    tables = _each_once([*metadata, *_metadata_beside(unique, follow_links)])
    return FoundFiles(
        unique,
        tuple(sorted(tables, key=lambda path: -len(path.parts))),
        tuple(notes),
        tuple(failures),
        frozenset(path for path in unique if path.is_symlink()),
        tuple(folders),
        frozenset(all_named),
    )


@dataclass(slots=True)
class _Met:
    """What was met in a folder or by a pattern, each once: files to read, and what is not read.

    `roots` is the folder itself, where one was named.
    """

    follow_links: bool
    besides: Path | None = None
    files: dict[Path, None] = field(default_factory=dict)
    links: dict[Path, None] = field(default_factory=dict)
    others: dict[Path, None] = field(default_factory=dict)
    failures: dict[Failure, None] = field(default_factory=dict)
    roots: list[Path] = field(default_factory=list)

    def take(self, path: Path) -> None:
        if self.passes_over(path):
            (self.links if format_of(path) or path.is_dir() else self.others).setdefault(path)
        elif format_of(path) is None:
            self.others.setdefault(path)
        elif fault := fault_of_name(path):
            self.fail(path, fault)
        else:
            self.files.setdefault(path)

    def passes_over(self, path: Path) -> bool:
        return not self.follow_links and path.is_symlink()

    def is_besides(self, folder: Path) -> bool:
        return self.besides is not None and folder.absolute() == self.besides

    def cannot_enter(self, error: OSError) -> None:
        self.failures.setdefault(_closed(error.filename, error))

    def fail(self, path: Path, cause: str) -> None:
        self.failures.setdefault(Failure(printable_path(path), cause))

    def notes(self, argument: str) -> list[str]:
        """What was passed over, in two lines at most."""
        leading_out = sum(_leads_out(link, root) for link in self.links for root in self.roots)
        return [*notes_on_others(argument, self.others), *notes_on_links(argument, self.links, leading_out)]


def _resolve(argument: str, met: _Met, out_too: bool) -> tuple[list[Path], _Met]:
    """The file that was named, and what was met in a folder or by a pattern; a link that leads out with `out_too`."""
    path = Path(os.path.expanduser(argument))  # noqa: PTH111 - Path.expanduser fails for a ~name that nobody has
    try:
        path = find_on_disk(path) or path
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        _match(argument, path, met)
    except OSError as error:
        met.failures.setdefault(_closed(path, error))
    else:
        return _named(path, met, out_too), met
    return [], met


def _named(path: Path, met: _Met, out_too: bool) -> list[Path]:
    if not out_too and path.is_symlink() and _leads_out(path, path.parent):
        met.fail(
            path,
            f"is a link out of its folder, to {printable_path(os.path.realpath(path))}: name that, or --follow-links",
        )
    elif path.is_dir():
        met.roots.append(path)
        _walk(path, met)
    elif fault := fault_of_name(path):
        met.fail(path, fault)
    elif cure := cure_of(path):
        met.fail(path, f"is of no kind that can be read: {cure}")
    else:
        return [path]
    return []


def _leads_out(link: Path, folder: Path) -> bool:
    """Whether a link leads to a place that is not below the folder."""
    return not Path(os.path.realpath(link)).is_relative_to(os.path.realpath(folder))


def _match(argument: str, path: Path, met: _Met) -> None:
    matches = (
        sorted(_matches(Path(path.anchor), path.parts[bool(path.anchor) :], met)) if glob.has_magic(argument) else []
    )
    if not matches and not met.failures and not met.links:
        problem = "matches no file" if glob.has_magic(argument) else "does not exist"
        raise InputError(f"{argument} {problem}: name a file, a folder or a pattern such as articles/*.txt")
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
        if (there := find_on_disk(folder / part)) is not None:
            yield from _matches(there, rest, met)
    else:
        for path in _entries(folder, met):
            hidden = is_hidden(path.name) and not is_hidden(part)
            if hidden or not fnmatch.fnmatch(compose_name(path.name), compose_name(part)) or met.is_besides(path):
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
            if not is_hidden(name):
                met.take(here / name)


def _folders(folder: Path, met: _Met) -> Iterator[tuple[Path, list[str]]]:
    """A folder and those in it that are not hidden, to the bottom, each once, with the names of what else is there."""
    entered: set[tuple[int, int]] = set()
    for where, folders, names in os.walk(folder, onerror=met.cannot_enter, followlinks=met.follow_links):
        here = Path(where)
        if met.follow_links and not _is_new(here, entered):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not is_hidden(name) and not met.is_besides(here / name))
        for name in folders:
            if met.passes_over(here / name):  # os.walk does not enter it
                met.take(here / name)
        yield here, names


def _is_new(folder: Path, entered: set[tuple[int, int]]) -> bool:
    found = folder.stat()
    identity = (found.st_dev, found.st_ino)
    is_new = identity not in entered
    entered.add(identity)
    return is_new


def _each_once(paths: Iterable[Path]) -> tuple[Path, ...]:
    unique: dict[object, Path] = {}
    for path in paths:
        unique.setdefault(_identity(path), path)
    return tuple(unique.values())


def _identity(path: Path) -> object:
    """The same for all names of a file: through links, in both forms of é, and where the disk knows no capitals. Hard
    links are files of their own."""
    real = os.path.realpath(path)  # which a circle of links does not stop
    try:
        found = os.stat(real)  # noqa: PTH116 - it is a text, and there are thousands
    except OSError:
        return real
    return found.st_dev, found.st_ino, compose_name(real).casefold()


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
    return Failure(printable_path(path), f"cannot be opened: {error.strerror or one_line(error)}")

"""Which files that hold articles are gone from the disk. Nothing is changed here."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from rag.library.records import Records
from rag.reading.names import is_gone
from rag.reading.passed_over import list_some
from rag.reading.regular import printable_path
from rag.text.plurals import pluralise


@dataclass(frozen=True, slots=True)
class GoneFiles:
    """Files that are gone, each with the ids of the articles that it held.

    `alone` are those of them with an article that is in no file that is there; `articles` is how many such there are.
    """

    held: Mapping[str, Set[str]]
    alone: tuple[str, ...] = ()
    articles: int = 0

    def describe(self, folder: Path | None = None) -> str:
        """As a person is told of `alone`, by their names in a folder."""
        names = list_some(printable_path(Path(path).relative_to(folder) if folder else path) for path in self.alone)
        are = "is" if len(self.alone) == 1 else "are"
        articles = pluralise(self.articles, "article")
        return f"{pluralise(len(self.alone), 'file')} {are} gone ({names}); still in the library: {articles}"


NONE = GoneFiles({})


def look_for_gone(
    records: Records, folder: str = "", found: Iterable[str] = (), besides: str | None = None
) -> GoneFiles:
    """The files below a folder, or anywhere, that are gone. `found` are known to be there; of those below `besides`, as
    of the library's own folder, nothing is said."""
    there = set(found)
    held = records.ids_by_file_below(folder)
    gone = {
        path: ids
        for path, ids in held.items()
        if path not in there and not (besides and Path(path).is_relative_to(besides)) and is_gone(path)
    }
    if not gone:
        return NONE
    return _described(gone, records.ids_by_file_below() if folder else held, is_gone)


def _described(gone: Mapping[str, Set[str]], held: Mapping[str, Set[str]], is_lost: Callable[[str], bool]) -> GoneFiles:
    lost = {article for ids in gone.values() for article in ids}
    elsewhere = {
        article
        for path, ids in held.items()
        if path not in gone and not ids.isdisjoint(lost) and not is_lost(path)
        for article in ids
    }
    left = lost - elsewhere
    return GoneFiles(gone, tuple(sorted(path for path, ids in gone.items() if ids & left)), len(left))


def sync_command(folder: Path) -> str:
    """The command that takes out what is gone from a folder."""
    return f"dateline add --sync {shlex.quote(printable_path(folder))}"


def fault_of_sync(gone: GoneFiles, folder: Path, has_files: bool) -> str | None:
    """Why files that are gone from a folder may only seem so; `has_files`: there are files in it to read.

    A folder that is empty is what a drive leaves that is not connected.
    """
    if not gone.held:
        return None
    if not has_files:
        return (
            f"has no file any more that it had ({len(gone.held):,}): nothing was taken out; connect its drive, or, if "
            "they were deleted, take their articles out with dateline remove"
        )
    near = {next(each for each in Path(path).parents if each.is_dir()) for path in gone.held}
    empty = sorted(each.relative_to(folder) for each in near - {folder} if not any(each.iterdir()))
    if not empty:
        return None
    return (
        f"holds folders that are empty and were not ({list_some(map(printable_path, empty))}): nothing was taken out; "
        "connect what belongs there, or delete these folders, and do the same again"
    )

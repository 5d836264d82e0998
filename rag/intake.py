"""Takes files into the library: reads them, writes what is new, and says what failed without stopping for it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import NamedTuple

from rag.batches import batched
from rag.library.library import BATCH, Change, Library
from rag.progress import Progress, Silent
from rag.reading.articles import fingerprint, read_articles
from rag.reading.drafts import Failure
from rag.reading.files import Found, count_articles, expand
from rag.reading.metadata import Metadata, read_metadata
from rag.types import Article


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of a file: its articles as in `Report`, and what of it failed."""

    path: Path
    change: Change = field(default_factory=Change)
    replaced: int = 0
    failures: tuple[Failure, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many articles were added, updated and so on, by that word."""
        return _counts(self.change, self.replaced, len(self.failures))


@dataclass(frozen=True, slots=True)
class Report:
    """What an intake did: articles added, written again, known already; taken out because their file changed."""

    files: tuple[FileResult, ...]  # those that were read, in their order
    notes: tuple[str, ...]
    interrupted: bool = False

    @property
    def change(self) -> Change:
        return sum((each.change for each in self.files), Change())

    @property
    def replaced(self) -> int:
        return sum(each.replaced for each in self.files)

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(failure for each in self.files for failure in each.failures)

    def counts(self) -> dict[str, int]:
        return _counts(self.change, self.replaced, len(self.failures))

    def summary(self) -> str:
        said = in_words(self.counts()) or "nothing to add"
        return f"{said} (stopped: the same command goes on from here)" if self.interrupted else said


def _counts(change: Change, replaced: int, failed: int) -> dict[str, int]:
    return {
        "added": change.added,
        "updated": change.updated,
        "replaced": replaced,
        "unchanged": change.unchanged,
        "failed": failed,
    }


def in_words(counts: Mapping[str, int]) -> str:
    """The counts that are not 0, as in "3 added, 1 failed"."""
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


@dataclass(frozen=True, slots=True)
class _FileEnd:
    """Stands after the articles of a file. `whole` when all of it could be read."""

    path: Path
    ids: frozenset[str]
    whole: bool


class _Item(NamedTuple):
    """What was read of a file, one after the other."""

    path: Path
    what: Article | Failure | _FileEnd


def add_articles(
    library: Library,
    paths: Sequence[str],
    metadata_file: str | None = None,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Report:
    """Adds the articles of files, folders and globs.

    What a file held before and no longer holds is taken out, once all of the file has been read. An interruption
    (Ctrl-C, or `stop` is set) leaves the library whole, and the same call goes on from there. Raises InputError for
    paths or metadata that cannot be used; what is wrong with single files is in the report.
    """
    progress = progress or Silent()
    found = _absolute(expand(paths))
    tables = _tables(found, metadata_file)
    progress.total(sum(count_articles(path) for path in found.articles))
    notes = [
        *found.notes,
        *(f"{table.path}: no file is called {name}" for table in tables for name in table.unused(found.articles)),
    ]
    results: dict[Path, FileResult] = {}
    interrupted = False
    seen: set[str] = set()
    try:
        for batch in batched(_items(found.articles, tables), BATCH):
            interrupted = stop is not None and stop.is_set()
            if interrupted:
                break
            for path, result in _take_in(library, batch, seen):
                results[path] = _together(results.get(path, FileResult(path)), result)
            progress.step(sum(not isinstance(item.what, _FileEnd) for item in batch))
    except KeyboardInterrupt:
        interrupted = True
    return Report(tuple(results.values()), tuple(notes), interrupted)


def _take_in(library: Library, batch: Sequence[_Item], seen: set[str]) -> Iterator[tuple[Path, FileResult]]:
    """Writes the articles of a batch, and says of each item what came of it. `seen` are the ids of earlier ones."""
    articles = [item.what for item in batch if isinstance(item.what, Article)]
    known = library.records.fingerprints([article.id for article in articles])
    first = _first_of_each(articles, seen)
    marks = {article.id: fingerprint(article) for article in first}
    library.put([(article, marks[article.id]) for article in first])
    for path, what in batch:
        if isinstance(what, Failure):
            yield path, FileResult(path, failures=(what,))
        elif isinstance(what, _FileEnd):
            yield path, FileResult(path, replaced=_take_out_stale(library, what) if what.whole else 0)
        else:
            # Only the first of several copies was written, and it says what became of the article.
            mark = marks.pop(what.id, None)
            yield path, FileResult(path, _change_of(mark, known.get(what.id)))


def _change_of(mark: str | None, known: str | None) -> Change:
    """What was done with an article, by its fingerprint and the one that the library had; None is no fingerprint."""
    if mark is None or mark == known:
        return Change(unchanged=1)
    return Change(updated=1) if known else Change(added=1)


def _together(one: FileResult, other: FileResult) -> FileResult:
    return FileResult(one.path, one.change + other.change, one.replaced + other.replaced, one.failures + other.failures)


def _absolute(found: Found) -> Found:
    """With absolute paths, so that a file is the same one from whichever folder it is added."""
    return replace(
        found, articles=tuple(map(_one_path, found.articles)), metadata=tuple(map(_one_path, found.metadata))
    )


def _one_path(path: Path) -> Path:
    """Absolute and without "..", links as they are."""
    return Path(os.path.normpath(path.absolute()))


def _first_of_each(articles: Sequence[Article], seen: set[str]) -> list[Article]:
    """The articles whose ids are not in `seen`, each once, and puts those there.

    Copies of a text differ in their paths: would each be written, each call would write them all again.
    """
    first = {article.id: article for article in reversed(articles) if article.id not in seen}
    seen.update(first)
    return list(first.values())


def _tables(found: Found, metadata_file: str | None) -> list[Metadata]:
    """The table that was named, which has the first word, and those that lie in the folders."""
    named = [read_metadata(Path(metadata_file))] if metadata_file else []
    return [*named, *(read_metadata(path, path.parent) for path in found.metadata)]


def _items(paths: Sequence[Path], tables: Sequence[Metadata]) -> Iterator[_Item]:
    for path in paths:
        ids: set[str] = set()
        whole = True
        for item in read_articles(path, tables):
            if isinstance(item, Article):
                ids.add(item.id)
            else:
                whole = False
            yield _Item(path, item)
        yield _Item(path, _FileEnd(path, frozenset(ids), whole))


def _take_out_stale(library: Library, end: _FileEnd) -> int:
    """Removes what the file brought when it was added earlier and does not hold any more."""
    stale = sorted(library.records.ids_from(str(end.path)) - end.ids)
    library.remove(stale)
    return len(stale)

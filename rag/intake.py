"""Takes files into the library: reads them, writes what is new, and says what failed without stopping for it."""

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import NamedTuple

from rag.library.library import BATCH, Change, Library
from rag.progress import Progress, Silent
from rag.reading.articles import fingerprint
from rag.reading.drafts import Failure
from rag.reading.files import Found, expand
from rag.reading.metadata import Metadata, stated_about
from rag.reading.reader import BOUNDS, Bounds, Reader, Stopped
from rag.types import Article

# Characters at which a batch is written before it has its number of articles: 20 s of embedding, in which nothing stops
# it. 32 real articles have half of it.
_TOGETHER = 500_000


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of a file: its articles as in `Report`, and what of it failed."""

    path: Path
    change: Change = field(default_factory=Change)
    replaced: int = 0
    failures: tuple[Failure, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many articles were added, updated and so on, by that word."""
        return _counts(self.change, self.replaced, self.failures)


@dataclass(frozen=True, slots=True)
class Report:
    """What an intake did: articles added, written again, known already; taken out because their file changed."""

    files: tuple[FileResult, ...]  # those that cannot be read, then those that were, in their order
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
        return _counts(self.change, self.replaced, self.failures)

    def summary(self) -> str:
        said = in_words(self.counts()) or "nothing to add"
        return f"{said} (stopped: the same command goes on from here)" if self.interrupted else said


def _counts(change: Change, replaced: int, failures: Sequence[Failure]) -> dict[str, int]:
    return {
        "added": change.added,
        "updated": change.updated,
        "replaced": replaced,
        "unchanged": change.unchanged,
        "failed": sum(each.count for each in failures),
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
    follow_links: bool = False,
    bounds: Bounds = BOUNDS,
) -> Report:
    """Adds the articles of files, folders and globs; `follow_links` as in `reading.files.expand`.

    What a file held before and no longer holds is taken out, once all of the file has been read. An interruption
    (Ctrl-C, or `stop` is set) leaves the library whole, and the same call goes on from there. Raises InputError for
    paths or metadata that cannot be used; what is wrong with single files is in the report, also that one takes more
    than its `bounds`.
    """
    results: dict[Path, FileResult] = {}
    notes: list[str] = []
    try:
        with Reader(bounds, stop) as reader:
            found = _absolute(expand(paths, follow_links, reader.has_articles, library.settings.data_dir.absolute()))
            notes += found.notes
            results |= {Path(each.where): FileResult(Path(each.where), failures=(each,)) for each in found.failures}
            tables = _tables(reader, found, metadata_file, follow_links)
            notes += (
                f"{table.path}: no file is called {name}" for table in tables for name in table.unused(found.articles)
            )
            _add(library, reader, found, tables, progress or Silent(), results)
    except (KeyboardInterrupt, Stopped):
        return Report(tuple(results.values()), tuple(notes), interrupted=True)
    return Report(tuple(results.values()), tuple(notes))


def _add(
    library: Library,
    reader: Reader,
    found: Found,
    tables: Sequence[Metadata],
    progress: Progress,
    results: dict[Path, FileResult],
) -> None:
    """Adds what was found, and says of each batch in `results` what came of it as soon as it is written."""
    progress.total(sum(reader.count(path, path in found.links) for path in found.articles))
    seen: set[str] = set()
    with closing(_items(reader, found, tables)) as items:
        for batch in _batches(items):
            for path, result in _take_in(library, batch, seen):
                results[path] = _together(results.get(path, FileResult(path)), result)
            progress.step(sum(not isinstance(item.what, _FileEnd) for item in batch))


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """What is written together: as many as make one batch of the library, fewer where they are long."""
    batch: list[_Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += _length(item.what) if isinstance(item.what, Article) else 0
        if len(batch) == BATCH or characters >= _TOGETHER:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _length(article: Article) -> int:
    """Characters of the text and of what else a row said, which may be as long."""
    return len(article.text) + sum(map(len, article.metadata.values()))


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
        found,
        articles=tuple(map(_one_path, found.articles)),
        metadata=tuple(map(_one_path, found.metadata)),
        links=frozenset(map(_one_path, found.links)),
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


def _tables(reader: Reader, found: Found, metadata_file: str | None, follow_links: bool) -> list[Metadata]:
    """The table that was named, which has the first word, and those that lie in the folders."""
    named = [reader.metadata(Path(metadata_file))] if metadata_file else []
    return [*named, *(reader.metadata(path, path.parent, follow_links) for path in found.metadata)]


def _items(reader: Reader, found: Found, tables: Sequence[Metadata]) -> Generator[_Item]:
    for path in found.articles:
        ids: set[str] = set()
        whole = True
        for item in reader.articles(path, stated_about(path, tables), path in found.links):
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

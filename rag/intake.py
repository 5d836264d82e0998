"""Takes files into the library: reads them, writes what is new, and says what failed without stopping for it."""

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import NamedTuple

from rag.errors import InputError
from rag.fetching.manners import MANNERS, Manners, is_address
from rag.fetching.pages import FOLDER as WEB
from rag.fetching.pages import Fetched, Kept, Pages, Visited
from rag.library.gone import NONE, Gone, fault_of_sync, look_for_gone, to_sync
from rag.library.holders import Holders, Read
from rag.library.indexing import BATCH
from rag.library.library import Change, Library
from rag.progress import Progress, Silent
from rag.reading.drafts import Failure
from rag.reading.files import Found, expand
from rag.reading.names import earlier_names, on_disk
from rag.reading.passed_over import may_hold_none, notes_on_unread
from rag.reading.reader import BOUNDS, Bounds, Reader, Stopped
from rag.reading.regular import shown
from rag.reading.tables.metadata import Metadata, Stated, stated_about
from rag.text.sureness import FEED
from rag.types import Article

# Characters at which a batch is written before it has its number of articles: 20 s of embedding, in which nothing stops
# it. 32 real articles have half of it.
_TOGETHER = 500_000

# Articles of one file that are told by their ids: as many as a list on the page shows of it.
LISTED = 50


class Taken(NamedTuple):
    """An article that a file holds, and what was done with it."""

    id: str
    change: Change


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of a file: its articles as in `Report`, what of it failed, and remarks on what was read.

    `articles` are the first LISTED of those that it holds.
    """

    path: Path
    change: Change = field(default_factory=Change)
    replaced: int = 0
    told: tuple[Failure, ...] = ()
    articles: tuple[Taken, ...] = ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(each for each in self.told if not each.is_remark)

    @property
    def remarks(self) -> tuple[Failure, ...]:
        return tuple(each for each in self.told if each.is_remark)

    def counts(self) -> dict[str, int]:
        """How many articles were added, updated and so on, by that word."""
        return _counts(self.change, self.replaced, self.failures)


@dataclass(frozen=True, slots=True)
class Report:
    """What an intake did: articles added, written again, known already; taken out because their file changed, or
    (`removed`) is gone."""

    files: tuple[FileResult, ...]  # those that cannot be read, then those that were, in their order
    notes: tuple[str, ...]
    interrupted: bool = False
    removed: int = 0

    @property
    def change(self) -> Change:
        return sum((each.change for each in self.files), Change())

    @property
    def replaced(self) -> int:
        return sum(each.replaced for each in self.files)

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(failure for each in self.files for failure in each.failures)

    @property
    def remarks(self) -> tuple[Failure, ...]:
        return tuple(remark for each in self.files for remark in each.remarks)

    def counts(self) -> dict[str, int]:
        return _counts(self.change, self.replaced, self.failures, self.removed)

    def summary(self) -> str:
        said = in_words(self.counts()) or "nothing to add"
        return f"{said} (stopped: the same command goes on from here)" if self.interrupted else said


def _counts(change: Change, replaced: int, failures: Sequence[Failure], removed: int = 0) -> dict[str, int]:
    return {
        "added": change.added,
        "updated": change.updated,
        "replaced": replaced,
        "removed": removed,
        "unchanged": change.unchanged,
        "failed": sum(each.count for each in failures),
    }


def in_words(counts: Mapping[str, int]) -> str:
    """The counts that are not 0, as in "3 added, 1 failed"."""
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


@dataclass(frozen=True, slots=True)
class _FileEnd:
    """Stands after the articles of a file. `whole` when all of it could be read."""

    names: frozenset[str]
    ids: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read, with all paths that mean it and what is known of it; `page` where it was fetched."""

    path: Path
    names: frozenset[str]
    stated: Stated
    is_link: bool = False
    page: Kept | None = None

    def completed(self, article: Article) -> Article:
        """With the day that a feed names, where the page itself names none."""
        if article.published or not self.page or not self.page.day:
            return article
        return replace(article, published=self.page.day, published_how=FEED)

    def named(self, failure: Failure) -> Failure:
        """By the address that a person knows, and not by the file that it is kept in."""
        if not self.page:
            return failure
        address = self.page.address
        where, cause = (text.replace(str(self.path), address) for text in (failure.where, failure.cause))
        return replace(failure, where=where, cause=cause)


class _Item(NamedTuple):
    """What was read of a file, one after the other."""

    path: Path
    what: Read | Failure | _FileEnd


def add_articles(
    library: Library,
    paths: Sequence[str],
    metadata_file: str | None = None,
    progress: Progress | None = None,
    stop: Event | None = None,
    follow_links: bool = False,
    bounds: Bounds = BOUNDS,
    sync: bool = False,
    manners: Manners = MANNERS,
) -> Report:
    """Adds the articles of files, folders, globs and web addresses; `follow_links` as in `reading.files.expand`.

    Addresses are fetched with `manners`, and what comes is kept in the data folder. Where none is named, nothing
    reaches for the network.

    What a file held before and no file holds now is taken out, once all of the file has been read. Files that are gone
    from a folder are noted; with `sync`, they too hold nothing any more. An interruption (Ctrl-C, or `stop` is set)
    leaves the library whole, and the same call goes on from there. Raises InputError for paths or metadata that cannot
    be used; what is wrong with single files is in the report, also that one takes more than its `bounds`.
    """
    results: dict[Path, FileResult] = {}
    notes: list[str] = []
    removed = 0
    if sync:
        _refuse_to_sync_all_but_folders(paths)
    holders = Holders(library)
    try:
        with Reader(bounds, stop) as reader:
            named = [each for each in paths if not is_address(each)]
            found = _absolute(expand(named, follow_links, reader.has_articles, library.settings.data_dir.absolute()))
            web = _fetched(library, [each for each in paths if is_address(each)], manners, stop)
            notes += (*found.notes, *web.notes)
            failures = (*found.failures, *web.failures)
            results |= {Path(each.where): FileResult(Path(each.where), told=(each,)) for each in failures}
            tables = _tables(reader, found, metadata_file, follow_links)
            notes += (note for table in tables for note in _notes_on(table, found))
            sources = [*_sources(library, found, tables), *map(_page_source, web.pages)]
            _add(holders, reader, sources, progress or Silent(), results)
            notes += notes_on_unread(_take_unread(results, found))
        for folder in found.folders:
            gone = _gone_from(library, folder, found)
            if not sync:
                notes += _notes_on_gone(folder, gone)
            elif cause := fault_of_sync(gone, folder, any(path.is_relative_to(folder) for path in found.articles)):
                results[folder] = FileResult(folder, told=(Failure(shown(folder), cause),))
            else:
                removed += holders.let_go(gone.held, library.set_aside)
    except (KeyboardInterrupt, Stopped):
        return Report(tuple(results.values()), tuple(notes), interrupted=True, removed=removed)
    return Report(tuple(results.values()), tuple(notes), removed=removed)


def _add(
    holders: Holders, reader: Reader, sources: Sequence[_Source], progress: Progress, results: dict[Path, FileResult]
) -> None:
    """Adds what was found, and says of each batch in `results` what came of it as soon as it is written."""
    progress.total(sum(reader.count(each.path, each.is_link) for each in sources))
    with closing(_items(reader, sources)) as items:
        for batch in _batches(items):
            for path, result in _take_in(holders, batch):
                results[path] = _together(results.get(path, FileResult(path)), result)
            progress.step(sum(not isinstance(item.what, _FileEnd) for item in batch))


def _take_unread(results: dict[Path, FileResult], found: Found) -> dict[str, str]:
    """Takes out the results of files in folders that gave nothing, where that is no fault. Returns the causes."""
    causes = {path: _why_unread(result) for path, result in results.items() if path not in found.named}
    unread = {path: cause for path, cause in causes.items() if cause}
    for path in unread:
        del results[path]
    return {shown(path): cause for path, cause in unread.items()}


def _why_unread(result: FileResult) -> str | None:
    """Why a file that may be of something else gave nothing; None where it gave something, or that is a fault."""
    if result.change != Change() or result.replaced:
        return None
    if not result.failures:
        return "holds no articles"
    whole = may_hold_none(result.path) and [each.where for each in result.failures] == [shown(result.path)]
    return result.failures[0].cause if whole else None


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """What is written together: as many as make one batch of the library, fewer where they are long."""
    batch: list[_Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += _length(item.what.article) if isinstance(item.what, Read) else 0
        if len(batch) == BATCH or characters >= _TOGETHER:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _length(article: Article) -> int:
    """Characters of the text and of what else a row said, which may be as long."""
    return len(article.text) + sum(map(len, article.metadata.values()))


def _take_in(holders: Holders, batch: Sequence[_Item]) -> Iterator[tuple[Path, FileResult]]:
    """Writes the articles of a batch, and says of each item what came of it."""
    changes = iter(holders.take([item.what for item in batch if isinstance(item.what, Read)]))
    for path, what in batch:
        if isinstance(what, Failure):
            yield path, FileResult(path, told=(what,))
        elif isinstance(what, _FileEnd):
            yield path, FileResult(path, *holders.end(what.names, what.ids, what.whole))
        else:
            change = next(changes)
            yield path, FileResult(path, change, articles=(Taken(what.article.id, change),))


def _together(one: FileResult, other: FileResult) -> FileResult:
    articles = one.articles if len(one.articles) >= LISTED else one.articles + other.articles
    return FileResult(
        one.path, one.change + other.change, one.replaced + other.replaced, one.told + other.told, articles[:LISTED]
    )


def _absolute(found: Found) -> Found:
    """With absolute paths, so that a file is the same one from whichever folder it is added."""
    return replace(
        found,
        articles=tuple(map(_one_path, found.articles)),
        metadata=tuple(map(_one_path, found.metadata)),
        links=frozenset(map(_one_path, found.links)),
        folders=tuple(dict.fromkeys(map(_one_path, found.folders))),
        named=frozenset(map(_one_path, found.named)),
    )


def _one_path(path: Path) -> Path:
    """Absolute and without "..", links as they are."""
    return Path(os.path.normpath(path.absolute()))


def _tables(reader: Reader, found: Found, metadata_file: str | None, follow_links: bool) -> list[Metadata]:
    """The table that was named, which has the first word, and those that lie in the folders."""
    path = Path(metadata_file) if metadata_file else None
    named = [reader.metadata(on_disk(path) or path)] if path else []
    return [*named, *(reader.metadata(path, path.parent, follow_links) for path in found.metadata)]


def _sources(library: Library, found: Found, tables: Sequence[Metadata]) -> Iterator[_Source]:
    """The files, each with other forms of its name by which the library knows it, so that it is one by any of them."""
    earlier: Mapping[str, set[str]] = {}
    if found.articles and not library.records.is_empty():
        folders = {path.parent for path in found.articles}
        above = os.path.commonpath(folders) if len({each.anchor for each in folders}) == 1 else ""
        earlier = earlier_names(map(str, found.articles), library.records.held_below(above))
    pages = Pages(library.settings.data_dir.absolute() / WEB)
    for path in found.articles:
        if page := pages.about(path):
            yield _page_source(page)
            continue
        names = frozenset({str(path)} | earlier.get(str(path), set()))
        yield _Source(path, names, stated_about(path, tables), path in found.links)


def _notes_on(table: Metadata, found: Found) -> Iterator[str]:
    yield from table.notes
    yield from (f"{table.path}: no file is called {name}" for name in table.unused(found.articles))


def _notes_on_gone(folder: Path, gone: Gone) -> Iterator[str]:
    if gone.alone:
        yield f"{shown(folder)}: {gone.told(folder)}: {to_sync(folder)} removes what is gone"


def _page_source(page: Fetched) -> _Source:
    kept = page.kept
    stated = Stated(title=kept.title, url=kept.url, authors=(kept.author,) if kept.author else ())
    return _Source(page.path, frozenset(map(str, (page.path, *page.earlier))), stated, page=kept)


def _items(reader: Reader, sources: Iterable[_Source]) -> Generator[_Item]:
    for source in sources:
        ids: set[str] = set()
        whole = True
        for item in reader.articles(source.path, source.stated, source.is_link):
            if isinstance(item, Article):
                yield _Item(source.path, Read(source.completed(item), source.names, again=item.id in ids))
                ids.add(item.id)
            else:
                whole = whole and item.is_remark
                yield _Item(source.path, source.named(item))
        yield _Item(source.path, _FileEnd(source.names, frozenset(ids), whole))


def _fetched(library: Library, addresses: Sequence[str], manners: Manners, stop: Event | None) -> Visited:
    """What comes from web addresses. Where none is named, nothing that reaches for the network is even imported."""
    if not addresses:
        return Visited()
    from rag.fetching.fetching import fetch

    return fetch(addresses, library.settings.data_dir.absolute() / WEB, manners, stop)


def _gone_from(library: Library, folder: Path, found: Found) -> Gone:
    if library.records.is_empty():
        return NONE
    own = str(library.settings.data_dir.absolute())
    return look_for_gone(library.records, str(folder), map(str, found.articles), own)


def _refuse_to_sync_all_but_folders(paths: Sequence[str]) -> None:
    """Of a folder that is not there, nobody knows whether it was deleted or its drive is away. Raises InputError."""
    for each in paths:
        if not Path(os.path.expanduser(each)).is_dir():  # noqa: PTH111 - see `reading.files`
            raise InputError(
                f"{shown(each)} is no folder that is there, and --sync takes folders: connect its drive, or take "
                "articles out with dateline remove; nothing was changed"
            )

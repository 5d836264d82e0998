"""Takes files into the library: reads them, writes what is new, and says of each what came of it."""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import NamedTuple

from rag.errors import InputError
from rag.fetching.manners import MANNERS, Manners, is_address
from rag.fetching.pages import FOLDER as WEB
from rag.fetching.pages import FetchReport
from rag.ingestion.report import ArticleOutcome, FileResult, Report, merge_results
from rag.ingestion.sources import Source, list_sources, make_absolute, source_of_page
from rag.library.gone import NONE, GoneFiles, fault_of_sync, look_for_gone, sync_command
from rag.library.holders import Holders, ReadArticle
from rag.library.indexing import BATCH
from rag.library.library import Change, Library
from rag.progress import Progress, Silent
from rag.reading.drafts import Failure
from rag.reading.files import FoundFiles, expand
from rag.reading.names import find_on_disk
from rag.reading.passed_over import may_hold_none, notes_on_unread
from rag.reading.reader import BOUNDS, Bounds, FileReader, Stopped
from rag.reading.regular import printable_path
from rag.reading.tables.metadata import Metadata
from rag.types import Article

# Characters at which a batch is written before it has its number of articles: 20 s of embedding, in which nothing stops
# it. 32 real articles have half of it.
_TOGETHER = 500_000


@dataclass(frozen=True, slots=True)
class _FileEnd:
    """Stands after the articles of a file. `whole` when all of it could be read."""

    names: frozenset[str]
    ids: frozenset[str]
    whole: bool


class _Item(NamedTuple):
    """What was read of a file, one after the other."""

    path: Path
    what: ReadArticle | Failure | _FileEnd


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
        with FileReader(bounds, stop) as reader:
            named = [each for each in paths if not is_address(each)]
            found = make_absolute(
                expand(named, follow_links, reader.has_articles, library.settings.data_dir.absolute())
            )
            web = _fetched(library, [each for each in paths if is_address(each)], manners, stop)
            notes += (*found.notes, *web.notes)
            failures = (*found.failures, *web.failures)
            results |= {Path(each.where): FileResult(Path(each.where), notices=(each,)) for each in failures}
            tables = _tables(reader, found, metadata_file, follow_links)
            notes += (note for table in tables for note in _notes_on(table, found))
            sources = [*list_sources(library, found, tables), *map(source_of_page, web.pages)]
            _add(holders, reader, sources, progress or Silent(), results)
            notes += notes_on_unread(_take_unread(results, found))
        for folder in found.folders:
            gone = _gone_from(library, folder, found)
            if not sync:
                notes += _notes_on_gone(folder, gone)
            elif cause := fault_of_sync(gone, folder, any(path.is_relative_to(folder) for path in found.articles)):
                results[folder] = FileResult(folder, notices=(Failure(printable_path(folder), cause),))
            else:
                removed += holders.let_go(gone.held, library.set_aside)
    except (KeyboardInterrupt, Stopped):
        return Report(tuple(results.values()), tuple(notes), interrupted=True, removed=removed)
    return Report(tuple(results.values()), tuple(notes), removed=removed)


def _add(
    holders: Holders, reader: FileReader, sources: Sequence[Source], progress: Progress, results: dict[Path, FileResult]
) -> None:
    """Adds what was found, and says of each batch in `results` what came of it as soon as it is written."""
    progress.total(sum(reader.count(each.path, each.is_link) for each in sources))
    with closing(_items(reader, sources)) as items:
        for batch in _batches(items):
            for path, result in _take_in(holders, batch):
                results[path] = merge_results(results.get(path, FileResult(path)), result)
            progress.step(sum(not isinstance(item.what, _FileEnd) for item in batch))


def _take_unread(results: dict[Path, FileResult], found: FoundFiles) -> dict[str, str]:
    """Takes out the results of files in folders that gave nothing, where that is no fault. Returns the causes."""
    causes = {path: _why_unread(result) for path, result in results.items() if path not in found.named}
    unread = {path: cause for path, cause in causes.items() if cause}
    for path in unread:
        del results[path]
    return {printable_path(path): cause for path, cause in unread.items()}


def _why_unread(result: FileResult) -> str | None:
    """Why a file that may be of something else gave nothing; None where it gave something, or that is a fault."""
    if result.change != Change() or result.replaced:
        return None
    if not result.failures:
        return "holds no articles"
    whole = may_hold_none(result.path) and [each.where for each in result.failures] == [printable_path(result.path)]
    return result.failures[0].cause if whole else None


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """What is written together: as many as make one batch of the library, fewer where they are long."""
    batch: list[_Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += _length(item.what.article) if isinstance(item.what, ReadArticle) else 0
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
    changes = iter(holders.take([item.what for item in batch if isinstance(item.what, ReadArticle)]))
    for path, what in batch:
        if isinstance(what, Failure):
            yield path, FileResult(path, notices=(what,))
        elif isinstance(what, _FileEnd):
            yield path, FileResult(path, *holders.end(what.names, what.ids, what.whole))
        else:
            change = next(changes)
            yield path, FileResult(path, change, articles=(ArticleOutcome(what.article.id, change),))


def _tables(reader: FileReader, found: FoundFiles, metadata_file: str | None, follow_links: bool) -> list[Metadata]:
    """The table that was named, which has the first word, and those that lie in the folders."""
    path = Path(metadata_file) if metadata_file else None
    named = [reader.metadata(find_on_disk(path) or path)] if path else []
    return [*named, *(reader.metadata(path, path.parent, follow_links) for path in found.metadata)]


def _notes_on(table: Metadata, found: FoundFiles) -> Iterator[str]:
    yield from table.notes
    yield from (f"{table.path}: no file is called {name}" for name in table.unused_names(found.articles))


def _notes_on_gone(folder: Path, gone: GoneFiles) -> Iterator[str]:
    if gone.alone:
        yield f"{printable_path(folder)}: {gone.describe(folder)}: {sync_command(folder)} removes what is gone"


def _items(reader: FileReader, sources: Iterable[Source]) -> Generator[_Item]:
    for source in sources:
        ids: set[str] = set()
        whole = True
        for item in reader.articles(source.path, source.stated, source.is_link):
            if isinstance(item, Article):
                yield _Item(source.path, ReadArticle(source.complete(item), source.names, again=item.id in ids))
                ids.add(item.id)
            else:
                whole = whole and item.is_remark
                yield _Item(source.path, source.name_by_address(item))
        yield _Item(source.path, _FileEnd(source.names, frozenset(ids), whole))


def _fetched(library: Library, addresses: Sequence[str], manners: Manners, stop: Event | None) -> FetchReport:
    """What comes from web addresses. Where none is named, nothing that reaches for the network is even imported."""
    if not addresses:
        return FetchReport()
    from rag.fetching.fetching import fetch

    return fetch(addresses, library.settings.data_dir.absolute() / WEB, manners, stop)


def _gone_from(library: Library, folder: Path, found: FoundFiles) -> GoneFiles:
    if library.records.is_empty():
        return NONE
    own = str(library.settings.data_dir.absolute())
    return look_for_gone(library.records, str(folder), map(str, found.articles), own)


def _refuse_to_sync_all_but_folders(paths: Sequence[str]) -> None:
    """Of a folder that is not there, nobody knows whether it was deleted or its drive is away. Raises InputError."""
    for each in paths:
        if not Path(os.path.expanduser(each)).is_dir():  # noqa: PTH111 - see `reading.files`
            raise InputError(
                f"{printable_path(each)} is no folder that is there, and --sync takes folders: connect its drive, or "
                "take articles out with dateline remove; nothing was changed"
            )

"""Takes files into the library: reads them, writes what is new, and says what failed without stopping for it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rag.batches import batched
from rag.library.library import BATCH, Change, Library
from rag.progress import Progress, Silent
from rag.reading.articles import fingerprint, read_articles
from rag.reading.drafts import Failure
from rag.reading.files import Found, count_articles, expand
from rag.reading.metadata import Metadata, read_metadata
from rag.types import Article


@dataclass(frozen=True, slots=True)
class Report:
    """What an intake did: articles added, written again, known already; taken out because their file changed."""

    change: Change
    replaced: int
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    interrupted: bool = False

    def summary(self) -> str:
        counts = {
            "added": self.change.added,
            "updated": self.change.updated,
            "replaced": self.replaced,
            "unchanged": self.change.unchanged,
            "failed": len(self.failures),
        }
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing to add"
        return f"{said} (stopped: the same command goes on from here)" if self.interrupted else said


@dataclass(frozen=True, slots=True)
class _FileEnd:
    """Stands after the articles of a file. `whole` when all of it could be read."""

    path: Path
    ids: frozenset[str]
    whole: bool


def add_articles(
    library: Library, paths: Sequence[str], metadata_file: str | None = None, progress: Progress | None = None
) -> Report:
    """Adds the articles of files, folders and globs.

    What a file held before and no longer holds is taken out, once all of the file has been read. An interruption
    (Ctrl-C) leaves the library whole, and the same call goes on from there. Raises InputError for paths or metadata
    that cannot be used; what is wrong with single files is in the report.
    """
    progress = progress or Silent()
    found = _absolute(expand(paths))
    tables = _tables(found, metadata_file)
    progress.total(sum(count_articles(path) for path in found.articles))
    notes = [
        *found.notes,
        *(f"{table.path}: no file is called {name}" for table in tables for name in table.unused(found.articles)),
    ]
    failures: list[Failure] = []
    change, replaced, interrupted = Change(), 0, False
    seen: set[str] = set()
    try:
        for batch in batched(_items(found.articles, tables), BATCH):
            failures += [item for item in batch if isinstance(item, Failure)]
            articles = [item for item in batch if isinstance(item, Article)]
            first = _first_of_each(articles, seen)
            change += library.put([(article, fingerprint(article)) for article in first])
            change += Change(unchanged=len(articles) - len(first))
            for end in (item for item in batch if isinstance(item, _FileEnd) and item.whole):
                replaced += _take_out_stale(library, end)
            progress.step(len(articles) + sum(isinstance(item, Failure) for item in batch))
    except KeyboardInterrupt:
        interrupted = True
    return Report(change, replaced, tuple(failures), tuple(notes), interrupted)


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


def _items(paths: Sequence[Path], tables: Sequence[Metadata]) -> Iterator[Article | Failure | _FileEnd]:
    for path in paths:
        ids: set[str] = set()
        whole = True
        for item in read_articles(path, tables):
            if isinstance(item, Article):
                ids.add(item.id)
            else:
                whole = False
            yield item
        yield _FileEnd(path, frozenset(ids), whole)


def _take_out_stale(library: Library, end: _FileEnd) -> int:
    """Removes what the file brought when it was added earlier and does not hold any more."""
    stale = sorted(library.records.ids_from(str(end.path)) - end.ids)
    library.remove(stale)
    return len(stale)

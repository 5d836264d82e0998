"""What ingestion reads: files, under all paths that mean them, and fetched pages, with what is known of each."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rag.fetching.pages import FOLDER as WEB
from rag.fetching.pages import FetchedPage, PageRecord, Pages
from rag.library.library import Library
from rag.reading.drafts import Failure
from rag.reading.files import FoundFiles
from rag.reading.names import earlier_names
from rag.reading.tables.metadata import Metadata, MetadataRow, find_stated
from rag.text.sureness import FEED
from rag.types import Article


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, with all paths that mean it and what is known of it; `page` where it was fetched."""

    path: Path
    names: frozenset[str]
    stated: MetadataRow
    is_link: bool = False
    page: PageRecord | None = None

    def complete(self, article: Article) -> Article:
        """With the day that a feed names, where the page itself names none."""
        if article.published or not self.page or not self.page.day:
            return article
        return replace(article, published=self.page.day, published_how=FEED)

    def name_by_address(self, failure: Failure) -> Failure:
        """By the address that a person knows, and not by the file that it is kept in."""
        if not self.page:
            return failure
        address = self.page.address
        where, cause = (text.replace(str(self.path), address) for text in (failure.where, failure.cause))
        return replace(failure, where=where, cause=cause)


def make_absolute(found: FoundFiles) -> FoundFiles:
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


def list_sources(library: Library, found: FoundFiles, tables: Sequence[Metadata]) -> Iterator[Source]:
    """The files, each with other forms of its name by which the library knows it, so that it is one by any of them."""
    earlier: Mapping[str, set[str]] = {}
    if found.articles and not library.records.is_empty():
        folders = {path.parent for path in found.articles}
        above = os.path.commonpath(folders) if len({each.anchor for each in folders}) == 1 else ""
        earlier = earlier_names(map(str, found.articles), library.records.ids_by_file_below(above))
    pages = Pages(library.settings.data_dir.absolute() / WEB)
    for path in found.articles:
        if page := pages.about(path):
            yield source_of_page(page)
            continue
        names = frozenset({str(path)} | earlier.get(str(path), set()))
        yield Source(path, names, find_stated(path, tables), path in found.links)


def source_of_page(page: FetchedPage) -> Source:
    kept = page.kept
    stated = MetadataRow(title=kept.title, url=kept.url, authors=(kept.author,) if kept.author else ())
    return Source(page.path, frozenset(map(str, (page.path, *page.earlier))), stated, page=kept)

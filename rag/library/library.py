"""The library: articles with their words and vectors, changed together so that a search sees each whole or not at all.

A write goes: row marked pending, words and vectors, row marked ready. A removal: row marked leaving, words and vectors
out, row deleted. What a crash left half-way is finished when the index is opened next.

The catalogue has ready articles alone: one enters it last and leaves it first. So it is whole when it has as many as
there are ready, and what a crash left out of it is seen, and added, when it is opened next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import URL

from rag.batches import batched
from rag.errors import DatelineError, InputError, LibraryBusy, StoreError
from rag.library.catalogue import FOLDER, Catalogue, open_afresh
from rag.library.conversations import Conversations
from rag.library.database import open_database
from rag.library.records import Records, State
from rag.library.removed import Removed
from rag.library.runs import Runs
from rag.settings import Settings
from rag.text.words import fold
from rag.types import Article

if TYPE_CHECKING:  # the index brings LlamaIndex and Chroma (2 s): a list of articles does without
    from rag.library.passage_index import PassageIndex

# Articles written together: enough passages (about 11 an article) to keep the embedding model in full batches, few
# enough that an interruption costs seconds.
BATCH = 32

# Articles that enter the catalogue together where it is made again: 10 MB of text.
_MENDED = 1000

Progress = Callable[[int], None]  # told how many articles more are done


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did, in articles."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: "Change") -> "Change":
        return Change(self.added + other.added, self.updated + other.updated, self.unchanged + other.unchanged)


class Library:
    """All articles of one data folder. Opening it is quick; the index opens when it is first needed."""

    def __init__(self, settings: Settings, wait: float = 10) -> None:
        """`wait`: seconds that a write waits for another process to end its own."""
        self.settings = settings
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the data folder {settings.data_dir} cannot be made ({error}): choose another") from error
        in_folder = URL.create("sqlite", database=str(settings.data_dir / "library.sqlite"))
        self._engine = open_database(settings.database_url or in_folder)
        self.records = Records(self._engine)
        self.removed = Removed(self._engine)
        self.runs = Runs(self._engine)
        self.conversations = Conversations(self._engine, fold)
        self._lock = FileLock(settings.data_dir / "writing.lock", timeout=wait)
        self._catalogue_folder = settings.data_dir / FOLDER

    def close(self) -> None:
        self._engine.dispose()

    @cached_property
    def index(self) -> "PassageIndex":
        """Words and vectors, with what a crash left half-way finished."""
        index = self._open_index()
        if self.records.ids_in(State.PENDING) or self.records.ids_in(State.LEAVING):
            with suppress(Timeout), self._lock.acquire(timeout=0):  # a writer that is alive finishes its own work
                self._finish(index)
        return index

    @cached_property
    def catalogue(self) -> Catalogue:
        """The ready articles to look through, made again from the records as far as it is not whole.

        Opens in milliseconds. For a library of a version that had none it is made once: 3 minutes on 2 cores for
        30,000 articles of 9,000 characters. While another process writes, what is missing is left to it.
        """
        try:
            catalogue = Catalogue(self._catalogue_folder)
        except StoreError:  # damaged, or another version's
            with self._writing():
                catalogue = open_afresh(self._catalogue_folder)
        if len(catalogue) != self.records.count():
            with suppress(Timeout), self._lock.acquire(timeout=0):
                self._mend(catalogue)
        return catalogue

    def _mend(self, catalogue: Catalogue) -> None:
        there, ready = set(catalogue.ids()), set(self.records.ids_in(State.READY))
        catalogue.remove(there - ready)
        for ids in batched(sorted(ready - there), _MENDED):
            catalogue.add(self.records.get(ids).values())

    def _open_index(self, afresh: bool = False) -> "PassageIndex":
        from rag.library.passage_index import open_index

        return open_index(self.settings, afresh)

    def put(self, articles: Sequence[tuple[Article, str]]) -> Change:
        """Adds articles, given with their fingerprints; one whose id is known is written again if it differs."""
        latest = {article.id: (article, fingerprint) for article, fingerprint in articles}
        known = self.records.fingerprints(list(latest))
        new = [(article, mark) for article, mark in latest.values() if known.get(article.id) != mark]
        changed = sum(article.id in known for article, _ in new)
        if new:
            index, catalogue = self.index, self.catalogue
            with self._writing():
                # Pending and leaving ones too: of those the index may hold something already.
                replaced = self.records.held([article.id for article, _ in new])
                catalogue.remove(replaced)
                self.records.put(new)
                self._write(index, [article for article, _ in new], replaced)
        return Change(len(new) - changed, changed, len(articles) - len(new))

    def remove(self, ids: Sequence[str]) -> None:
        """Takes articles out of the library, whole. Raises InputError when one is not there."""
        known = self.records.fingerprints(ids)
        if missing := [each for each in ids if each not in known]:
            raise InputError(f"no article has the id {missing[0]}: `dateline list` shows them")
        if ids:
            index, catalogue = self.index, self.catalogue
            with self._writing():
                catalogue.remove(ids)
                self.records.set_state(State.LEAVING, ids)
                self._take_out(index, list(ids))

    def set_aside(self, ids: Sequence[str]) -> None:
        """Takes articles out as `remove` does, and keeps them for a while, so that `restore` can bring them back."""
        marks = self.records.fingerprints(ids)
        self.removed.keep((article, marks[each]) for each, article in self.records.get(ids).items())
        self.remove(ids)

    def restore(self, ids: Sequence[str], progress: Progress = lambda _: None) -> None:
        """Brings back articles that were set aside; those that are not kept any more are passed over."""
        for some in batched(ids, BATCH):
            self.put(self.removed.get(some))
            self.removed.drop(some)
            progress(len(some))

    def reindex(self, progress: Progress) -> int:
        """Makes words, vectors and the catalogue again from the records, as after a change of the embedding model."""
        with self._writing():
            ready = self.records.ids_in(State.READY)
            self.records.set_state(State.PENDING, ready)
            try:
                index = self._open_index(afresh=True)
            except DatelineError:  # no such model, or no such server: then the index is as it was
                self.records.set_state(State.READY, ready)
                raise
            self.__dict__["catalogue"] = open_afresh(self._catalogue_folder)
            done = self._finish(index, progress, afresh=True)
        self.__dict__["index"] = index
        return done

    def _finish(self, index: "PassageIndex", progress: Progress = lambda _: None, afresh: bool = False) -> int:
        """Completes what is pending or leaving; `afresh` when the index is known to hold none of it."""
        pending = self.records.ids_in(State.PENDING)
        for ids in batched(pending, BATCH):
            articles = list(self.records.get(ids, State.PENDING).values())
            self._write(index, articles, replaced=[] if afresh else ids)
            progress(len(articles))
        self._take_out(index, self.records.ids_in(State.LEAVING))
        return len(pending)

    def _write(self, index: "PassageIndex", articles: Sequence[Article], replaced: Sequence[str]) -> None:
        if replaced:
            index.remove(replaced)
        index.add(articles)
        self.records.set_state(State.READY, [article.id for article in articles])
        self.catalogue.add(articles)

    def _take_out(self, index: "PassageIndex", ids: Sequence[str]) -> None:
        if ids:
            index.remove(ids)
            self.records.delete(ids)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time, over all processes."""
        try:
            with self._lock:
                yield
        except Timeout as error:
            raise LibraryBusy(
                f"another process is changing the library in {self.settings.data_dir}: wait for it, or stop it"
            ) from error

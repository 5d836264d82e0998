"""The library: articles with their words and vectors, changed together so that a search sees each whole or not at all.

A write goes: row marked pending, words and vectors, row marked ready. A removal: row marked leaving, words and vectors
out, row deleted. What a crash leaves of either is finished later (`rag.library.indexing`).

Several processes may use a library. One at a time writes (`rag.library.locks`), and lets go after each batch; what
takes long, to make vectors, is done before. The others learn of it (`rag.library.sharing`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from sqlalchemy import URL

from rag.batches import make_batches
from rag.errors import InputError, LibraryLost, StoreError
from rag.library.accounts import AccountRows
from rag.library.catalogue import Catalogue
from rag.library.conversations import Conversations
from rag.library.copies import Copies
from rag.library.correcting import apply_corrections, drop_corrections
from rag.library.corrections import Marked, keep_changed, keep_corrections
from rag.library.database import open_database
from rag.library.indexes import Indexes
from rag.library.indexing import BATCH, Indexing, Progress
from rag.library.locks import Locks
from rag.library.marks import Marks
from rag.library.records import Records, State
from rag.library.removed import RemovedArticles
from rag.library.runs import Runs
from rag.library.sharing import Sharing
from rag.library.space import check_free_space
from rag.library.wholeness import Wholeness
from rag.library.word_index import passages_in
from rag.reading.fingerprints import fingerprint
from rag.settings import Settings
from rag.text.words import fold
from rag.types import Article

if TYPE_CHECKING:  # see `rag.library.indexes`
    from rag.library.passage_index import PassageIndex


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did, in articles."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: "Change") -> "Change":
        return Change(self.added + other.added, self.updated + other.updated, self.unchanged + other.unchanged)


class Library:
    """All articles of one data folder. Opening it is quick; the index opens when it is first needed.

    >>> from rag.reading.fingerprints import fingerprint
    >>> from rag.settings import read_settings
    >>> from rag.types import Article
    >>> harbour = Article("a1", "A harbour opens", "The harbour of Ruritania was opened on Monday.")
    >>> library = Library(read_settings(folder))
    >>> library.put([(harbour, fingerprint(harbour))])
    Change(added=1, updated=0, unchanged=0)
    >>> [article.title for article in library.records.articles()]
    ['A harbour opens']
    >>> library.close()
    """

    def __init__(self, settings: Settings, wait: float = 30) -> None:
        """`wait`: seconds that a write waits for another process to end its own, which takes less than one."""
        self.settings = settings
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the data folder {settings.data_dir} cannot be made ({error}): choose another") from error
        in_folder = URL.create("sqlite", database=str(settings.data_dir / "library.sqlite"))
        named_by = "database_url" if settings.database_url else "--data-dir"
        self._engine = open_database(settings.database_url or in_folder, named_by)
        self.records = Records(self._engine)
        self.copies = Copies(self._engine)
        self.removed = RemovedArticles(self._engine)
        self.runs = Runs(self._engine)
        self.conversations = Conversations(self._engine, fold)
        self.accounts = AccountRows(self._engine)
        marks = Marks(self._engine)
        self.sharing = Sharing(marks, settings.data_dir)
        self._locks = Locks(settings.data_dir, wait)
        self._indexes = Indexes(settings, self.records, marks, self.sharing, self._locks)
        self._indexing = Indexing(settings, self.records, marks, self._indexes, self._locks)
        self._wholeness = Wholeness(settings, self.records, self.sharing, self._indexes, self._indexing, self._locks)
        if not settings.database_url:  # who names another database may begin one
            self._refuse_what_was_emptied()

    def _refuse_what_was_emptied(self) -> None:
        """An index is never made empty because its articles are lost. Raises LibraryLost."""
        if self.records.is_empty() and (left := passages_in(self.settings.data_dir / "words")):
            self.close()
            raise LibraryLost(
                f"the library holds no article, but {left:,} passages of articles are indexed: its file was emptied or "
                f"taken away. Restore library.sqlite in {self.settings.data_dir} from a backup, the texts are nowhere "
                "else; or, to begin anew, delete the folders words, "
                f"{self.settings.vector_store} and catalogue beside it"
            )

    def close(self) -> None:
        self._indexes.close()
        self._engine.dispose()

    @property
    def index(self) -> "PassageIndex":
        """Words and vectors, with what a crash left half-way finished, if it is a batch at most."""
        return self._indexing.index

    @property
    def catalogue(self) -> Catalogue:
        """The kept articles to look through, made again from the records as far as it is not whole."""
        return self._indexes.catalogue

    def trouble(self) -> str | None:
        """What of the index is lost, with the cure, so that answers come from a part of it; None where it is whole."""
        return self._wholeness.trouble()

    def count_written_passages(self) -> int | None:
        """How many passages the index had after the last write; None where nobody has counted."""
        return self._indexes.count_written_passages()

    def put(self, articles: Sequence[Marked]) -> Change:
        """Adds articles, given with their fingerprints; one whose id is known is written again if it differs."""
        latest = {article.id: (article, fingerprint) for article, fingerprint in articles}
        known = self.records.fingerprints(list(latest))
        differ = [pair for article_id, pair in latest.items() if known.get(article_id) != pair[1]]
        new = keep_changed(self.records, differ)
        changed = sum(article.id in known for article, _ in new)
        if new:
            self._put(new)
        return Change(len(new) - changed, changed, len(articles) - len(new))

    def _put(self, new: Sequence[Marked], as_it_was: Article | None = None) -> None:
        """Writes articles as they are given, each in place of the one with its id. Raises InputError where there is one
        that must be `as_it_was`, and is not any more."""
        index, catalogue = self._writable_index(), self.catalogue
        prepared = index.prepare([article for article, _ in new])
        with self.lock_for_writing():
            index.check()
            if as_it_was is None:  # what files say: somebody may have corrected it while this was prepared
                if (now := keep_corrections(self.records, new)) != new:
                    new, prepared = now, index.prepare([article for article, _ in now])
            elif self.records.get([as_it_was.id]).get(as_it_was.id) != as_it_was:
                raise InputError("the article has changed meanwhile, and nothing was corrected: look at it, try again")
            # Pending and leaving ones too: of those the index may hold something already.
            replaced = self.records.find_known([article.id for article, _ in new])
            catalogue.remove(replaced)
            self.records.put(new)
            self._indexes.write(index, prepared, replaced)
            self._wholeness.note_own_write()

    def _writable_index(self) -> "PassageIndex":
        """The index, which is whole. Raises StoreError where it is not, or there is no room.

        One that a write of ours has left broken, as where the disk became full, is made again.
        """
        check_free_space(self.settings)
        if self._wholeness.describe_loss():
            with self.lock_for_writing():  # by now whoever was in the middle of a write has ended it
                lost, ours = self._wholeness.describe_loss(), self._indexing.has_broken_off()
            if lost and ours and not self.is_busy():
                self.reindex(lambda _: None)
            elif lost and not self.count_pending():
                raise StoreError(lost)
        return self.index

    def get_uncorrected(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles that are kept among `ids`, by id, without what people have corrected."""
        return {each: drop_corrections(article) for each, article in self.records.get(ids).items()}

    def correct(self, article_id: str, typed: Mapping[str, str]) -> Article:
        """Corrects what a person typed of an article (`rag.library.correcting`), and returns it. All that is made of it
        changes with it, and files that are read again do not change that back. Raises InputError."""
        return self._change(article_id, lambda article: apply_corrections(article, typed))

    def take_back(self, article_id: str) -> Article:
        """The article becomes what its file says. Raises InputError where it is not there."""
        return self._change(article_id, drop_corrections)

    def _change(self, article_id: str, change: Callable[[Article], Article]) -> Article:
        self._writable_index()  # with what a crash left half-way, this article maybe, finished
        article = self.records.get([article_id]).get(article_id)
        if article is None:
            raise InputError(f"no article has the id {article_id}: `dateline list` shows them")
        changed = change(article)
        if changed != article:
            self._put([(changed, fingerprint(changed))], article)
        return changed

    def remove(self, ids: Sequence[str]) -> None:
        """Takes articles out of the library, whole. Raises InputError when one is not there."""
        known = self.records.fingerprints(ids)
        if missing := [each for each in ids if each not in known]:
            raise InputError(f"no article has the id {missing[0]}: `dateline list` shows them")
        if ids:
            index, catalogue = self._writable_index(), self.catalogue
            with self.lock_for_writing():
                index.check()
                catalogue.remove(ids)
                self.records.set_state(State.LEAVING, ids)
            self._indexing.take_out(index, ids)

    def set_aside(self, ids: Sequence[str]) -> None:
        """Takes articles out as `remove` does, and keeps them for a while, so that `restore` can bring them back."""
        marks = self.records.fingerprints(ids)
        self.removed.keep((article, marks[each]) for each, article in self.records.get(ids).items())
        self.remove(ids)

    def restore(self, ids: Sequence[str], progress: Progress = lambda _: None) -> None:
        """Brings back articles that were set aside; those that are not kept any more are passed over."""
        for some in make_batches(ids, BATCH):
            self.put(self.removed.get(some))
            self.removed.drop(some)
            progress(len(some))

    def count_pending(self) -> int:
        """How many articles a write that is under way, or was broken off, has still to index or to take out."""
        return self._indexing.count_pending()

    def is_busy(self) -> bool:
        """Whether some process writes, or goes on with what is to be indexed."""
        return self._locks.are_taken()

    def lock_for_writing(self) -> AbstractContextManager[None]:
        """One writer at a time, over all processes. Raises LibraryBusy where another one does not end."""
        return self._locks.lock_for_writing()

    def finish(self, progress: Progress, stop: Event | None = None) -> int:
        """Goes on with what was broken off, unless a process is at it; returns how many articles that indexed."""
        return self._indexing.finish(progress, stop)

    def reindex(self, progress: Progress, stop: Event | None = None) -> int:
        """Makes words, vectors and the catalogue again from the records, as after a change of the embedding model.

        One that was broken off goes on where it was, and one that another process is at is waited for. Returns how
        many articles are indexed that were not. Raises StoreError and SettingsError where it cannot begin.
        """
        return self._indexing.reindex(progress, stop)

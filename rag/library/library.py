"""The library: articles with their words and vectors, changed together so that a search sees each whole or not at all.

A write goes: row marked pending, words and vectors, row marked ready. A removal: row marked leaving, words and vectors
out, row deleted. To index all again: all rows marked waiting, words and vectors dropped, then as a write, batch by
batch. A crash leaves at most a batch pending, which is finished when the index is opened next; what waits is gone on
with by whoever runs for long, or writes next (`finish`).

Several processes may use a library. One at a time writes, and lets go after each batch; what takes long, to make
vectors, is done before. The others learn of it (`rag.library.sharing`).

The catalogue has kept articles alone: one enters it last and leaves it first. So it is whole when it has as many as
are kept, and what a crash left out of it is seen, and added, when it is opened next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout
from sqlalchemy import URL

from rag.batches import batched
from rag.errors import DiskFull, InputError, LibraryBusy, LibraryLost, StoreError
from rag.library.accounts import AccountRows
from rag.library.catalogue import FOLDER, Catalogue, open_afresh
from rag.library.conversations import Conversations
from rag.library.copies import Copies
from rag.library.correcting import as_the_file_says, corrected, corrected_as
from rag.library.database import open_database
from rag.library.marks import Marks
from rag.library.records import KEPT, UNINDEXED, Records, State
from rag.library.removed import Removed
from rag.library.runs import Runs
from rag.library.sharing import Sharing
from rag.library.words import passages_in
from rag.reading.fingerprints import fingerprint
from rag.settings import Settings
from rag.storage import room, size, state
from rag.text.words import fold
from rag.types import Article

if TYPE_CHECKING:  # the index brings Chroma (0.6 s): a list of articles does without
    from rag.library.passage_index import PassageIndex, Prepared

# Articles written together: enough passages (about 11 an article) to keep the embedding model in full batches, few
# enough that an interruption costs seconds.
BATCH = 32

# Articles that enter the catalogue together where it is made again: 10 MB of text.
_MENDED = 1000

# The mark of the index that is being made again: what makes it, once the old one is dropped. See `_start_afresh`.
_REINDEX = "reindex"

# The mark of how many passages the index had after the last write.
_PASSAGES = "passages"

# Bytes that a write needs beside what the index may grow by: a batch, and SQLite's logs. A disk that became full while
# Chroma wrote its index left it in half, and what was in it was lost.
_ROOM = 8_000_000

# Seconds between two looks at how far another process is.
_LOOK = 0.5

_Marked = tuple[Article, str]  # with its fingerprint

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
        self.removed = Removed(self._engine)
        self.runs = Runs(self._engine)
        self.sharing = Sharing(Marks(self._engine), settings.data_dir)
        self._marks = Marks(self._engine)
        self.conversations = Conversations(self._engine, fold)
        self.accounts = AccountRows(self._engine)
        self._lock = FileLock(settings.data_dir / "writing.lock", timeout=wait)
        self._indexing = FileLock(settings.data_dir / "indexing.lock")  # who goes on with what is to be indexed
        self._catalogue_folder = settings.data_dir / FOLDER
        self._whole: tuple[str, frozenset[Any]] | None = None  # the state in which the index was last seen whole
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
        if index := vars(self).get("index"):
            index.close()
        self._engine.dispose()

    @cached_property
    def index(self) -> "PassageIndex":
        """Words and vectors, with what a crash left half-way finished, if it is a batch at most.

        That takes a second or two, and is all that a write leaves; what more there is would keep a question waiting.
        """
        self._renew_words()
        index = self._open_index()
        if 0 < self.left_over() <= BATCH and self._is_ours(index):
            # A writer that is alive finishes its own work; what cannot be finished now is told with each answer.
            with suppress(Timeout, StoreError, OSError), self._lock.acquire(timeout=0):
                index = self._resume(index, lambda _: None)
        return index

    def _renew_words(self) -> None:
        """Words that an earlier version read in another way are read anew. What cannot be is told with each answer."""
        from rag.library.renewing import is_outdated, renew

        folder = self.settings.data_dir / "words"
        if is_outdated(folder):
            with suppress(Timeout, StoreError, OSError), self._lock.acquire(timeout=0):
                renew(folder, self.records)

    def trouble(self) -> str | None:
        """What of the index is lost, with the cure, so that answers come from a part of it; None where it is whole.

        While articles are still to be indexed, nobody knows how many passages there should be.
        """
        if not self._lost() or self.left_over():
            return None
        # Whoever writes changes the one after the other: only where nobody does is it seen what is lost.
        with suppress(Timeout), self._lock.acquire(timeout=0):
            return None if self.left_over() or self.at_work() else self._lost()
        return None

    def _lost(self) -> str | None:
        """Looked at again only where something changed: with 60,000 passages that takes 0.2 s."""
        from rag.library.wholeness import what_is_lost

        index, now = self.index, self._index_state()  # to open it may change files
        if now == self._whole:
            return None
        lost = what_is_lost(index, self.records.count(State.READY), self.passages_written())
        self._whole = None if lost else now
        return lost

    def passages_written(self) -> int | None:
        """How many passages the index had after the last write; None where nobody has counted."""
        written = self._marks.get(_PASSAGES)
        return int(written) if written else None

    def _index_state(self) -> tuple[str, frozenset[Any]]:
        """Another one once somebody has written, or a file was damaged."""
        return self.sharing.mark(), state(self.settings.data_dir / "words", self.settings.vectors)

    def _writable_index(self) -> "PassageIndex":
        """The index, which is whole. Raises StoreError where it is not, or there is no room.

        One that a write of ours has left broken, as where the disk became full, is made again.
        """
        self._see_to_room()
        index = self.index
        if self._lost():
            with self.writing():  # by now whoever was in the middle of a write has ended it
                lost, ours = self._lost(), self.records.count(State.PENDING) and self._is_ours(index)
            if lost and ours and not self.at_work():
                self.reindex(lambda _: None)
            elif lost and not self.left_over():
                raise StoreError(lost)
        return self.index

    def _see_to_room(self) -> None:
        """Raises DiskFull where the next batch may not find room, before anything of it is written."""
        folder = self.settings.data_dir
        # tantivy may write all of an index anew, and Chroma a fifth more than it has.
        needed = _ROOM + size(folder / "words") + size(folder / FOLDER) + size(self.settings.vectors) // 5
        if (free := room(folder)) < needed:
            raise DiskFull(
                f"the disk is full: {folder} has {free / 1e6:,.0f} MB free, and to write takes {needed / 1e6:,.0f} MB: "
                "make room, then do the same again, which goes on where it was"
            )

    @cached_property
    def catalogue(self) -> Catalogue:
        """The kept articles to look through, made again from the records as far as it is not whole.

        Opens in milliseconds. For a library of a version that had none it is made once: 3 minutes on 2 cores for
        30,000 articles of 9,000 characters. While another process writes, what is missing is left to it.
        """
        try:
            catalogue = Catalogue(self._catalogue_folder)
        except StoreError:  # damaged, or another version's
            with self.writing():
                catalogue = open_afresh(self._catalogue_folder)
        if len(catalogue) != self.records.count():
            with suppress(Timeout, DiskFull), self._lock.acquire(timeout=0):
                self._mend(catalogue)
        return catalogue

    def _mend(self, catalogue: Catalogue) -> None:
        there, kept = set(catalogue.ids()), set(self.records.ids_in(*KEPT))
        catalogue.remove(there - kept)
        for ids in batched(sorted(kept - there), _MENDED):
            catalogue.add(self.records.get(ids).values())

    def _open_index(self, afresh: bool = False) -> "PassageIndex":
        from rag.library.passage_index import open_index

        return open_index(self.settings, afresh, self.sharing)

    def put(self, articles: Sequence[_Marked]) -> Change:
        """Adds articles, given with their fingerprints; one whose id is known is written again if it differs."""
        latest = {article.id: (article, fingerprint) for article, fingerprint in articles}
        known = self.records.fingerprints(list(latest))
        new = self._new([pair for article_id, pair in latest.items() if known.get(article_id) != pair[1]])
        changed = sum(article.id in known for article, _ in new)
        if new:
            self._put(new)
        return Change(len(new) - changed, changed, len(articles) - len(new))

    def _put(self, new: Sequence[_Marked], as_it_was: Article | None = None) -> None:
        """Writes articles as they are given, each in place of the one with its id. Raises InputError where there is one
        that must be `as_it_was`, and is not any more."""
        index, catalogue = self._writable_index(), self.catalogue
        prepared = index.prepare([article for article, _ in new])
        with self.writing():
            index.check()
            if as_it_was is None:  # what files say: somebody may have corrected it while this was prepared
                if (now := self._as_corrected(new)) != new:
                    new, prepared = now, index.prepare([article for article, _ in now])
            elif self.records.get([as_it_was.id]).get(as_it_was.id) != as_it_was:
                raise InputError("the article has changed meanwhile, and nothing was corrected: look at it, try again")
            # Pending and leaving ones too: of those the index may hold something already.
            replaced = self.records.held([article.id for article, _ in new])
            catalogue.remove(replaced)
            self.records.put(new)
            self._write(index, prepared, replaced)
            if self._whole:  # and so it is still
                self._whole = self._index_state()

    def as_the_files_say(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles that are kept among `ids`, by id, without what people have corrected."""
        return {each: as_the_file_says(article) for each, article in self.records.get(ids).items()}

    def correct(self, article_id: str, typed: Mapping[str, str]) -> Article:
        """Corrects what a person typed of an article (`rag.library.correcting`), and returns it. All that is made of it
        changes with it, and files that are read again do not change that back. Raises InputError."""
        return self._change(article_id, lambda article: corrected(article, typed))

    def take_back(self, article_id: str) -> Article:
        """The article becomes what its file says. Raises InputError where it is not there."""
        return self._change(article_id, as_the_file_says)

    def _change(self, article_id: str, change: Callable[[Article], Article]) -> Article:
        self._writable_index()  # with what a crash left half-way, this article maybe, finished
        article = self.records.get([article_id]).get(article_id)
        if article is None:
            raise InputError(f"no article has the id {article_id}: `dateline list` shows them")
        changed = change(article)
        if changed != article:
            self._put([(changed, fingerprint(changed))], article)
        return changed

    def _new(self, articles: Sequence[_Marked]) -> list[_Marked]:
        """What files say, with what people have corrected of it, where that is not what is there."""
        kept = self.records.get(article.id for article, _ in articles)
        return [
            (article, mark)
            for article, mark in self._as_corrected(articles)
            if article != kept.get(article.id) or article.said != kept[article.id].said
        ]

    def _as_corrected(self, articles: Sequence[_Marked]) -> list[_Marked]:
        """What files say, with what people have corrected of it; also where a crash left that to be indexed."""
        kept = self.records.get((article.id for article, _ in articles), *KEPT, State.PENDING)
        found = []
        for article, mark in articles:
            as_kept = corrected_as(article, kept[article.id]) if article.id in kept else article
            found.append((article, mark) if as_kept == article else (as_kept, fingerprint(as_kept)))
        return found

    def remove(self, ids: Sequence[str]) -> None:
        """Takes articles out of the library, whole. Raises InputError when one is not there."""
        known = self.records.fingerprints(ids)
        if missing := [each for each in ids if each not in known]:
            raise InputError(f"no article has the id {missing[0]}: `dateline list` shows them")
        if ids:
            index, catalogue = self._writable_index(), self.catalogue
            with self.writing():
                index.check()
                catalogue.remove(ids)
                self.records.set_state(State.LEAVING, ids)
            self._take_out(index, ids)

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

    def left_over(self) -> int:
        """How many articles a write that is under way, or was broken off, has still to index or to take out."""
        return self.records.count(*UNINDEXED, State.LEAVING)

    def at_work(self) -> bool:
        """Whether some process writes, or goes on with what is to be indexed."""
        return not all(map(_free, (self._lock, self._indexing)))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time, over all processes. Raises LibraryBusy where another one does not end."""
        try:
            with self._lock:
                yield
        except Timeout as error:
            raise LibraryBusy(
                f"another process is changing the library in {self.settings.data_dir}: wait for it, or stop it"
            ) from error

    def finish(self, progress: Progress, stop: Event | None = None) -> int:
        """Goes on with what was broken off, unless a process is at it; returns how many articles that indexed."""
        if not self.left_over() or not self._is_ours(self.index):
            return 0
        with suppress(Timeout), self._indexing.acquire(timeout=0):
            before = self.records.count(*UNINDEXED)
            self._resume(self.index, progress, stop)
            return max(0, before - self.records.count(*UNINDEXED))
        return 0

    def reindex(self, progress: Progress, stop: Event | None = None) -> int:
        """Makes words, vectors and the catalogue again from the records, as after a change of the embedding model.

        One that was broken off goes on where it was, and one that another process is at is waited for. Returns how
        many articles are indexed that were not. Raises StoreError and SettingsError where it cannot begin.
        """
        target = self._target()
        joined = self._marks.get(_REINDEX) == target and self.records.count(State.WAITING) > 0
        if joined:
            progress(self.records.count(State.READY))
        before = self.records.count(*UNINDEXED) if joined else self.records.count(*KEPT, State.PENDING)
        with self._alone_at_indexing(progress):
            waiting = self.records.count(State.WAITING) > 0
            if waiting and self._marks.get(_REINDEX) == target:
                self._resume(self._index_or_none(), progress, stop)
            elif waiting or not joined:
                self._go_on(self._start_afresh(target), progress, stop, empty=True)
        return max(0, before - self.records.count(*UNINDEXED))

    def _target(self) -> str:
        """What the index would be made by. Raises SettingsError and StoreError where that is not there."""
        from rag.library.passage_index import makers

        return makers(self.settings)

    def _is_ours(self, index: "PassageIndex") -> bool:
        """Whether it is for us to go on: that an index becomes another model's, a person has to decide."""
        return self._marks.get(_REINDEX) in (None, index.made_by)

    def _index_or_none(self) -> "PassageIndex | None":
        with suppress(StoreError):
            return self.index
        return None

    def _resume(self, index: "PassageIndex | None", progress: Progress, stop: Event | None = None) -> "PassageIndex":
        """Goes on with what is left; None is an index that cannot be opened. Returns the one that is in force."""
        if index is None or (self._marks.get(_REINDEX) is None and self.records.count(State.WAITING)):
            # Of the old one nobody knows what was dropped.
            index = self._start_afresh(index.made_by if index else self._target())
        self._go_on(index, progress, stop)
        return index

    def _start_afresh(self, target: str) -> "PassageIndex":
        """Has all articles wait for an index that is empty. The mark is set when it is: until then none is begun."""
        self._see_to_room()
        with self.writing():
            self._marks.set(_REINDEX, None)
            self.records.all_wait()
            index = self._open_index(afresh=True)
            if before := vars(self).get("index"):
                before.close()
            self.__dict__["index"] = index
            self.__dict__["catalogue"] = self._readable_catalogue()
            self._marks.set(_REINDEX, target)
        return index

    def _readable_catalogue(self) -> Catalogue:
        try:
            return Catalogue(self._catalogue_folder)
        except StoreError:
            return open_afresh(self._catalogue_folder)

    def _go_on(self, index: "PassageIndex", progress: Progress, stop: Event | None = None, empty: bool = False) -> None:
        """Takes out what is leaving and indexes what is not; `empty` when the index holds nothing of what waits."""
        self._take_out(index, self.records.ids_in(State.LEAVING))
        while not (stop and stop.is_set()):
            done = self._index_some(index, empty)
            if not done:
                break
            progress(done)
        else:
            return
        with self.writing():
            if not self.records.count(State.WAITING):
                self._marks.set(_REINDEX, None)
            if len(self.catalogue) != self.records.count():
                self._mend(self.catalogue)

    def _index_some(self, index: "PassageIndex", empty: bool) -> int:
        """Indexes a batch; returns how many articles it was."""
        with self.writing():  # what is pending now is no living writer's
            marks = self.records.fingerprints(self.records.ids_in(*UNINDEXED, most=BATCH), *UNINDEXED)
            articles = self.records.get(marks, *UNINDEXED)
        self._see_to_room()
        prepared = index.prepare(list(articles.values()))
        with self.writing():
            left = self.records.fingerprints(list(marks), *UNINDEXED)
            same = [each for each in prepared if left.get(each.article.id) == marks[each.article.id]]
            absent = self.records.fingerprints(list(marks), State.WAITING) if empty else {}
            self._write(index, same, [each.article.id for each in same if each.article.id not in absent])
        return len(prepared)

    def _write(self, index: "PassageIndex", prepared: "Sequence[Prepared]", replaced: Sequence[str]) -> None:
        articles = [each.article for each in prepared]
        if replaced:
            index.remove(replaced)
        index.write(prepared)
        self._marks.set(_PASSAGES, str(len(index.words)))
        self.records.set_barred({each.article.id: each.barred for each in prepared})
        self.records.set_state(State.READY, [article.id for article in articles])
        self.catalogue.add(articles)

    def _take_out(self, index: "PassageIndex", ids: Sequence[str]) -> None:
        """A batch at a time; what was added again meanwhile stays."""
        for some in batched(ids, BATCH):
            with self.writing():
                if leaving := list(self.records.fingerprints(some, State.LEAVING)):
                    index.remove(leaving)
                    self._marks.set(_PASSAGES, str(len(index.words)))
                    self.records.delete(leaving)

    @contextmanager
    def _alone_at_indexing(self, progress: Progress) -> Iterator[None]:
        """One process at a time; who waits for another sees how far that one comes."""
        left = self.records.count(State.WAITING)
        while not _taken(self._indexing, _LOOK):
            now = self.records.count(State.WAITING)
            progress(max(0, left - now))
            left = now
        try:
            yield
        finally:
            self._indexing.release()


def _taken(lock: FileLock, wait: float) -> bool:
    """Takes the lock, if it is free within `wait` seconds."""
    with suppress(Timeout):
        lock.acquire(timeout=wait)
        return True
    return False


def _free(lock: FileLock) -> bool:
    if taken := _taken(lock, 0):
        lock.release()
    return taken

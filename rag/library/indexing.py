"""Articles whose words and vectors are still to be written or taken out, and all of them made again.

To index all again: all rows are marked waiting, words and vectors are dropped, then it goes as a write does, batch by
batch. A crash leaves at most a batch pending, which is finished when the index is opened next; what waits is gone on
with by whoever runs for long, or writes next.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

from rag.batches import make_batches
from rag.errors import StoreError
from rag.library.indexes import Indexes
from rag.library.locks import Locks
from rag.library.marks import Marks
from rag.library.records import KEPT, UNINDEXED, Records, State
from rag.library.space import check_free_space
from rag.settings import Settings

if TYPE_CHECKING:  # see `rag.library.indexes`
    from rag.library.passage_index import PassageIndex

# Articles written together: enough passages (about 11 an article) to keep the embedding model in full batches, few
# enough that an interruption costs seconds.
BATCH = 32

# The mark of the index that is being made again: what makes it, once the old one is dropped. See `_start_afresh`.
_REINDEX = "reindex"

Progress = Callable[[int], None]  # told how many articles more are done


class Indexing:
    """Goes on with what is to be indexed, over all processes that use the library."""

    def __init__(self, settings: Settings, records: Records, marks: Marks, indexes: Indexes, locks: Locks) -> None:
        self._settings = settings
        self._records = records
        self._marks = marks
        self._indexes = indexes
        self._locks = locks

    @property
    def index(self) -> "PassageIndex":
        """Words and vectors, with what a crash left half-way finished, if it is a batch at most.

        That takes a second or two, and is all that a write leaves; what more there is would keep a question waiting.
        """
        if not self._indexes.has_passages_open:
            index = self._indexes.passages
            if 0 < self.count_pending() <= BATCH and self._is_ours(index):
                # A writer that is alive finishes its own work; what cannot be finished now is told with each answer.
                with suppress(StoreError, OSError), self._locks.try_lock_for_writing() as is_ours:
                    if is_ours:
                        self._resume(index, lambda _: None)
        return self._indexes.passages

    def count_pending(self) -> int:
        """How many articles a write that is under way, or was broken off, has still to index or to take out."""
        return self._records.count(*UNINDEXED, State.LEAVING)

    def has_broken_off(self) -> bool:
        """Whether a write into the index that is in force was broken off."""
        return self._records.count(State.PENDING) > 0 and self._is_ours(self.index)

    def finish(self, progress: Progress, stop: Event | None = None) -> int:
        """Goes on with what was broken off, unless a process is at it; returns how many articles that indexed."""
        if not self.count_pending() or not self._is_ours(self.index):
            return 0
        with self._locks.try_lock_for_indexing() as is_ours:
            if not is_ours:
                return 0
            before = self._records.count(*UNINDEXED)
            self._resume(self.index, progress, stop)
            return max(0, before - self._records.count(*UNINDEXED))

    def reindex(self, progress: Progress, stop: Event | None = None) -> int:
        """Makes words, vectors and the catalogue again from the records, as after a change of the embedding model.

        Returns how many articles are indexed that were not: see `Library.reindex`.
        """
        target = self._target()
        joined = self._marks.get(_REINDEX) == target and self._records.count(State.WAITING) > 0
        if joined:
            progress(self._records.count(State.READY))
        before = self._records.count(*UNINDEXED) if joined else self._records.count(*KEPT, State.PENDING)
        with self._locks.lock_for_indexing(self._telling(progress)):
            waiting = self._records.count(State.WAITING) > 0
            if waiting and self._marks.get(_REINDEX) == target:
                self._resume(self._index_or_none(), progress, stop)
            elif waiting or not joined:
                self._go_on(self._start_afresh(target), progress, stop, empty=True)
        return max(0, before - self._records.count(*UNINDEXED))

    def _telling(self, progress: Progress) -> Callable[[], None]:
        """Tells how far another process has come since the last time."""
        left = self._records.count(State.WAITING)

        def tell() -> None:
            nonlocal left
            now = self._records.count(State.WAITING)
            progress(max(0, left - now))
            left = now

        return tell

    def _target(self) -> str:
        """What the index would be made by. Raises SettingsError and StoreError where that is not there."""
        from rag.library.passage_index import expected_maker

        return expected_maker(self._settings)

    def _is_ours(self, index: "PassageIndex") -> bool:
        """Whether it is for us to go on: that an index becomes another model's, a person has to decide."""
        return self._marks.get(_REINDEX) in (None, index.made_by)

    def _index_or_none(self) -> "PassageIndex | None":
        with suppress(StoreError):
            return self.index
        return None

    def _resume(self, index: "PassageIndex | None", progress: Progress, stop: Event | None = None) -> None:
        """Goes on with what is left; None is an index that cannot be opened."""
        if index is None or (self._marks.get(_REINDEX) is None and self._records.count(State.WAITING)):
            # Of the old one nobody knows what was dropped.
            index = self._start_afresh(index.made_by if index else self._target())
        self._go_on(index, progress, stop)

    def _start_afresh(self, target: str) -> "PassageIndex":
        """Has all articles wait for an index that is empty. The mark is set when it is: until then none is begun."""
        check_free_space(self._settings)
        with self._locks.lock_for_writing():
            self._marks.set(_REINDEX, None)
            self._records.set_all_pending()
            index = self._indexes.begin_afresh()
            self._marks.set(_REINDEX, target)
        return index

    def _go_on(self, index: "PassageIndex", progress: Progress, stop: Event | None = None, empty: bool = False) -> None:
        """Takes out what is leaving and indexes what is not; `empty` when the index holds nothing of what waits."""
        self.take_out(index, self._records.ids_in(State.LEAVING))
        while not (stop and stop.is_set()):
            done = self._index_some(index, empty)
            if not done:
                break
            progress(done)
        else:
            return
        with self._locks.lock_for_writing():
            if not self._records.count(State.WAITING):
                self._marks.set(_REINDEX, None)
            self._indexes.mend_catalogue()

    def _index_some(self, index: "PassageIndex", empty: bool) -> int:
        """Indexes a batch; returns how many articles it was."""
        with self._locks.lock_for_writing():  # what is pending now is no living writer's
            marks = self._records.fingerprints(self._records.ids_in(*UNINDEXED, most=BATCH), *UNINDEXED)
            articles = self._records.get(marks, *UNINDEXED)
        check_free_space(self._settings)
        prepared = index.prepare(list(articles.values()))
        with self._locks.lock_for_writing():
            left = self._records.fingerprints(list(marks), *UNINDEXED)
            same = [each for each in prepared if left.get(each.article.id) == marks[each.article.id]]
            absent = self._records.fingerprints(list(marks), State.WAITING) if empty else {}
            self._indexes.write(index, same, [each.article.id for each in same if each.article.id not in absent])
        return len(prepared)

    def take_out(self, index: "PassageIndex", ids: Sequence[str]) -> None:
        """Of the articles with these ids those that leave, a batch at a time; what was added again meanwhile stays."""
        for some in make_batches(ids, BATCH):
            with self._locks.lock_for_writing():
                if leaving := list(self._records.fingerprints(some, State.LEAVING)):
                    self._indexes.remove(index, leaving)

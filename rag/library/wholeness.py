"""Whether an index holds what it should: as many passages with words as with vectors, and as many as were written."""

from typing import TYPE_CHECKING, Any

from rag.errors import StoreError
from rag.library.indexes import Indexes
from rag.library.indexing import Indexing
from rag.library.locks import Locks
from rag.library.records import Records, State
from rag.library.sharing import Sharing
from rag.settings import Settings
from rag.storage import state

if TYPE_CHECKING:  # see `rag.library.indexes`
    from rag.library.passage_index import PassageIndex

_AGAIN = "`dateline reindex` makes it again"


class Wholeness:
    """Looks at the index of a library, and again only where something changed: 60,000 passages take 0.2 s."""

    def __init__(
        self, settings: Settings, records: Records, sharing: Sharing, indexes: Indexes, indexing: Indexing, locks: Locks
    ) -> None:
        self._folders = [settings.data_dir / "words", settings.vectors]
        self._records = records
        self._sharing = sharing
        self._indexes = indexes
        self._indexing = indexing
        self._locks = locks
        self._whole: tuple[str, frozenset[Any]] | None = None  # the state in which the index was last seen whole

    def trouble(self) -> str | None:
        """What of the index is lost, with the cure, so that answers come from a part of it; None where it is whole.

        While articles are still to be indexed, nobody knows how many passages there should be.
        """
        if not self.describe_loss() or self._indexing.count_pending():
            return None
        # Whoever writes changes the one after the other: only where nobody does is it seen what is lost.
        with self._locks.try_lock_for_writing() as is_ours:
            if not is_ours or self._indexing.count_pending() or self._locks.are_taken():
                return None
            return self.describe_loss()

    def describe_loss(self) -> str | None:
        """The same, whoever is in the middle of a write."""
        index, now = self._indexing.index, self._state()  # to open it may change files
        if now == self._whole:
            return None
        lost = find_loss(index, self._records.count(State.READY), self._indexes.count_written_passages())
        self._whole = None if lost else now
        return lost

    def note_own_write(self) -> None:
        """What was written just now, by this process, has left an index that was whole as whole as before."""
        if self._whole:
            self._whole = self._state()

    def _state(self) -> tuple[str, frozenset[Any]]:
        """Another one once somebody has written, or a file was damaged."""
        return self._sharing.mark(), state(*self._folders)


def find_loss(index: "PassageIndex", articles: int, written: int | None) -> str | None:
    """What of the index is gone or cannot be read, with the cure; None where it is whole. A few milliseconds.

    `articles` are those that are to be found in it. `written` is how many passages it had after the last write, None
    where nobody has counted: in an index of an older version.
    """
    try:
        index.check_some()
        words, vectors = len(index.word_index), len(index.vectors)
    except StoreError as error:
        return str(error)
    if articles and not (words or vectors):
        return f"the index is empty, and no article is found: {_AGAIN}"
    if words != vectors:
        return f"the index is not whole, {words:,} passages have words and {vectors:,} have vectors: {_AGAIN}"
    if written is not None and words != written:
        return f"the index is not whole, it has {words:,} of {written:,} passages: {_AGAIN}"
    return None

"""What is made from the articles of a library, as this process has it open: the index of passages, and the catalogue.

The catalogue has kept articles alone: one enters it last and leaves it first. So it is whole when it has as many as
are kept, and what a crash left out of it is seen, and added, when it is opened next.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from rag.batches import make_batches
from rag.errors import DiskFull, StoreError
from rag.library.catalogue import FOLDER, Catalogue, open_afresh
from rag.library.locks import Locks
from rag.library.marks import Marks
from rag.library.records import KEPT, Records, State
from rag.library.sharing import Sharing
from rag.settings import Settings

if TYPE_CHECKING:  # the index brings Chroma (0.6 s): a list of articles does without
    from rag.library.passage_index import PassageIndex, PreparedArticle

# Articles that enter the catalogue together where it is made again: 10 MB of text.
_MENDED = 1000

# The mark of how many passages the index had after the last write.
_PASSAGES = "passages"


class Indexes:
    """The index of passages and the catalogue, each opened when it is first needed."""

    def __init__(self, settings: Settings, records: Records, marks: Marks, sharing: Sharing, locks: Locks) -> None:
        self._settings = settings
        self._records = records
        self._marks = marks
        self._sharing = sharing
        self._locks = locks
        self._catalogue_folder = settings.data_dir / FOLDER
        self._passages: PassageIndex | None = None
        self._catalogue: Catalogue | None = None

    def close(self) -> None:
        if self._passages:
            self._passages.close()

    @property
    def has_passages_open(self) -> bool:
        return self._passages is not None

    @property
    def passages(self) -> "PassageIndex":
        """Words and vectors as they are there."""
        if self._passages is None:
            self._renew_word_index()
            self._passages = self._open_passages()
        return self._passages

    def _open_passages(self, afresh: bool = False) -> "PassageIndex":
        from rag.library.passage_index import open_index

        return open_index(self._settings, afresh, self._sharing)

    def _renew_word_index(self) -> None:
        """Words that an earlier version read in another way are read anew. What cannot be is told with each answer."""
        from rag.library.renewing import is_outdated, renew

        folder = self._settings.data_dir / "words"
        if is_outdated(folder):
            with suppress(StoreError, OSError), self._locks.try_lock_for_writing() as is_ours:
                if is_ours:
                    renew(folder, self._records)

    @property
    def catalogue(self) -> Catalogue:
        """The kept articles to look through, made again from the records as far as it is not whole.

        Opens in milliseconds. For a library of a version that had none it is made once: 3 minutes on 2 cores for
        30,000 articles of 9,000 characters. While another process writes, what is missing is left to it.
        """
        if self._catalogue is None:
            self._catalogue = self._open_catalogue()
        return self._catalogue

    def _open_catalogue(self) -> Catalogue:
        try:
            catalogue = Catalogue(self._catalogue_folder)
        except StoreError:  # damaged, or another version's
            with self._locks.lock_for_writing():
                catalogue = open_afresh(self._catalogue_folder)
        if len(catalogue) != self._records.count():
            with suppress(DiskFull), self._locks.try_lock_for_writing() as is_ours:
                if is_ours:
                    self._mend(catalogue)
        return catalogue

    def mend_catalogue(self) -> None:
        """Makes it whole where it is not. For who has the lock to write."""
        if len(self.catalogue) != self._records.count():
            self._mend(self.catalogue)

    def _mend(self, catalogue: Catalogue) -> None:
        there, kept = set(catalogue.ids()), set(self._records.ids_in(*KEPT))
        catalogue.remove(there - kept)
        for ids in make_batches(sorted(kept - there), _MENDED):
            catalogue.add(self._records.get(ids).values())

    def begin_afresh(self) -> "PassageIndex":
        """An empty index of passages in place of the one that was, and a catalogue that can be read."""
        passages = self._open_passages(afresh=True)
        if self._passages:
            self._passages.close()
        self._passages = passages
        self._catalogue = self._readable_catalogue()
        return passages

    def _readable_catalogue(self) -> Catalogue:
        try:
            return Catalogue(self._catalogue_folder)
        except StoreError:
            return open_afresh(self._catalogue_folder)

    def write(self, index: "PassageIndex", prepared: "Sequence[PreparedArticle]", replaced: Sequence[str]) -> None:
        """Writes what is prepared, in place of the articles with the ids `replaced`, and marks it as ready."""
        articles = [each.article for each in prepared]
        if replaced:
            index.remove(replaced)
        index.write(prepared)
        self._count(index)
        self._records.set_barred({each.article.id: each.barred for each in prepared})
        self._records.set_state(State.READY, [article.id for article in articles])
        self.catalogue.add(articles)

    def remove(self, index: "PassageIndex", ids: Sequence[str]) -> None:
        """Takes out the passages of articles, and then their records."""
        index.remove(ids)
        self._count(index)
        self._records.delete(ids)

    def _count(self, index: "PassageIndex") -> None:
        self._marks.set(_PASSAGES, str(len(index.word_index)))

    def count_written_passages(self) -> int | None:
        """How many passages the index had after the last write; None where nobody has counted."""
        written = self._marks.get(_PASSAGES)
        return int(written) if written else None

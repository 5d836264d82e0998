"""Writes to an index of tantivy, as whole as they are to be, whatever a writer before them was killed in."""

from collections.abc import Iterator
from contextlib import contextmanager

import tantivy

# Bytes that tantivy gathers documents in before it writes a segment; its documentation asks for 15 MB and more.
_HEAP = 64_000_000


@contextmanager
def changes(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """What is written in the block is seen, all of it, when it ends. Give an index that was opened for this write: only
    such a one knows the files that others made."""
    writer = index.writer(_HEAP, 1)
    # A writer that was killed leaves files that nothing names, and tantivy numbers deletions in the order of writes:
    # the next write would make the same file, and fails if it is there.
    writer.garbage_collect_files()
    yield writer
    writer.commit()
    writer.wait_merging_threads()  # lets go of the write lock

"""Whether an index holds what it should: as many passages with words as with vectors, and as many as were written."""

from rag.errors import StoreError
from rag.library.passage_index import PassageIndex

_AGAIN = "`dateline reindex` makes it again"


def what_is_lost(index: PassageIndex, articles: int, written: int | None) -> str | None:
    """What of the index is gone or cannot be read, with the cure; None where it is whole. A few milliseconds.

    `articles` are those that are to be found in it. `written` is how many passages it had after the last write, None
    where nobody has counted: in an index of an older version.
    """
    try:
        index.check_some()
        words, vectors = len(index.words), len(index.vectors)
    except StoreError as error:
        return str(error)
    if articles and not (words or vectors):
        return f"the index is empty, and no article is found: {_AGAIN}"
    if words != vectors:
        return f"the index is not whole, {words:,} passages have words and {vectors:,} have vectors: {_AGAIN}"
    if written is not None and words != written:
        return f"the index is not whole, it has {words:,} of {written:,} passages: {_AGAIN}"
    return None

"""The texts nearest to a question by their words: where passages that tempt and do not answer come from."""

from collections.abc import Sequence
from pathlib import Path

from rag.library.bounds import Bounds
from rag.library.words import Entry, WordIndex
from rag.text.questions import read_question


class Near:
    """An index of `texts` by BM25, in `folder`, which is made anew."""

    def __init__(self, folder: Path, texts: Sequence[str], titles: Sequence[str] = ()) -> None:
        self._index = WordIndex(folder)
        self._index.clear()
        names = titles or [""] * len(texts)
        pairs = enumerate(zip(names, texts, strict=True))
        self._index.add(Entry(str(place), str(place), title, text, 0, "") for place, (title, text) in pairs)

    def places(self, question: str, limit: int) -> list[int]:
        """Of the nearest texts, nearest first."""
        found = self._index.search(read_question(question).stems, limit, Bounds(), 0.3)
        return [int(place) for place, _ in found]

"""The sentences nearest to a question by their words: where texts that tempt and do not answer come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reader.groups import ANSWERS, Labelled
from rag.library.bounds import Bounds
from rag.library.word_index import Entry, WordIndex
from rag.question.questions import read_question
from rag.retrieval.window import window

# How many words of a title count beside those of the sentence.
_TITLE = 0.3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, and whether it answers some question: then it looks like one that does."""

    passage: Labelled
    index: int
    answers_some: bool

    @property
    def text(self) -> str:
        """As the reader reads it."""
        return window(self.passage.title, self.passage.sentences, self.index)


class Near:
    """An index of the sentences of `passages` by BM25, in `folder`, which is made anew."""

    def __init__(self, folder: Path, passages: Iterable[Labelled]) -> None:
        answering: set[tuple[str, str]] = set()
        seen: dict[tuple[str, str], tuple[Labelled, int]] = {}
        for passage in passages:
            for index, (text, label) in enumerate(zip(passage.sentences, passage.labels, strict=True)):
                seen.setdefault((passage.title, text), (passage, index))
                if label == ANSWERS:
                    answering.add((passage.title, text))
        self._sentences = [Sentence(*where, key in answering) for key, where in seen.items()]
        self._answering = answering
        self._index = WordIndex(folder)
        self._index.clear()
        self._index.add(
            Entry(str(index), str(index), each.passage.title, each.passage.sentences[each.index], 0)
            for index, each in enumerate(self._sentences)
        )

    def answers_some(self, title: str, sentence: str) -> bool:
        return (title, sentence) in self._answering

    def sentences(self, question: str, limit: int) -> Sequence[Sentence]:
        """The nearest ones, nearest first."""
        found = self._index.search(read_question(question).stems, limit, Bounds(), _TITLE)
        return [self._sentences[int(index)] for index, _ in found]

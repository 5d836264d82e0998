"""Groups from questions about invented news that were written for this (`benchmarks/journalists.jsonl`).

All sentences that answer are marked there by hand, so that every other one is known not to, and so is every one of the
article of a near miss.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.reader.grouping import grouped
from benchmarks.reader.groups import ANSWERS, NOT, UNKNOWN, Case, Group, Labelled
from benchmarks.reader.near import Near
from rag.evaluation.metrics.text import holds
from rag.quotable import sentences_of
from rag.types import Article, Passage

# Groups of each question, whose tempting sentences differ.
TIMES = 6

Row = Mapping[str, Any]


def journalist_groups(
    articles: Sequence[Article], rows: Sequence[Row], folder: Path, random: Random
) -> Iterator[Group]:
    """Of the questions whose article is known."""
    by_title = {article.title: _unlabelled(article) for article in articles}
    cases = [
        Case(row["question"], labelled_by_hand(by_title[row["title"]], row), tuple(row["answers"]))
        for row in rows
        if "title" in row
    ]
    near = Near(folder, (case.passage for case in cases))
    for case in cases:
        for _ in range(TIMES):
            if group := grouped("journalists", case, near, random):
                yield group


def _unlabelled(article: Article) -> Labelled:
    spans = sentences_of(Passage(article, 0, len(article.text)))
    return Labelled(article.title, tuple(_flat(span.of(article.text)) for span in spans), ())


def labelled_by_hand(passage: Labelled, row: Row) -> Labelled:
    """With what each of its sentences is to the question; of others that hold an accepted answer nobody knows."""
    marked = [_flat(each) for each in row["sentences"]]

    def label(text: str) -> int:
        if any(each in text or text in each for each in marked):
            return ANSWERS
        return UNKNOWN if holds(text, row["answers"]) else NOT

    return replace(passage, labels=tuple(label(_flat(text)) for text in passage.sentences))


def _flat(text: str) -> str:
    return " ".join(text.split())

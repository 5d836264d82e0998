"""Batches of groups, and which words of a text are those of its answer: what both trainings of the reader share."""

from collections.abc import Iterator, Sequence
from typing import Any

from transformers import BatchEncoding

from benchmarks.reader.groups import Group
from rag.batches import make_batches

# Groups of a batch. With twice as many a step takes more than twice as long: they no longer fit the processor's cache.
GROUPS = 6

# Batches whose groups are sorted by length before they are cut, so that little is read that only fills up.
SORTED = 50


def batches_of(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    """Batches of GROUPS groups of like length, as rows of a dataset."""
    for some in make_batches(groups, GROUPS * SORTED):
        for batch in make_batches(sorted(some, key=lambda group: max(map(len, group.texts))), GROUPS):
            if len(batch) == GROUPS:
                yield {
                    "questions": [group.question for group in batch],
                    "texts": [list(group.texts) for group in batch],
                    "answers": [group.answer for group in batch],
                    "label": [int(group.answered) for group in batch],
                }


def answer_tokens(read: BatchEncoding, row: int, text: str, answer: str) -> list[int]:
    """The places of the tokens of the answer's last occurrence, which is not the title's."""
    start = text.lower().rfind(answer.lower()) if answer else -1
    if start < 0:
        return []
    at = {read.char_to_token(row, index, 1) for index in range(start, start + len(answer))}
    return sorted(each for each in at if each is not None)

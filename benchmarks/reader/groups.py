"""What the reader learns from: a question with passages, each in sentences, and which of these answer."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

# What a sentence is to a question: it answers, it does not, or nobody knows.
ANSWERS, NOT, UNKNOWN = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage in sentences. `labels[i]` is what sentence i is to the question."""

    title: str
    sentences: tuple[str, ...]
    labels: tuple[int, ...]

    @property
    def answers(self) -> bool:
        return ANSWERS in self.labels


@dataclass(frozen=True, slots=True)
class Group:
    """A question with the passages that it is put to. Where none of their sentences answers, nothing does."""

    source: str  # the set that it is of
    question: str
    passages: tuple[Labelled, ...]


def write_groups(path: Path, groups: Iterable[Group]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(group), ensure_ascii=False) + "\n" for group in groups)


def read_groups(path: Path) -> list[Group]:
    return [_group(row) for row in read_rows(path)]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _group(row: dict[str, Any]) -> Group:
    passages = (_labelled(each["title"], each["sentences"], each["labels"]) for each in row["passages"])
    return Group(row["source"], row["question"], tuple(passages))


def _labelled(title: str, sentences: Sequence[str], labels: Sequence[int]) -> Labelled:
    return Labelled(title, tuple(sentences), tuple(labels))

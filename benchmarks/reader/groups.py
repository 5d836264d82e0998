"""What the reader learns from: a question with texts, of which the first answers, or none does."""

import gzip
import json
from collections.abc import Iterable, Iterator
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


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its passage, and the accepted words, which a text that does not answer must not hold."""

    question: str
    passage: Labelled
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A question with the texts that are read for it. If `answered` the first text answers, with the words `answer`
    ("" where they are not known), and no other does."""

    source: str  # the set that it is of
    question: str
    texts: tuple[str, ...]
    answered: bool
    answer: str


def write_groups(path: Path, groups: Iterable[Group]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(group), ensure_ascii=False) + "\n" for group in groups)


def read_groups(path: Path) -> list[Group]:
    return [Group(**{**row, "texts": tuple(row["texts"])}) for row in read_rows(path)]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)

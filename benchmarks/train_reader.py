"""Makes the reader: examples, training, and the figures of its card.

    python -m benchmarks.train_reader examples    groups of texts from ../shared (ten minutes)
    python -m benchmarks.train_reader train       65 minutes on two cores with bfloat16; writes rag/retrieval/reader.npz
    python -m benchmarks.train_reader harder      groups of what that reader falls for (25 minutes)
    python -m benchmarks.train_reader retrain     50 minutes; writes rag/retrieval/reader.npz anew

Training needs `pip install datasets accelerate` beside what is installed. Seeds are fixed; the arithmetic of several
threads is not, so that two runs differ in the third digit of every figure.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.common import NEWS_QA, missing, work_folder
from benchmarks.held_out import NEWEST
from benchmarks.reader.grouping import Grouping, grouped
from benchmarks.reader.groups import Case, Group, read_groups, write_groups
from benchmarks.reader.harder import harder
from benchmarks.reader.near import Near
from benchmarks.reader.news import cut_before, questions, quiz_groups, read_news, said_groups
from benchmarks.reader.wiki import QUESTIONS, wiki_groups
from rag.retrieval.reader import LONGEST, load_reader
from rag.settings import read_settings

WEIGHTS = Path("rag/retrieval/reader.npz")


@dataclass(frozen=True, slots=True)
class Round:
    """What is learnt in one pass: groups of each public set, who-said-what groups, how often the news is learnt from,
    by which rate; and the seed by which all that is chosen."""

    sizes: Mapping[str, int]
    said: int
    news: int
    rate: float
    seed: int


# All of real search questions, fewer of those that were written with the passage in view, whose words they share.
FIRST = Round(
    {
        "qed": 7200,
        "nq-oracle": 2700,
        "squad1": 3200,
        "squad2-unanswerable": 2800,
        "squadshifts-wiki": 1500,
        "squadshifts-reddit": 800,
        "qamr": 2500,
        "timeqa": 900,
    },
    said=1500,
    news=2,
    rate=8e-5,
    seed=1,
)
SECOND = Round(
    {"nq-oracle": 2000, "qed": 2500, "squad1": 1500, "squad2-unanswerable": 1500, "timeqa": 600},
    said=1000,
    news=2,
    rate=5e-5,
    seed=11,
)


def make_examples(folder: Path, learnt: Round, make: Grouping) -> None:
    folder.mkdir(exist_ok=True)
    words, seed = folder / "words", learnt.seed
    rows = questions()
    some, held_out = cut_before(rows, NEWEST)
    news = read_news(rows, Random(seed + 1))
    for turn in range(learnt.news):
        groups = quiz_groups(news, some, words / "news", Random(seed + 2 + turn), make)
        write_groups(folder / f"news{turn}.jsonl", groups)
    write_groups(folder / "news_held_out.jsonl", quiz_groups(news, held_out, words / "news", Random(seed + 2), make))
    write_groups(folder / "said.jsonl", said_groups(news, learnt.said, words / "said", Random(seed + 2), make))
    for source, size in learnt.sizes.items():
        write_groups(folder / f"{source}.jsonl", wiki_groups(source, size, words, Random(seed), make))


def curriculum(folder: Path, learnt: Round) -> list[Group]:
    """All groups, in chance order."""
    groups = list(_every(folder, learnt))
    Random(4).shuffle(groups)
    return groups


def _every(folder: Path, learnt: Round) -> Iterator[Group]:
    for name in ("said", *learnt.sizes, *(f"news{turn}" for turn in range(learnt.news))):
        yield from read_groups(folder / f"{name}.jsonl")


def learn(folder: Path, learnt: Round, before: Path | None) -> None:
    """Trains the packaged model, or what the weights `before` make of it, and writes WEIGHTS."""
    from benchmarks.reader.training import train
    from rag.embedding.packing import packed, unpack
    from rag.retrieval.network import new_reader

    reader = new_reader(LONGEST)
    if before:
        with np.load(before) as arrays:
            unpack(reader, dict(arrays))
    train(reader, curriculum(folder, learnt), learnt.rate, folder / "training", WEIGHTS)
    np.savez_compressed(WEIGHTS, **packed(reader))


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, QUESTIONS)):
        COMMANDS[arguments[0]]()


def _examples() -> None:
    make_examples(work_folder("reader"), FIRST, grouped)


def _harder() -> None:
    reader = load_reader(read_settings(None).cache_dir)

    def falls_for(source: str, case: Case, near: Near, random: Random) -> Group | None:
        return harder(source, case, near, reader.logits, random)

    make_examples(work_folder("reader-harder"), SECOND, falls_for)


COMMANDS: Mapping[str, Callable[[], None]] = {
    "examples": _examples,
    "train": lambda: learn(work_folder("reader"), FIRST, None),
    "harder": _harder,
    "retrain": lambda: learn(work_folder("reader-harder"), SECOND, WEIGHTS),
}


if __name__ == "__main__":
    main(sys.argv[1:])

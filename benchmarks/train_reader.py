"""Makes the reader: examples, training, and the figures of its card.

    python -m benchmarks.train_reader examples    groups of passages from ../shared (four minutes)
    python -m benchmarks.train_reader train       20 minutes on two cores with bfloat16; writes rag/retrieval/reader.npz

Training needs `pip install datasets accelerate` beside what is installed. Seeds are fixed; the arithmetic of several
threads is not, so that two runs differ in the third digit of every figure.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.common import NEWS_QA, missing, work_folder
from benchmarks.reader.groups import Group, read_groups, write_groups
from benchmarks.reader.news import cut_before, news_groups, questions, read_news
from benchmarks.reader.wiki import QUESTIONS, SIZES, wiki_groups
from rag.retrieval.reader import LONGEST

WEIGHTS = Path("rag/retrieval/reader.npz")

# Questions of news kept apart, the newest, to choose by.
HELD_OUT = 400

RATE = 5e-5

# How often the news is learnt from.
NEWS = 2


def make_examples(folder: Path) -> None:
    for source in SIZES:
        write_groups(folder / f"{source}.jsonl", wiki_groups(source, folder / "words", Random(1)))
    rows = questions()
    learnt, held_out = cut_before(rows, HELD_OUT)
    news = read_news(folder / "words", rows, Random(2))
    write_groups(folder / "news.jsonl", news_groups(news, learnt, Random(3)))
    write_groups(folder / "news_held_out.jsonl", news_groups(news, held_out, Random(3)))


def curriculum(folder: Path) -> list[Group]:
    """Single passages and news, in chance order."""
    random = Random(4)
    news = read_groups(folder / "news.jsonl")
    single = [read_groups(folder / f"{source}.jsonl") for source in SIZES]
    groups = [each for some in (*single, *[news] * NEWS) for each in some]
    random.shuffle(groups)
    return groups


def make_reader(folder: Path) -> None:
    from benchmarks.reader.training import dataset_of, train
    from rag.embedding.packing import packed
    from rag.retrieval.network import new_reader

    reader = new_reader(LONGEST)
    train(reader, dataset_of(curriculum(folder), Random(6)), RATE, folder / "training", WEIGHTS)
    np.savez_compressed(WEIGHTS, **packed(reader))


COMMANDS = {"examples": make_examples, "train": make_reader}


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, QUESTIONS)):
        COMMANDS[arguments[0]](work_folder("reader"))


if __name__ == "__main__":
    main(sys.argv[1:])

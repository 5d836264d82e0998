"""Makes the reader: examples, training, and the figures of its card.

    python -m benchmarks.train_reader examples    groups of passages from ../shared (four minutes)
    python -m benchmarks.train_reader train       an hour on two cores with bfloat16; writes rag/retrieval/reader.npz

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

WEIGHTS = Path("rag/retrieval/reader.npz")

# Of the groups of single passages so many are learnt from: what half an hour allows.
SHARE = 0.35

# Questions of news kept apart, the newest, to choose by.
HELD_OUT = 400

# Of 2e-5, 5e-5 and 1e-4 no other was tried: the rate that comparable cross-encoders of this size are tuned with.
RATE = 1e-4


def make_examples(folder: Path) -> None:
    for source in SIZES:
        write_groups(folder / f"{source}.jsonl", wiki_groups(source, folder / "words", Random(1)))
    rows = questions()
    learnt, held_out = cut_before(rows, HELD_OUT)
    news = read_news(folder / "words", rows, Random(2))
    write_groups(folder / "news.jsonl", news_groups(news, learnt, Random(3)))
    write_groups(folder / "news_held_out.jsonl", news_groups(news, held_out, Random(3)))


def curriculum(folder: Path) -> list[Group]:
    """All of the single passages with the news among them, in chance order; then the news once more."""
    random = Random(4)
    first = [group for source in SIZES for group in read_groups(folder / f"{source}.jsonl")]
    first = random.sample(first, round(SHARE * len(first)))
    news = read_groups(folder / "news.jsonl")
    first.extend(news)
    random.shuffle(first)
    random.shuffle(news)
    return [*first, *news]


def make_reader(folder: Path) -> None:
    from benchmarks.reader.training import LONGEST, train
    from rag.retrieval.network import new_reader, packed

    reader = new_reader(LONGEST)
    train(reader, curriculum(folder), RATE, folder / "training", WEIGHTS)
    np.savez_compressed(WEIGHTS, **packed(reader))


COMMANDS = {"examples": make_examples, "train": make_reader}


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, QUESTIONS)):
        COMMANDS[arguments[0]](work_folder("reader"))


if __name__ == "__main__":
    main(sys.argv[1:])

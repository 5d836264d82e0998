"""Makes the reader: examples, training, and the figures of its card.

    python -m benchmarks.train_reader examples    groups of texts from ../shared (ten minutes)
    python -m benchmarks.train_reader train       65 minutes on two cores with bfloat16; writes rag/retrieval/reader.npz
    python -m benchmarks.train_reader finder      4 minutes, once the reader is final; writes rag/retrieval/finder.npz

Training the reader needs `pip install datasets accelerate` beside what is installed. Seeds are fixed; the arithmetic of
several threads is not, so that two runs differ in the third digit of every figure.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.common import NEWS_QA, missing, work_folder
from benchmarks.held_out import NEWEST
from benchmarks.reader.groups import Group, read_groups, write_groups
from benchmarks.reader.news import cut_before, questions, quiz_groups, read_news, said_groups
from benchmarks.reader.wiki import QUESTIONS, SIZES, wiki_groups
from rag.retrieval.reader import LONGEST

WEIGHTS = Path("rag/retrieval/reader.npz")
FINDER = Path("rag/retrieval/finder.npz")

# Groups that the finder learns from: after two thirds of them its loss falls no more.
FINDING = 10_000

RATE = 8e-5

# How often each set of news is learnt from.
NEWS = {"news": 2, "said": 1}


def make_examples(folder: Path) -> None:
    rows = questions()
    learnt, held_out = cut_before(rows, NEWEST)
    news = read_news(rows, Random(2))
    write_groups(folder / "news.jsonl", quiz_groups(news, learnt, folder / "words" / "news", Random(3)))
    write_groups(folder / "news_held_out.jsonl", quiz_groups(news, held_out, folder / "words" / "news", Random(3)))
    write_groups(folder / "said.jsonl", said_groups(news, folder / "words" / "said", Random(3)))
    for source in SIZES:
        write_groups(folder / f"{source}.jsonl", wiki_groups(source, folder / "words", Random(1)))


def curriculum(folder: Path) -> list[Group]:
    """All groups, in chance order."""
    groups = list(_every(folder))
    Random(4).shuffle(groups)
    return groups


def _every(folder: Path) -> Iterator[Group]:
    for source in SIZES:
        yield from read_groups(folder / f"{source}.jsonl")
    for source, times in NEWS.items():
        yield from read_groups(folder / f"{source}.jsonl") * times


def make_reader(folder: Path) -> None:
    from benchmarks.reader.training import train
    from rag.embedding.cross_encoder import new_cross_encoder
    from rag.embedding.packing import pack

    reader = new_cross_encoder(LONGEST)
    train(reader, curriculum(folder), RATE, folder / "training", WEIGHTS)
    np.savez_compressed(WEIGHTS, **pack(reader))


def make_finder(folder: Path) -> None:
    from benchmarks.reader.finding import train_finder
    from rag.embedding.cross_encoder import new_cross_encoder
    from rag.embedding.packing import unpack

    reader = new_cross_encoder(LONGEST)
    with np.load(WEIGHTS) as arrays:
        unpack(reader, dict(arrays))
    finder = train_finder(reader, curriculum(folder)[:FINDING])
    np.savez_compressed(FINDER, weight=finder.weight.detach().numpy(), bias=finder.bias.detach().numpy())


COMMANDS = {"examples": make_examples, "train": make_reader, "finder": make_finder}


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, QUESTIONS)):
        COMMANDS[arguments[0]](work_folder("reader"))


if __name__ == "__main__":
    main(sys.argv[1:])

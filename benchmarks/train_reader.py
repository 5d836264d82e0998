"""Makes the reader: examples, training, and the figures of its card.

    python -m benchmarks.train_reader examples    groups of texts from ../shared (ten minutes)
    python -m benchmarks.train_reader train       65 minutes on two cores with bfloat16; writes rag/retrieval/reader.npz
    python -m benchmarks.train_reader tune        35 minutes more, on harder questions; writes it again (tried, and not
                                                  part of the reader that is shipped)
    python -m benchmarks.train_reader finder      4 minutes, once the reader is final; writes rag/retrieval/finder.npz

Training the reader needs `pip install datasets accelerate` beside what is installed. Seeds are fixed; the arithmetic of
several threads is not, so that two runs differ in the third digit of every figure.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.common import NEWS_QA, missing, read_articles, work_folder, write_jsonl
from benchmarks.held_out import NEWEST
from benchmarks.journalists import articles_of, questions_of
from benchmarks.reader.groups import Group, read_groups, write_groups
from benchmarks.reader.journalists import journalist_groups
from benchmarks.reader.news import cut_before, questions, quiz_groups, read_news, said_groups
from benchmarks.reader.wiki import QUESTIONS, SIZES, wiki_groups
from rag.retrieval.reader import LONGEST

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

WEIGHTS = Path("rag/retrieval/reader.npz")
FINDER = Path("rag/retrieval/finder.npz")

# Groups that the finder learns from: after two thirds of them its loss falls no more.
FINDING = 10_000

RATE = 8e-5

# How often each set of news is learnt from.
NEWS = {"news": 2, "said": 1}

# What tuning learns from: all questions of journalists and of news, these many of other sets, most of them near
# misses, and some of all, so that nothing is forgotten.
HARDER = {"squad2-unanswerable": 5000, "squadshifts-reddit": 1000, "squadshifts-wiki": 600}
AGAIN = 1500
TUNING_RATE = 6e-5


def make_examples(folder: Path) -> None:
    rows = questions()
    learnt, held_out = cut_before(rows, NEWEST)
    news = read_news(rows, Random(2))
    write_groups(folder / "news.jsonl", quiz_groups(news, learnt, folder / "words" / "news", Random(3)))
    write_groups(folder / "news_held_out.jsonl", quiz_groups(news, held_out, folder / "words" / "news", Random(3)))
    write_groups(folder / "said.jsonl", said_groups(news, folder / "words" / "said", Random(3)))
    for source, size in SIZES.items():
        write_groups(folder / f"{source}.jsonl", wiki_groups(source, size, folder / "words", Random(1)))
    (folder / "harder").mkdir(exist_ok=True)
    for source, size in HARDER.items():
        write_groups(folder / "harder" / f"{source}.jsonl", wiki_groups(source, size, folder / "words", Random(21)))
    write_groups(folder / "harder" / "journalists.jsonl", _of_journalists(folder))


def _of_journalists(folder: Path) -> Iterator[Group]:
    path = folder / "journalists.jsonl"
    write_jsonl(path, articles_of("learn"))
    return journalist_groups(
        list(read_articles(path)), questions_of("learn"), folder / "words" / "journalists", Random(7)
    )


def curriculum(folder: Path) -> list[Group]:
    """All groups, in chance order."""
    groups = list(_every(folder))
    Random(4).shuffle(groups)
    return groups


def harder(folder: Path) -> list[Group]:
    """The groups that are learnt from in the end, in chance order."""
    again = curriculum(folder)
    groups = Random(11).sample(again, AGAIN) + read_groups(folder / "news.jsonl")
    for source in (*HARDER, "journalists"):
        groups += read_groups(folder / "harder" / f"{source}.jsonl")
    Random(12).shuffle(groups)
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


def tune_reader(folder: Path) -> None:
    from benchmarks.reader.training import train
    from rag.embedding.packing import pack

    reader = _reader()
    train(reader, harder(folder), TUNING_RATE, folder / "training", WEIGHTS)
    np.savez_compressed(WEIGHTS, **pack(reader))


def make_finder(folder: Path) -> None:
    from benchmarks.reader.finding import train_finder

    finder = train_finder(_reader(), curriculum(folder)[:FINDING])
    np.savez_compressed(FINDER, weight=finder.weight.detach().numpy(), bias=finder.bias.detach().numpy())


def _reader() -> "CrossEncoder":
    """As it is so far."""
    from rag.embedding.cross_encoder import new_cross_encoder
    from rag.embedding.packing import unpack

    reader = new_cross_encoder(LONGEST)
    with np.load(WEIGHTS) as arrays:
        unpack(reader, dict(arrays))
    return reader


COMMANDS = {"examples": make_examples, "train": make_reader, "tune": tune_reader, "finder": make_finder}


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, QUESTIONS)):
        COMMANDS[arguments[0]](work_folder("reader"))


if __name__ == "__main__":
    main(sys.argv[1:])

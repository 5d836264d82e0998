"""Trains the judge of claims (rag/checking/judge.npz) and says how good it is.

    python -m benchmarks.train_judge examples       makes claims of news, 5 minutes on 2 cores
    python -m benchmarks.train_judge train          learns from them and from public sets, an hour and a half on 2 cores
    python -m benchmarks.train_judge areas          of what is kept back of each set, a minute

Needs the Debian package `wordnet-base`, and the articles and claims that lie in `shared`, which are not part of the
project. What is measured on (claim-checks, plain claims, hedges, values) is not read.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random

import numpy as np
from safetensors.numpy import load_file
from sklearn.metrics import roc_auc_score

from benchmarks.common import NEWS_QA, missing, read_jsonl, work_folder, write_jsonl
from benchmarks.judge.examples import Claim, Group, GroupMaker, word_neighbours
from benchmarks.judge.pairs import CLAIMS, Pair, of_claims, of_fib, of_news, of_questions
from benchmarks.judge.pronouns import of_pronouns
from benchmarks.judge.wordnet import FOLDER, WordNet
from rag.checking.trained import LONGEST, WEIGHTS, load_judge
from rag.embedding.models import packaged_folder
from rag.embedding.packing import pack, unpack
from rag.retrieval.reader import WEIGHTS as READER
from rag.settings import read_settings

GROUPS = 1_400
HELD_OUT = 40  # groups of other articles, to see how training goes

# From which article on pronouns are looked at, after those that the groups are made of, and the pairs that are taken.
PRONOUNS_FROM = 2_000
PRONOUNS = 2_500

# What is learnt from first, in pairs: as many true as false ones of the mass of middling quality, with some of what is
# near to the work that the judge is for.
FIRST = {"nli-new-protocols": 15_000, "asked": 6_000, "news": 3_000}
# What the second part has of them. It has all of the other sets.
SECOND_NLI = 4_000

# And the second pass, which is shorter.
LAST = {"asked": 4_500, "news": 3_000, "pronouns": 1_000}
RATE, LAST_RATE = 8e-5, 5e-5

SETS = (
    "defacto",
    "summedits-nonnews",
    "fever-symmetric",
    "bump",
    "equate-quantities",
    "falke-pairs",
    "wice",
    "wice-partial",
)
KEPT_BACK = ("defacto", "summedits-nonnews", "bump")


def make_examples(folder: Path) -> None:
    wordnet = WordNet()
    weights = load_file(packaged_folder() / "model.safetensors")["embeddings.word_embeddings.weight"]
    vocabulary = (packaged_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[: len(weights)]
    maker = GroupMaker(wordnet, word_neighbours(weights, vocabulary, wordnet), seed=1)
    texts = _articles()
    made = (asdict(group) for text in texts for group in maker.groups(text, most=1))
    write_jsonl(folder / "held_out.jsonl", (next(made) for _ in range(HELD_OUT)))
    write_jsonl(folder / "train.jsonl", (next(made) for _ in range(GROUPS)))


def _articles() -> list[str]:
    with gzip.open(NEWS_QA / "train" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    Random(5).shuffle(texts)
    return texts


def read_groups(path: Path) -> list[Group]:
    return [
        Group(
            row["evidence"],
            tuple(Claim(**{**claim, "wrong": tuple(map(tuple, claim["wrong"]))}) for claim in row["claims"]),
        )
        for row in read_jsonl(path)
        if row["claims"]
    ]


def parts(folder: Path, random: Random) -> tuple[list[Pair], list[Pair]]:
    """What is learnt from in the first pass, one half after the other."""
    nli = _balanced(list(of_claims("nli-new-protocols", kept_back=False)), random)
    asked, news = list(of_questions(random)), list(of_news(read_groups(folder / "train.jsonl")))
    random.shuffle(asked)
    random.shuffle(news)
    first, second = [], [*_pronouns(random), *of_fib(random), *_of_sets()]
    for source, pairs in (("nli-new-protocols", nli[: FIRST["nli-new-protocols"] + SECOND_NLI]), *_own(asked, news)):
        first += pairs[: FIRST[source]]
        second += pairs[FIRST[source] :]
    return first, second


def last_part(folder: Path, random: Random) -> list[Pair]:
    """What is learnt from once more: above all the sets that people made of news."""
    asked, news = list(of_questions(random)), list(of_news(read_groups(folder / "train.jsonl")))
    pairs = [*of_fib(random), *_of_sets(), *random.sample(list(_pronouns(random)), LAST["pronouns"])]
    return pairs + [each for source, own in _own(asked, news) for each in random.sample(own, LAST[source])]


def _own(asked: list[Pair], news: list[Pair]) -> tuple[tuple[str, list[Pair]], ...]:
    return ("asked", asked), ("news", news)


def _of_sets() -> list[Pair]:
    return [each for name in SETS for each in of_claims(name, kept_back=False)]


def _balanced(pairs: list[Pair], random: Random) -> list[Pair]:
    """True and false ones in turn."""
    random.shuffle(pairs)
    true, false = ([each for each in pairs if each.supported is value] for value in (True, False))
    return [each for both in zip(true, false, strict=False) for each in both]


def _pronouns(random: Random) -> Iterator[Pair]:
    made = [pair for text in _articles()[PRONOUNS_FROM:] for pair in of_pronouns(text, random)]
    yield from random.sample(made, min(PRONOUNS, len(made)))


def make_network(folder: Path) -> None:
    from benchmarks.judge.training import train
    from rag.checking.network import JudgeNetwork
    from rag.embedding.cross_encoder import new_cross_encoder

    encoder = new_cross_encoder(LONGEST)
    with np.load(READER) as arrays:
        unpack(encoder, dict(arrays))
    network = JudgeNetwork(encoder)
    train(network, parts(folder, Random(1)), Random(1), RATE)
    train(network, [last_part(folder, Random(7))], Random(7), LAST_RATE)
    np.savez_compressed(WEIGHTS, **pack(network))
    print_areas(folder)


def print_areas(folder: Path) -> None:
    """Of the weights that are there, on what nothing was learnt from."""
    judge = load_judge(read_settings().cache_dir)
    kept_back = {name: list(of_claims(name, kept_back=True)) for name in KEPT_BACK}
    kept_back["news"] = list(of_news(read_groups(folder / "held_out.jsonl")))
    for name, pairs in kept_back.items():
        said = [each.probability for each in judge.judge([(each.claim, each.evidence) for each in pairs])]
        print(f"{name}: area {roc_auc_score([each.supported for each in pairs], said):.3f} of {len(pairs)} claims")


COMMANDS = {"examples": make_examples, "train": make_network, "areas": print_areas}


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, CLAIMS, FOLDER)):
        COMMANDS[arguments[0]](work_folder("judge"))


if __name__ == "__main__":
    main(sys.argv[1:])

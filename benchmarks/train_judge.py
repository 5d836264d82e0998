"""Trains the judge of claims (rag/checking/judge.npz) and says how good it is.

    python -m benchmarks.train_judge examples       makes the examples from news, 3 minutes on 2 cores
    python -m benchmarks.train_judge train          trains on them, 10 minutes, then on the real claims, 5 minutes
    python -m benchmarks.train_judge domains        the same with real claims of one domain, tried on the other

Needs the Debian package `wordnet-base`, and the articles and claims that lie in `shared`, which are not part of the
project. What is measured on (claim-checks/news-dev.jsonl) is not read.
"""

import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path
from random import Random

import numpy as np
import torch
from safetensors.numpy import load_file as load_arrays
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from benchmarks.common import NEWS_QA, SHARED, missing, read_jsonl, work_folder, write_jsonl
from benchmarks.judge.examples import Claim, Group, GroupMaker, summedits, word_neighbours
from benchmarks.judge.wordnet import FOLDER, WordNet
from rag.checking.network import WORD_EMBEDDINGS, JudgeNetwork, from_bert
from rag.checking.trained import WEIGHTS
from rag.embedding.models import packaged_folder
from rag.embedding.packing import pack

CLAIMS = SHARED / "claim-checks"
DOMAINS = ("sales_email", "ectsum")

GROUPS = 2120
HELD_OUT = 80  # groups of other articles, to see how training goes

MOST_TOKENS = 300  # of a text of evidence
MOST_CLAIM_TOKENS = 120
AT_ONCE = 1  # groups of one step: more steps teach more than larger ones, for as long as training lasts

RATE = 1e-4  # of the layers that come trained; what begins at nothing learns ten times as fast
TUNING_RATE = 1e-4
WARM_UP = 0.06  # the share of training in which the rate rises
TOKEN_SHARE = 1.0  # of the loss of tokens next to that of claims
WRONG_WEIGHT = 3.0  # of a wrong token, since one in ten is
SUMMEDITS_SHARE = 0.6  # of the groups of the second part of training

MINUTES = 10.0
TUNING_MINUTES = 5.0


class Reader:
    """Groups as tensors."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def batch(self, groups: Sequence[Group], random: Random) -> tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor]:
        """(inputs, labels of claims, labels of tokens, weights of tokens); each group has as many claims."""
        each = max(len(group.claims) for group in groups)
        claims = [
            claim
            for group in groups
            for claim in (*group.claims, *random.choices(group.claims, k=each - len(group.claims)))
        ]
        read = self._tokenizer.encode_batch([claim.text for claim in claims])
        ids, mask = _padded([each.ids for each in read], MOST_CLAIM_TOKENS)
        evidence = _padded([self._tokenizer.encode(group.evidence).ids for group in groups], MOST_TOKENS)
        labels = torch.tensor([float(claim.supported) for claim in claims])
        wrong, weights = torch.zeros(ids.shape), torch.zeros(ids.shape)
        for row, (claim, encoding) in enumerate(zip(claims, read, strict=True)):
            for index, (start, end) in enumerate(encoding.offsets[: ids.shape[1]]):
                if end > start:
                    is_wrong = any(start < last and first < end for first, last in claim.wrong)
                    wrong[row, index] = float(is_wrong)
                    weights[row, index] = WRONG_WEIGHT if is_wrong else float(claim.known)
        return (ids, mask, *evidence), labels, wrong, weights


def _padded(rows: Sequence[Sequence[int]], most: int) -> tuple[Tensor, Tensor]:
    width = min(most, max(map(len, rows)))
    ids, mask = torch.zeros(len(rows), width, dtype=torch.long), torch.zeros(len(rows), width, dtype=torch.long)
    for index, row in enumerate(rows):
        ids[index, : len(row)] = torch.tensor(row[:width])
        mask[index, : len(row)] = 1
    return ids, mask


def train(network: JudgeNetwork, batches: Iterator[list[Group]], minutes: float, rate: float) -> None:
    """Steps through `batches` for `minutes`; the rate rises, then falls to nothing."""
    reader, random = Reader(), Random(3)
    optimiser = _optimiser(network, rate)
    network.train()
    started, seen, shown = time.monotonic(), 0, [0.0, 0.0, 0.0]
    for step in count(1):
        done = (time.monotonic() - started) / (60 * minutes)
        if done >= 1:
            break
        share = min(1.0, done / WARM_UP + 0.02, (1.02 - done) / (1 - WARM_UP))
        for group in optimiser.param_groups:
            group["lr"] = group["most"] * share
        inputs, labels, wrong, weights = reader.batch(next(batches), random)
        right, tokens = network(*inputs)
        claim_loss = torch.nn.functional.binary_cross_entropy_with_logits(right, labels)
        token_losses = torch.nn.functional.binary_cross_entropy_with_logits(tokens, wrong, reduction="none")
        token_loss = (token_losses * weights).sum() / weights.sum().clamp(min=1)
        (claim_loss + TOKEN_SHARE * token_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        seen += len(labels)
        accuracy = ((right > 0) == (labels > 0.5)).float().mean().item()
        for index, value in enumerate((claim_loss.item(), token_loss.item(), accuracy)):
            shown[index] += value / 50
        if step % 50 == 0:
            text = " ".join(f"{value:.3f}" for value in shown)
            print(f"step {step}, {seen} claims, {done:.0%}: loss of claims, of tokens, accuracy {text}", flush=True)
            shown = [0.0, 0.0, 0.0]


def _optimiser(network: JudgeNetwork, rate: float) -> torch.optim.AdamW:
    new = [value for name, value in network.named_parameters() if name.startswith(("wrong", "right", "share", "match"))]
    new += [value for name, value in network.named_parameters() if ".evidence_" in name and value.requires_grad]
    old = [value for value in network.parameters() if value.requires_grad and all(value is not each for each in new)]
    parts = [{"params": old, "most": rate}, {"params": new, "most": 10 * rate, "weight_decay": 0.0}]
    return torch.optim.AdamW(parts, lr=rate, weight_decay=0.01)


def news_batches(groups: Sequence[Group], random: Random) -> Iterator[list[Group]]:
    """All groups again and again, those of like length together."""
    while True:
        order = sorted(groups, key=lambda group: max(len(claim.text) for claim in group.claims) + random.random() * 40)
        batches = [order[at : at + AT_ONCE] for at in range(0, len(order) - AT_ONCE + 1, AT_ONCE)]
        random.shuffle(batches)
        yield from batches


def mixed_batches(news: Sequence[Group], real: Sequence[Group], random: Random) -> Iterator[list[Group]]:
    made, own = news_batches(news, random), news_batches(real, random)
    while True:
        yield next(own if random.random() < SUMMEDITS_SHARE else made)


@torch.no_grad()
def scores(network: JudgeNetwork, groups: Sequence[Group]) -> tuple[list[float], list[bool]]:
    """The logit of each claim, and whether it is borne out."""
    network.eval()
    reader, found, labels = Reader(), [], []
    for group in groups:
        inputs, right, _, _ = reader.batch([group], Random(0))
        found += network(*inputs)[0].tolist()
        labels += [value > 0.5 for value in right.tolist()]
    return found, labels


def balanced(found: Sequence[float], labels: Sequence[bool], bar: float = 0.0) -> float:
    kept = [score >= bar for score, label in zip(found, labels, strict=True) if label]
    caught = [score < bar for score, label in zip(found, labels, strict=True) if not label]
    return (sum(kept) / len(kept) + sum(caught) / len(caught)) / 2


def area(found: Sequence[float], labels: Sequence[bool]) -> float:
    true = [score for score, label in zip(found, labels, strict=True) if label]
    false = [score for score, label in zip(found, labels, strict=True) if not label]
    return sum((one > other) + 0.5 * (one == other) for one in true for other in false) / (len(true) * len(false))


def line(name: str, network: JudgeNetwork, groups: Sequence[Group]) -> str:
    found, labels = scores(network, groups)
    best = max((balanced(found, labels, bar), bar) for bar in found)
    return (
        f"{name}: balanced accuracy {balanced(found, labels):.3f}, area {area(found, labels):.3f}, "
        f"best {best[0]:.3f} at {best[1]:.2f}, {len(labels)} claims"
    )


def new_network() -> JudgeNetwork:
    return from_bert(load_file(packaged_folder() / "model.safetensors"))


def read_groups(path: Path) -> list[Group]:
    return [
        Group(
            row["evidence"],
            tuple(Claim(**{**claim, "wrong": tuple(map(tuple, claim["wrong"]))}) for claim in row["claims"]),
        )
        for row in read_jsonl(path)
        if row["claims"]
    ]


def real_groups(domain: str, size: int = 12) -> list[Group]:
    return summedits(read_jsonl(CLAIMS / f"{domain}.jsonl"), Random(7), size, MOST_REAL_WORDS)


MOST_REAL_WORDS = 190


def make_examples(folder: Path) -> None:
    wordnet = WordNet()
    weights = load_arrays(packaged_folder() / "model.safetensors")[WORD_EMBEDDINGS]
    vocabulary = (packaged_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[: len(weights)]
    maker = GroupMaker(wordnet, word_neighbours(weights, vocabulary, wordnet), seed=1)
    with gzip.open(NEWS_QA / "train" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    Random(5).shuffle(texts)
    made = (asdict(group) for text in texts for group in maker.groups(text, most=1))
    write_jsonl(folder / "held_out.jsonl", (next(made) for _ in range(HELD_OUT)))
    write_jsonl(folder / "train.jsonl", (next(made) for _ in range(GROUPS)))


def make_network(folder: Path) -> None:
    """First the examples from news, then those together with the real claims of both domains."""
    news, held_out = read_groups(folder / "train.jsonl"), read_groups(folder / "held_out.jsonl")
    network = new_network()
    train(network, news_batches(news, Random(11)), MINUTES, RATE)
    torch.save(network.state_dict(), folder / "news.pt")
    report("news alone", network, held_out)
    real = [group for domain in DOMAINS for group in real_groups(domain)]
    train(network, mixed_batches(news, real, Random(12)), TUNING_MINUTES, TUNING_RATE)
    report("news and both domains", network, held_out)
    keep(network)


def across_domains(folder: Path) -> None:
    """What the real claims of one domain do for the other."""
    news, held_out = read_groups(folder / "train.jsonl"), read_groups(folder / "held_out.jsonl")
    for domain in DOMAINS:
        network = new_network()
        network.load_state_dict(torch.load(folder / "news.pt"))
        train(network, mixed_batches(news, real_groups(domain), Random(12)), TUNING_MINUTES, TUNING_RATE)
        report(f"news and {domain}", network, held_out)


def report(name: str, network: JudgeNetwork, held_out: Sequence[Group]) -> None:
    print(line(f"{name}, on held-out news", network, held_out))
    for domain in DOMAINS:
        print(line(f"{name}, on {domain}", network, real_groups(domain)), flush=True)


def keep(network: JudgeNetwork) -> None:
    np.savez_compressed(WEIGHTS, **pack(network))


COMMANDS = {"examples": make_examples, "train": make_network, "domains": across_domains}


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    if not any(missing(folder) for folder in (NEWS_QA, CLAIMS, FOLDER)):
        COMMANDS[arguments[0]](work_folder("judge"))


if __name__ == "__main__":
    main(sys.argv[1:])

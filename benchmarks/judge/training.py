"""Trains the judge's network: its batches and its loss."""

# The annotations of torch and transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc"

import time
from collections.abc import Sequence
from random import Random
from typing import Any

import torch
from torch import Tensor, nn

from benchmarks.judge.pairs import Pair
from rag.checking.network import JudgeNetwork
from rag.checking.trained import LONGEST

# Tokens of a step, so that short pairs come in greater number.
TOKENS = 2_600

# Pairs among which those of like length are put together.
SORTED = 1_500

# How much faster the head of the tokens learns, which begins at nothing.
FASTER = 8
WARM_UP = 0.05  # the share of training in which the rate rises; then it falls to nothing

TOKEN_SHARE = 0.5  # of the loss of tokens next to that of claims
WRONG_WEIGHT = 3.0  # of a wrong token, since one in ten is

_CHARACTERS = 4  # of a token, more or less


def train(network: JudgeNetwork, parts: Sequence[Sequence[Pair]], random: Random, rate: float) -> None:
    """One pass over the pairs of each part, one part after the other."""
    batches = [batch for part in parts for batch in batches_of(part, random)]
    optimiser = _optimiser(network, rate)
    network.train()
    started, seen, shown = time.monotonic(), 0, 0.0
    for step, batch in enumerate(batches):
        done = step / len(batches)
        for group in optimiser.param_groups:
            group["lr"] = group["most"] * min(1.0, done / WARM_UP + 0.02) * (1 - done)
        loss = loss_of(network, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        seen, shown = seen + len(batch), 0.98 * shown + 0.02 * loss.item()
        if step % 100 == 99:
            speed, mean = seen / (time.monotonic() - started), shown / (1 - 0.98 ** (step + 1))
            print(f"{done:.0%}, {seen} pairs, {speed:.0f} a second: loss {mean:.3f}", flush=True)


def batches_of(pairs: Sequence[Pair], random: Random) -> list[list[Pair]]:
    """All pairs in chance order, those of like length together, each batch of `TOKENS` tokens with its padding."""
    order = random.sample(pairs, len(pairs))
    batches: list[list[Pair]] = []
    for start in range(0, len(order), SORTED):
        batch: list[Pair] = []
        for each in sorted(order[start : start + SORTED], key=_length):
            if batch and _tokens(each) * (len(batch) + 1) > TOKENS:  # `each` is the longest
                batches.append(batch)
                batch = []
            batch.append(each)
        batches.append(batch)
    random.shuffle(batches)
    return batches


def _length(pair: Pair) -> int:
    return len(pair.claim) + len(pair.evidence)


def _tokens(pair: Pair) -> int:
    return min(LONGEST, _length(pair) // _CHARACTERS + 6)


def loss_of(network: JudgeNetwork, batch: Sequence[Pair]) -> Tensor:
    """Binary cross-entropy of the claims, and of their tokens where it is known which are wrong."""
    read = _read(network, batch)
    with torch.autocast("cpu", torch.bfloat16):
        right, wrong = network(**read)
    loss = nn.functional.binary_cross_entropy_with_logits(
        right.float(), torch.tensor([float(each.supported) for each in batch])
    )
    labels, weights = torch.zeros(wrong.shape), torch.zeros(wrong.shape)
    for row, each in enumerate(batch):
        for token in _claim_tokens(read.encodings[row]) if each.wrong or each.known else ():
            start, end = read.encodings[row].offsets[token]
            labels[row, token] = is_wrong = any(start < last and first < end for first, last in each.wrong)
            weights[row, token] = WRONG_WEIGHT if is_wrong else float(each.known)
    losses = nn.functional.binary_cross_entropy_with_logits(wrong.float(), labels, reduction="none")
    return loss + TOKEN_SHARE * (losses * weights).sum() / weights.sum().clamp(min=1)


def _claim_tokens(encoding: Any) -> list[int]:
    return [at for at, part in enumerate(encoding.sequence_ids) if part == 0]


def _read(network: JudgeNetwork, batch: Sequence[Pair]) -> Any:
    pairs = [(each.claim, each.evidence) for each in batch]
    return network.tokenizer(pairs, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")


def _optimiser(network: JudgeNetwork, rate: float) -> torch.optim.AdamW:
    new = list(network.wrong.parameters())
    old = [value for name, value in network.named_parameters() if value.requires_grad and not name.startswith("wrong")]
    return torch.optim.AdamW([{"params": old, "most": rate}, {"params": new, "most": FASTER * rate}], lr=rate)

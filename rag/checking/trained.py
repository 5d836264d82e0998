"""The small judge that comes with Dateline: a network that marks the words of a claim which its evidence does not say.

How it was made, on what, and how good it is: rag/checking/judge.md. Nothing of torch is loaded once it is compiled.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.batches import make_batches
from rag.checking.shapes import Judgement
from rag.embedding.compiling import compile_network, load_saved_tokenizer, save_tokenizer
from rag.embedding.networks import load_network, pad_rows, save_network
from rag.logistic import Regression
from rag.types import Span

WEIGHTS = Path(__file__).with_name("judge.npz")

# What the network says is made a probability. The bias puts at .5 what it calls .70 itself: from there on it supports
# (rag/checking/judge.md says how that was chosen).
_RIGHT = Regression({"right": 1.0}, bias=-0.85)

# Counts up when `_write` writes something else, so that what an older version wrote is not read.
_FORMAT = 2

# Tokens of a claim and its evidence that are read, as in training; the longer of both is cut.
LONGEST = 256

# Pairs of one call of the network, of like length.
_BATCH = 8

# Lengths in an octave that the network is given.
_STEPS = 4

# Where a token's logit is higher, its word is doubtful.
_DOUBT = 0.0

# What the network is given, and what the tokenizer calls that.
_INPUTS = ("input_ids", "token_type_ids", "attention_mask")
_ENCODED = ("ids", "type_ids", "attention_mask")

_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*%?")


class TrainedJudge:
    """Runs in OpenVINO, from a folder that `_write` wrote. Several threads may ask at the same time."""

    def __init__(self, folder: Path) -> None:
        self.name = "trained"
        self._tokenizer = load_saved_tokenizer(folder, LONGEST)
        self._network = load_network(folder / "model.xml")

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Of each (claim, evidence), in their order.

        Best with evidence that `evidence_for` chose, and with straight quotation marks, as it learnt them.
        """
        found: dict[int, Judgement] = {}
        for indices, encoded, outputs in self._batches(pairs):
            for row, index in enumerate(indices):
                probability = _RIGHT.probability({"right": float(outputs["right"][row])})
                doubts = _of_claim(encoded[row], outputs["wrong"][row].tolist())
                found[index] = Judgement(probability, tuple(_doubtful(pairs[index][0], doubts)))
        return [found[index] for index in range(len(pairs))]

    def _batches(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[list[int], list[Any], Any]]:
        """Places in `pairs`, their encodings, and what the network says of them."""
        order = sorted(range(len(pairs)), key=lambda index: len(pairs[index][0]) + len(pairs[index][1]))
        # A request of its own for each call: several threads ask one network at the same time.
        request = self._network.create_infer_request()
        for indices in make_batches(order, _BATCH):
            encoded = self._tokenizer.encode_batch([pairs[index] for index in indices])
            arrays = [pad_rows([getattr(each, name) for each in encoded], LONGEST, _STEPS) for name in _ENCODED]
            yield indices, encoded, request.infer(dict(zip(_INPUTS, arrays, strict=True)))


def load_judge(cache: Path) -> TrainedJudge:
    """The judge of these weights. The first use compiles it into `cache` (some seconds); later ones only read that.

    Raises SettingsError when the package of the embedding model, on which it is built, is missing.
    """
    return TrainedJudge(compile_network(cache, "judge", WEIGHTS, _FORMAT, _write))


def _write(folder: Path) -> None:
    from rag.checking.network import load_trained  # with torch and sentence-transformers, which take seconds

    with np.load(WEIGHTS) as arrays:
        network = load_trained(dict(arrays), LONGEST)
    example = network.tokenizer([("one claim", "and more words")] * 2, return_tensors="pt")
    inputs = {name: example[name] for name in _INPUTS}
    save_network(network, inputs, ("right", "wrong"), folder / "model.xml")
    save_tokenizer(network.tokenizer, folder)


def _of_claim(encoded: Any, doubts: Sequence[float]) -> dict[tuple[int, int], float]:
    """The doubt of each token of the claim, by its characters."""
    return {
        offsets: doubt
        for offsets, part, doubt in zip(encoded.offsets, encoded.sequence_ids, doubts, strict=False)  # filling has none
        if part == 0
    }


def _doubtful(claim: str, doubts: Mapping[tuple[int, int], float]) -> Iterator[Span]:
    """The words of the claim with a doubtful token; those that stand side by side as one."""
    start = end = 0
    for word in _WORD.finditer(claim):
        worst = max(
            (doubt for (left, right), doubt in doubts.items() if left < word.end() and word.start() < right),
            default=-math.inf,
        )
        if worst <= _DOUBT:
            continue
        if end and claim[end : word.start()].isspace():
            end = word.end()
            continue
        if end:
            yield Span(start, end)
        start, end = word.span()
    if end:
        yield Span(start, end)

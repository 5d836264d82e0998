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
from rag.embedding.models import PACKAGED, packaged_folder
from rag.embedding.networks import load_network, pad_rows, save_network
from rag.logistic import Regression
from rag.types import Span

WEIGHTS = Path(__file__).with_name("judge.npz")

# What the network says is made a probability.
_RIGHT = Regression({"right": 1.0})

# Counts up when `_write` writes something else, so that what an older version wrote is not read.
_FORMAT = 1

# Tokens that are read of a claim and of its evidence, as many as the training texts had at most.
_CLAIM_TOKENS = 120
_EVIDENCE_TOKENS = 320

# Pairs of one call of the network, of like length.
_BATCH = 8

# Lengths in an octave that the network is given, of claims as of evidence: 96 shapes in all.
_STEPS = 1

# Where a token's logit is higher, its word is doubtful.
_DOUBT = 0.0

_INPUTS = ("claim_ids", "claim_mask", "evidence_ids", "evidence_mask")
_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*%?")


class TrainedJudge:
    """Runs in OpenVINO, from a folder that `_write` wrote. Several threads may ask at the same time."""

    def __init__(self, folder: Path) -> None:
        self.name = "trained"
        self._of_claims = load_saved_tokenizer(folder, _CLAIM_TOKENS)
        self._of_evidence = load_saved_tokenizer(folder, _EVIDENCE_TOKENS)
        self._network = load_network(folder / "model.xml")

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Of each (claim, evidence), in their order. Best with evidence that `evidence_for` chose."""
        found: dict[int, Judgement] = {}
        for indices, encoded, outputs in self._batches(pairs):
            for row, index in enumerate(indices):
                offsets = encoded[row].offsets
                doubts = dict(zip(offsets, outputs["wrong"][row].tolist(), strict=False))  # filling has none
                probability = _RIGHT.probability({"right": float(outputs["right"][row])})
                found[index] = Judgement(probability, tuple(_doubtful(pairs[index][0], doubts)))
        return [found[index] for index in range(len(pairs))]

    def _batches(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[list[int], list[Any], Any]]:
        """Places in `pairs`, encodings of their claims, and what the network says of them."""
        order = sorted(range(len(pairs)), key=lambda index: (len(pairs[index][1]), len(pairs[index][0])))
        request = self._network.create_infer_request()
        for indices in make_batches(order, _BATCH):
            claims = self._of_claims.encode_batch([pairs[index][0] for index in indices])
            evidence = self._of_evidence.encode_batch([pairs[index][1] for index in indices])
            arrays = (
                pad_rows([getattr(each, name) for each in encoded], most, _STEPS)
                for encoded, most in ((claims, _CLAIM_TOKENS), (evidence, _EVIDENCE_TOKENS))
                for name in ("ids", "attention_mask")
            )
            yield indices, claims, request.infer(dict(zip(_INPUTS, arrays, strict=True)))


def load_judge(cache: Path) -> TrainedJudge:
    """The judge of these weights. The first use compiles it into `cache` (some seconds); later ones only read that.

    Raises SettingsError when the package of the embedding model, on which it is built, is missing.
    """
    return TrainedJudge(compile_network(cache, "judge", WEIGHTS, _FORMAT, _write))


def _write(folder: Path) -> None:
    from rag.checking.network import load_trained  # with torch, which takes seconds
    from rag.embedding.encoders import SentenceTransformerEncoder

    model: Any = SentenceTransformerEncoder(PACKAGED, str(packaged_folder())).model
    with np.load(WEIGHTS) as arrays:
        network = load_trained(model[0].auto_model.state_dict(), dict(arrays))
    example = model.tokenizer(["two texts of", "different length"], padding=True, return_tensors="pt")
    ids, mask = example["input_ids"], example["attention_mask"]
    inputs = dict(zip(_INPUTS, (ids, mask, ids[:, :4], mask[:, :4]), strict=True))
    save_network(network, inputs, ("right", "wrong"), folder / "model.xml")
    save_tokenizer(model.tokenizer, folder)


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

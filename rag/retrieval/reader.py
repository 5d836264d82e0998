"""The reader that comes with Dateline: a cross-encoder that says of a question and a text whether it answers, and with
which words.

How it was made, on what, and how good it is: rag/retrieval/reader.md. Nothing of torch is loaded once it is compiled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rag.batches import make_batches
from rag.embedding.compiling import compile_network, load_saved_tokenizer, save_tokenizer
from rag.embedding.networks import load_network, pad_rows, save_network
from rag.types import Span

WEIGHTS = Path(__file__).with_name("reader.npz")
# The layer that finds the words that answer.
FINDER = Path(__file__).with_name("finder.npz")

# Counts up when `_write` writes something else, so that what an older version wrote is not read.
_FORMAT = 2

# Tokens of a question and a text that are read, as in training; the text is cut.
LONGEST = 96

# Texts of one call of the network, of like length.
_BATCH = 16

# Lengths in an octave that the network is given.
_STEPS = 4

# Words beside the surest one are of the same answer where their number is at most so much lower.
_BESIDE_SUREST = 1.5

# What the network is given, and what the tokenizer calls that.
_INPUTS = ("input_ids", "token_type_ids", "attention_mask")
_ENCODED = ("ids", "type_ids", "attention_mask")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of a text: `logit` is high where it answers the question. `words` are those of it that do
    the most, `found` is high where they are an answer, and under 0 where it is likelier that nothing of the text is."""

    logit: float
    words: Span
    found: float


class Reader:
    """Runs in OpenVINO, from a folder that `_write` wrote. Several threads may ask at the same time."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = load_saved_tokenizer(folder, LONGEST)
        self._network = load_network(folder / "model.xml")

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """What it says of each text."""
        readings: dict[int, Reading] = {}
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        # A request of its own for each call: several threads ask one network at the same time.
        request = self._network.create_infer_request()
        for indices in make_batches(order, _BATCH):
            encoded = self._tokenizer.encode_batch([(question, texts[index]) for index in indices])
            arrays = [pad_rows([getattr(each, name) for each in encoded], LONGEST, _STEPS) for name in _ENCODED]
            said = request.infer(dict(zip(_INPUTS, arrays, strict=True)))
            for row, (index, each) in enumerate(zip(indices, encoded, strict=True)):
                readings[index] = _reading(each, float(said["scores"][row]), said["words"][row])
        return [readings[index] for index in range(len(texts))]


def _reading(encoding: Any, logit: float, numbers: npt.NDArray[np.float32]) -> Reading:
    of_text = [at for at, part in enumerate(encoding.sequence_ids) if part == 1]
    if not of_text:
        return Reading(logit, Span(0, 0), 0.0)
    surest = max(of_text, key=lambda at: numbers[at])
    enough = numbers[surest] - _BESIDE_SUREST
    first = last = surest
    while first - 1 >= of_text[0] and numbers[first - 1] >= enough:
        first -= 1
    while last + 1 <= of_text[-1] and numbers[last + 1] >= enough:
        last += 1
    words = Span(encoding.offsets[first][0], encoding.offsets[last][1])
    return Reading(logit, words, float(numbers[surest]))


def load_reader(cache: Path) -> Reader:
    """The reader of these weights. The first use compiles it into `cache` (some seconds); later ones only read that.

    Raises SettingsError when the package of the embedding model, on which it is built, is missing.
    """
    return Reader(compile_network(cache, "reader", WEIGHTS, _FORMAT, _write))


def _write(folder: Path) -> None:
    import torch

    from rag.embedding.cross_encoder import (
        new_cross_encoder,  # with torch and sentence-transformers, which take seconds
    )
    from rag.embedding.packing import unpack

    reader = new_cross_encoder(LONGEST)
    with np.load(WEIGHTS) as arrays:
        unpack(reader, dict(arrays))
    with np.load(FINDER) as arrays:
        weight, bias = (torch.from_numpy(arrays[name]) for name in ("weight", "bias"))

    class Scores(torch.nn.Module):
        """The reader as one function of three tensors, (texts, tokens) each: a number for each text and each token."""

        def __init__(self) -> None:
            super().__init__()
            self.inner: Any = reader.model

        def forward(
            self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            read = self.inner.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
            words = torch.nn.functional.linear(read.last_hidden_state, weight, bias)
            return self.inner.classifier(read.pooler_output)[:, 0], words[..., 0]

    example: Mapping[str, Any] = reader.tokenizer([("one question", "and more words")] * 2, return_tensors="pt")
    save_network(Scores(), {name: example[name] for name in _INPUTS}, ("scores", "words"), folder / "model.xml")
    save_tokenizer(reader.tokenizer, folder)

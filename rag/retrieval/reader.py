"""The reader that comes with Dateline: a cross-encoder that says of a question and a text whether it answers.

How it was made, on what, and how good it is: rag/retrieval/reader.md. Nothing of torch is loaded once it is compiled.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.batches import make_batches
from rag.embedding.compiling import compile_network, load_saved_tokenizer, save_tokenizer
from rag.embedding.networks import load_network, pad_rows, save_network

WEIGHTS = Path(__file__).with_name("reader.npz")

# Counts up when `_write` writes something else, so that what an older version wrote is not read.
_FORMAT = 1

# Tokens of a question and a text that are read, as in training; the text is cut.
LONGEST = 96

# Texts of one call of the network, of like length.
_BATCH = 16

# Lengths in an octave that the network is given.
_STEPS = 4

# What the network is given, and what the tokenizer calls that.
_INPUTS = ("input_ids", "token_type_ids", "attention_mask")
_ENCODED = ("ids", "type_ids", "attention_mask")


class Reader:
    """Runs in OpenVINO, from a folder that `_write` wrote. Several threads may ask at the same time."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = load_saved_tokenizer(folder, LONGEST)
        self._network = load_network(folder / "model.xml")

    def logits(self, question: str, texts: Sequence[str]) -> list[float]:
        """One number for each text: high where it answers the question."""
        found = np.empty(len(texts), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        # A request of its own for each call: several threads ask one network at the same time.
        request = self._network.create_infer_request()
        for indices in make_batches(order, _BATCH):
            encoded = self._tokenizer.encode_batch([(question, texts[index]) for index in indices])
            arrays = [pad_rows([getattr(each, name) for each in encoded], LONGEST, _STEPS) for name in _ENCODED]
            scores = request.infer(dict(zip(_INPUTS, arrays, strict=True)))["scores"]
            found[indices] = scores[: len(indices)]
        return [float(each) for each in found]


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

    class Scores(torch.nn.Module):
        """The reader as one function of three tensors, (texts, tokens) each, to a score for each text."""

        def __init__(self) -> None:
            super().__init__()
            self.inner: Any = reader.model

        def forward(
            self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
        ) -> torch.Tensor:
            read = self.inner(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
            found: torch.Tensor = read.logits[:, 0]
            return found

    example: Mapping[str, Any] = reader.tokenizer([("one question", "and more words")] * 2, return_tensors="pt")
    save_network(Scores(), {name: example[name] for name in _INPUTS}, ("scores",), folder / "model.xml")
    save_tokenizer(reader.tokenizer, folder)

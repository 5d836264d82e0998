"""The reader that comes with Dateline: a cross-encoder that says of each sentence of a passage whether it answers.

How it was made, on what, and how good it is: rag/retrieval/reader.md. Nothing of torch is loaded once it is compiled.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.batches import batched
from rag.embedding.models import digest, packaged_folder
from rag.embedding.networks import filled, keep, load_network, load_tokenizer, save_network
from rag.retrieval.marked import MARK, marked

WEIGHTS = Path(__file__).with_name("reader.npz")

# Counts up when `_compile` writes something else, so that what an older version wrote is not read.
_FORMAT = 1

# Tokens of a question and a passage that are read, as in training.
LONGEST = 384

# Passages of one call of the network, of like length.
_BATCH = 8

# Lengths in an octave that the network is given.
_STEPS = 4

# What a sentence has that was not read: the passage was too long.
UNREAD = -12.0

_INPUTS = ("input_ids", "token_type_ids", "attention_mask")


class Reader:
    """Runs in OpenVINO, from a folder that `_compile` wrote. Several threads may ask at the same time."""

    def __init__(self, folder: Path) -> None:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self._tokenizer = load_tokenizer(folder / "tokenizer.json", LONGEST, about["pad_id"], about["pad_token"])
        self._mark = self._tokenizer.token_to_id(MARK)
        self._network = load_network(folder / "model.xml")

    def logits(self, question: str, passages: Sequence[tuple[str, Sequence[str]]]) -> list[list[float]]:
        """For each passage, a title and its sentences, one number a sentence: high where it answers."""
        found: dict[int, list[float]] = {}
        pairs = [(question, marked(title, sentences)) for title, sentences in passages]
        for places, ids, scores in self._batches(pairs):
            for row, place in enumerate(places):
                read = scores[row][ids[row] == self._mark].tolist()
                wanted = len(passages[place][1])
                found[place] = [*read, *[UNREAD] * wanted][:wanted]
        return [found[place] for place in range(len(passages))]

    def _batches(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[list[int], Any, Any]]:
        """Places in `pairs`, the ids of their tokens, and the score of each."""
        order = sorted(range(len(pairs)), key=lambda place: len(pairs[place][1]))
        request = self._network.create_infer_request()
        for places in batched(order, _BATCH):
            encoded = self._tokenizer.encode_batch([pairs[place] for place in places])
            rows = ([each.ids for each in encoded], [each.type_ids for each in encoded], _masks(encoded))
            arrays = [filled(each, LONGEST, _STEPS) for each in rows]
            scores = request.infer(dict(zip(_INPUTS, arrays, strict=True)))["scores"]
            yield places, arrays[0], scores


def _masks(encoded: Sequence[Any]) -> list[list[int]]:
    return [each.attention_mask for each in encoded]


def load_reader(cache: Path) -> Reader:
    """The reader of these weights. The first use compiles it into `cache` (some seconds); later ones only read that.

    Raises SettingsError when the package of the embedding model, on which it is built, is missing.
    """
    base = packaged_folder()
    stamp = WEIGHTS.stat()
    folder = cache / "models" / f"reader-{digest(base)}-{stamp.st_size}-{stamp.st_mtime_ns}-{_FORMAT}"
    if not (folder / "about.json").exists():
        _compile(folder)
    return Reader(folder)


def _compile(folder: Path) -> None:
    import torch

    from rag.retrieval.network import new_reader, unpack  # with torch and sentence-transformers, which take seconds

    with np.load(WEIGHTS) as arrays:
        reader = unpack(new_reader(LONGEST), dict(arrays))
    transformer, scores = reader[0].auto_model, reader[1].score

    class Scores(torch.nn.Module):
        """The reader as one function of three tensors: (passages, tokens) -> a score for each token."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer, self.scores = transformer, scores

        def forward(
            self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
        ) -> torch.Tensor:
            read = self.transformer(
                input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask
            ).last_hidden_state
            found: torch.Tensor = self.scores(read)[..., 0]
            return found

    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        tokenizer = reader.tokenizer
        example: Mapping[str, Any] = tokenizer([("one question", "and more words")] * 2, return_tensors="pt")
        inputs = {name: example[name] for name in _INPUTS}
        save_network(Scores(), inputs, ("scores",), work / "model.xml")
        tokenizer.backend_tokenizer.save(str(work / "tokenizer.json"))
        about = {"pad_id": tokenizer.pad_token_id, "pad_token": tokenizer.pad_token}
        (work / "about.json").write_text(json.dumps(about), encoding="utf-8")
        keep(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)

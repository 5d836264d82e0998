"""Two ways to run one sentence-transformers model, behind one shape.

`SentenceTransformerEncoder` runs any model as its authors meant it. `CompiledEncoder` runs the same network in
OpenVINO: on 2 cores, passages of 256 tokens, 56 a second (bfloat16) where sentence-transformers does 22 (float32)
and 38 (bfloat16); and it is ready in 0.4 s, where importing sentence-transformers alone takes 5 s.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from rag.batches import make_batches
from rag.embedding.networks import keep, load_network, load_tokenizer, pad_rows, save_network
from rag.embedding.quiet import hush
from rag.types import Span

Vectors = npt.NDArray[np.float32]

# Texts of one call of the network. With 8 to 32 the speed is the same within 5 %; memory grows with it.
BATCH = 16

# Lengths in an octave that the compiled network is given: 85 shapes up to 256 tokens, and a tenth of them is filling.
_STEPS = 4

# The compiled network computes in bfloat16 where the processor can. Against float32 the vectors of the packaged model
# keep a cosine of 0.9999 and more; a lower one than this means that the conversion went wrong.
AGREEMENT = 0.99

_OUTPUTS = ("sentence_embedding", "token_embeddings")

_PROBES = (
    "What conditions did Putin set?",
    "The maximum price for natural gas was set at 180 euros per megawatt hour, the European Commission said.",
    "Rain.",
)


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text as a whole and token by token. `spans[i]` are the characters of the token in row i of `tokens`."""

    vector: Vectors  # (dimension,)
    tokens: Vectors  # (tokens, dimension)
    spans: tuple[Span, ...]


class Encoder(Protocol):
    """A model that turns texts into vectors of length 1."""

    name: str
    max_tokens: int  # of a text, special tokens included; what is longer is not read
    special_tokens: int  # added to every text
    dimension: int
    query_prefix: str
    document_prefix: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, shape (len(texts), dimension), each of length 1."""

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """For each text its vector and those of its tokens (in context, each of length 1), special tokens left out."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, special tokens left out."""


class SentenceTransformerEncoder:
    """The model run by sentence-transformers itself, in float32."""

    def __init__(self, name: str, folder: str) -> None:
        from sentence_transformers import SentenceTransformer

        hush()
        self.name = name
        self.model = SentenceTransformer(folder, device="cpu", local_files_only=True)
        self.max_tokens = int(self.model.max_seq_length or 512)
        self.special_tokens = int(self.model.tokenizer.num_special_tokens_to_add())
        self.dimension = int(self.model.get_embedding_dimension() or 0)
        self.query_prefix = self.model.prompts.get("query") or ""
        self.document_prefix = self.model.prompts.get("document") or ""

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self.model.encode(
            list(texts), prompt="", batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dimension)

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        if not texts:
            return []
        outputs: Any = self.model.encode(  # a dict for each text, which its annotation does not know
            list(texts),
            prompt="",
            batch_size=BATCH,
            output_value=None,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        encoded = self.model.tokenizer(
            list(texts), truncation=True, max_length=self.max_tokens, return_offsets_mapping=True
        )
        return [
            _token_vectors(output["sentence_embedding"].numpy(), output["token_embeddings"].numpy(), offsets)
            for output, offsets in zip(outputs, encoded["offset_mapping"], strict=True)
        ]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        if not texts:
            return []
        encoded = self.model.tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]


class CompiledEncoder:
    """The model run by OpenVINO, from a folder that `compile_model` wrote."""

    def __init__(self, folder: Path) -> None:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self.name: str = about["name"]
        self.max_tokens: int = about["max_tokens"]
        self.special_tokens: int = about["special_tokens"]
        self.dimension: int = about["dimension"]
        self.query_prefix: str = about["query_prefix"]
        self.document_prefix: str = about["document_prefix"]
        padding = about["pad_id"], about["pad_token"]
        self._counter = load_tokenizer(folder / "tokenizer.json", None, *padding)
        self._tokenizer = load_tokenizer(folder / "tokenizer.json", self.max_tokens, *padding)
        self._network = load_network(folder / "model.xml")

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for indices, _, outputs in self._batches(texts):
            vectors[indices] = outputs["sentence_embedding"]
        return _unit(vectors)

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        found: dict[int, TokenVectors] = {}
        for indices, encoded, outputs in self._batches(texts):
            for row, index in enumerate(indices):
                vector, tokens = outputs["sentence_embedding"][row], outputs["token_embeddings"][row]
                found[index] = _token_vectors(_unit(vector[None])[0], tokens, encoded[row].offsets)
        return [found[index] for index in range(len(texts))]

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[Any], Any]]:
        """Places in `texts`, encodings and network outputs; texts of like length together, for little padding."""
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        # A request of its own for each call: several threads ask one network at the same time.
        request = self._network.create_infer_request()
        for indices in make_batches(order, BATCH):
            encoded = self._tokenizer.encode_batch([texts[index] for index in indices])
            ids = pad_rows([each.ids for each in encoded], self.max_tokens, _STEPS)
            mask = pad_rows([each.attention_mask for each in encoded], self.max_tokens, _STEPS)
            outputs = request.infer({"input_ids": ids, "attention_mask": mask})
            yield indices, encoded, {name: outputs[name][: len(indices)] for name in _OUTPUTS}

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(each.ids) for each in self._counter.encode_batch(list(texts), add_special_tokens=False)]


def _unit(vectors: Vectors) -> Vectors:
    """Each row with length 1; a row of zeros stays."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12), dtype=np.float32)


def _token_vectors(vector: Vectors, tokens: Vectors, offsets: Sequence[tuple[int, int]]) -> TokenVectors:
    """Without special tokens and padding, which stand for no characters."""
    kept = [index for index, (start, end) in enumerate(offsets) if end > start]
    spans = tuple(Span(*offsets[index]) for index in kept)
    return TokenVectors(np.asarray(vector, dtype=np.float32), _unit(tokens[kept]), spans)


def compile_model(model: SentenceTransformerEncoder, folder: Path) -> CompiledEncoder | None:
    """The model compiled for OpenVINO and kept in `folder`; None where it cannot be, or does not agree with `model`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        _convert(model, work)
        compiled = CompiledEncoder(work)
        same = np.sum(compiled.encode(_PROBES) * model.encode(_PROBES), axis=1)
        if float(same.min()) < AGREEMENT:
            return None
        keep(work, folder)
        return compiled
    except Exception:  # noqa: BLE001 - any model may be asked for; one that cannot be converted runs as it is
        return None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _convert(model: SentenceTransformerEncoder, folder: Path) -> None:
    import torch

    tokenizer = model.model.tokenizer

    class SentenceEmbedding(torch.nn.Module):
        """All modules of the model (network, pooling, dense layers) as one function of two tensors."""

        def __init__(self) -> None:
            super().__init__()
            self.inner = model.model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            features = self.inner({"input_ids": input_ids, "attention_mask": attention_mask})
            return features["sentence_embedding"], features["token_embeddings"]

    example = tokenizer(["two texts of", "different length"], padding=True, return_tensors="pt")
    inputs = {"input_ids": example["input_ids"], "attention_mask": example["attention_mask"]}
    save_network(SentenceEmbedding(), inputs, _OUTPUTS, folder / "model.xml")
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    about = {
        "name": model.name,
        "max_tokens": model.max_tokens,
        "special_tokens": model.special_tokens,
        "dimension": model.dimension,
        "query_prefix": model.query_prefix,
        "document_prefix": model.document_prefix,
        "pad_id": tokenizer.pad_token_id,
        "pad_token": tokenizer.pad_token,
    }
    (folder / "about.json").write_text(json.dumps(about, indent=2), encoding="utf-8")

"""The network of the reader, in torch: for training it and for compiling it. Nothing else imports this.

A cross-encoder that reads a question and a passage at once, and says of each sentence of the passage whether it
answers. A mark stands before each sentence, and what the network makes of the mark is the sentence's score (as in
BERTSumExt, Liu and Lapata 2019). So a passage is read once for all of its sentences, and each is read in its place:
reading every sentence as a text of its own takes 1.6 times the tokens, and does not know who "he" is.
"""

# The annotations of torch and sentence-transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc"

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.base.modules import Module, Transformer
from torch import Tensor, nn

from rag.embedding.models import packaged_folder
from rag.embedding.quiet import hush

Array = npt.NDArray[Any]

# Layers that stay as the embedding model has them: training is a quarter quicker so.
KEPT = 2

# Ends the names of the factors that int8 rows are multiplied with.
FACTOR = ".factor"


class SentenceScores(Module):
    """Turns what the network makes of each token into a score: that of a mark is its sentence's."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.score = nn.Linear(width, 1)
        nn.init.normal_(self.score.weight, std=0.02)
        nn.init.zeros_(self.score.bias)

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:
        features["scores"] = self.score(features["token_embeddings"])[..., 0]
        return features

    def save(self, output_path: str, *args: Any, safe_serialization: bool = True, **kwargs: Any) -> None:
        """Nothing: what is kept of the reader is `packed`."""


def new_reader(longest: int) -> CrossEncoder:
    """A reader that knows what the packaged embedding model knows; its word vectors and first layers stay.

    `longest` is in tokens, of a question and a passage.
    """
    hush()
    transformer = Transformer(str(packaged_folder()), max_seq_length=longest)
    reader = CrossEncoder(modules=[transformer, SentenceScores(transformer.get_embedding_dimension())], device="cpu")
    bert = transformer.auto_model
    for module in (bert.embeddings, bert.pooler, *bert.encoder.layer[:KEPT]):
        if module is not None:
            module.requires_grad_(False)
    return reader


def packed(reader: CrossEncoder) -> dict[str, Array]:
    """What training changed, in a quarter of the space: matrices as int8, with one factor for each row."""
    found: dict[str, Array] = {}
    for name, value in reader.named_parameters():
        if value.requires_grad and value.ndim == 2:
            factor = value.detach().abs().amax(dim=1, keepdim=True) / 127
            found[name] = torch.round(value.detach() / factor.clamp(min=1e-12)).to(torch.int8).numpy()
            found[name + FACTOR] = factor.numpy()
        elif value.requires_grad:
            found[name] = value.detach().numpy()
    return found


def unpack(reader: CrossEncoder, arrays: Mapping[str, Array]) -> CrossEncoder:
    """`reader` with the weights that `packed` kept."""
    parameters = dict(reader.named_parameters())
    for name, value in arrays.items():
        if not name.endswith(FACTOR):
            factor = arrays.get(name + FACTOR, np.float32(1))
            parameters[name].data = torch.from_numpy(np.asarray(value * factor, dtype=np.float32))
    return reader.eval()

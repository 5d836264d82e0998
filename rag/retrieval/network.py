"""The network of the reader, in torch: for training it and for compiling it. Nothing else imports this."""

# The annotations of torch and sentence-transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc"

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import CrossEncoder

from rag.embedding.models import packaged_folder
from rag.embedding.quiet import hush

Array = npt.NDArray[Any]

# Ends the names of the factors that int8 rows are multiplied with.
FACTOR = ".factor"

# Stays as the embedding model has it: half of all weights.
_KEPT = "word_embeddings"


def new_reader(longest: int) -> CrossEncoder:
    """A cross-encoder that knows what the packaged embedding model knows, and whose last layer is made by chance.

    `longest` is in tokens, of a question and a text.
    """
    hush()
    torch.manual_seed(1)
    reader = CrossEncoder(str(packaged_folder()), num_labels=1, max_length=longest, device="cpu")
    for name, value in reader.named_parameters():
        value.requires_grad = _KEPT not in name
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

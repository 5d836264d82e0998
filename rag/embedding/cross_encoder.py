"""A cross-encoder to be trained, and to be filled with trained weights: with torch, which nothing else needs."""

# The annotations of torch and sentence-transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc"

import torch
from sentence_transformers import CrossEncoder

from rag.embedding.models import packaged_folder
from rag.embedding.quiet import hush

# Stays as the embedding model has it: half of all weights.
_KEPT = "word_embeddings"

# In one pass over the examples nothing is learnt by heart, and what would be dropped is time lost.
_NO_DROPOUT = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}


def new_cross_encoder(longest: int) -> CrossEncoder:
    """One that knows what the packaged embedding model knows, and whose last layer is made by chance.

    `longest` is in tokens, of both texts together.
    """
    hush()
    torch.manual_seed(1)
    encoder = CrossEncoder(
        str(packaged_folder()), num_labels=1, max_length=longest, device="cpu", config_kwargs=dict(_NO_DROPOUT)
    )
    for name, value in encoder.named_parameters():
        value.requires_grad = _KEPT not in name
    return encoder

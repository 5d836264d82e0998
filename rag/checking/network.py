"""The network of the trained judge, in torch: for training it and for compiling it. Nothing else imports this."""

# The annotations of torch and transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc"

from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
from sentence_transformers import CrossEncoder
from torch import Tensor, nn

from rag.embedding.cross_encoder import new_cross_encoder
from rag.embedding.packing import unpack


class JudgeNetwork(nn.Module):
    """A cross-encoder that says two things: whether the evidence bears the claim out, and of each token whether not."""

    def __init__(self, encoder: CrossEncoder) -> None:
        super().__init__()
        self.tokenizer: Any = encoder.tokenizer
        model: Any = encoder.model
        self.bert: nn.Module = model.bert
        self.right, self.wrong = (nn.Linear(model.config.hidden_size, 1) for _ in range(2))
        for head in (self.right, self.wrong):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """(pairs, tokens) each -> logits (pairs,) and (pairs, tokens).

        The first is high where the claim is borne out, the second where its token is not.
        """
        read = self.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
        return self.right(read.pooler_output)[:, 0], self.wrong(read.last_hidden_state)[..., 0]


def load_trained(arrays: Mapping[str, npt.NDArray[Any]], longest: int) -> JudgeNetwork:
    """The network of packed arrays, with the rest of it from the packaged embedding model; `longest` is in tokens."""
    network = JudgeNetwork(new_cross_encoder(longest))
    unpack(network, arrays)
    return network

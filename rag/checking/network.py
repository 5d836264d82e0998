"""The network of the trained judge, in torch: for training it and for compiling it. Nothing else imports this.

A BERT that reads two texts at once. The evidence is read by itself, as the embedding model reads a text. The claim is
read by the same layers, and each of its tokens attends to the claim and, in the same softmax, to the evidence at the
same layer. So a text of evidence is read once for all claims that are held against it, which makes training several
times cheaper than a cross-encoder, and a claim's token finds what it rests on at every layer.
"""

# The annotations of torch leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, attr-defined, operator, union-attr"

import math
from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
import torch
from torch import Tensor, nn

from rag.embedding.packing import unpack

Array = npt.NDArray[Any]

# Layers that stay as the embedding model has them, and read each text by itself: training is a quarter quicker so.
APART = 2

# Attention heads of the packaged embedding model, which its weights do not tell.
HEADS = 12

# Numbers that say of a token of the claim how far the evidence repeats it. They could be learnt, from far more text.
MATCHES = 6

WORD_EMBEDDINGS = "embeddings.word_embeddings.weight"


class Rows:
    """Claims of unlike length: as rows with padding where tokens meet, without it where each stands for itself."""

    def __init__(self, mask: Tensor) -> None:
        self.absent = _absent(mask)
        self._shape = mask.shape
        self._token_rows = None if torch.jit.is_tracing() else mask.flatten().nonzero()[:, 0]

    def spread(self, tokens: Tensor) -> Tensor:
        """(tokens, width) as (rows, tokens, width), with zeros for padding."""
        if self._token_rows is None:
            return tokens
        padded = tokens.new_zeros(self._shape.numel(), tokens.shape[-1])
        return padded.index_copy(0, self._token_rows, tokens).unflatten(0, self._shape)

    def gather(self, rows: Tensor) -> Tensor:
        """The reverse of `spread`."""
        return rows if self._token_rows is None else rows.flatten(0, 1)[self._token_rows]


class Layer(nn.Module):
    """One layer of a BERT, with the names that its weights have there put shorter (see `from_bert`)."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.joined = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=1e-12)
        # What tells the evidence from the claim itself: added to the keys and the values of the evidence.
        self.evidence_key = nn.Parameter(torch.zeros(width))
        self.evidence_value = nn.Parameter(torch.zeros(width))

    def split(self, states: Tensor) -> Tensor:
        """(rows, tokens, width) as (rows, heads, tokens, width of a head)."""
        return states.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def attend_to_self(self, states: Tensor, absent: Tensor) -> Tensor:
        """A text that attends to itself; `absent` (rows, tokens) is a large negative number for padding."""
        scores = self.split(self.query(states)) @ self.split(self.key(states)).transpose(2, 3)
        shares = torch.softmax(self.scale(scores) + absent[:, None, None, :], dim=-1)
        return self.finish(states, (shares @ self.split(self.value(states))).transpose(1, 2).flatten(2))

    def attend_with_evidence(self, claims: Tensor, evidence: Tensor, rows: "Rows", absent: Tensor, each: int) -> Tensor:
        """Tokens of claims, `each` claims for a row of the evidence (rows, tokens, width)."""
        query = self.split(rows.spread(self.query(claims)))
        own = self.scale(query @ self.split(rows.spread(self.key(claims))).transpose(2, 3)) + rows.absent[:, None, None]
        keys = self.split(self.key(evidence) + self.evidence_key)
        values = self.split(self.value(evidence) + self.evidence_value)
        across = self.scale(self.gather(query, each) @ keys.transpose(2, 3)) + absent[:, None, None, :]
        shares = torch.softmax(torch.cat([own, self.spread(across, each)], dim=-1), dim=-1)
        tokens = own.shape[-1]
        read = shares[..., :tokens] @ self.split(rows.spread(self.value(claims)))
        read = read + self.spread(self.gather(shares[..., tokens:], each) @ values, each)
        return self.finish(claims, rows.gather(read.transpose(1, 2).flatten(2)))

    def gather(self, states: Tensor, each: int) -> Tensor:
        """(rows * each, heads, tokens, n) as (rows, heads, each * tokens, n)."""
        return states if each == 1 else states.unflatten(0, (-1, each)).transpose(1, 2).flatten(2, 3)

    def spread(self, states: Tensor, each: int) -> Tensor:
        """The reverse of `gather`."""
        return states if each == 1 else states.unflatten(2, (each, -1)).transpose(1, 2).flatten(0, 1)

    def scale(self, scores: Tensor) -> Tensor:
        return scores / math.sqrt(self.query.out_features // self.heads)

    def finish(self, states: Tensor, read: Tensor) -> Tensor:
        states = self.norm(states + self.joined(read))
        return self.last_norm(states + self.down(nn.functional.gelu(self.up(states))))


class JudgeNetwork(nn.Module):
    """Says of a claim and its evidence how sure it is that this bears that out, and of each token that it does not."""

    def __init__(self, words: Tensor, positions: int, layers: int, heads: int, inner: int) -> None:
        super().__init__()
        width = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.positions = nn.Parameter(torch.zeros(positions, width))
        self.kind = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.match = nn.Linear(MATCHES, width)
        self.wrong = nn.Linear(width, 1)
        self.wrong_match = nn.Linear(MATCHES, 1)
        self.right = nn.Linear(width, 1)
        self.share = nn.Parameter(torch.tensor([0.0, 0.5]))  # bias, weight of the worst tokens
        self.dropout = nn.Dropout(0.1)

    def embed(self, ids: Tensor) -> Tensor:
        return self.norm(self.words(ids) + self.positions[: ids.shape[1]] + self.kind)

    def forward(
        self, claim_ids: Tensor, claim_mask: Tensor, evidence_ids: Tensor, evidence_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Claims (rows * each, tokens), evidence (rows, tokens) -> logits (rows * each,) and (rows * each, tokens).

        Masks are 1 for a token and 0 for padding. The first logit is high where the claim is borne out, the second
        where its token is not.
        """
        # Compiled, one claim stands for one text of evidence, and no number of rows is known beforehand.
        each = 1 if torch.jit.is_tracing() else claim_ids.shape[0] // evidence_ids.shape[0]
        rows, absent = Rows(claim_mask), _absent(evidence_mask)
        claims, evidence = self.embed(claim_ids), self.embed(evidence_ids)
        alike = [_likeness(self.words(claim_ids), self.words(evidence_ids), absent, each)]
        for layer in self.layers[:APART]:
            claims, evidence = layer.attend_to_self(claims, rows.absent), layer.attend_to_self(evidence, absent)
        alike.append(_likeness(claims, evidence, absent, each))
        matches = torch.stack([*_repeated(claim_ids, evidence_ids, evidence_mask, each), *alike], dim=-1)
        claims = rows.gather(claims + self.match(matches))
        last = len(self.layers) - 1
        for index, layer in enumerate(self.layers):
            if index < APART:
                continue
            claims, evidence = (
                self.dropout(layer.attend_with_evidence(claims, evidence, rows, absent, each)),
                evidence if index == last else self.dropout(layer.attend_to_self(evidence, absent)),
            )
        claims = rows.spread(claims)
        wrong = (self.wrong(claims) + self.wrong_match(matches))[..., 0]
        worst = torch.logsumexp(wrong + rows.absent, dim=-1)
        right = self.right(claims[:, 0])[:, 0] + self.share[0] - self.share[1] * worst
        return right, wrong


def _repeated(claim_ids: Tensor, evidence_ids: Tensor, evidence_mask: Tensor, each: int) -> list[Tensor]:
    """Of each token of a claim whether it stands in the evidence: alone, after the same token, before it, and both."""
    evidence_ids = torch.where(evidence_mask > 0, evidence_ids, -1)
    other = evidence_ids if each == 1 else evidence_ids.repeat_interleave(each, dim=0)
    same = (claim_ids[:, :, None] == other[:, None, :]).float()
    after = same * nn.functional.pad(same[:, :-1, :-1], (1, 0, 1, 0))
    before = same * nn.functional.pad(same[:, 1:, 1:], (0, 1, 0, 1))
    return [found.amax(dim=-1) for found in (same, after, before, after * before)]


def _likeness(claims: Tensor, evidence: Tensor, absent: Tensor, each: int) -> Tensor:
    """The highest cosine of each token of a claim with one of the evidence."""
    ours, theirs = nn.functional.normalize(claims, dim=-1), nn.functional.normalize(evidence, dim=-1)
    if each > 1:
        ours = ours.unflatten(0, (-1, each)).flatten(1, 2)
    alike = (ours @ theirs.transpose(1, 2) + absent[:, None, :]).amax(dim=-1)
    return alike if each == 1 else alike.unflatten(1, (each, -1)).flatten(0, 1)


def _absent(mask: Tensor) -> Tensor:
    """What padding adds to a score, so that nothing attends to it."""
    return (1.0 - mask.float()) * -1e4


def from_bert(weights: Mapping[str, Tensor]) -> JudgeNetwork:
    """A network that starts as the BERT whose weights these are, by the names that transformers gives them."""
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    positions = weights["embeddings.position_embeddings.weight"]
    inner = weights["encoder.layer.0.intermediate.dense.weight"].shape[0]
    network = JudgeNetwork(weights[WORD_EMBEDDINGS], len(positions), layers, HEADS, inner)
    network.positions.data = positions.clone()
    network.kind.data = weights["embeddings.token_type_embeddings.weight"][0].clone()
    _copy(network.norm, weights, "embeddings.LayerNorm")
    for index, layer in enumerate(network.layers):
        for ours, theirs in _LAYER.items():
            _copy(getattr(layer, ours), weights, f"encoder.layer.{index}.{theirs}")
    for value in (*network.norm.parameters(), network.positions, network.kind, *network.layers[:APART].parameters()):
        value.requires_grad = False
    for head in (network.wrong, network.right, network.match, network.wrong_match):
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)
    return network


def load_trained(bert: Mapping[str, Tensor], arrays: Mapping[str, Array]) -> JudgeNetwork:
    """The network of `packed` arrays, with the rest of it from the BERT that training began with."""
    network = from_bert(bert)
    unpack(network, arrays)
    return network


_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last_norm": "output.LayerNorm",
}


def _copy(module: Any, weights: Mapping[str, Tensor], name: str) -> None:
    module.weight.data = weights[f"{name}.weight"].clone()
    module.bias.data = weights[f"{name}.bias"].clone()

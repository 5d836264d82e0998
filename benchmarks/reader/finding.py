"""Trains what finds the words that answer: a linear layer on what a finished reader makes of each word."""

# The annotations of torch and transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc"

from collections.abc import Sequence
from random import Random

import torch
from sentence_transformers import CrossEncoder
from torch import Tensor, nn

from benchmarks.reader.grouping import TEXTS
from benchmarks.reader.groups import Group
from benchmarks.reader.words import answer_tokens, batches_of

RATE = 1e-3
WARM_UP = 100  # steps

# What it weighs that the words of the answer come before all others of the group, beside that each text says by itself
# where its answer is, or that it has none.
TOGETHER = 0.5


def train_finder(reader: CrossEncoder, groups: Sequence[Group]) -> nn.Linear:
    """One pass over the groups; the reader itself stays as it is. The layer says 0 where nothing of a text answers."""
    torch.manual_seed(1)
    finder = nn.Linear(reader.model.config.hidden_size, 1)
    optimiser = torch.optim.AdamW(finder.parameters(), lr=RATE, weight_decay=0.01)
    rows = list(batches_of([each for each in groups if each.answer or not each.answered]))
    Random(6).shuffle(rows)
    shown = 0.0
    for step, row in enumerate(rows):
        optimiser.param_groups[0]["lr"] = RATE * min(1.0, step / WARM_UP) * (1 - step / len(rows))
        loss = _loss(reader, finder, row["questions"], row["texts"], row["answers"])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        shown = 0.98 * shown + 0.02 * loss.item()
        if step % 100 == 99:
            print(f"{step + 1} of {len(rows)} steps: loss {shown / (1 - 0.98 ** (step + 1)):.3f}", flush=True)
    return finder


def _loss(
    reader: CrossEncoder,
    finder: nn.Linear,
    questions: Sequence[str],
    texts: Sequence[Sequence[str]],
    answers: Sequence[str],
) -> Tensor:
    pairs = [(asked, each) for asked, some in zip(questions, texts, strict=True) for each in some]
    read = reader.tokenizer(pairs, padding=True, truncation=True, max_length=reader.max_length, return_tensors="pt")
    with torch.no_grad():  # in 32 bits: not every processor computes faster in 16
        words = reader.model.bert(**read).last_hidden_state
    of_text = torch.tensor([[kind == 1 for kind in read.sequence_ids(row)] for row in range(len(pairs))])
    found = finder(words).squeeze(-1).masked_fill(~of_text, -1e4)
    alone = torch.cat([torch.zeros(len(pairs), 1), found], dim=1).log_softmax(dim=1)  # the first: nothing answers
    together = found.view(len(questions), -1).log_softmax(dim=1)
    losses, beside = [], []
    for group, (some, answer) in enumerate(zip(texts, answers, strict=True)):
        tokens = answer_tokens(read, group * TEXTS, some[0], answer)
        losses += [-alone[row, 0] for row in range(group * TEXTS + bool(answer), (group + 1) * TEXTS)]
        if tokens:
            losses.append(-alone[group * TEXTS, [1 + each for each in tokens]].logsumexp(dim=0))
            beside.append(-together[group, tokens].logsumexp(dim=0))
    return torch.stack(losses).mean() + TOGETHER * (torch.stack(beside).mean() if beside else torch.zeros(()))

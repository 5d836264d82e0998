"""Trains the reader with sentence-transformers' CrossEncoderTrainer: its batches and its loss."""

# The annotations of torch, datasets and sentence-transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc, import-not-found"

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from torch import Tensor, nn
from transformers import BatchEncoding, TrainerCallback

from benchmarks.reader.groups import Group
from benchmarks.reader.words import answer_tokens, batches_of
from rag.embedding.packing import pack

# What it weighs that each text is judged by itself, beside that the right one of a group comes first, and that the
# words of the answer are found.
EACH = 0.5
FINDING = 0.5


class GroupLoss(nn.Module):
    """What a reader has still to learn of a batch, the sum of three.

    Cross-entropy over the texts of a group (ListNet with one right one, Cao et al. 2007). A binary one of each text by
    itself, so that a score says whether anything answers at all. And cross-entropy over all words of a group's texts,
    of which those of the answer are right (shared normalization, Clark and Gardner 2018): a text says by one number
    only that it is right, these say why.
    """

    def __init__(self, reader: CrossEncoder) -> None:
        super().__init__()
        self.model = reader
        self.finder = nn.Linear(reader.model.config.hidden_size, 1)

    def forward(self, inputs: Sequence[Any], labels: Sequence[Tensor], **_: Any) -> Tensor:
        (questions,), (texts,), (answers,) = inputs
        pairs = [(asked, each) for asked, some in zip(questions, texts, strict=True) for each in some]
        read = self.model.tokenizer(
            pairs, padding=True, truncation=True, max_length=self.model.max_length, return_tensors="pt"
        )
        network = self.model.model
        words = network.bert(**read)
        scores = network.classifier(network.dropout(words.pooler_output)).float().view(len(questions), -1)
        answered = labels[0].bool()
        right = torch.zeros_like(scores)
        right[answered, 0] = 1.0
        loss = EACH * nn.functional.binary_cross_entropy_with_logits(scores, right)
        if answered.any():
            loss = loss - nn.functional.log_softmax(scores[answered], dim=1)[:, 0].mean()
        found = self.finder(words.last_hidden_state).float().squeeze(-1).view(len(questions), -1)
        return loss + FINDING * _unfound(found, read, texts, answers)


def _unfound(found: Tensor, read: BatchEncoding, texts: Sequence[Sequence[str]], answers: Sequence[str]) -> Tensor:
    """How little of what the words of each group were given went to those of its answer, 0 where none is known."""
    of_text = torch.tensor([[kind == 1 for kind in read.sequence_ids(row)] for row in range(len(read["input_ids"]))])
    shares = found.masked_fill(~of_text.view(found.shape), -1e4).log_softmax(dim=1)
    losses = []
    for group, (some, answer) in enumerate(zip(texts, answers, strict=True)):
        if tokens := answer_tokens(read, group * len(some), some[0], answer):
            losses.append(-shares[group, tokens].logsumexp(dim=0))
    return torch.stack(losses).mean() if losses else torch.zeros(())


class CheckpointCallback(TrainerCallback):
    """Says how it goes, and keeps what is learnt so far."""

    def __init__(self, reader: CrossEncoder, file: Path) -> None:
        self._reader, self._file = reader, file

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        print({"step": state.global_step, "of": state.max_steps, **logs}, flush=True)
        np.savez_compressed(self._file, **pack(self._reader))


def train(reader: CrossEncoder, groups: Sequence[Group], rate: float, folder: Path, kept: Path) -> None:
    """One pass over the groups. What is learnt so far is in the file `kept` at any time."""
    rows = list(batches_of(groups))
    Random(6).shuffle(rows)
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=1,
        learning_rate=rate,
        warmup_steps=0.05,
        lr_scheduler_type="linear",
        bf16=True,
        use_cpu=True,
        save_strategy="no",
        report_to=[],
        logging_steps=100,
        disable_tqdm=True,
        seed=1,
    )
    CrossEncoderTrainer(
        model=reader,
        args=arguments,
        train_dataset=Dataset.from_list(rows),
        loss=GroupLoss(reader),
        callbacks=[CheckpointCallback(reader, kept)],
    ).train()

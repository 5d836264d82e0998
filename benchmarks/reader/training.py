"""Trains the reader with sentence-transformers' CrossEncoderTrainer: its groups of texts and its loss."""

# The annotations of torch, datasets and sentence-transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc, import-not-found"

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from torch import Tensor, nn
from transformers import TrainerCallback

from benchmarks.reader.groups import ANSWERS, NOT, Group
from rag.embedding.packing import packed
from rag.retrieval.window import window

# Texts of a group: one that answers, and others of the same passage and of another one.
TEXTS = 4

# Groups of a batch. With twice as many a step takes more than twice as long: they no longer fit the processor's cache.
GROUPS = 6

# What it weighs that each text is judged by itself, beside that the right one of a group comes first.
EACH = 0.5


class GroupLoss(nn.Module):
    """Cross-entropy over the texts of a group (ListNet with one right one, Cao et al. 2007), and a binary one of each
    text by itself, so that a score says whether anything answers at all."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, inputs: Sequence[Any], labels: Sequence[Tensor], **_: Any) -> Tensor:
        questions, texts = inputs
        pairs = [(asked, each) for asked, some in zip(questions, texts, strict=True) for each in some]
        scores = self.model(self.model.preprocess(pairs))["scores"].float().view(len(questions), -1)
        right = torch.stack(list(labels)).float()
        loss = EACH * nn.functional.binary_cross_entropy_with_logits(scores, right)
        answered = right.sum(dim=1) > 0
        if answered.any():
            loss = loss + nn.functional.cross_entropy(scores[answered], right[answered].argmax(dim=1))
        return loss


class Keeping(TrainerCallback):
    """Says how it goes, and keeps what is learnt so far."""

    def __init__(self, reader: CrossEncoder, file: Path) -> None:
        self._reader, self._file = reader, file

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        print({"step": state.global_step, "of": state.max_steps, **logs}, flush=True)
        np.savez_compressed(self._file, **packed(self._reader))


def texts_of(group: Group, random: Random) -> tuple[list[str], list[int]] | None:
    """One text that answers, if any does, and TEXTS in all, in that order; None where there are too few."""
    places = [(passage, place) for passage in group.passages for place in range(len(passage.sentences))]
    right = [each for each in places if each[0].labels[each[1]] == ANSWERS]
    wrong = [each for each in places if each[0].labels[each[1]] == NOT]
    chosen = random.sample(right, 1) if right else []
    # Those beside the answer tempt most; others come from the passage that does not answer.
    beside = [each for each in wrong if chosen and each[0] is chosen[0][0]]
    chosen += random.sample(beside, min(2, len(beside)))
    others = [each for each in wrong if each not in chosen]
    missing = TEXTS - len(chosen)
    if len(others) < missing:
        return None
    chosen += random.sample(others, missing)
    found = [window(passage.title, passage.sentences, place) for passage, place in chosen]
    return found, [int(bool(right) and at == 0) for at in range(TEXTS)]


def dataset_of(groups: Iterable[Group], random: Random) -> Dataset:
    """One row a group, in their order."""
    rows = list(_rows(groups, random))
    return Dataset.from_dict({name: [row[name] for row in rows] for name in ("question", "texts", "label")})


def _rows(groups: Iterable[Group], random: Random) -> Iterator[dict[str, Any]]:
    for group in groups:
        if made := texts_of(group, random):
            yield {"question": group.question, "texts": made[0], "label": made[1]}


def train(reader: CrossEncoder, data: Dataset, rate: float, folder: Path, kept: Path) -> None:
    """One pass over the groups. What is learnt so far is in the file `kept` at any time."""
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=GROUPS,
        learning_rate=rate,
        warmup_steps=0.05,
        lr_scheduler_type="linear",
        bf16=True,
        use_cpu=True,
        save_strategy="no",
        report_to=[],
        logging_steps=50,
        disable_tqdm=True,
        seed=1,
    )
    CrossEncoderTrainer(
        model=reader, args=arguments, train_dataset=data, loss=GroupLoss(reader), callbacks=[Keeping(reader, kept)]
    ).train()

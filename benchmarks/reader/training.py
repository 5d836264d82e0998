"""Trains the reader with sentence-transformers' CrossEncoderTrainer: its batches and its loss."""

# The annotations of torch, datasets and sentence-transformers leave out much of what is called here.
# mypy: disable-error-code="no-untyped-call, no-any-return, misc, import-not-found"

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from sentence_transformers import CrossEncoder
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from torch import Tensor, nn
from transformers import TrainerCallback

from benchmarks.reader.groups import ANSWERS, NOT, SOME, Group, Labelled
from rag.retrieval.marked import marked
from rag.retrieval.network import packed

# Words of the passages of one batch, about; the last batches of a length are smaller.
BATCH_WORDS = 1200

# Batches whose groups are put in order of length, so that little is padding.
POOL = 40

# What it weighs that each sentence is judged by itself, beside that the right ones of a group come first.
EACH = 0.5

# The longest question and passage that is trained on, in tokens.
LONGEST = 384

# The longest sentence that is trained on, in words: a table or a list of links.
LONGEST_SENTENCE = 90


class GroupLoss(nn.Module):
    """Cross-entropy over the sentences of all passages of a group (ListNet, Cao et al. 2007, with one or more right
    ones), and a binary one of each sentence by itself, so that a score says whether anything answers at all."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, inputs: Sequence[Any], labels: Sequence[Tensor], **_: Any) -> Tensor:
        questions, passages = inputs
        pairs = [(asked, each) for asked, some in zip(questions, passages, strict=True) for each in some]
        features = self.model.preprocess(pairs)
        scores = self.model(features)["scores"].float()
        of_marks = scores[features["input_ids"] == self.model.tokenizer.mask_token_id]
        found = of_marks.split([len(each) for each in labels])
        losses = [_loss(each, known) for each, known in zip(found, labels, strict=True)]
        return torch.stack(losses).mean()


def _loss(scores: Tensor, labels: Tensor) -> Tensor:
    known = labels >= NOT
    right = (labels == ANSWERS) | (labels == SOME)
    each = EACH * _each(scores, labels)
    if not right.any() or right[known].all():
        return each
    return torch.logsumexp(scores[known], 0) - torch.logsumexp(scores[right], 0) + each


def _each(scores: Tensor, labels: Tensor) -> Tensor:
    log = nn.functional.logsigmoid
    loss = -log(scores[labels == ANSWERS]).sum() - log(-scores[labels == NOT]).sum()
    some = scores[labels == SOME]
    return loss - log(some.max()) if len(some) else loss


class Lengthwise(DefaultBatchSampler):
    """Batches of about as many words each, of groups of like length; every group once, in chance order."""

    def __init__(self, dataset: Dataset, **options: Any) -> None:
        super().__init__(dataset, batch_size=1, drop_last=False)
        self._batches = list(
            _batches([[len(each.split()) for each in some] for some in dataset["passages"]], Random(5))
        )

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self._batches)

    def __len__(self) -> int:
        return len(self._batches)


def _batches(words: Sequence[Sequence[int]], random: Random) -> Iterator[list[int]]:
    """In the order of the data, which comes in stages: pools one after another, and the batches of each shuffled."""
    sizes = [sum(each) for each in words]
    pool: list[int] = []
    for place in range(len(words)):
        pool.append(place)
        if sum(sizes[each] for each in pool) < POOL * BATCH_WORDS and place < len(words) - 1:
            continue
        pool.sort(key=lambda each: max(words[each]))
        batches: list[list[int]] = [[]]
        for each in pool:
            if batches[-1] and sum(sizes[other] for other in (*batches[-1], each)) > BATCH_WORDS:
                batches.append([])
            batches[-1].append(each)
        random.shuffle(batches)
        yield from batches
        pool = []


def dataset_of(groups: Sequence[Group], reader: CrossEncoder) -> Dataset:
    """One row a group: question, passages with their marks, the labels of all sentences in a row.

    A passage that the reader would not read to its end, a table of numbers, is left out.
    """
    rows = [(group.question, _read_whole(group, reader)) for group in groups]
    rows = [row for row in rows if row[1]]
    return Dataset.from_dict(
        {
            "question": [question for question, _ in rows],
            "passages": [[marked(each.title, each.sentences) for each in some] for _, some in rows],
            "label": [[label for each in some for label in each.labels] for _, some in rows],
        }
    )


def _read_whole(group: Group, reader: CrossEncoder) -> list[Labelled]:
    passages = [_short(each) for each in group.passages]
    texts = [f"{group.question} {marked(each.title, each.sentences)}" for each in passages]
    lengths = [len(ids) for ids in reader.tokenizer(texts, verbose=False)["input_ids"]]
    return [each for each, length in zip(passages, lengths, strict=True) if length < LONGEST]


def _short(passage: Labelled) -> Labelled:
    kept = tuple(" ".join(each.split()[:LONGEST_SENTENCE]) for each in passage.sentences)
    return Labelled(" ".join(passage.title.split()[:25]), kept, passage.labels)


class Keeping(TrainerCallback):
    """Says how it goes, and keeps what is learnt so far."""

    def __init__(self, reader: CrossEncoder, file: Path) -> None:
        self._reader, self._file = reader, file

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        print({"step": state.global_step, "of": state.max_steps, **logs}, flush=True)
        np.savez_compressed(self._file, **packed(self._reader))


def train(reader: CrossEncoder, groups: Sequence[Group], rate: float, folder: Path, kept: Path) -> None:
    """One pass over the groups, in their order. What is learnt so far is in the file `kept` at any time."""
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        learning_rate=rate,
        warmup_steps=0.05,
        lr_scheduler_type="linear",
        bf16=True,
        use_cpu=True,
        batch_sampler=Lengthwise,
        save_strategy="no",
        report_to=[],
        logging_steps=100,
        disable_tqdm=True,
        seed=1,
    )
    CrossEncoderTrainer(
        model=reader,
        args=arguments,
        train_dataset=dataset_of(groups, reader),
        loss=GroupLoss(reader),
        callbacks=[Keeping(reader, kept)],
    ).train()

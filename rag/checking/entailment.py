"""An NLI cross-encoder of sentence-transformers as judge: the probability that the evidence entails the claim."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from rag.checking.shapes import Judgement
from rag.embedding.quiet import hush
from rag.errors import SettingsError

# What such models call the label that we want, in `id2label`; a model with one label scores just that.
ENTAILMENT = ("entailment", "entail", "entails", "supported", "consistent", "true")

BATCH = 8


class EntailmentJudge:
    """`name` is a cross-encoder that is on this machine, by name or folder. Nothing is downloaded.

    Raises SettingsError when there is none, or when it has several labels and none of them means entailment.
    """

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder  # 5 s, which only this judge needs

        hush()
        self.name = name
        try:
            self._model = CrossEncoder(name, local_files_only=True)
        except Exception as error:  # of a folder that holds anything, from OSError to those of its weights' format
            raise SettingsError(
                f"judge {name!r} is not on this machine, or damaged: name a folder that holds an NLI cross-encoder of "
                "sentence-transformers, or 'trained', which comes with Dateline"
            ) from error
        if not any(kind.endswith("ForSequenceClassification") for kind in self._model.config.architectures or ()):
            # any other network gets a last layer of random numbers, and judges by them
            raise SettingsError(
                f"judge {name!r} is no cross-encoder, it was never taught to judge: choose an NLI model"
            )
        self._column = _entailment_column(name, self._model.config.id2label)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        if not pairs:
            return []
        import torch

        read = [(evidence, claim) for claim, evidence in pairs]  # premise first, as these models are trained
        logits: Any = self._model.predict(
            read, batch_size=BATCH, activation_fn=torch.nn.Identity(), show_progress_bar=False
        )
        return [Judgement(float(each)) for each in _probabilities(np.asarray(logits, dtype=np.float64), self._column)]


def _entailment_column(name: str, labels: Mapping[int, str]) -> int | None:
    """Where the entailment label stands; None where there is one label only."""
    if len(labels) == 1:
        return None
    for index, label in labels.items():
        if label.lower() in ENTAILMENT:
            return int(index)
    raise SettingsError(
        f"judge {name!r} has the labels {', '.join(labels.values())}, none of them entailment: choose an NLI model"
    )


def _probabilities(logits: Any, column: int | None) -> Any:
    """Softmax over the labels, or the logistic function of the one there is; shape (pairs,)."""
    if column is None:
        return 1 / (1 + np.exp(-logits.reshape(len(logits))))
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted[:, column] / shifted.sum(axis=1)

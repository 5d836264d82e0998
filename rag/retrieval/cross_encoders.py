"""Any cross-encoder of sentence-transformers as a reranker: each sentence is put to it with the title before it."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from rag.embedding.quiet import hush
from rag.errors import SettingsError
from rag.question.questions import Question
from rag.retrieval.reranking import add_scores
from rag.types import Hit

# How the networks of cross-encoders are called.
_TAUGHT = ("ForSequenceClassification", "ForCausalLM")

# Pairs of one call of the network.
_BATCH = 32


class CrossEncoderReranker:
    """A model that gives one number for a question and a text, as ms-marco-MiniLM, bge-reranker and mxbai-rerank do.

    `name` is a folder, or a model that is on this machine: nothing is downloaded. Raises SettingsError where it cannot
    be loaded, or gives several numbers.
    """

    english_only = False
    by_likeness = False

    def __init__(self, name: str) -> None:
        import torch
        from sentence_transformers import CrossEncoder  # 5 s, which only such a reranker needs

        hush()
        self.name = name
        try:
            self._model = CrossEncoder(name, device="cpu", local_files_only=True)
        except Exception as error:  # of a folder that holds anything, from OSError to those of its weights' format
            raise SettingsError(
                f"reranker {name!r} is not on this machine, or damaged: name a folder that holds a "
                "sentence-transformers CrossEncoder, or 'own', which comes with Dateline"
            ) from error
        if not any(kind.endswith(_TAUGHT) for kind in self._model.config.architectures or ()):
            # any other network gets a last layer of random numbers, and puts passages in order by them
            raise SettingsError(f"reranker {name!r} is no cross-encoder, it was never taught to rerank: name one")
        if self._model.num_labels != 1:
            raise SettingsError(f"reranker {name!r} gives {self._model.num_labels} numbers for a text: name one of one")
        # Whatever the model ends with, what it says is made a probability.
        self._options: Any = {"activation_fn": torch.nn.Sigmoid(), "batch_size": _BATCH, "show_progress_bar": False}

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        texts = [(hit.passage.article.title, hit.texts[index]) for hit in hits for index in hit.promising_indexes]
        pairs = [(question.text, f"{title}. {text}") for title, text in texts]
        scores = iter(self._model.predict(pairs, **self._options).tolist() if pairs else ())
        read = ((hit, list(islice(scores, len(hit.promising_indexes)))) for hit in hits)
        return [add_scores(hit, likely, max(likely, default=0.0)) for hit, likely in read]

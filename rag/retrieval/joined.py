"""Our own reader as a reranker: what it says of a sentence, joined with what the search and the words say."""

from collections.abc import Mapping, Sequence

from rag.logistic import probability
from rag.retrieval.reader import UNREAD, Reader
from rag.retrieval.reranking import quotable, with_sentences
from rag.text.frequencies import coverage
from rag.text.questions import Question
from rag.text.words import stems
from rag.types import Hit

SENTENCE_WEIGHTS: Mapping[str, float] = {"reader": 1.0, "coverage": 0.0}
SENTENCE_BIAS = 0.0

PASSAGE_WEIGHTS: Mapping[str, float] = {"reader": 1.0, "fused": 0.0}
PASSAGE_BIAS = 0.0


class JoinedReranker:
    """Reads with the reader that comes with Dateline."""

    name = "own"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        spans = [quotable(hit) for hit in hits]
        texts = [[span.of(hit.passage.article.text) for span in found] for hit, found in zip(hits, spans, strict=True)]
        titled = [(hit.passage.article.title, found) for hit, found in zip(hits, texts, strict=True)]
        read = self._reader.logits(question.text, titled)
        joined = []
        for hit, found, said, logits in zip(hits, spans, texts, read, strict=True):
            sentences = [
                probability(each, SENTENCE_WEIGHTS, SENTENCE_BIAS)
                for each in sentence_features(question, hit.passage.article.title, said, logits)
            ]
            passage = probability(passage_features(hit, logits), PASSAGE_WEIGHTS, PASSAGE_BIAS)
            joined.append(with_sentences(hit, found, sentences, passage))
        return joined


def sentence_features(
    question: Question, title: str, sentences: Sequence[str], logits: Sequence[float]
) -> list[dict[str, float]]:
    """What speaks for each sentence of a passage: what the reader says, and the words that are there and around it."""
    words = [set(stems(each)) for each in sentences]
    titled = set(stems(title))
    return [
        {
            "reader": logit,
            "coverage": coverage(question.stems, titled.union(*words[max(place - 1, 0) : place + 2])),
        }
        for place, logit in enumerate(logits)
    ]


def passage_features(hit: Hit, logits: Sequence[float]) -> dict[str, float]:
    """What speaks for a passage: its best sentence, and what the search says."""
    return {"reader": max(logits, default=UNREAD), "fused": hit.scores.fused}

"""Our own reader as a reranker: what it says of a sentence, joined with what the search and the words say."""

from collections.abc import Mapping, Sequence
from itertools import islice

from rag.logistic import probability
from rag.retrieval.reader import Reader
from rag.retrieval.reranking import quotable, with_sentences
from rag.retrieval.window import window
from rag.text.frequencies import coverage
from rag.text.questions import Question
from rag.text.words import stems
from rag.types import Hit, Span

SENTENCE_WEIGHTS: Mapping[str, float] = {"reader": 0.9, "around": 0.5, "own": 0.5, "kind": 0.3, "found": 0.5}
SENTENCE_BIAS = -1.5

PASSAGE_WEIGHTS: Mapping[str, float] = {"reader": 0.8, "found": 3.0, "covered": 1.0}
PASSAGE_BIAS = -3.0


# What a passage has in which nothing can be quoted: less than any sentence.
NOTHING = -12.0


class JoinedReranker:
    """Reads with the reader that comes with Dateline."""

    name = "own"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        spans = [quotable(hit) for hit in hits]
        texts = [[span.of(hit.passage.article.text) for span in found] for hit, found in zip(hits, spans, strict=True)]
        windows = [
            window(hit.passage.article.title, said, place)
            for hit, said in zip(hits, texts, strict=True)
            for place in range(len(said))
        ]
        logits = iter(self._reader.logits(question.text, windows))
        return [
            _joined(question, hit, found, said, list(islice(logits, len(said))))
            for hit, found, said in zip(hits, spans, texts, strict=True)
        ]


def _joined(
    question: Question, hit: Hit, spans: Sequence[Span], sentences: Sequence[str], logits: Sequence[float]
) -> Hit:
    described, whole = features(question, hit, sentences, logits)
    likely = [probability(each, SENTENCE_WEIGHTS, SENTENCE_BIAS) for each in described]
    return with_sentences(hit, spans, likely, probability(whole, PASSAGE_WEIGHTS, PASSAGE_BIAS))


def features(
    question: Question, hit: Hit, sentences: Sequence[str], logits: Sequence[float]
) -> tuple[list[dict[str, float]], dict[str, float]]:
    """What speaks for each sentence of a passage, and for the passage: the reader's number, words, kind, the search."""
    titled = set(stems(hit.passage.article.title))
    words = [set(stems(each)) for each in sentences]
    said = zip(sentences, words, logits, strict=True)
    described = [
        {
            "reader": logit,
            "around": coverage(question.stems, titled.union(*words[max(place - 1, 0) : place + 2])),
            "own": coverage(question.stems, own),
            "kind": float(question.answers_in_kind(sentence)),
            "found": hit.scores.fused,
        }
        for place, (sentence, own, logit) in enumerate(said)
    ]
    whole = {
        "reader": max(logits, default=NOTHING),
        "found": hit.scores.fused,
        "covered": coverage(question.stems, titled.union(*words)),
    }
    return described, whole

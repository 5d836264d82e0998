"""Our own reader as a reranker: what it says of a sentence, joined with what the search and the words say."""

from collections.abc import Mapping, Sequence
from itertools import islice

from rag.logistic import log_odds, probability
from rag.retrieval.reader import Reader
from rag.retrieval.reranking import quotable, with_sentences
from rag.retrieval.window import window
from rag.text.frequencies import coverage
from rag.text.questions import Question
from rag.text.words import stems
from rag.types import Hit, Span

# Chosen on 31 questions about the seeds with every answering sentence labelled, and on 126 of news that the reader did
# not learn from, by how often the best sentence answers: .84 and .65. The reader alone reaches .58 and .58, a sum of
# words and similarity .90 and .58: it learnt from few texts, and thinks too well of long sentences with many names.
# Scaled so that the number is a probability on the former.
SENTENCE_WEIGHTS: Mapping[str, float] = {"reader": 0.37, "own": 4.96, "around": 2.48, "kind": 1.24}
SENTENCE_BIAS = -7.81

# Those of the search and the words are near what a regression on 900 questions of news gave without a reader.
PASSAGE_WEIGHTS: Mapping[str, float] = {"best": 0.3, "found": 4.0, "covered": 2.8}
PASSAGE_BIAS = -5.5

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
    """What speaks for each sentence of a passage: the reader's number, the question's words in it and around it, and
    whether it has what is asked for, as a number. And for the passage: its best sentence, its words, the search.
    """
    titled = set(stems(hit.passage.article.title))
    words = [set(stems(each)) for each in sentences]
    described = [
        {
            "reader": logit,
            "own": coverage(question.stems, words[place]),
            "around": coverage(question.stems, titled.union(*words[max(place - 1, 0) : place + 2])),
            "kind": float(question.answers_in_kind(sentences[place])),
        }
        for place, logit in enumerate(logits)
    ]
    best = max((log_odds(each, SENTENCE_WEIGHTS, SENTENCE_BIAS) for each in described), default=NOTHING)
    covered = coverage(question.stems, titled.union(*words))
    return described, {"best": best, "found": hit.scores.fused, "covered": covered}

"""Our own reader as a reranker: what it says of a sentence, joined with what words and likeness say."""

from collections.abc import Sequence
from itertools import islice

from rag.logistic import Regression
from rag.retrieval import by_words
from rag.retrieval.reader import Reader
from rag.retrieval.window import window
from rag.text.questions import Question
from rag.types import Hit

# Beside what words and likeness say, whose weights stay. The reader learnt from few texts, and thinks too well of long
# sentences with many names. On 126 questions of news that it did not learn from the best sentence answers for .58
# without it, .59 with .2 and .61 with .3; on the seeds' own questions .3 loses two of 52.
SENTENCE = Regression({**by_words.SENTENCE.weights, "reader": 0.1}, by_words.SENTENCE.bias)
PASSAGE = by_words.PASSAGE


class JoinedReranker:
    """Reads with the reader that comes with Dateline."""

    name = "own"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return by_words.scored(hits, joined_features(self._reader, question, hits), SENTENCE, PASSAGE)


def joined_features(reader: Reader, question: Question, hits: Sequence[Hit]) -> list[list[dict[str, float]]]:
    """What speaks for each sentence of each passage; `reader` is the network's number, high where it answers."""
    texts = [hit.texts for hit in hits]
    windows = [
        window(hit.passage.article.title, said, place)
        for hit, said in zip(hits, texts, strict=True)
        for place in hit.likened
    ]
    logits = iter(reader.logits(question.text, windows))
    return [
        [{**each, "reader": logit} for each, logit in zip(described, islice(logits, len(described)), strict=True)]
        for described in by_words.features_of(question, hits)
    ]

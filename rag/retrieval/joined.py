"""Our own reader as a reranker: what it says of a sentence, joined with what words and likeness say."""

from collections.abc import Mapping, Sequence
from itertools import islice

from rag.retrieval.by_words import BIAS, WEIGHTS, features_of, scored
from rag.retrieval.reader import Reader
from rag.retrieval.reranking import texts_of
from rag.retrieval.window import window
from rag.text.questions import Question
from rag.types import Hit

# Beside what words and likeness say, whose weights stay. The reader learnt from few texts, and thinks too well of long
# sentences with many names. On 126 questions of news that it did not learn from the best sentence answers for .58
# without it, .59 with .2 and .61 with .3; on the seeds' own questions .3 loses two of 52.
JOINED: Mapping[str, float] = {**WEIGHTS, "reader": 0.1}


class JoinedReranker:
    """Reads with the reader that comes with Dateline."""

    name = "own"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return scored(hits, joined_features(self._reader, question, hits), JOINED, BIAS)


def joined_features(reader: Reader, question: Question, hits: Sequence[Hit]) -> list[list[dict[str, float]]]:
    """What speaks for each sentence of each passage; `reader` is the network's number, high where it answers."""
    texts = [texts_of(hit) for hit in hits]
    windows = [
        window(hit.passage.article.title, said, place)
        for hit, said in zip(hits, texts, strict=True)
        for place in range(len(said))
    ]
    logits = iter(reader.logits(question.text, windows))
    return [
        [{**each, "reader": logit} for each, logit in zip(described, islice(logits, len(described)), strict=True)]
        for described in features_of(question, hits)
    ]

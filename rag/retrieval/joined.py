"""Our own reader as a reranker: what it says of a sentence, joined with what words and likeness say."""

from collections.abc import Sequence

from rag.logistic import Regression
from rag.question.questions import Question
from rag.retrieval import lexical
from rag.retrieval.promising import describe_by_words
from rag.retrieval.reader import Reader
from rag.retrieval.window import window
from rag.types import Hit

# A conditional logit of "this sentence answers", made a probability (`python -m benchmarks.fit sentences`), on 149
# questions of news that the reader did not learn from and 83 about the seeds. Of all of them the best sentence answers
# for .75, cross-validated, by the reader alone for .66, and by words and likeness (`lexical.py`) for .64. How like the
# question the embedding model finds it adds nothing beside the reader.
SENTENCE = Regression(
    {"passage": 0.54, "coverage": 2.89, "coverage_around": 1.68, "kind": 0.64, "signs": 1.26, "reader": 0.38}, -4.96
)
PASSAGE = lexical.PASSAGE


class JoinedReranker:
    """Reads with the reader that comes with Dateline."""

    name = "own"
    english_only = True
    by_likeness = False

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return lexical.score_hits(hits, join_features(self._reader, question, hits), SENTENCE, PASSAGE)


def join_features(reader: Reader, question: Question, hits: Sequence[Hit]) -> list[list[dict[str, float]]]:
    """What speaks for each sentence of each passage; `reader` is the network's number, high where it answers."""
    texts = [hit.texts for hit in hits]
    windows = [
        window(hit.passage.article.title, said, index)
        for hit, said in zip(hits, texts, strict=True)
        for index in hit.promising_indexes
    ]
    logits = iter(reader.logits(question.text, windows))
    return [
        [{**described[index], "reader": next(logits)} for index in hit.promising_indexes]
        for hit, described in zip(hits, describe_by_words(question, hits), strict=True)
    ]

"""Our own reader as a reranker: what it says of a sentence, joined with what words and likeness say."""

from collections.abc import Sequence

from rag.logistic import Regression
from rag.question.questions import Question
from rag.retrieval import lexical
from rag.retrieval.answer_words import add_answers
from rag.retrieval.promising import describe_by_words
from rag.retrieval.reader import Reader, Reading
from rag.retrieval.window import window_of
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
        readings = read_windows(self._reader, question, hits)
        scored = lexical.score_hits(hits, join_features(question, hits, readings), SENTENCE, PASSAGE)
        return [add_answers(question, hit, of) for hit, of in zip(scored, readings, strict=True)]


def read_windows(reader: Reader, question: Question, hits: Sequence[Hit]) -> list[list[Reading]]:
    """What the network says of each sentence of each passage that is worth reading."""
    windows = [window_of(hit, index) for hit in hits for index in hit.promising_indexes]
    readings = iter(reader.read(question.text, windows))
    return [[next(readings) for _ in hit.promising_indexes] for hit in hits]


def join_features(
    question: Question, hits: Sequence[Hit], readings: Sequence[Sequence[Reading]]
) -> list[list[dict[str, float]]]:
    """What speaks for each sentence of each passage; `reader` is the network's number, high where it answers."""
    return [
        [
            {**described[index], "reader": reading.logit}
            for index, reading in zip(hit.promising_indexes, of, strict=True)
        ]
        for hit, described, of in zip(hits, describe_by_words(question, hits), readings, strict=True)
    ]

"""What stands in for a reranker where none is wanted: the order of the search, and sentences by their words."""

from collections.abc import Sequence

from rag.retrieval.reranking import quotable, with_sentences
from rag.text.frequencies import coverage
from rag.text.questions import Question
from rag.text.words import stems
from rag.types import Hit


class WordsReranker:
    """Takes the share of the question's words that a sentence covers, with its title, for a probability."""

    name = "none"

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return [_read(question, hit) for hit in hits]


def _read(question: Question, hit: Hit) -> Hit:
    text, title = hit.passage.article.text, set(stems(hit.passage.article.title))
    spans = quotable(hit)
    covered = [coverage(question.stems, title.union(stems(span.of(text)))) * hit.scores.fused for span in spans]
    return with_sentences(hit, spans, covered, hit.scores.fused)

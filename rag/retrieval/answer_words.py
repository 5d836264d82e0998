"""Which words of a sentence are what was asked for: the name, the number, the day, and not another one beside it."""

from collections.abc import Sequence
from dataclasses import replace

from rag.question.questions import Question
from rag.retrieval.reader import Reading
from rag.retrieval.window import place_in_sentence, window_of
from rag.types import Hit, ReadSentence, Span

# A sentence must be so likely to answer, and the reader so sure of the words. Of the words that are left on questions
# about news that neither learnt from .86 are right, with the second bound alone .57 (`benchmarks/answer_words.py`).
LIKELY = 0.6
SURE = 1.0


def add_answers(question: Question, hit: Hit, readings: Sequence[Reading]) -> Hit:
    """The hit with the words that are the answer itself in its sentences, where that is sure. `readings` are those of
    its promising sentences."""
    by_index = dict(zip(hit.promising_indexes, readings, strict=True))
    read = (
        replace(each, answer=_answer(question, hit, at, by_index[at])) if at in by_index else each
        for at, each in enumerate(hit.sentences)
    )
    return replace(hit, sentences=tuple(read))


def _answer(question: Question, hit: Hit, index: int, reading: Reading) -> Span | None:
    sentence: ReadSentence = hit.sentences[index]
    if sentence.score < LIKELY or reading.found < SURE:
        return None
    text = sentence.span.of(hit.passage.article.text)
    place = place_in_sentence(reading.words, len(window_of(hit, index)), text)
    words = question.words_in_kind(text, place) if place else None
    return Span(sentence.span.start + words.start, sentence.span.start + words.end) if words else None

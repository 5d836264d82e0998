"""Which words of a sentence are what was asked for."""

from dataclasses import replace

import pytest

from rag.question.questions import read_question
from rag.quotable import sentences_of
from rag.retrieval.answer_words import LIKELY, SURE, add_answers
from rag.retrieval.reader import Reading
from rag.retrieval.window import window_of
from rag.types import Hit, ReadSentence, Span
from tests.examples import article, hit

TEXT = "It rained. The envoy Ada Holm met Bo Lind in Toft on 22 February, and paid 180 euros."


def found(question: str, words: str, score: float = LIKELY, sure: float = SURE) -> str | None:
    """The answer in the second sentence, where the reader finds `words` in it."""
    of = hit(article("it", TEXT))
    first, second = sentences_of(of.passage)
    read = replace(of, sentences=(ReadSentence(first), ReadSentence(second, promising=True, score=score)))
    return answer_in(read, question, words, sure)


def answer_in(read: Hit, question: str, words: str, sure: float) -> str | None:
    start = window_of(read, 1).rindex(words)
    reading = Reading(1.0, Span(start, start + len(words)), sure)
    answer = add_answers(read_question(question), read, [reading]).sentences[1].answer
    return answer.of(TEXT) if answer else None


@pytest.mark.parametrize(
    ("question", "words", "answer"),
    [
        ("Who met Bo Lind?", "Holm", "Ada Holm"),
        ("When did they meet?", "February", "22 February"),
        ("How many euros did she pay?", "180", "180 euros"),
        ("Which town did they meet in?", "Toft", "Toft"),
    ],
)
def test_the_whole_name_or_number_is_the_answer(question: str, words: str, answer: str) -> None:
    assert found(question, words) == answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who met Bo Lind?", "180"),
        ("When did they meet?", "Holm"),
        ("What did the envoy say?", "Holm"),
        ("Who met?", "envoy"),
    ],
)
def test_words_of_another_kind_are_none(question: str, words: str) -> None:
    """Nor are any where the question leaves open what kind is wanted."""
    assert found(question, words) is None


def test_what_is_not_sure_is_no_answer() -> None:
    """Neither of a sentence that may not answer, nor of words that the reader is not sure of."""
    assert found("Who met Bo Lind?", "Holm", score=LIKELY - 0.01) is None
    assert found("Who met Bo Lind?", "Holm", sure=SURE - 0.01) is None

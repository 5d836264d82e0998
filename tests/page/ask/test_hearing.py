from dataclasses import replace

import pytest

from rag.page.ask.hearing import describe_progress
from rag.turns import Turn
from rag.types import Answer, Sentence, Verdict
from rag.writer import Form, Writing
from tests.page.made import ATTACKS, WORDS, answer_from, article, refusal, turn

ANSWER = answer_from(article(), WORDS)
ONE = ANSWER.citations[0]
SECOND = replace(ONE, number=2, passage=replace(ONE.passage, article=replace(article(), id="a2")))


def written(*verdicts: Verdict | None, **others: object) -> Answer:
    sentences = tuple(Sentence("Malta spoke.", (1,), each) for each in verdicts)
    return replace(ANSWER, sentences=sentences, written_by="llama3.2:3b (Ollama)", **others)  # type: ignore[arg-type]


def test_a_question_is_searched_for_until_a_model_writes() -> None:
    """Quotations that are put together need no word of their own: they are there at once."""
    found = replace(ANSWER, done=False)
    assert [describe_progress(turn()), describe_progress(turn(found))] == ["Searching", "Searching"]
    over = replace(found, writing=Writing("llama3.2:3b", 4.0))
    assert [describe_progress(turn(over)), describe_progress(turn(written(None, done=False)))] == ["Writing", "Writing"]


def test_an_answer_in_quotations_says_how_many_of_how_many_articles() -> None:
    """The number of articles is that of different ones."""
    assert describe_progress(turn(ANSWER)) == "Answer ready: 1 quotation from 1 article"
    three = replace(ANSWER, sentences=ANSWER.sentences * 3, citations=(ONE, replace(ONE, number=3), SECOND))
    assert (three.form, describe_progress(turn(three))) == (Form.QUOTED, "Answer ready: 3 quotations from 2 articles")


def test_a_written_answer_says_how_much_of_it_is_supported() -> None:
    """Where that was judged."""
    answer = written(Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.UNSUPPORTED, citations=(ONE, SECOND))
    assert describe_progress(turn(answer)) == "Answer ready: 3 sentences, 2 supported, from 2 articles"
    assert describe_progress(turn(written(None, citations=()))) == "Answer ready: 1 sentence"


def test_a_refusal_a_stop_and_a_problem_are_each_said_once() -> None:
    """A problem by the alert that stands in the turn; a long refusal in short."""
    long = describe_progress(turn(refusal(article(), f"The articles say nothing of {'that, ' * 90}")))
    assert (long.startswith("No answer: The articles say nothing of that"), len(long) < 200) == (True, True)
    assert describe_progress(turn(ANSWER, stopped=True)) == "Stopped"
    assert describe_progress(turn(problem="the disk is full")) == ""


@pytest.mark.parametrize("words", ATTACKS)
def test_what_is_heard_of_a_hostile_question_is_its_count(words: str) -> None:
    """Nothing of the article or the question is in it."""
    assert describe_progress(Turn("t", 1, words, answer=ANSWER)) == "Answer ready: 1 quotation from 1 article"

"""Who answers."""

import threading
from collections.abc import Iterator
from dataclasses import replace

from rag.answering.answerers import Task, quote, take_first_answer
from rag.filtering import Filters
from rag.question.questions import read_question
from rag.types import Answer
from rag.writer import Form
from tests.examples import article, evidence, hit, likeliest_first

VOTE = article("vote", "Anna Bergen won the vote in Riga. It rained for a week.", day=None)


def task() -> Task:
    begun = Answer("Who won?", "Who won?", hits=(hit(VOTE),))
    found = likeliest_first(evidence(VOTE, 0.9, 0.1))
    return Task(begun, read_question("Who won the vote?"), Filters(), begun.hits, found, (), False, threading.Event())


def test_the_first_that_says_anything_answers() -> None:
    one, other = replace(task().begun, notes=("one",)), replace(task().begun, notes=("other",))

    def silent(_: Task) -> Iterator[Answer]:
        yield from ()

    said = list(take_first_answer([silent, lambda _: iter([one, one]), lambda _: iter([other])], task()))
    assert said == [one, one]
    assert list(take_first_answer([silent], task())) == []


def test_quotations_are_the_words_that_answer_best() -> None:
    (answer,) = quote(task())
    assert (answer.form, [each.quote for each in answer.citations]) == (
        Form.QUOTED,
        ["Anna Bergen won the vote in Riga."],
    )

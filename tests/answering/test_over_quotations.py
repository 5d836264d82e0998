"""What a model writes over the quotations, and what stands where it has nothing to say."""

import threading

import pytest

from rag.answering.answerers import Task, quote
from rag.answering.over_quotations import Writer
from rag.checking.checker import Checker
from rag.errors import ModelError
from rag.filtering import Filters
from rag.question.questions import read_question
from rag.testing.embedding import embed_nothing
from rag.testing.judge import FixedJudge
from rag.testing.model import ScriptedModel
from rag.types import Answer, Refusal, RefusalKind
from rag.writer import Form
from tests.examples import article, evidence, hit, likeliest_first

VOTE = article(
    "vote", "Anna Bergen won the vote in Riga. It rained for a week. The bridge was closed on Friday.", day=None
)
READ = likeliest_first(evidence(VOTE, 0.9, 0.3, 0.2))
UNANSWERED = Refusal(RefusalKind.NOT_ANSWERED, "No words answer it.")
WON = "Anna Bergen won the vote in Riga."


def task() -> Task:
    begun = Answer("Who won?", "Who won?", hits=(hit(VOTE),))
    return Task(begun, read_question("Who won the vote?"), Filters(), begun.hits, READ, (), False, threading.Event())


def answered(words: str, *, sure: bool = True, failure: str | None = None) -> tuple[list[Answer], list[str]]:
    """All snapshots, and how often it was told that the model failed."""
    failed: list[str] = []
    checker = Checker(embed_nothing, FixedJudge(0.1))
    pieces = [words, *([ModelError(failure)] if failure else [])]
    writer = Writer(
        ScriptedModel(pieces, name="Tiny"), lambda: checker, UNANSWERED, sure, lambda: failed.append("failed")
    )
    return list(writer(task())), failed


def test_quotations_come_first_and_stand_below_what_is_written() -> None:
    snapshots, failed = answered(f"{WON} [1]")
    assert [each.form for each in snapshots[:2]] == [Form.QUOTED, Form.QUOTED]
    assert [each.quote for each in snapshots[0].citations] == [WON]
    assert (snapshots[-1].form, snapshots[-1].text) == (Form.WRITTEN, f"{WON} [1]")
    assert snapshots[-1].more[0].quote == WON
    assert failed == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("NOT_IN_ARTICLES", "Tiny found no answer"),
        ("Aliens bought a bank in Lima. [1]", "Tiny wrote nothing that the articles bear out"),
        ("Riga [1]", "Tiny wrote no whole sentence"),
        ("It rained for a week. [1]", "Tiny wrote of something else"),
        ("Anna Bergen sold the vote in Lima. [1] It rained for a week. [1]", "Tiny wrote of something else"),
    ],
)
def test_where_quotations_are_better_they_stay_and_say_why(words: str, why: str) -> None:
    snapshots, _ = answered(words)
    quotations = next(quote(task()))
    assert (snapshots[-1].form, snapshots[-1].sentences) == (Form.QUOTED, quotations.sentences)
    assert snapshots[-1].notes[0].startswith(why)


@pytest.mark.parametrize("words", ["NOT_IN_ARTICLES", "Aliens bought a bank in Lima. [1]"])
def test_where_it_is_unsure_that_anything_answers_the_model_decides(words: str) -> None:
    assert answered(words, sure=False)[0][-1].refusal == UNANSWERED


@pytest.mark.parametrize("words", ["Riga [1]", "It rained for a week. [1]"])
def test_what_could_not_be_checked_or_is_beside_the_question_refuses_nothing(words: str) -> None:
    last = answered(words, sure=False)[0][-1]
    assert (last.form, last.refusal) == (Form.QUOTED, None)


def test_a_model_that_fails_leaves_the_quotations_and_is_told_of() -> None:
    snapshots, failed = answered("", failure="the server went away: start it")
    assert snapshots[-1].form is Form.QUOTED
    assert snapshots[-1].notes == ("the server went away: start it. The answer is in quotations instead.",)
    assert failed == ["failed"]


def test_what_it_wrote_before_it_failed_stays() -> None:
    snapshots, _ = answered(f"{WON} [1] The bri", failure="Tiny broke off")
    assert snapshots[-1].form is Form.WRITTEN
    assert snapshots[-1].sentences[0].text == f"{WON} [1]"
    assert snapshots[-1].notes[0].startswith("Tiny broke off.")

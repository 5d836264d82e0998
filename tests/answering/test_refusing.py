"""Refusals."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from rag.answering.answerers import Task
from rag.answering.refusing import NEAREST, Refuser
from rag.filtering import Filters
from rag.library.library import Library
from rag.question.questions import read_question
from rag.retrieval.query import FoundPassages
from rag.settings import read_settings
from rag.types import Answer, Hit, RefusalKind
from tests.examples import article, evidence, hit, marked

VOTE = article("vote", "Anna Bergen won the vote in Riga. It rained for a week.")
LATE = Filters(after=date(2025, 1, 1))


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        opened.put(marked([VOTE]))
        yield opened


def task(question: str, *hits: Hit, filters: Filters = LATE) -> Task:
    read = evidence(VOTE, 0.9, 0.1) if hits else []
    begun = Answer(question, question, hits=hits)
    return Task(begun, read_question(question), filters, hits, read, (), False, threading.Event())


def kinds(refuser: Refuser, asked: Task) -> list[RefusalKind]:
    return [each.refusal.kind for each in refuser(asked) if each.refusal]


def test_a_library_without_articles_says_so() -> None:
    with closing(Library(read_settings())) as empty:
        refuser = Refuser(empty, lambda *_: FoundPassages())
        assert kinds(refuser, task("Who won the vote?")) == [RefusalKind.NO_ARTICLES]


def test_a_greeting_is_told_what_can_be_asked(library: Library) -> None:
    (answer,) = Refuser(library, lambda *_: FoundPassages())(task("hello"))
    assert answer.refusal
    assert answer.refusal.kind is RefusalKind.NOTHING_RELEVANT


def test_what_all_articles_do_not_answer_is_no_fault_of_a_filter(library: Library) -> None:
    """They are searched again without it, and only then."""
    asked = list[Filters]()

    def find(_: object, filters: Filters) -> FoundPassages:
        asked.append(filters)
        return FoundPassages()

    refuser = Refuser(library, find)
    assert kinds(refuser, task("Who won the vote?")) == [RefusalKind.NOTHING_RELEVANT]
    assert kinds(refuser, task("Who won the vote?", filters=Filters())) == [RefusalKind.NOTHING_RELEVANT]
    assert asked == [Filters()]


def test_a_refusal_shows_what_came_nearest(library: Library) -> None:
    refuser = Refuser(library, lambda *_: FoundPassages())
    refusal = refuser.refuse(RefusalKind.NOT_ANSWERED, task("Who won the vote?", *[hit(VOTE)] * (NEAREST + 2)))
    assert len(refusal.nearest) == NEAREST

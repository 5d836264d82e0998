"""Rated answers as a question set."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer_record import record_of
from rag.evaluation.cases import Case
from rag.evaluation.question_sets import read_questions, write_questions
from rag.evaluation.rated import NAME, rated_case, rated_set
from rag.filtering import Filters
from rag.library.conversations import StoredRating
from rag.text.filters import take_filters
from rag.turns import Thumb
from rag.types import Answer, Citation, Passage, Refusal, RefusalKind
from tests.arbitrary import answers, words
from tests.examples import article

MALTA = article("Malta")
CITED = Citation(1, Passage(MALTA, 0, 49), 0, 38)
ANSWER = Answer("Who spoke?", "Who spoke?", citations=(CITED, replace(CITED, number=2, start=39, end=49)), done=True)
REFUSED = Answer("Why?", "Why?", refusal=Refusal(RefusalKind.NOT_ANSWERED, "No words answer it."), done=True)


def rating(answer: Answer | None, thumb: Thumb = Thumb.UP, **changes: Any) -> StoredRating:
    known = StoredRating(
        turn="0123456789abcdef",
        conversation="c1",
        thumb=thumb,
        comment="A comment.",
        right="",
        in_set=True,
        rated="2026-11-24T10:00:00+00:00",
        question=answer.question if answer else "Who spoke?",
        record=json.loads(json.dumps(record_of(answer))) if answer else None,
        conditions={},
        history=[],
    )
    return replace(known, **changes)


def test_a_thumb_up_holds_answers_to_what_was_cited() -> None:
    """The articles, each once, and the words; the comment is for people."""
    assert rated_case(rating(ANSWER)) == Case(
        "0123456789abcdef",
        "Who spoke?",
        articles=("id-Malta",),
        quotes=("The minister of Malta spoke on Monday.", "It rained."),
        tags=("rated", "thumb-up"),
    )


def test_a_thumb_up_for_a_refusal_says_that_nothing_answers() -> None:
    case = rated_case(rating(REFUSED))
    assert (case.answerable, case.unanswerable, case.articles, case.quotes) == (False, True, (), ())


def test_a_thumb_down_has_the_right_answer_if_one_was_given() -> None:
    """What was cited is no part of it."""
    case = rated_case(rating(ANSWER, Thumb.DOWN, right=" Ünal "))
    assert (case.answers, case.articles, case.quotes, case.tags) == (("Ünal",), (), (), ("rated", "thumb-down"))
    assert rated_case(rating(ANSWER, Thumb.DOWN)).answers == ()


def test_a_thumb_down_for_a_refusal_says_that_there_is_an_answer() -> None:
    assert rated_case(rating(REFUSED, Thumb.DOWN)).answerable


def test_the_filters_that_held_are_typed_in_the_question() -> None:
    """In place of those that were typed; the day on which it is asked has a field of its own."""
    filters = Filters(before=date(2023, 1, 1), as_of=date(2022, 12, 31), source='The "Daily" News')
    answer = replace(ANSWER, question="Who before:2022 spoke? after:2020", filters=filters)
    case = rated_case(rating(answer))
    assert case.question == 'Who spoke? before:2023-01-01 source:“The "Daily" News”'
    assert (case.as_of, take_filters(case.question, case.filters)) == (date(2022, 12, 31), ("Who spoke?", filters))


def test_what_was_asked_before_goes_with_it() -> None:
    """As the history of a question set."""
    history = [{"question": "Who?", "standalone_question": "Who?", "answer": "Ünal."}]
    [exchange] = rated_case(rating(ANSWER, history=history)).exchanges
    assert (exchange.question, exchange.answer) == ("Who?", "Ünal.")


@pytest.mark.parametrize("question", ["Who? before:2022", "Who? before:x", "before:2022", "source:"])
@pytest.mark.parametrize("thumb", Thumb)
def test_a_question_that_failed_is_a_case(question: str, thumb: Thumb) -> None:
    """With the filters that were typed, be they ever so wrong."""
    case = rated_case(rating(None, thumb, question=question))
    assert (case.question.startswith(question.split()[0]), case.answerable) == (True, True)
    assert case.articles == case.quotes == ()


def test_filters_of_a_question_that_failed_are_kept() -> None:
    case = rated_case(rating(None, question="Who  spoke? as-of:2022 before:2021"))
    assert (case.question, case.as_of) == ("Who spoke? before:2021-01-01", date(2022, 12, 31))


def test_a_set_of_ratings_is_asked_like_any_other(tmp_path: Path) -> None:
    """It can be written and read again; what gives no question is told."""
    found = rated_set([rating(ANSWER), rating(None, question=" \n", turn="b"), rating(REFUSED, turn="c")])
    assert (found.name, [each.id for each in found.cases]) == (NAME, ["0123456789abcdef", "c"])
    assert [(each.line, each.cause) for each in found.problems] == [(2, 'the row has no "question" that is text')]
    path = tmp_path / "ratings.jsonl"
    path.write_text(write_questions(found.cases), encoding="utf-8")
    assert read_questions(path).cases == found.cases


@given(answers(), st.sampled_from(Thumb), words, words.filter(str.strip))
def test_any_rating_is_a_case(answer: Answer, thumb: Thumb, right: str, question: str) -> None:
    """Which says what it is written as."""
    given_rating = rating(replace(answer, question=question), thumb, right=right)
    [case] = rated_set([given_rating]).cases
    assert json.loads(write_questions([case]))["id"] == given_rating.turn
    assert case.answerable == (thumb is Thumb.DOWN or answer.refusal is None)

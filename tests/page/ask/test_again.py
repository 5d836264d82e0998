"""What a question of before is, asked again."""

from dataclasses import replace
from datetime import date

import pytest

from rag.filtering import Filters, Order
from rag.page.ask.again import Again, editable_question, remove_chip, reorder_turn, repeat_turn
from rag.page.ask.chips import STANDALONE
from rag.types import Answer
from tests.page.made import turn

BEFORE = Filters(before=date(2023, 1, 1))
ASKED = "And of Cyprus? before:2023"
ANSWERED = turn(Answer(ASKED, "What of Cyprus?", BEFORE, done=True), 1, ASKED)


def test_it_is_asked_as_it_was() -> None:
    """With its own filters, and read once more if it is a follow-up; one that was never answered has those in force."""
    assert repeat_turn(ANSWERED, Filters()) == Again(ASKED, BEFORE, None)
    whole = turn(Answer("What of Cyprus?", "What of Cyprus?", done=True), 1, "What of Cyprus?")
    assert repeat_turn(whole, BEFORE) == Again("What of Cyprus?", Filters(), "What of Cyprus?")
    assert repeat_turn(replace(ANSWERED, answer=None), BEFORE) == Again(ASKED, BEFORE, None)


def test_a_chip_is_left_out() -> None:
    """A filter, or how it was read: then it is searched as it was typed."""
    assert remove_chip("before", ANSWERED) == Again("And of Cyprus?", Filters(), "What of Cyprus?")
    assert remove_chip(STANDALONE, ANSWERED) == Again("And of Cyprus?", BEFORE, "And of Cyprus?")


def test_its_answer_is_put_in_another_order() -> None:
    found = reorder_turn(Order.DATE, ANSWERED)
    assert found is not None
    assert (found.filters.order, found.standalone) == (Order.DATE, "What of Cyprus?")


@pytest.mark.parametrize(
    "read", [lambda each: remove_chip("before", each), lambda each: reorder_turn(Order.DATE, each)]
)
def test_what_was_never_answered_has_no_chips(read: object) -> None:
    assert read(replace(ANSWERED, answer=None)) is None  # type: ignore[operator]


def test_it_is_worded_anew_with_its_filters() -> None:
    assert editable_question(ANSWERED) == "What of Cyprus? before:2023-01-01"
    assert editable_question(replace(ANSWERED, answer=None)) == ASKED

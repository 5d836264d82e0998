from datetime import date

import pytest

from rag.filtering import Filters, Order
from rag.page.ask.chips import (
    FILTER_NAMES,
    drop_order,
    is_reworded,
    order_of,
    render_chips,
    render_filter_chips,
    set_order,
)
from rag.types import Answer
from tests.page.seen import Page

FILTERS = Filters(date(2022, 3, 1), date(2021, 12, 31), date(2024, 6, 20), "The Hindu", Order.DATE)
COURSE = "How did the demands change?"


def test_a_chip_can_be_changed_and_taken_away() -> None:
    """The question as it was searched for, then each filter in words; each with a link and a button of its own."""
    page = Page(render_chips(2, Answer("And he?", "What did Putin say?", FILTERS)) or "")
    for said in (
        "Asked as: What did Putin say?",
        "before 1 March 2022",
        "after 31 December 2021",
        "until 20 June 2024",
        "by date",
    ):
        assert said in page.text
    assert set(page.shows("a")) == {"edit-2"}
    assert page.shows("button") == [f"drop-2-{each}" for each in ("standalone", *FILTER_NAMES)]


@pytest.mark.parametrize("question", ["What of Malta?", " What  of Malta? ", "What of before:2022 Malta?"])
def test_typed_filters_and_white_space_are_no_other_words(question: str) -> None:
    """Such a question is searched for as it stands."""
    assert not is_reworded(Answer(question, "What of Malta?"))


def test_nothing_to_tell_is_no_chip() -> None:
    """Of an answer and of the filters in force."""
    assert (render_chips(1, Answer("q", "q")), render_filter_chips(Filters())) == (None, None)


def test_filters_in_force_lead_to_their_form() -> None:
    """Each can be taken away there too."""
    page = Page(render_filter_chips(Filters(source="RT")) or "")
    assert (page.shows("a"), page.shows("button")) == (["filter"], ["unfilter-source"])


@pytest.mark.parametrize("question", ["Who spoke?", COURSE])
def test_an_order_is_a_filter_only_where_the_question_does_not_ask_for_it(question: str) -> None:
    """So that a chip says what is unusual; whoever takes it away gets the other order."""
    for order in Order:
        filters = set_order(Filters(source="RT"), question, order)
        assert order_of(Answer(question, question, filters)) is order
        if filters.order:
            assert order_of(Answer(question, question, drop_order(filters, question))) is not order


def test_an_order_that_the_question_asks_for_can_be_taken_away() -> None:
    """By asking for the other one."""
    assert drop_order(Filters(order=Order.DATE), COURSE) == Filters(order=Order.BEST)

"""A question of before as it is asked again: as it was, without a chip, or with its answer in another order."""

from dataclasses import dataclass

from rag.filtering import Filters, Order
from rag.page.ask.chips import STANDALONE, drop_order, is_reworded, set_order
from rag.text.filters import append_filters, drop_filter, take_filters
from rag.turns import Turn


@dataclass(frozen=True, slots=True)
class Again:
    """What is asked, with which filters; `standalone` is the question to search for, where that is known."""

    question: str
    filters: Filters
    standalone: str | None


def repeat_turn(turn: Turn, filters: Filters) -> Again:
    """As it was asked, with the filters that it had then; one that was never answered has those in force."""
    answer = turn.answer
    if answer is None:
        return Again(turn.question, filters, None)
    return Again(turn.question, answer.filters, None if is_reworded(answer) else answer.standalone_question)


def remove_chip(name: str, turn: Turn) -> Again | None:
    """Without one of its filters, or as it was typed instead of as it was read."""
    answer = turn.answer
    if answer is None:
        return None
    bare, filters = take_filters(turn.question, answer.filters)
    if name == STANDALONE:
        return Again(bare, filters, bare)
    standalone = answer.standalone_question
    kept = drop_order(filters, standalone) if name == "order" else drop_filter(filters, name)
    return Again(bare, kept, standalone)


def reorder_turn(order: Order, turn: Turn) -> Again | None:
    """With its quotations in another order."""
    answer = turn.answer
    if answer is None:
        return None
    bare, filters = take_filters(turn.question, answer.filters)
    return Again(bare, set_order(filters, answer.standalone_question, order), answer.standalone_question)


def editable_question(turn: Turn) -> str:
    """The question as it was searched for, with its filters, to be worded anew."""
    answer = turn.answer
    return append_filters(answer.standalone_question, answer.filters) if answer else turn.question

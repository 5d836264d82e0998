"""What a document says beside the answers."""

from dataclasses import replace
from datetime import date

import pytest

from rag.conversations.export.blocks import Block, BlockKind, Remark
from rag.conversations.export.document import document, one_answer
from rag.filtering import Filters, Order
from rag.turns import Conversation, Rating, Thumb
from rag.types import Sentence
from tests.conversations.export.examples_of_conversations import (
    RAINED,
    REFUSED,
    RESIGNED,
    SPOKE,
    WHOLE,
    WRITTEN,
    asked,
    conversation,
    quoted,
)


def said(blocks: list[Block], *kinds: BlockKind) -> list[str]:
    """The words of the blocks of these kinds, each with what is told of numbers and remarks."""
    return [
        "".join(each if isinstance(each, str) else str(each) for each in b.pieces) for b in blocks if b.kind in kinds
    ]


def told(whole: Conversation) -> list[str]:
    return said(list(document(whole)), BlockKind.NOTICE)[1:]


def test_a_document_goes_from_title_to_references() -> None:
    """Each question is a heading, whatever came of it."""
    headings = said(list(document(WHOLE)), BlockKind.TITLE, BlockKind.QUESTION, BlockKind.LABEL, BlockKind.REFERENCES)
    questions = ["Who spoke?", "And in Peru? before:2023", "Why?", "Nearest passages", "When? before:x", "Where?"]
    assert headings == ["Who spoke?", *questions, "References"]


@pytest.mark.parametrize(
    ("whole", "when"),
    [
        (WHOLE, ", 24 November 2026 to 26 November 2026."),
        (asked(REFUSED), ", 24 November 2026."),
        (conversation(), "."),
        (conversation(replace(WHOLE.turns[4], asked="x"), replace(WHOLE.turns[0], asked="")), "."),
    ],
)
def test_a_document_says_from_which_days_it_is(whole: Conversation, when: str) -> None:
    """As far as they are known."""
    assert said(list(document(whole)), BlockKind.NOTICE)[0] == f"Questions and answers from Dateline{when}"


def test_a_title_is_never_empty() -> None:
    assert said(list(document(conversation(title=" \n"))), BlockKind.TITLE) == ["Conversation"]


def test_quotations_have_who_said_them_behind() -> None:
    """In the order of the page; what came near is no part of it."""
    answer = replace(quoted(RESIGNED, RAINED), more=(SPOKE,))
    blocks = [each for each in document(asked(answer)) if each.kind in (BlockKind.ATTRIBUTION, BlockKind.QUOTE)]
    assert [each.kind for each in blocks] == [BlockKind.QUOTE, BlockKind.ATTRIBUTION] * 2 + [BlockKind.QUOTE] * 2
    assert said(blocks, BlockKind.ATTRIBUTION) == [
        "– Ann Poe, El País, 3 March 2022",
        "– RT, 20 June 2024; “Tuesday” is 18 June 2024",
    ]


def test_a_line_that_leads_quotations_is_a_heading() -> None:
    answer = quoted(RESIGNED)
    led = replace(answer, sentences=(Sentence("Ann Poe on rain:", (), None), *answer.sentences))
    kinds = [each.kind for each in document(asked(led))]
    assert said(list(document(asked(led))), BlockKind.LABEL) == ["Ann Poe on rain:"]
    assert kinds.index(BlockKind.LABEL) + 1 == kinds.index(BlockKind.QUOTE)


def test_a_sentence_in_doubt_says_so_with_its_reasons() -> None:
    """Behind it, in words; others say nothing of it."""
    [prose] = [each for each in document(asked(WRITTEN)) if each.kind is BlockKind.SAID]
    remarks = [each.text for each in prose.pieces if isinstance(each, Remark)]
    assert remarks == ["(Partly supported: the passage says 35 drones, not 53)", "(Not supported)"]


def test_how_a_question_was_understood_is_told() -> None:
    """Where words or filters are not those that were typed; then come the notes, and who wrote it."""
    assert told(asked(WRITTEN)) == [
        "Understood as: What happened in Peru?",
        "Articles searched: published before 1 January 2023, in El País",
        "Left out, because the articles do not bear it out: 1 sentence.",
        "Written by llama3.2:3b (Ollama).",
    ]


@pytest.mark.parametrize(
    ("question", "filters", "expected"),
    [
        ("Why?  before:2023", Filters(before=date(2023, 1, 1)), []),
        ("Why?", Filters(), []),
        ("Why? before:2023", Filters(), ["Articles searched: all"]),
        ("Why? before:x", Filters(source="RT"), ["Articles searched: in RT"]),
        ("Why?", Filters(order=Order.DATE), []),
    ],
)
def test_what_was_typed_is_not_told_again(question: str, filters: Filters, expected: list[str]) -> None:
    """Filters that cannot be read are none."""
    assert told(asked(replace(REFUSED, question=question, standalone_question="Why?", filters=filters))) == expected


def test_what_came_of_a_question_is_told() -> None:
    """That it was stopped, that it went wrong, that it was not answered."""
    blocks = list(document(WHOLE))
    remarks = [each.text for b in blocks for each in b.pieces if isinstance(each, Remark)]
    assert remarks[2:] == ["There was a problem:", "This question was not answered."]
    assert "Stopped before the answer was whole." in told(WHOLE)


def test_ratings_are_not_told() -> None:
    """They are between the person and the program."""
    rated = replace(WHOLE.turns[0], rating=Rating(Thumb.DOWN, "Nonsense.", "Nobody."))
    assert list(document(conversation(rated))) == list(document(conversation(WHOLE.turns[0])))


def test_one_answer_has_its_references_under_the_numbers_of_the_page() -> None:
    """In their order; the text is as on the page."""
    blocks = list(one_answer(quoted(RESIGNED, RAINED)))
    assert [each.kind for each in blocks] == [BlockKind.QUOTE, BlockKind.ATTRIBUTION] * 2 + [
        BlockKind.REFERENCE,
        BlockKind.QUOTE,
    ] * 2
    assert "Number(of=2)" in said(blocks, BlockKind.QUOTE)[0]
    assert [each[:10] for each in said(blocks, BlockKind.REFERENCE)] == ["Mark(of=1)", "Mark(of=2)"]

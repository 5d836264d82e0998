"""Earlier questions and answers."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer_json import answer_json
from rag.conversations.history import exchange_of, read_history
from rag.errors import InputError
from rag.turns import Exchange
from rag.types import Answer, Citation, Refusal, RefusalKind, Sentence
from tests.examples import article, passage

CITED = passage(article("Belarus", day=date(2024, 6, 20)))
ANSWER = Answer(
    "And he?",
    "What did the minister say?",
    sentences=(Sentence("He spoke. [2]", (2,)), Sentence("It rained. [5]", (5,))),
    citations=(Citation(2, CITED, 0, 9), Citation(5, CITED, 10, 20)),
)
EXCHANGE = Exchange(
    "And he?",
    "What did the minister say?",
    "He spoke. [2]\nIt rained. [5]",
    {("id-Belarus", 0, 9): 2, ("id-Belarus", 10, 20): 5},
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "question",
                    "answer",
                    "standalone_question",
                    "citations",
                    "number",
                    "article_id",
                    "start",
                    "role",
                    "content",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def test_an_answer_is_kept_with_the_numbers_of_its_citations() -> None:
    assert exchange_of(ANSWER) == EXCHANGE


def test_a_refusal_is_kept_as_what_was_said() -> None:
    refusal = Refusal(RefusalKind.NOTHING_RELEVANT, "The articles say nothing about this.")
    assert exchange_of(Answer("Why?", "Why?", refusal=refusal)) == Exchange("Why?", "Why?", refusal.message)


def test_what_ask_prints_is_a_history() -> None:
    """The same as the answer itself would be."""
    assert read_history([json.loads(json.dumps(answer_json(ANSWER)))]) == (EXCHANGE,)


def test_questions_may_be_bare() -> None:
    assert read_history(["Who?", {"question": "Why?"}]) == (Exchange("Who?", "Who?"), Exchange("Why?", "Why?"))
    assert read_history(None) == read_history([]) == ()


def test_messages_of_a_chat_are_exchanges() -> None:
    """What neither person nor assistant says is none, nor is a greeting before the first question."""
    messages = [
        {"role": "system", "content": "Be kind."},
        {"role": "assistant", "content": "Ask me."},
        {"role": "user", "content": "Who?"},
        {"role": "tool", "content": "{}"},
        {"role": "assistant", "content": "Putin."},
        {"role": "user", "content": "When?"},
    ]
    assert read_history(messages) == (Exchange("Who?", "Who?", "Putin."), Exchange("When?", "When?"))


@pytest.mark.parametrize(
    "history",
    [
        "Who?",
        {"question": "Who?"},
        5,
        [5],
        [None],
        [{"question": 5}],
        [{"content": "Who?"}],
        [{"role": "user", "content": ["Who?"]}],
        [["Who?", "Putin."]],
    ],
)
def test_what_is_no_history_is_an_error_that_says_the_forms(history: Any) -> None:
    with pytest.raises(InputError, match="oldest first"):
        read_history(history)


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 0},
        {"number": -1},
        {"number": True},
        {"number": "1"},
        {"article_id": None},
        {"start": 1.5},
        {"end": None},
    ],
)
def test_a_citation_that_cannot_be_one_is_an_error(wrong: dict[str, Any]) -> None:
    """A number must be one that a marker can have."""
    citation = {"number": 1, "article_id": "id", "start": 0, "end": 5, **wrong}
    with pytest.raises(InputError, match="citation in the history"):
        read_history([{"question": "Who?", "citations": [citation]}])


@given(JSON)
def test_any_json_is_a_history_or_a_plain_error(value: Any) -> None:
    try:
        history = read_history(value)
    except InputError:
        return
    assert all(number > 0 for exchange in history for number in exchange.numbers.values())

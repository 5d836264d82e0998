"""What asks nothing of articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question.small_talk import is_small_talk


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "Hi there!",
        "Hello, Dateline.",
        "good morning",
        "thanks",
        "Thank you very much!",
        "ok, thanks",
        "What should I write about today?",
        "what can you do?",
        "Hello, what can you do, please?",
        "What can I ask you?",
        "How does this work?",
        "help",
        "Can you help me?",
        "who are you?",
        "What’s up?",
        "Give me some ideas",
        "Tell me a joke",
        "test",
    ],
)
def test_what_is_no_question(text: str) -> None:
    """Greetings, thanks, questions about the assistant, and requests for ideas."""
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hello, who won the election?",
        "Thanks. What did Dahl say?",
        "What can you tell me about gas?",
        "Who is the mayor?",
        "What is Dateline Ltd?",
        "What can Ostia do?",
        "How does the pipeline work?",
        "What should I know about the ferry?",
        "Who said hello?",
        "What did he write about today?",
        "Great Britain",
        "Test match",
        "Good Friday",
        "Give me the terms of the deal",
        "Can you help me find the price?",
        "?!",
        "",
    ],
)
def test_what_is_one(text: str) -> None:
    """Whatever it begins with."""
    assert not is_small_talk(text)


@given(st.text(max_size=60))
def test_any_text_with_a_question(text: str) -> None:
    """Is a question."""
    assert not is_small_talk(f"hello {text} who won the vote?")

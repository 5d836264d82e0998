"""What claims something, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.checking.claims import claims_nothing, strip_lead


@pytest.mark.parametrize(
    "sentence",
    [
        "Hello!",
        "Hi there,",
        "Dear reader,",
        "Sure!",
        "Certainly, here is the answer:",
        "Here’s what I found:",
        "Here is what the articles say:",
        "Based on the passages, here is a summary:",
        "Great question!",
        "Thank you for your question.",
        "I hope this helps!",
        "Let me know if you need more details.",
        "The answer to the question is:",
        "The short answer to your question is as follows:",
        "The key points are:",
        "To answer your question:",
    ],
)
def test_talk_to_the_reader_claims_nothing(sentence: str) -> None:
    assert claims_nothing(sentence)


@pytest.mark.parametrize(
    "heading",
    ["Conditions for peace talks:", "**Key points:**", "## Background", "Putin’s conditions:", "- Reaction in Moscow:"],
)
def test_headings_claim_nothing(heading: str) -> None:
    assert claims_nothing(heading)


@pytest.mark.parametrize(
    "question",
    [
        *("What did Putin say?", "In which city did they meet?", "Is it over?"),
        *("Did Ms. Roe see him?", "Will it close at 9 p.m. Tuesday?"),
    ],
)
def test_questions_claim_nothing(question: str) -> None:
    assert claims_nothing(question)


@pytest.mark.parametrize("nothing", ["", " ", "…", "***", "—", "_ _", "#"])
def test_what_has_no_word_claims_nothing(nothing: str) -> None:
    assert claims_nothing(nothing)


@pytest.mark.parametrize(
    "claim",
    [
        "Yes, Putin said so on Monday.",
        "No, Russia withdrew.",
        "Yes.",
        "Sure, 35 drones were shot down.",
        "Of course Putin lied.",
        "Thanks to Putin, the war ended.",
        "Dear Ukraine lost the war.",
        "Hello, Putin is dead.",
        "Here is where the army stopped.",
        "Here are 35 drones that were shot down",
        "The following day Putin died",
        "Please note Putin resigned",
        "Based on the passages, Putin died",
        "In summary, Russia lost 300 tanks",
        "Let me know if you have help from Putin",
        "Here is the answer: Putin is dead",
        "The answer to the question is Putin.",
        "The answer to the question is that Putin died.",
        "The answer of the minister is no.",
    ],
)
def test_a_claim_that_begins_as_talk_is_a_claim(claim: str) -> None:
    """Otherwise it would go unchecked."""
    assert not claims_nothing(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Putin has resigned:",
        "Kyiv captured:",
        "Russia lost 300 tanks:",
        "Russia attacks Kyiv:",
        "No talks in Kyiv:",
        "Putin died. The news:",
        "# Putin won the war",
        "Losses of the army since the war began, of both sides together:",
    ],
)
def test_a_heading_that_says_something_is_a_claim(claim: str) -> None:
    """One with a verb, a number or a negation, or a long one."""
    assert not claims_nothing(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Russia attacked Kyiv, right?",
        "Did you know that Putin died in 2024?",
        "Isn’t it true that Putin died?",
        "Putin resigned. Did he?",
        "Who? Putin resigned. Right?",
    ],
)
def test_a_question_that_says_something_is_a_claim(claim: str) -> None:
    assert not claims_nothing(claim)


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("The answer is: Miriam Dalli.", "Miriam Dalli."),
        ("Answer: He spoke in Hanoi.", "He spoke in Hanoi."),
        ("2. Russia attacked.", "Russia attacked."),
        ("The answer is in Hanoi.", "The answer is in Hanoi."),
    ],
)
def test_what_a_model_puts_before_its_answer_is_no_part_of_it(said: str, claimed: str) -> None:
    assert strip_lead(said) == claimed


@pytest.mark.parametrize("around", ["Putin: “We surrender”:", "Did he say “we surrender”?", "Sure, “we surrender”."])
def test_whoever_quotes_claims_something(around: str) -> None:
    assert not claims_nothing(around)


@given(st.text(max_size=60))
def test_a_name_with_a_verb_is_a_claim_whatever_stands_before(before: str) -> None:
    """Greetings and the like cannot carry a claim past the check."""
    assert not claims_nothing(f"{before} Putin resigned on Monday.")

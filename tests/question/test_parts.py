"""The parts of an English question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question.names import is_date
from rag.question.parts import read_parts


@pytest.mark.parametrize(
    ("question", "head", "auxiliary", "rest"),
    [
        ("What did Putin say in Hanoi?", "What", "did", "Putin say in Hanoi"),
        ("How many drones did Russia launch?", "How many drones", "did", "Russia launch"),
        ("How many people died in Gaza?", "How many people", "", "died in Gaza"),
        ("In which city were the talks?", "In which city", "were", "the talks"),
        ("Did Putin visit Minsk?", "", "Did", "Putin visit Minsk"),
        ("Which company said it has hired?", "Which company", "", "said it has hired"),
        ("gas price cap", "", "", "gas price cap"),
        ("", "", "", ""),
    ],
)
def test_question_words_auxiliary_and_rest(question: str, head: str, auxiliary: str, rest: str) -> None:
    parts = read_parts(question)
    assert (parts.head, parts.auxiliary, parts.rest) == (head, auxiliary, rest)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What did Ursula von der Leyen promise Moldova?", "Ursula von der Leyen"),
        ("What did Erdogan and Mitsotakis discuss?", "Erdogan and Mitsotakis"),
        ("What did the UN report say about Haiti?", "the UN report"),
        ("How much did the Tesla factory in Grünheide cost?", "the Tesla factory in Grünheide"),
        ("When did the attack on Kyiv begin?", "the attack on Kyiv"),
        ("Where was Navalny imprisoned?", "Navalny"),
        ("Which plant are Russian forces trying to seize?", "Russian forces"),
        ("Who won the race?", ""),
    ],
)
def test_who_does_something(question: str, subject: str) -> None:
    assert read_parts(question).subject == subject


def test_what_it_and_there_mean() -> None:
    parts = read_parts("What did Claudia Sheinbaum say about the water crisis in Mexico City?")
    assert parts.thing == "the water crisis in Mexico City"
    assert [phrase.text for phrase in parts.places] == ["in Mexico City"]
    assert read_parts("What conditions did Putin set?").thing == "the conditions that Putin set"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Putin say in Hanoi?", "Putin in Hanoi"),
        ("What did Trudeau say about India?", "Trudeau and India"),
        ("What did Scholz call the offer?", "Scholz and the offer"),
        ("Why did train drivers strike in Germany?", "train drivers strike in Germany"),
        ("What was agreed at the summit in Baku?", "the summit in Baku"),
        ("What happened in the flood in Valencia?", "the flood in Valencia"),
    ],
)
def test_what_a_question_is_about(question: str, topic: str) -> None:
    assert read_parts(question).topic == topic


def test_phrases_end_before_the_verb() -> None:
    """ "In Sudan", and not "in Sudan start"."""
    assert [each.text for each in read_parts("When did the war in Sudan start?").phrases] == ["in Sudan"]
    assert is_date("March 2022")
    assert not is_date("Riga")


@given(st.text(max_size=120))
def test_any_text_has_parts(text: str) -> None:
    """Names and phrases are slices of it."""
    parts = read_parts(text)
    assert all(name.span.of(parts.text) == name.text for name in parts.names)
    assert all(phrase.span.of(parts.text).endswith(phrase.object) for phrase in parts.phrases)
    assert isinstance(parts.topic + parts.thing, str)

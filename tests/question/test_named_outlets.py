"""Outlets that a question names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question.named_outlets import find_outlet, take_outlet

OUTLETS = ["Nordwire", "The Harbor Gazette", "Inland Courier", "Norbury Post", "Post", "RT"] + [
    "The Hindu",
    "CNN",
    "The Sun",
]


@pytest.mark.parametrize(
    ("question", "rest", "outlet"),
    [
        ("According to the Inland Courier, how many stayed?", "How many stayed?", "Inland Courier"),
        ("How many stayed, according to inland courier?", "How many stayed?", "Inland Courier"),
        ("How many stayed in the Inland Courier?", "How many stayed?", "Inland Courier"),
        ("In the Hindu, who spoke?", "Who spoke?", "The Hindu"),
        ("How many died, RT reports?", "How many died?", "RT"),
        ("What was reported by Norbury Post about pay?", "What was reported about pay?", "Norbury Post"),
        ("What does RT say about Oslo?", "What does the article say about Oslo?", "RT"),
        ("what did the harbor gazette correct?", "What did the article correct?", "The Harbor Gazette"),
        ("Has The Sun reported a delay?", "Has the article reported a delay?", "The Sun"),
        ("What does RT say Putin wants?", "What does the article say Putin wants?", "RT"),
        ("What do articles from RT say about gas?", "What do articles say about gas?", "RT"),
        ("In Norbury Post’s report, who spoke?", "Who spoke?", "Norbury Post"),
    ],
)
def test_the_outlet_that_is_asked_about_is_taken_out(question: str, rest: str, outlet: str) -> None:
    """In any capitals, with "the" or without; what is left is a question."""
    assert take_outlet(question, OUTLETS) == (rest, outlet)


@pytest.mark.parametrize(
    "question",
    [
        "CNN lays off staff",
        "Who owns the Inland Courier?",
        "Who was fired by CNN?",
        "How much gas is left in the sun?",
        "Who works in the Sun as a driver?",
        "What do CNN and RT say?",
        "What does CNN say of articles in RT?",
        "According to Post Express, who spoke?",
        "According to the postman, who spoke?",
        "According to Putin, who spoke?",
        "According to RT?",
        "",
    ],
)
def test_other_questions_stay(question: str) -> None:
    """An outlet that is talked about, two of them, one that the library has not, a common word, nothing else asked."""
    assert take_outlet(question, OUTLETS) == (question, None)


def test_the_longest_name_is_meant() -> None:
    """Not the outlet whose name is a part of it."""
    assert take_outlet("Who spoke, according to Norbury Post?", OUTLETS)[1] == "Norbury Post"
    assert take_outlet("Who spoke in Norbury Post's story?", OUTLETS)[1] == "Norbury Post"
    assert take_outlet("Who spoke, according to the Post?", OUTLETS)[1] == "Post"


def test_a_name_is_no_pattern() -> None:
    """Its signs stand for themselves."""
    assert take_outlet("Who spoke, according to Yahoo!?", ["Yahoo!"]) == ("Who spoke?", "Yahoo!")
    assert take_outlet("According to a.b, who spoke?", ["a.b", "(", "[x]{}\\g<0>", " ", ""]) == ("Who spoke?", "a.b")
    assert take_outlet("According to axb, who spoke?", ["a.b"])[1] is None


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=4))
def test_any_question_and_any_outlets(question: str, outlets: list[str]) -> None:
    """Are read, and what is found is one of them."""
    rest, outlet = take_outlet(f"According to {outlets[0] if outlets else ''}, {question}", outlets)
    assert outlet is None or (outlet in outlets and rest)


def test_an_outlet_is_known_without_its_article() -> None:
    """Unless there is one that is called so."""
    assert find_outlet("harbor gazette", OUTLETS) == "The Harbor Gazette"
    assert find_outlet("The CNN", OUTLETS) == "CNN"
    assert find_outlet("rt", OUTLETS) == "rt"
    assert find_outlet("Harbor", OUTLETS) == "Harbor"
    assert find_outlet("Hindu", ["The Hindu", "Hindu"]) == "Hindu"

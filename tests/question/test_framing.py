"""Words that only frame a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question.framing import strip_framing
from rag.question.questions import read_question
from rag.text.words import words


@pytest.mark.parametrize(
    ("question", "looked_for"),
    [
        ("List all people who criticised the deal.", ["criticised", "deal"]),
        ("Please name the three conditions Putin set", ["three", "conditions", "putin", "set"]),
        ("Can you tell me what kind of ship it was?", ["ship"]),
        ("Give me a short summary of the talks", ["talks"]),
        ("Hello, who won the election?", ["won", "election"]),
        ("What is the gas price now?", ["gas", "price"]),
        ("What percentage of parents are for it?", ["parents"]),
        ("How many parents were surveyed by Fakta?", ["parents", "fakta"]),
        ("What number of soldiers died?", ["soldiers", "died"]),
        ("What happened in Oslo?", ["oslo"]),
        ("When did the crash occur?", ["crash"]),
        ("What changed between the first price and the last?", ["first", "price", "last"]),
        ("According to Dahl, is it fair?", ["dahl", "fair"]),
        ("What do the articles say about gas?", ["say", "gas"]),
        ("Is there any news about Ostia?", ["ostia"]),
    ],
)
def test_framing_words_are_not_looked_for(question: str, looked_for: list[str]) -> None:
    """What is left is what an article must speak of."""
    assert list(read_question(question).spelled) == looked_for


@pytest.mark.parametrize(
    "question",
    [
        "Who is on the sanctions list?",
        "Which names did the witness give to the police?",
        "What did the party NOW demand?",
        "Which now-famous song was played?",
        "Did the number 7 bus change its route?",
        "Which news agency was bought?",
        "Did the price change in May?",
        "Which articles of the constitution were changed?",
    ],
)
def test_the_same_words_may_be_what_it_is_about(question: str) -> None:
    """Then they are looked for."""
    assert strip_framing(question) == question


def test_a_question_of_nothing_else_is_about_those_words() -> None:
    """Something must be looked for."""
    assert list(read_question("What happened?").spelled) == ["happened"]
    assert list(read_question("What is going on now?").spelled) == ["going", "now"]


def test_what_is_wanted_and_named_stays_known() -> None:
    """Read from the whole question; a word that frames is no name."""
    question = read_question("Please list: what percentage of voters did Dahl get?")
    assert question.answer_type == "percent"
    assert question.names == {"dahl"}


@given(st.text(max_size=80))
def test_no_word_is_added_or_moved(text: str) -> None:
    """What is left stands where it stood."""
    left = strip_framing(text)
    assert len(left) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, left, strict=True))
    assert len(words(left)) <= len(words(text)) + 1

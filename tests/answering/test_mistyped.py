"""What a person meant to type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.mistyped import are_one_apart, correct_spelling
from rag.assistant import Assistant
from rag.library.library import Library

LETTERS = st.text("abcé", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what conditons did Putin set", "what conditions did Putin set"),
        ("What did Zelesnky say of the Kremiln?", "What did Zelensky say of the Kremlin?"),
        ("Which ministers did Lukashneko welcome?", "Which ministers did Lukashenko welcome?"),
    ],
)
def test_words_that_nobody_writes_are_read_as_the_articles_write_them(seeds: Library, typed: str, meant: str) -> None:
    """Names too, if they are long enough."""
    assert correct_spelling(typed, seeds).text == meant


@pytest.mark.parametrize(
    "typed",
    [
        "What did Macron propose?",  # the articles have him
        "Who is the chancellor's gardener?",  # English, and in no article
        "How old is Mr Prit?",  # a short name, one letter from others
        "Hasn't Putin's army withdrawn?",
        "Wie viele Menschen haben gestern demonstriert?",
        "Was sagte Putin über die Ukrane-Frage, die uns alle bewegt und die niemand löst?",
        "普京什么时候访问中国？",
        "متى يزور الرئيس الصين؟",
        "1,200 ?!",
    ],
)
def test_what_may_be_meant_as_it_is_stays(seeds: Library, typed: str) -> None:
    """A word of English or of the articles, a short name, a question in another language."""
    assert correct_spelling(typed, seeds).text == typed


def test_a_person_is_told_what_was_read(seeds: Library) -> None:
    """Beside the answer."""
    *_, answer = Assistant(seeds, "quotes").ask("what conditons did Putin set?")
    assert answer.notes == ("Read “conditons” as “conditions”.",)
    assert answer.standalone_question == "what conditions did Putin set?"
    assert answer.sentences


@given(LETTERS, LETTERS)
def test_one_apart_is_so_either_way(one: str, other: str) -> None:
    """Whichever of the two was meant."""
    assert are_one_apart(one, other) == are_one_apart(other, one)


@given(LETTERS, st.integers(0, 5), st.sampled_from("abcé"))
def test_a_slip_is_one_apart(word: str, place: int, letter: str) -> None:
    """A letter too many or another one."""
    assert are_one_apart(word, word[:place] + letter + word[place:])
    assert are_one_apart(word, word[:place] + letter + word[place + 1 :])

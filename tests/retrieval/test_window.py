"""What the reader is given of a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from rag.retrieval.window import TITLE_WORDS, WORDS, window

TEXTS = st.text("He said. Ab,", max_size=200)


def test_the_title_stands_before_the_sentence() -> None:
    """It says what the article is about; an untitled one has none."""
    assert window("Envoys meet", ["It rained.", "Ann Poe spoke."], 1) == "Envoys meet. Ann Poe spoke."
    assert window(" ", ["Ann Poe spoke."], 0) == "Ann Poe spoke."


def test_a_sentence_that_hangs_has_the_one_before() -> None:
    """Or nobody knows who "she" is, unless both are too long together."""
    assert window("", ["Ann Poe spoke.", "She left."], 1) == "Ann Poe spoke. She left."
    assert window("", ["word " * WORDS, "She left."], 1) == "She left."


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
def test_a_window_is_one_short_line(title: str, sentences: list[str]) -> None:
    """Of at most so many words as were learnt from."""
    for place in range(len(sentences)):
        read = window(title, sentences, place)
        assert "\n" not in read
        assert len(read.split()) <= TITLE_WORDS + WORDS + 1

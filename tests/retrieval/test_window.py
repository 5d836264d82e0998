"""What the reader is given of a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from rag.retrieval.window import TITLE_WORDS, WORDS, place_in_sentence, window
from rag.types import Span

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


def test_words_of_a_window_are_found_in_their_sentence() -> None:
    """Though its blanks and line ends are not those of the window; of the title they are in none."""
    sentence = "  Ann\n\nPoe  spoke of ice."
    read = window("Poe meets envoys", [sentence], 0)
    words = place_in_sentence(Span(read.index("Ann"), read.index(" of ice")), len(read), sentence)
    assert words is not None
    assert words.of(sentence) == "Ann\n\nPoe  spoke"
    assert place_in_sentence(Span(0, 3), len(read), sentence) is None


@given(TEXTS, TEXTS.filter(str.strip), st.data())  # Hypothesis takes `str.split` for true of any text but ""
def test_each_word_of_a_sentence_is_found_again(title: str, sentence: str, data: st.DataObject) -> None:
    read, words = window(title, [sentence], 0), sentence.split()[:WORDS]
    start = len(read) - len(" ".join(words))
    at = data.draw(st.integers(0, len(words) - 1))
    first = start + len("".join(f"{word} " for word in words[:at]))
    place = place_in_sentence(Span(first, first + len(words[at])), len(read), sentence)
    assert place is not None
    assert place.of(sentence) == words[at]

"""Which sentences a claim is held against."""

from hypothesis import given
from hypothesis import strategies as st

from rag.checking.evidence_text import MOST_WORDS, evidence_for
from rag.text.words import words

FILLER = [f"The {word} market of the town was quiet, as on any other day." for word in ("fish", "wool", "book", "tea")]
SAID = "Putin set conditions for talks on Friday."
DENIED = "Zelensky rejected the conditions as an ultimatum."


def test_a_short_passage_is_read_whole() -> None:
    """Its sentences stay in order, whatever the claim is."""
    assert evidence_for("Nothing of it.", [*FILLER, SAID]) == (0, 1, 2, 3, 4)


def test_the_sentences_of_the_claim_are_chosen() -> None:
    """Out of many others, in the order of the text."""
    passage = [*FILLER, SAID, *FILLER, DENIED, *FILLER]
    chosen = evidence_for("Zelensky rejected what Putin set as conditions.", passage, most=20)
    assert chosen == (4, 9)


def test_a_neighbour_is_chosen_before_a_stranger() -> None:
    """It says who "he" is."""
    passage = [*FILLER, "The president spoke of it.", SAID, "He left the hall.", *FILLER]
    chosen = evidence_for("Putin set conditions for talks.", passage, most=16)
    assert {4, 5, 6} >= set(chosen) > {5}


def test_a_covered_word_counts_little() -> None:
    """A sentence that says something else of the claim is better than one that says the same again."""
    passage = [SAID, "Putin set conditions for talks again on Monday.", *FILLER, DENIED]
    assert evidence_for("Putin set conditions for talks, and Zelensky rejected them.", passage, most=15) == (0, 6)


def test_one_sentence_is_chosen_however_long() -> None:
    """Rather a long one than none."""
    assert evidence_for("Putin set conditions.", ["word " * 300, f"{SAID} " + "word " * 300]) == (1,)
    assert evidence_for("Putin set conditions.", []) == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=200), max_size=12), st.integers(1, MOST_WORDS))
def test_places_are_in_order_and_fit(claim: str, sentences: list[str], most: int) -> None:
    """Any text: each place once, rising, and all of them within `most` words, or one alone."""
    chosen = evidence_for(claim, sentences, most)
    assert list(chosen) == sorted(set(chosen))
    assert set(chosen) <= set(range(len(sentences)))
    assert bool(chosen) == bool(sentences)
    assert len(chosen) == 1 or sum(len(words(sentences[place])) for place in chosen) <= most

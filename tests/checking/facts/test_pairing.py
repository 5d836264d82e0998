"""A claim beside a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.checking.facts.pairing import Pairing, Source, pair
from rag.checking.facts.reading import read

FLOWN = "Officials said that Russia had flown 35 attack drones across the country."


def beside(claim: str, text: str = FLOWN) -> Pairing:
    (pairing,) = pair(read(claim), [Source(read(text), 0, 0, True)])
    return pairing


def test_a_word_stands_for_the_same_word_in_the_same_order() -> None:
    pairing = beside("Russia had flown drones.")
    stands_for = [pairing.source.reading.keys[place] for place in pairing.partner if place >= 0]
    assert stands_for == list(pairing.claim.keys)


@pytest.mark.parametrize(("claim", "likeness"), [(FLOWN, 1.0), ("Penguins dance.", 0.0), ("", 0.0)])
def test_likeness_is_the_share_of_the_claim_that_the_sentence_has(claim: str, likeness: float) -> None:
    """Without its marks."""
    assert beside(claim.rstrip(".")).likeness == likeness


def test_words_of_meaning_count_more() -> None:
    assert beside("Russia had penguins").likeness > beside("The of had dance").likeness


def test_near_words_that_stand_in_the_sentence_support_one_more() -> None:
    pairing = beside("Russia had flown drones, and penguins danced on the moon until dawn broke in Pell.")
    supports = dict(zip(pairing.claim.keys, pairing.supports, strict=True))
    assert supports["drone"] > supports["pell"]


@pytest.mark.parametrize(
    ("claim", "word", "slot"),
    [
        ("Russia had flown 53 attack drones.", "53", ["35"]),
        ("Russia had flown attack drones.", "attack", ["35", "attack"]),
        ("Penguins dance.", "dance", []),
    ],
)
def test_a_slot_is_what_the_sentence_has_in_the_place(claim: str, word: str, slot: list[str]) -> None:
    """Between the nearest words on both sides that it has."""
    pairing = beside(claim)
    index = [token.text for token in pairing.claim.tokens].index(word)
    assert [token.text for token in pairing.slot(index)] == slot


def test_neighbours_are_the_nearest_words_that_the_sentence_has() -> None:
    """Marks are none."""
    pairing = beside("Russia, of old, had 53 drones.")
    keys = pairing.claim.keys
    left, right = pairing.neighbours(keys.index("#53"))
    assert (left, right) == (keys.index("have"), keys.index("drone"))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_laid_side_by_side(claim: str, text: str) -> None:
    pairing = beside(claim, text)
    assert 0 <= pairing.likeness <= 1 + 1e-9
    assert len(pairing.supports) == len(pairing.partner) == len(pairing.claim.tokens)
    assert [place for place in pairing.partner if place >= 0] == sorted({p for p in pairing.partner if p >= 0})

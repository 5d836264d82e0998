"""Words, and phrases, that mean the opposite."""

import pytest

from rag.checking.facts.antonyms import are_antonyms
from rag.checking.facts.patterns import key_of
from tests.checking.facts.examples import kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"),
        ("armed", "unarmed"),
        ("harmful", "harmless"),
        ("honest", "dishonest"),
        ("held", "collapsed"),
        ("convicted", "acquitted"),
        ("publicly", "secretly"),
        ("upheld", "overturned"),
    ],
)
def test_opposites_are_known_both_ways(one: str, other: str) -> None:
    assert are_antonyms(key_of(one), key_of(other))
    assert are_antonyms(key_of(other), key_of(one))


@pytest.mark.parametrize(("one", "other"), [("it", "unit"), ("arm", "farm"), ("press", "regardless"), ("led", "rose")])
def test_a_chance_likeness_is_none(one: str, other: str) -> None:
    assert not are_antonyms(key_of(one), key_of(other))
    assert not are_antonyms(key_of(other), key_of(one))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The strike goes on.", "The strike is over."),
        ("The strike goes on.", "The strike has ended."),
        ("The fair was called off.", "The fair took place."),
        ("The fair was cancelled.", "The fair went ahead."),
        ("The guard was unarmed.", "The guard was armed."),
        ("The fair went ahead despite the rain.", "The fair went ahead because of the rain."),
        ("Trains narrowly missed each other.", "Trains hit each other."),
    ],
)
def test_an_opposite_phrase_in_the_place_is_seen(text: str, claim: str) -> None:
    assert "negation" in kinds(claim, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The strike goes on.", "The strike continues."),
        ("The strike goes on.", "The strike is not over."),
        ("The fair was called off.", "The fair was cancelled."),
        ("The guard was unarmed.", "The guard was not armed."),
        ("The dust was harmless.", "The dust was not harmful."),
        ("The fair went ahead despite the rain.", "The fair went ahead in spite of the rain."),
    ],
)
def test_the_same_in_other_words_is_no_opposite(text: str, claim: str) -> None:
    assert kinds(claim, text) == set()

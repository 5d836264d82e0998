"""Numbers of a sentence in words."""

import pytest

from rag.checking.facts.counted import describe_mismatch, find_counted_keys, number_phrase_at, words_before
from rag.checking.facts.reading import TokenizedText, TokenKind, read


def number_in(text: str) -> tuple[TokenizedText, int]:
    reading = read(text)
    return reading, next(place for place, token in enumerate(reading.tokens) if token.kind is TokenKind.NUMBER)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Russia launched 35 attack drones at Kyiv.", ["attack", "drone"]),
        ("They lost 35, and drones came.", []),
        ("Of 35 in the city none left.", []),
    ],
)
def test_a_number_counts_the_words_after_it(text: str, counted: list[str]) -> None:
    """Up to a mark or a little word."""
    assert find_counted_keys(*number_in(text))[:2] == counted


def test_a_number_is_told_with_its_bound_and_unit() -> None:
    """As it is written."""
    assert number_phrase_at(*number_in("Prices rose by at least 12 percent.")) == "at least 12 percent"


def test_words_before_a_number_are_those_near_it() -> None:
    """Four at most, by their stems."""
    assert words_before(*number_in("The crew of the small ferry counted 12 whales."))[-1] == "count"


def test_what_the_passage_says_names_what_it_counts() -> None:
    """In place of what the claim says."""
    reading, place = number_in("Russia launched 35 attack drones.")
    claim, at = number_in("Russia launched 53 drones.")
    assert describe_mismatch(reading, reading.tokens[place], claim.tokens[at]) == (
        "the passage says 35 attack drones, not 53"
    )

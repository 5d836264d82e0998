"""Wordings of several words."""

import pytest

from rag.checking.facts.patterns import Patterns
from rag.checking.facts.reading import read

PATTERNS = Patterns(
    {
        "short": ("stop|fall short of",),
        "would": ("=would",),
        "from": ("keep ~ from",),
        "drop": ("drop ?the|all charge",),
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She fell short of it.", ["fell short of"]),
        ("Stops short of that.", ["Stops short of"]),
        ("She stopped a short man.", []),
        ("It would, and it will.", ["would"]),
        ("They kept the two big dogs from barking.", ["kept the two big dogs from"]),
        ("They kept it. From then on it rained.", []),
        ("They kept red, green, blue and grey dogs from it.", []),
        ("He dropped charges, the charges and all charges.", ["dropped charges"]),
        ("He drops the charges.", ["drops the charges"]),
    ],
)
def test_each_form_of_a_wording_is_found(text: str, found: list[str]) -> None:
    """With one of several words, a gap within the sentence, and a word that may be missing."""
    reading = read(text)
    assert [reading.text_between(each.first, each.last) for each in PATTERNS.find(reading)] == found

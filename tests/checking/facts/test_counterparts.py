"""The word of a claim that a word of a sentence is."""

import pytest

from rag.checking.facts.counterparts import counterpart
from rag.checking.facts.pairing import Source, pair
from rag.checking.facts.reading import read


@pytest.mark.parametrize(
    ("claim", "source", "word", "place"),
    [
        ("The ship sank.", "Off Oban the ship sank.", "sank", 2),
        ("Sank, the harbour master said, the ship had.", "The harbour master said that it sank.", "sank", 0),
        ("The ship left.", "The ship sank.", "sank", None),
        ("It sank, they say it sank.", "Off Oban, it sank and sank.", "Oban", None),
    ],
)
def test_it_is_found_in_any_order(claim: str, source: str, word: str, place: int | None) -> None:
    """Where there is one of it only."""
    reading = read(source)
    (pairing,) = pair(read(claim), [Source(reading, 0, 0, True)])
    theirs = next(index for index, token in enumerate(reading.tokens) if token.text == word)
    assert counterpart(pairing, theirs) == place

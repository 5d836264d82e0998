"""The other voice."""

import pytest

from rag.checking.facts.reading import read
from rag.checking.facts.turning import match_voice


@pytest.mark.parametrize(
    ("claim", "source", "turned"),
    [
        ("The dairy bought the mill.", "The mill was bought by the dairy.", "the mill was bought by The dairy."),
        ("The mill was bought by the dairy.", "The dairy bought the mill.", "the dairy bought The mill."),
        ("The mill was bought in May by a dairy.", "A dairy bought the mill.", "a dairy bought The mill in May."),
        ("The dairy bought it.", "The dairy bought the mill.", None),
        ("The mill was bought by Tuesday.", "The dairy bought the mill.", None),
        ("The mill was bought.", "The dairy bought the mill.", None),
        ("Bought by the dairy.", "The dairy bought the mill.", None),
    ],
)
def test_a_claim_is_put_into_the_voice_of_the_passage(claim: str, source: str, turned: str | None) -> None:
    """Where it has the other one and names both."""
    mine, theirs = read(claim), read(source)
    bought = (mine.keys.index("bui"), theirs.keys.index("bui"))
    assert match_voice(mine, bought[0], theirs, bought[1]) == turned

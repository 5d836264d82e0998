"""Which words belong to which number."""

import pytest

from rag.checking.facts.own_words import Belongs, Side, TokenSpan, belongs
from rag.checking.facts.reading import TokenizedText, TokenKind, read

SALES = "Sales rose 4 percent in Europe and 11 percent in Asia."
HURT = "Seven people died and 26 were hurt when the stand fell."
POOL = "He shot seven in a rage after losing two games of pool."


def _side(reading: TokenizedText, at: int) -> Side:
    places = [
        TokenSpan(index, index, token.number.last if token.number else token.end)
        for index, token in enumerate(reading.tokens)
        if token.kind is TokenKind.NUMBER
    ]
    return Side(reading, places, at)


@pytest.mark.parametrize(
    ("claim", "text", "same", "belonging"),
    [
        ("Sales rose 11 percent in Asia.", SALES, 1, Belongs.OWN),
        ("Sales rose 4 percent in Asia.", SALES, 0, Belongs.OTHER),
        ("Seven people were hurt.", HURT, 0, Belongs.OTHER),
        ("When the stand fell 26 people were hurt.", HURT, 1, Belongs.OWN),
        ("He killed seven in a pool house.", POOL, 0, Belongs.OPEN),
        ("It was seven.", HURT, 0, Belongs.OPEN),
    ],
)
def test_words_belong_to_the_number_of_their_phrase(claim: str, text: str, same: int, belonging: Belongs) -> None:
    source = read(text)
    assert belongs(_side(read(claim), 0), _side(source, same), _side(source, 1 - same)) is belonging

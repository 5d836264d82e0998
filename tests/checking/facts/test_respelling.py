"""A claim in the spelling of its passage."""

import pytest

from rag.checking.facts.respelling import respell
from rag.types import Span
from tests.checking.facts.examples import cited


@pytest.mark.parametrize(
    ("claim", "text", "said"),
    [
        ("It begins at 3 pm.", "It begins at 15:00.", "It begins at 15:00."),
        ("Rolf must repay €84m.", "Rolf must repay 84 million euros.", "Rolf must repay 84 million euros."),
        ("She left on 16 December.", "She left on Friday.", "She left on Friday."),
        ("All 71 served more than 70 years.", "All 71 served more than 70 years.", "All 71 served more than 70 years."),
        ("It cost 190 dollars.", "It cost 180 dollars.", "It cost 190 dollars."),
    ],
)
def test_values_are_written_as_the_passage_writes_them(claim: str, text: str, said: str) -> None:
    assert respell(claim, [cited(text)]).text == said


def test_characters_are_led_back_to_the_claim() -> None:
    found = respell("It begins at 3 pm on the quay.", [cited("It begins at 15:00 on the quay.")])
    assert found.in_claim(Span(13, 18)) == Span(13, 17)
    assert found.in_claim(Span(26, 30)) == Span(25, 29)

"""Rose by and rose to."""

import pytest

from rag.checking.facts.changes import Step, step_at
from rag.checking.facts.reading import TokenKind, read


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Prices rose 3 percent", [Step.BY]),
        ("Prices rose by at least 3 percent", [Step.BY]),
        ("a rise of 3 percent", [Step.BY]),
        ("raised its rate to 5 percent from 4 percent", [Step.TO, Step.FROM]),
        ("climbed by 40 overnight to 312", [Step.BY, Step.TO]),
        ("Prices stood at 3 percent", [Step.NONE]),
        ("He went to 3 schools", [Step.NONE]),
    ],
)
def test_a_number_is_how_much_or_from_or_to_what(text: str, steps: list[Step]) -> None:
    reading = read(text)
    found = [step_at(reading, place) for place, token in enumerate(reading.tokens) if token.kind is TokenKind.NUMBER]
    assert found == steps

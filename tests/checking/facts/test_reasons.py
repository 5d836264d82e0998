"""Because, and despite."""

import pytest

from tests.checking.facts.examples import kinds


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Although it snowed, the fair drew crowds.", "The fair drew crowds because it snowed."),
        ("The fair drew crowds thanks to the snow.", "The fair drew crowds despite the snow."),
        ("Despite the snow, the fair drew crowds.", "The fair drew crowds due to the snow."),
    ],
)
def test_an_obstacle_is_no_reason(text: str, claim: str) -> None:
    assert "negation" in kinds(claim, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Although it snowed, the fair drew crowds.", "The fair drew crowds even though it snowed."),
        ("Owing to the snow, the fair drew crowds.", "The fair drew crowds because of the snow."),
        ("Although it snowed, the fair drew crowds because it was free.", "The fair drew crowds because it was free."),
        ("Although it was cold, ships sailed.", "The mayor resigned because of the scandal."),
    ],
)
def test_other_words_for_it_and_other_matters_pass(text: str, claim: str) -> None:
    assert "negation" not in kinds(claim, text)

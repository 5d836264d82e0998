"""Who speaks a paragraph of an interview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.attribution.dialogue import dialogue_speaker

HEAD = "The novelist Agneta Svensson on bees. She met Paula Vance, a reader.\n\n"


def of_last(text: str) -> str | None:
    return dialogue_speaker(text, text.rindex("\n") + 5)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{HEAD}Weekend: When did you start?\n\nSvensson: At forty. I was cold.", "Agneta Svensson"),
        (f"{HEAD}PV: When did you start?\n\nAS: At forty.", "Agneta Svensson"),
        (
            "MAYA RENNER: Did you?\n\nSEN. TOM KIRKLAND: In parts.\n\nRENNER: And?\n\nKIRKLAND: No. Never.",
            "TOM KIRKLAND",
        ),
        (f"{HEAD}Paula Vance: When did you start?\n\nAgneta Svensson: At forty.", "Agneta Svensson"),
    ],
)
def test_a_paragraph_with_a_name_before_it_is_theirs(text: str, who: str) -> None:
    assert of_last(text) == who


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Q: When did you start?\n\nA: At forty.",
        f"{HEAD}Svensson: At forty.",
        "Born: 1970\n\nLives: Velm\n\nMonday: closed",
        "Next Match: on Saturday\n\nTotal Cost: three euros",
        f"{HEAD}Weekend: When?\n\nThe novelist laughed: it was late.",
        "",
    ],
)
def test_letters_facts_and_a_single_line_are_no_dialogue(text: str) -> None:
    assert dialogue_speaker(text, max(len(text) - 3, 0)) is None


@given(st.text(alphabet="Aa: \nB."))
def test_a_name_is_words_of_the_text(text: str) -> None:
    found = dialogue_speaker(text, len(text) // 2)
    assert found is None or found in text

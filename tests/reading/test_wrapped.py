"""When lines are taken for one paragraph that was broken at a width."""

import pytest

from rag.reading.wrapped import unwrap_lines, unwrap_text

BROKEN = [
    "The ferry to Norbury will cost ten percent more from July, the operator",
    "said on Monday. It held the fares for three years, while fuel became a",
    "third dearer.",
    "",
    "The council objects.",
]


def test_lines_without_room_for_the_next_word_are_one_paragraph() -> None:
    """And an empty line parts paragraphs."""
    first, second = unwrap_lines(BROKEN).split("\n\n")
    assert first.count("\n") == 0
    assert first.endswith("while fuel became a third dearer.")
    assert second == "The council objects."


@pytest.mark.parametrize(
    "lines",
    [
        ["A short line.", "Another one, in which there was room for more words of the next line."],
        ["Roses are red,", "violets are blue."],
        ["A paragraph that is longer than any program breaks lines at, " * 3, "and one after it."],
    ],
)
def test_lines_with_room_stay_lines(lines: list[str]) -> None:
    """As those of verses, lists, and paragraphs of one line each."""
    assert unwrap_lines(lines) == "\n".join(line.strip() for line in lines)


def test_nothing_stays_nothing() -> None:
    """Of no lines, and of empty ones."""
    assert unwrap_lines([]) == unwrap_lines(["", " "]) == ""


def test_a_text_whose_lines_end_amidst_sentences_is_unwrapped() -> None:
    """Line by line: what had room for the next word ends a paragraph, and a word that is divided is one again."""
    divided = ["The mayor asked for a report on the ferry in the spring, and for an ex-", "amination of its books."]
    title, first, second, third = unwrap_text("\n".join(["Dearer ferry", "", *BROKEN, "", *divided])).split("\n\n")
    assert first == " ".join(BROKEN[:3])
    assert (title, second, third[-25:]) == ("Dearer ferry", BROKEN[-1], "examination of its books.")


@pytest.mark.parametrize(
    "text",
    [
        "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.",
        "The ferry to Norbury will cost ten percent more from July, they said.\n" * 6,
        f"{'A paragraph that is longer than any program breaks lines at, ' * 3}\nand one after it.",
        "",
    ],
)
def test_a_text_whose_lines_are_paragraphs_stays(text: str) -> None:
    """As verses do, and sentences of a line each."""
    assert unwrap_text(text) == text

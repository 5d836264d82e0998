"""When lines are taken for one paragraph that was broken at a width."""

import pytest

from rag.reading.wrapped import unwrap_lines

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

"""The white space where a marker was taken out."""

import pytest

from rag.answering.markers.spacing import bridge


@pytest.mark.parametrize(
    ("before", "gap", "after", "following", "left"),
    [
        ("said", " ", " ", "t", " "),
        ("said", " ", "", ".", ""),
        ("said", "", "", "t", " "),
        ("的", "", "", "是", ""),
        ("said", " ", "\n\n", "T", "\n\n"),
        ("“", "", " ", "N", ""),
        ("", " ", " ", "F", ""),
    ],
)
def test_one_gap_stays_where_words_need_one(before: str, gap: str, after: str, following: str, left: str) -> None:
    """None before a comma, after an opening mark or at the start; a paragraph's end wins."""
    assert bridge(before, gap, after, following) == left

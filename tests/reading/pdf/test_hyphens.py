"""Words that a line end divides."""

import pytest

from rag.reading.pdf.hyphens import Words


@pytest.mark.parametrize(
    ("before", "after", "read"),
    [
        ("the bud-", "get office", "the budget office"),
        ("the bud\xad", "get office", "the budget office"),
        ("the bud\u2010", "get office", "the budget office"),
        ("the Franco-", "German firm", "the Franco-German firm"),
        ("in 2023-", "24 it", "in 2023-24 it"),
        ("a state-of-", "the-art line", "a state-of-the-art line"),
        ("a self-", "made man", "a self-made man"),
        ("her long-", "time friend", "her longtime friend"),
        ("a well-", "known man", "a well-known man"),
        ("der Gemeinde-", "rat tagte", "der Gemeinderat tagte"),
        ("it ended -", "so they say", "it ended - so they say"),
        ("the law", "passed", "the law passed"),
        ("议会批准", "新线路", "议会批准新线路"),
    ],
)
def test_a_divided_word_is_in_one_piece(before: str, after: str, read: str) -> None:
    """Without the hyphen that divides it, with one that is its own."""
    parts = [before]
    Words([before, after]).append(parts, after)
    assert "".join(parts) == read


@pytest.mark.parametrize(
    ("elsewhere", "read"),
    [("The tram-line is new.", "a tram-line"), ("The tramline is new.", "a tramline"), ("", "a tram-line")],
)
def test_the_text_decides_about_a_compound(elsewhere: str, read: str) -> None:
    """By the form that it has where no line ends; else two words that are known stay two."""
    parts = ["a tram-"]
    Words([elsewhere, "a tram-", "line"]).append(parts, "line")
    assert "".join(parts) == read

"""Days in figures."""

import pytest

from rag.checking.facts.written_days import written_days


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2021-04-17", ["17", "m4", "y2021"]),
        ("30/09/2025", ["30", "m9", "y2025"]),
        ("09/30/2025", ["30", "m9", "y2025"]),
        ("signed on 3.11. in Lodz", ["3", "m11"]),
        ("2022–23", ["y2022", "y2023"]),
        ("03/04/2025", []),
        ("31/02/2025", []),
        ("it rose to 3.11. Then", []),
        ("2022-10", []),
    ],
)
def test_only_what_is_surely_a_day_is_one(text: str, parts: list[str]) -> None:
    """Neither a day of two readings, nor one that no calendar has, nor a price at the end of a sentence."""
    assert [part for _, _, found in written_days(text) for _, _, part in found] == parts

"""Times of day."""

import pytest

from rag.checking.facts.quantities import numbers


@pytest.mark.parametrize(
    ("claim", "article", "same"),
    [
        ("3 pm", "15:00", True),
        ("3 p.m.", "3pm", True),
        ("noon", "12:00", True),
        ("10:30 pm", "22.30", True),
        ("half past nine", "9:30 pm", True),
        ("3 am", "15:00", False),
        ("noon", "midnight", False),
        ("06:12", "18:12", False),
    ],
)
def test_times_are_compared_by_the_minute(claim: str, article: str, same: bool) -> None:
    [mine], [theirs] = numbers(claim), numbers(article)
    assert mine.means(theirs) is same

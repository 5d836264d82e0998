"""When one number can be said for another."""

import pytest

from rag.checking.facts.quantities import numbers


@pytest.mark.parametrize(
    ("claim", "article", "same"),
    [
        ("two in three", "two-thirds", True),
        ("4.5 million", "4½ million", True),
        ("$2.80", "2 dollars and 80 cents", True),
        ("minus 4 degrees", "4 degrees below zero", True),
        ("3,200,000", "3.200.000", True),
        ("almost 6", "5.8", True),
        ("more than 6", "5.8", False),
        ("more than 200", "up to 212", False),
        ("4 degrees", "-4 degrees", False),
        ("one in four", "one in five", False),
    ],
)
def test_spelling_does_not_matter_and_value_does(claim: str, article: str, same: bool) -> None:
    [mine], [theirs] = numbers(claim), numbers(article)
    assert mine.means(theirs) is same

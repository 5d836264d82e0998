"""Numbers in figures and in words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.checking.facts.quantities import numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("35 drones, twenty-three of them", [35, 23]),
        ("1,200,000 or 1.2 million or 1.2m", [1.2e6] * 3),
        ("two hundred and five thousand", [205_000]),
        ("half of it, two-thirds of that", [1 / 2, 2 / 3]),
        ("the 21st and the twenty-first", [21, 21]),
        ("a dozen, dozens", [12, None]),
        ("MH17, 5G, someone, weight", []),
        ("9.11.2", [None]),
    ],
)
def test_each_spelling_has_its_value(text: str, values: list[float | None]) -> None:
    assert [number.value for number in numbers(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        ("35", "thirty-five"),
        ("50 percent", "half"),
        ("$190", "190 dollars"),
        ("1.2 million", "1,203,456"),
        ("about 30", "29"),
        ("dozens", "43"),
    ],
)
def test_one_amount_can_be_said_for_the_other(claim: str, article: str) -> None:
    [mine], [theirs] = numbers(claim), numbers(article)
    assert mine.means(theirs)


@pytest.mark.parametrize(
    ("claim", "article"),
    [("35", "53"), ("$35", "35 percent"), ("35th", "35"), ("220,010", "220,000"), ("about 30", "20"), ("dozens", "5")],
)
def test_another_amount_cannot(claim: str, article: str) -> None:
    """Another value, another unit, a place in an order, and an exact number where the article rounds."""
    [mine], [theirs] = numbers(claim), numbers(article)
    assert not mine.means(theirs)


@given(st.integers(0, 10**12))
def test_figures_with_and_without_commas_mean_the_same(value: int) -> None:
    [plain], [grouped] = numbers(f"{value} men"), numbers(f"{value:,} men")
    assert plain.means(grouped)


@given(st.text(alphabet="0123456789.,% $-tenhudrmilo", max_size=60))
def test_numbers_lie_in_order_in_the_text(text: str) -> None:
    found = numbers(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(one.end <= two.start for one, two in pairwise(found))

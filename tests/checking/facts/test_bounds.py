"""At least, up to, about."""

import pytest

from rag.checking.facts.bounds import Bound, bound_at, contradict, says_more


@pytest.mark.parametrize(
    ("before", "after", "bound"),
    [
        ("at least ", "", Bound.LEAST),
        ("no fewer than ", "", Bound.LEAST),
        ("more than ", "", Bound.MORE),
        ("no more than ", "", Bound.MOST),
        ("just under ", "", Bound.NEARLY),
        ("", " or more", Bound.LEAST),
        ("killed ", " men", Bound.NONE),
        ("spread over the ", "", Bound.OVER),
    ],
)
def test_what_bounds_a_number_stands_beside_it(before: str, after: str, bound: Bound) -> None:
    text = f"{before}12{after}"
    assert bound_at(text, len(before), len(before) + 2)[0] is bound


def test_bounds_of_one_value_agree_or_not() -> None:
    assert contradict(Bound.MOST, Bound.LEAST)
    assert contradict(Bound.MORE, Bound.NONE)
    assert not contradict(Bound.LEAST, Bound.NONE)
    assert says_more(Bound.NONE, Bound.MOST)
    assert not says_more(Bound.NONE, Bound.ABOUT)

"""Days that a text names, of one that came out on Monday, 18 September 2023."""

from datetime import date

import pytest

from rag.checking.facts.moments import moments
from rag.checking.facts.reading import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on Friday", {15, 22}),
        ("last Friday", {8, 15}),
        ("next Friday", {22, 29}),
        ("yesterday", {17}),
        ("on 12 September", {12}),
        ("on Tuesday, 12 September", {12}),
        ("on Friday, 12 September", set()),
        ("in September", set()),
    ],
)
def test_a_day_is_known_from_the_day_of_the_article(text: str, days: set[int]) -> None:
    [moment] = moments(read(text), date(2023, 9, 18))
    assert {day.day for day in moment.days} == days


def test_without_the_day_of_the_article_only_a_full_date_is_known() -> None:
    friday, full = moments(read("on Friday and on 12 September 2023"), None)
    assert not friday.days
    assert full.days == {date(2023, 9, 12)}

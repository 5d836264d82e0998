"""What a search leaves out by day and outlet."""

from datetime import date

import pytest

from rag.filtering import Filters
from rag.library.bounds import Bounds, bounds_of, day_number


@pytest.mark.parametrize(
    ("filters", "bounds"),
    [
        (Filters(), Bounds()),
        (Filters(before=date(2022, 3, 1)), Bounds(last=20220300)),
        (Filters(after=date(2022, 12, 31)), Bounds(first=20221232)),
        (Filters(as_of=date(2022, 3, 1), before=date(2022, 2, 1)), Bounds(last=20220200)),
        (Filters(source="The Hindu"), Bounds(texts={"source": ("the hindu",)})),
        (Filters(source=""), Bounds()),
    ],
)
def test_filters_as_bounds(filters: Filters, bounds: Bounds) -> None:
    """One more or less than a day need not be one; of two last days the earlier one holds."""
    assert bounds_of(filters) == bounds


def test_a_day_is_a_number() -> None:
    """That can be compared; none is 0."""
    assert [day_number(date(2024, 6, 20)), day_number(date(33, 1, 2)), day_number(None)] == [20240620, 330102, 0]

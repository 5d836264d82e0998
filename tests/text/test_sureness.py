from datetime import date

import pytest

from rag.text.sureness import Sureness, format_days, sureness_of


@pytest.mark.parametrize(
    ("how", "sureness"),
    [
        ("metadata", Sureness.SURE),
        ("markup", Sureness.SURE),
        ("markup, day before month, as in the country of .uk", Sureness.LIKELY),
        ("stated on the page", Sureness.LIKELY),
        ("created date of the document", Sureness.WEAK),
        ("printed on page 1, column 2", Sureness.SURE),
        (None, None),
    ],
)
def test_how_sure_a_date_is(how: str | None, sureness: Sureness | None) -> None:
    """By where it was found and what had to decide; a person's own words are taken at their word."""
    assert sureness_of(how) == sureness


def test_days_are_told_with_where_they_stand() -> None:
    """As the metadata of an article keep a conflict."""
    assert format_days([("url", date(2023, 3, 7)), ("markup", date(2024, 3, 7))]) == "url 2023-03-07; markup 2024-03-07"

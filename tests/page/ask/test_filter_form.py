from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.filtering import Filters, Order
from rag.page.ask.filter_form import read_address, read_form, render_filter_form
from tests.page.seen import Page

days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
outlets = st.none() | st.text(min_size=1).map(str.strip).filter(bool)


def test_a_person_gives_the_first_and_the_last_day() -> None:
    """Both are within; the outlet is as it is typed."""
    filters = read_form({"first": "2022-03-01", "last": "2022-03-31", "source": " The Hindu ", "order": "date"})
    assert filters == Filters(None, date(2022, 2, 28), date(2022, 3, 31), "The Hindu", Order.DATE)
    page = Page(render_filter_form(filters, ["RT"]))
    values = {each["name"]: each["value"] for each in page.find("input")}
    assert values == {"first": "2022-03-01", "last": "2022-03-31", "source": "The Hindu"}
    assert [each["value"] for each in page.find("option") if "selected" in each] == ["date"]


@pytest.mark.parametrize("filters", [Filters(after=date.max), Filters(before=date.min)])
def test_the_first_and_the_last_day_there_are_have_a_form(filters: Filters) -> None:
    """They come with an address, as any other day does."""
    shown = {each["value"] for each in Page(render_filter_form(filters, [])).find("input")}
    assert shown == {str(filters.after or filters.before), ""}


def test_an_empty_form_is_no_filter() -> None:
    """Nor is one with fields that are not ours."""
    assert read_form({"first": "", "last": " ", "source": "", "order": "", "x": "y"}) == read_form({}) == Filters()


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        ({"first": "soon"}, "is not a date"),
        ({"last": "2022-13-01"}, "is not a date"),
        ({"order": "sideways"}, "is not known"),
        ({"first": "0001-01-01"}, "the first day there is"),
        ({"first": "2022-03-02", "last": "2022-03-01"}, "the first day comes after the last one"),
    ],
)
def test_days_that_make_no_sense_are_one_line(sent: dict[str, str], line: str) -> None:
    """It says which, and nothing is filtered by them."""
    with pytest.raises(InputError, match=line):
        read_form(sent)


@given(st.builds(Filters, days, days, days, outlets, st.none() | st.sampled_from(Order)))
def test_the_address_of_the_page_keeps_the_filters(filters: Filters) -> None:
    """So that a reload finds them in force."""
    address = Page(render_filter_form(filters, [])).find("div")[0]["data-address"] or ""
    assert read_address(dict(parse_qsl(address))) == filters


def test_an_address_that_makes_no_sense_is_passed_over() -> None:
    """What does make sense in it holds."""
    assert read_address({"before": "soon", "source": "RT", "conversation": "x"}) == Filters(source="RT")

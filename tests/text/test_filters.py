"""Filters typed into a question."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.filtering import Filters
from rag.text.filters import append_filters, set_filter, take_filters


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("before:2022", Filters(before=date(2022, 1, 1))),
        ("after:2022", Filters(after=date(2022, 12, 31))),
        ("as-of:2024-02", Filters(as_of=date(2024, 2, 29))),
        ("BEFORE:2022-3-1", Filters(before=date(2022, 3, 1))),
        ("after:2022-03-31", Filters(after=date(2022, 3, 31))),
        ("source:RT", Filters(source="RT")),
        ('source:"The Hindu"', Filters(source="The Hindu")),
        ("source:“The Hindu”", Filters(source="The Hindu")),
    ],
)
def test_filters_are_taken_out_of_the_question(typed: str, filters: Filters) -> None:
    """Wherever they stand; a year or a month is its first day in `before`, and its last in the others."""
    assert take_filters(f"what did  Putin {typed} say?", Filters()) == ("what did Putin say?", filters)
    assert take_filters(typed, Filters()) == ("", filters)


def test_typed_filters_win_over_given_ones() -> None:
    """And the last of two: what was typed last is what is meant."""
    given = Filters(before=date(2020, 1, 1), source="RT")
    _, filters = take_filters("why before:2021 before:2022", given)
    assert filters == Filters(before=date(2022, 1, 1), source="RT")


@pytest.mark.parametrize(
    "text", ["why: before dawn", "the source: RT", "https://a.b/before:x", "resource:x", "before: x"]
)
def test_words_that_only_look_alike_stay(text: str) -> None:
    """A filter is one word that begins with its name, or a name with a quotation."""
    assert take_filters(text, Filters()) == (text, Filters())


@pytest.mark.parametrize(
    "value", ["yesterday", "2022-13", "2022-02-30", "0000", "22", "2022-", "20220101", "٢٠٢٢-13", "'"]
)
def test_a_date_that_is_none_is_an_error(value: str) -> None:
    """The message names the filter, the value and the form that is wanted."""
    with pytest.raises(InputError, match="write it as 2022") as error:
        take_filters(f"why before:{value}", Filters())
    assert str(error.value).startswith(f"before {value!r}")


def test_an_empty_source_is_no_filter() -> None:
    """It takes away the one that was there."""
    assert set_filter(Filters(source="RT"), "source", " ") == Filters()
    assert not Filters()
    assert Filters(source="RT")


@given(st.text(max_size=60))
def test_any_question_is_survived(text: str) -> None:
    """It comes back with the same words, or the error says what is wrong with it."""
    try:
        question, filters = take_filters(text, Filters())
    except InputError:
        return
    assert filters or question == " ".join(text.split())


days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
marks = st.sampled_from(['"Daily"', "“Daily”", "”", "“", ":", "before:2022", "RT", "é", " "])
outlets = st.lists(marks, min_size=1).map("".join).filter(lambda name: name.strip() and not {'"', "”"} <= set(name))


@given(st.builds(Filters, days, days, days, st.none() | outlets.map(str.strip)))
def test_filters_that_are_typed_are_read_again(filters: Filters) -> None:
    """Whatever the outlet is called, unless it has marks of both kinds."""
    assert take_filters(append_filters("What of Malta?", filters), Filters()) == ("What of Malta?", filters)

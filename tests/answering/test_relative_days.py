"""Days that a text names by its own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.relative_days import REACH, day_names_in, days_in, normalise_day_name
from rag.types import Span
from tests.examples import article

FRIDAY = date(2022, 4, 29)
THURSDAY = date(2024, 6, 20)


def said(text: str, published: date | None = FRIDAY) -> list[str]:
    return [str(each) for each in days_in(article("a", text, published), Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It passed on Thursday, two years later than planned.", ["“Thursday” is 28 April 2022"]),
        ("On Friday, it failed. The mayor fell on Friday.", ["“Friday” is 29 April 2022"]),
        ("They met on Wednesday and Thursday.", ["“Wednesday” is 27 April 2022", "“Thursday” is 28 April 2022"]),
        ("He said in a statement late Tuesday that it will rain.", ["“Tuesday” is 26 April 2022"]),
        ("On Thursday, she announced the end.", ["“Thursday” is 28 April 2022"]),
        ("It will open in Riga on Monday.", ["“Monday” is 2 May 2022"]),
        ("He fell yesterday.", ["“yesterday” is Thursday 28 April 2022"]),
        ("Last month, 40 people drowned.", ["“Last month” is March 2022"]),
        ("They meet again next month.", []),
        ("They will meet again next month.", ["“next month” is May 2022"]),
        ("It cost less last year.", ["“last year” is 2021"]),
    ],
)
def test_a_day_is_the_nearest_that_fits(text: str, days: list[str]) -> None:
    """Before, where something was done or said; after, where it is promised."""
    assert said(text) == days


def test_last_friday_is_that_of_the_week_before() -> None:
    """Which may be the nearest one or not, as on a Saturday: then nothing is said."""
    assert said("He resigned last Friday after a vote.", THURSDAY) == ["“last Friday” is Friday 14 June 2024"]
    assert said("He resigned last Friday.", date(2024, 6, 21)) == ["“last Friday” is Friday 14 June 2024"]
    assert said("He resigned last Friday.", date(2024, 6, 22)) == []
    assert said("He resigned last Monday.", THURSDAY) == said("It was the last Friday in June.", THURSDAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "It passes on Thursday.",
        "It may pass on Thursday.",
        "They meet until Monday.",
        "It passed next Thursday.",
        "It passed on Thursday, 28 April.",
        "It passed on Thursday April 28.",
        "Thursday's vote was close.",
        "He worked on Thursdays.",
        "He worked on a quiet Thursday.",
        "It passed on Sunday.",
        "In 2014 the house fell on Thursday.",
        "It opened on Thursday two years ago.",
        "Two days later, it opened on Thursday.",
        "The Sunday Times asked him.",
        "Super Tuesday was close.",
        "“I fell on Thursday,” he said.",
        "It rained. “I fell yesterday.",
        '"It rained last month," she said.',
        "He spoke of yesterday's men and of yesterday.",
        "It rained for the last month, in his last year.",
        "In March it closed last month.",
        "Nothing happened.",
    ],
)
def test_what_is_not_sure_is_left_out(text: str) -> None:
    """A habit, another day, one with its date, one said in quotation marks, whenever that was, and one too far back."""
    assert said(text) == []


def test_without_a_date_nothing_is_sure() -> None:
    """And one that may be two is none."""
    assert said("It passed on Thursday.", None) == []
    assert said("The mayor fell on Monday. She will speak in Riga on Monday.", date(2022, 5, 5)) == []
    assert said("The mayor fell on Monday. She may speak on Monday.", date(2022, 5, 5)) == []


def test_only_the_words_that_are_asked_for_count() -> None:
    """What stands around them says whether they are quoted."""
    text = "It rained on Wednesday. It snowed on Thursday."
    assert [each.wording for each in days_in(article("a", text, FRIDAY), Span(24, len(text)))] == ["Thursday"]


def test_words_that_name_a_day_are_known() -> None:
    """By the day, whichever it is."""
    assert day_names_in("Last Friday, or on Monday, by Tuesday, yesterday.") == ["Last Friday", "Monday", "yesterday"]
    assert [normalise_day_name(each) for each in ("last Friday", "Friday", "last year")] == [
        "friday",
        "friday",
        "last year",
    ]


@given(st.text("Mondayesrl tf wil[2]0\n’“”.", max_size=80), st.dates(date(1900, 1, 1), date(2999, 1, 1)))
def test_of_any_text_days_are_near_and_named_in_it(text: str, published: date) -> None:
    """Whatever it says."""
    text = f"{text} fell on Monday"
    for day in days_in(article("a", text, published), Span(0, len(text))):
        assert day.wording in text
        assert abs((day.first - published).days) <= max(7, REACH) or day.unit != "day"

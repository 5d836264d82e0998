"""Days that a question names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question.named_days import Period, names_time, take_period

PUBLISHED = [date(2024, 3, 15), date(2024, 3, 22), date(2022, 2, 24), date(2023, 2, 25), date(2024, 6, 14)]
MARCH_22 = Period(date(2024, 3, 22), date(2024, 3, 24))
JUNE = Period(date(2024, 6, 1), date(2024, 7, 2))


@pytest.mark.parametrize(
    ("question", "rest", "period"),
    [
        ("What did Dahl say on 22 March?", "What did Dahl say?", MARCH_22),
        ("On March 22nd, 2024, what did Dahl say?", "What did Dahl say?", MARCH_22),
        ("What did Dahl say on Friday, the 22nd of March 2024?", "What did Dahl say?", MARCH_22),
        ("What did Dahl say on 2024-03-22?", "What did Dahl say?", MARCH_22),
        ("What did Dahl say in june 2024?", "What did Dahl say?", JUNE),
        ("In June, what did Dahl say?", "What did Dahl say?", JUNE),
        ("What rose in 2024?", "What rose in 2024?", Period(date(2024, 1, 1), date(2025, 1, 2))),
    ],
)
def test_the_time_that_is_asked_about(question: str, rest: str, period: Period) -> None:
    """Is told of within two days; only a year stays in the question, since articles write it."""
    assert names_time(question)
    assert take_period(question, PUBLISHED) == (rest, period)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Was sagte Dahl am 22. März?", "Was sagte Dahl?"),
        ("Qu’a dit Dahl le 22 mars 2024 ?", "Qu’a dit Dahl?"),
        ("¿Qué dijo Dahl el 22 de marzo de 2024?", "¿Qué dijo Dahl?"),
        ("Что сказал Даль 22 марта 2024 года?", "Что сказал Даль?"),
        ("Що сказав Даль 22 березня?", "Що сказав Даль?"),
    ],
)
def test_a_day_in_other_languages(question: str, rest: str) -> None:
    """With the names of months and the small words of each."""
    assert names_time(question)
    assert take_period(question, PUBLISHED) == (rest, MARCH_22)


@pytest.mark.parametrize(
    "question",
    ["Was geschah am 22. und 23. März?", "Что было 21 и 22 марта?", "Що було 21-22 березня?", "Wer ist Mai?"],
)
def test_two_days_in_other_languages_stay_in_the_question(question: str) -> None:
    """Nobody can say which of them is meant; and May is a name as well."""
    assert take_period(question, PUBLISHED) == (question, None)


@pytest.mark.parametrize(
    "question",
    [
        "What did Dahl say on Thursday?",
        "What did Dahl say on 24 February?",
        "What did Dahl say on 22 March 2022?",
        "What did Dahl say on 31 June 2024?",
        "What did Dahl say on 14 and 15 June?",
        "What was said on 14 June of what was said on 22 March?",
        "Who won in 2022 and 2024?",
        "What has Dahl said since 22 March?",
        "Did Dahl march in may?",
        "on 22 March?",
        "",
    ],
)
def test_other_questions_stay(question: str) -> None:
    """No date, one of two years, one without articles or that is none, several, nothing else asked."""
    assert take_period(question, PUBLISHED) == (question, None)


@given(st.integers(), st.sampled_from(["March", "may", "13", "Sept."]), st.integers(), st.text(max_size=9))
def test_any_figures(day: int, month: str, year: int, more: str) -> None:
    """Are read, and what is found holds an article."""
    for question in (
        f"who on {day} {month} {year} {more}",
        f"who on {year}-{month}-{day}{more}",
        f"who in {year}{more}",
    ):
        _, period = take_period(question, PUBLISHED)
        assert period is None or any(published in period for published in PUBLISHED)


def test_without_articles_no_time_narrows() -> None:
    """Whatever is asked."""
    assert not names_time("Who spoke on Thursday?")
    assert take_period("Who spoke on 22 March 2024?", ()) == ("Who spoke on 22 March 2024?", None)

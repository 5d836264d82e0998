"""What is added to a sentence: the day of its "last Friday"."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.lines import quote_citation
from rag.answering.resolved_days import add_days, resolve_days, strip_days
from rag.checking.attribution import AttributedSentence
from rag.types import Citation, Passage, Sentence, Verdict
from tests.examples import article

THURSDAY = date(2024, 6, 20)


def cited(quote: str, day: date | None = THURSDAY, name: str = "a", number: int = 1) -> Citation:
    return Citation(number, Passage(article(name, quote, day), 0, len(quote)), 0, len(quote))


def bound(text: str, *citations: Citation, verdict: Verdict | None = Verdict.SUPPORTED) -> AttributedSentence:
    return AttributedSentence(Sentence(text, tuple(each.number for each in citations), verdict), citations)


def test_a_day_taken_over_from_the_cited_words_is_told() -> None:
    """Behind the sentence and its numbers, as ours."""
    given = bound("Ann Poe resigned last Friday. [1]", cited("The mayor, Ann Poe, resigned last Friday."))
    assert add_days(given).sentence == replace(
        given.sentence,
        text="Ann Poe resigned last Friday. [1] (“last Friday” is Friday 14 June 2024, by the article's date)",
    )


def test_the_words_are_those_of_the_sentence() -> None:
    """Each day once, in its order."""
    source = cited("The mayor fell yesterday. She was hurt on Monday.")
    told = resolve_days("On Monday she was hurt, and she fell yesterday, after Monday.", [source])
    assert list(map(str, told)) == ["“Monday” is 17 June 2024", "“yesterday” is Wednesday 19 June 2024"]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("She fell on Monday.", [cited("The mayor fell.")]),
        ("She fell on Tuesday.", [cited("The mayor fell on Monday.")]),
        ("She fell on Monday.", [cited("The mayor fell on Monday.", None)]),
        ("She fell on Monday.", [cited("“She fell on Monday,” he said.")]),
        ("She fell on Monday, 17 June.", [cited("The mayor fell on Monday.")]),
        ("On June 17 she fell, a Monday, on Monday.", [cited("The mayor fell on Monday.")]),
        ("She left by Monday.", [cited("The mayor fell on Monday.")]),
        ("She fell on Monday.", [cited("She fell on Monday."), cited("She fell on Monday.", date(2024, 6, 26), "b")]),
        ("She fell on Monday.", [cited("She fell on Monday."), cited("“I fell on Monday,” she said.", THURSDAY, "b")]),
    ],
)
def test_nothing_is_told_that_the_cited_words_do_not_make_sure(text: str, citations: list[Citation]) -> None:
    """Nor what the sentence says itself, nor where two articles mean two days."""
    assert resolve_days(text, citations) == []
    assert add_days(bound(text, *citations)).sentence.text == text


@pytest.mark.parametrize("verdict", [Verdict.UNSUPPORTED, None])
def test_what_the_articles_do_not_bear_out_gets_no_day(verdict: Verdict | None) -> None:
    """It would look as if they did."""
    given = bound("She fell on Monday. [1]", cited("The mayor fell on Monday."), verdict=verdict)
    assert add_days(given) == given


def test_two_articles_of_one_day_tell_it_together() -> None:
    """By their dates."""
    given = bound(
        "She fell on Monday. [1][2]", cited("She fell on Monday."), cited("She fell Monday.", name="b", number=2)
    )
    assert add_days(given).sentence.text.endswith("(“Monday” is 17 June 2024, by the dates of the articles)")


def test_what_was_added_is_taken_away_again() -> None:
    """Of a sentence and of a quotation, and nothing else."""
    source = cited("The mayor fell on Monday. She fell yesterday.")
    assert (
        strip_days(quote_citation(source).text)
        == "“The mayor fell on Monday. She fell yesterday.” [1] – RT, 20 June 2024"
    )
    assert strip_days("It is said (by the article's date).") == "It is said (by the article's date)."


@given(
    st.sampled_from(["", "She fell on Monday.", "Yesterday she fell; “so” is a word"]),
    st.text("(“;is ” 4)", max_size=9),
)
def test_adding_twice_adds_once(text: str, end: str) -> None:
    """And leaves the sentence as it was."""
    text = strip_days(text + end)
    once = add_days(bound(text, cited("The mayor fell on Monday. She fell yesterday.")))
    assert add_days(once) == once
    assert strip_days(once.sentence.text) == text

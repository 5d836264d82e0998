"""Whether the quoted words are the right ones."""

from dataclasses import replace

import pytest

from rag.evaluation.cases import Case
from rag.evaluation.graded import Gold, GradedAnswer
from rag.evaluation.metrics.quoting import (
    cites_right_article,
    exact_quotations_share,
    quotes_accepted,
    resolvable_citations_share,
    right_articles_share,
)
from rag.types import Answer
from tests.evaluation.metrics.graded_examples import ONE, REFUSAL, TWO, answer, cited
from tests.examples import article

CASE = Case("id", "How many?", answers=("seventy",))
RAIN, SEVENTY = cited(1, ONE, "It rained."), cited(2, ONE, "At least seventy were wounded")


def graded(answer: Answer, case: Case = CASE) -> GradedAnswer:
    return GradedAnswer(case, answer)


def test_one_of_the_first_three_quotations_holds_the_answer() -> None:
    """In the order of the answer's citations."""
    others = tuple(replace(RAIN, number=number) for number in (3, 4, 5))
    assert quotes_accepted(graded(answer(citations=(RAIN, SEVENTY)))) == 1
    assert quotes_accepted(graded(answer(citations=(*others, SEVENTY)))) == 0
    assert quotes_accepted(graded(answer(refusal=REFUSAL))) == 0


@pytest.mark.parametrize(("before", "held"), [(59, 1), (60, 0)])
def test_sixty_words_of_a_quotation_are_read(before: int, held: int) -> None:
    long = article("long", "word " * before + "seventy")
    assert quotes_accepted(graded(answer(citations=(cited(1, long, long.text),)))) == held


def test_quotations_are_for_answerable_questions_with_words_to_look_for() -> None:
    said = answer(citations=(SEVENTY,))
    assert quotes_accepted(graded(said, replace(CASE, answerable=False))) is None
    assert quotes_accepted(graded(said, Case("id", "Who?"))) is None
    assert quotes_accepted(graded(said, Case("id", "Who?", quotes=("at least seventy",)))) == 1


def test_words_in_marks_stand_in_a_cited_article() -> None:
    """Or are its title; a joint in brackets and capitals do not count."""
    noted = article("noted", "As he said [3], it rained.")
    said = ("“At least seventy were wounded” [1].", "“nobody was hurt” [1]", "“Title of one”, “said [\u20603]” [2]")
    assert exact_quotations_share(graded(answer(*said, citations=(RAIN, cited(2, noted, "it rained"))))) == 3 / 4


def test_a_day_that_is_added_quotes_nothing() -> None:
    """Its words are those of the sentence."""
    said = "He left. [1] (“yesterday” is Monday 1 June 2020, by the article's date)"
    assert exact_quotations_share(graded(answer(said, citations=(RAIN,)))) is None


def test_where_nothing_is_quoted_nothing_is_quoted_wrongly() -> None:
    assert exact_quotations_share(graded(answer("It rained [1].", citations=(RAIN,)))) is None
    assert exact_quotations_share(graded(answer("He spoke of “peace”."))) == 0  # nothing is cited
    assert exact_quotations_share(graded(answer(refusal=REFUSAL))) is None


def test_a_number_leads_from_the_text_to_words() -> None:
    assert resolvable_citations_share(graded(answer("It rained [1]. Seventy [2].", citations=(RAIN, SEVENTY)))) == 1
    assert resolvable_citations_share(graded(answer("It rained [1]. Seventy [3].", citations=(RAIN, SEVENTY)))) == 1 / 3
    assert resolvable_citations_share(graded(answer("Nothing is cited."))) is None


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (5, 4), (0, 10_000), (45, 46)])
def test_a_place_that_is_none_leads_nowhere(start: int, end: int) -> None:
    """Before the text, empty, the wrong way round, after the text, and a space."""
    assert TWO.text[16] == ONE.text[45] == " "
    assert (
        resolvable_citations_share(graded(answer("It rained [1].", citations=(replace(RAIN, start=start, end=end),))))
        == 0
    )


def test_the_articles_that_are_named() -> None:
    """One of them is enough for the first measure, the second counts them all; nothing is known where none is named."""
    both = answer("It rained.", citations=(RAIN, SEVENTY))
    of_both = GradedAnswer(CASE, both, Gold(frozenset({ONE.id, TWO.id})))
    assert (cites_right_article(of_both), right_articles_share(of_both)) == (1.0, 0.5)
    other = GradedAnswer(CASE, both, Gold(frozenset({TWO.id})))
    assert (cites_right_article(other), right_articles_share(other)) == (0.0, None)
    assert cites_right_article(GradedAnswer(CASE, answer(refusal=REFUSAL), Gold(frozenset({ONE.id})))) == 0.0
    assert cites_right_article(GradedAnswer(CASE, both)) is None

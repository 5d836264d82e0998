"""What went wrong with a question."""

from dataclasses import replace

import pytest
from hypothesis import given

from rag.evaluation.cases import Case
from rag.evaluation.faults import fault_of
from rag.evaluation.graded import Gold, GradedAnswer
from rag.evaluation.runs import Fault
from rag.types import Answer, Verdict
from tests.evaluation.metrics.graded_examples import ONE, REFUSAL, TWO, answer, cited, hits, part
from tests.evaluation.metrics.graded_examples import graded as any_graded

CASE = Case("id", "How many?", answers=("seventy",))
UNANSWERABLE = Case("id", "Who?", answerable=False)
FOUND = hits(part(TWO, TWO.text), part(ONE, ONE.text))
RAIN, SEVENTY = cited(1, ONE, "It rained."), cited(2, ONE, "At least seventy were wounded")
RIGHT = answer("Seventy.", citations=(RAIN, SEVENTY), hits=FOUND)


def doubted(said: Answer) -> Answer:
    return replace(said, sentences=tuple(replace(each, verdict=Verdict.UNSUPPORTED) for each in said.sentences))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (RIGHT, None),
        (answer("Seventy.", citations=(SEVENTY,), hits=FOUND[:1]), Fault.NOT_RETRIEVED),
        (answer(hits=FOUND[:1], refusal=REFUSAL), Fault.NOT_RETRIEVED),
        (answer(hits=FOUND, refusal=replace(REFUSAL, nearest=FOUND)), Fault.REFUSED),
        (answer(hits=FOUND, refusal=replace(REFUSAL, nearest=FOUND[:1])), Fault.NOT_QUOTED),
        (answer("Rain.", citations=(RAIN,), hits=FOUND), Fault.NOT_QUOTED),
        (replace(RIGHT, written_by="a model"), None),
        (answer("Many.", citations=(SEVENTY,), hits=FOUND), None),  # quotations may be worded otherwise
        (answer("Many.", citations=(SEVENTY,), hits=FOUND, written_by="a model"), Fault.NOT_SAID),
        (doubted(answer("Many.", citations=(SEVENTY,), hits=FOUND, written_by="a model")), Fault.NOT_SAID),
        (doubted(RIGHT), Fault.UNSUPPORTED),
    ],
)
def test_the_gravest_fault_is_told(said: Answer, fault: Fault | None) -> None:
    """By where the accepted answer got lost."""
    assert fault_of(GradedAnswer(CASE, said)) is fault


def test_what_holds_the_answer_below_the_first_ten_is_not_found() -> None:
    below = (*FOUND[:1] * 10, FOUND[1])
    assert fault_of(GradedAnswer(CASE, replace(RIGHT, hits=below))) is Fault.NOT_RETRIEVED
    assert fault_of(GradedAnswer(CASE, replace(RIGHT, hits=below[1:]))) is None


def test_an_error_is_the_gravest() -> None:
    failed = GradedAnswer(UNANSWERABLE, doubted(RIGHT), problem="the server went away: start it")
    assert fault_of(failed) is Fault.FAILED


def test_an_unanswerable_question_is_to_be_refused() -> None:
    assert fault_of(GradedAnswer(UNANSWERABLE, RIGHT)) is Fault.NOT_REFUSED
    assert fault_of(GradedAnswer(UNANSWERABLE, answer(refusal=REFUSAL))) is None


def test_where_the_answer_is_known_and_in_no_article_either_is_right() -> None:
    case = replace(CASE, answerable=False)
    assert (
        fault_of(GradedAnswer(case, answer("Seventy.")))
        is fault_of(GradedAnswer(case, answer(refusal=REFUSAL)))
        is None
    )
    assert fault_of(GradedAnswer(case, doubted(RIGHT))) is Fault.UNSUPPORTED


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (RIGHT, None),
        (replace(RIGHT, hits=FOUND[:1]), Fault.NOT_RETRIEVED),
        (answer(hits=FOUND, refusal=REFUSAL), Fault.REFUSED),
        (replace(RIGHT, citations=(cited(1, TWO, "Nobody"),)), Fault.NOT_QUOTED),
        (doubted(RIGHT), Fault.UNSUPPORTED),
    ],
)
def test_where_only_articles_are_named_they_are_looked_for(said: Answer, fault: Fault | None) -> None:
    assert fault_of(GradedAnswer(Case("id", "How many?"), said, Gold(frozenset({ONE.id})))) is fault


def test_where_only_a_quotation_is_named_a_model_may_put_it_otherwise() -> None:
    written = answer("Many.", citations=(SEVENTY,), hits=FOUND, written_by="a model")
    assert fault_of(GradedAnswer(Case("id", "How many?", quotes=("at least seventy",)), written)) is None


def test_where_nothing_is_known_only_the_verdicts_count() -> None:
    assert fault_of(GradedAnswer(Case("id", "Who?"), answer(refusal=REFUSAL))) is None
    assert fault_of(GradedAnswer(Case("id", "Who?"), doubted(RIGHT))) is Fault.UNSUPPORTED


@given(any_graded())
def test_a_fault_is_one_that_the_question_can_have(graded: GradedAnswer) -> None:
    fault = fault_of(graded)
    assert (fault is Fault.FAILED) == (graded.problem is not None)
    assert fault is not Fault.NOT_REFUSED or graded.case.unanswerable
    assert fault is not Fault.REFUSED or graded.answer.refusal
    assert fault is not Fault.NOT_SAID or graded.answer.written_by != "quotes"

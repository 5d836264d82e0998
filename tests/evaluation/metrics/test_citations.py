"""ALCE's numbers, computed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.cases import Case
from rag.evaluation.graded import CitationSupport, ClaimMatrix, GradedAnswer, SentenceSupport
from rag.evaluation.metrics.citations import f1, precision, recall, unread_replies
from tests.evaluation.metrics.graded_examples import answer
from tests.evaluation.metrics.graded_examples import graded as any_graded

Reply = bool | None
BORNE_OUT = SentenceSupport(True, (CitationSupport(True, False),))
NOT_BORNE_OUT = SentenceSupport(False, (CitationSupport(False, False),))
UNCITED = SentenceSupport(False)


def graded(*support: SentenceSupport, claims: ClaimMatrix | None = None) -> GradedAnswer:
    return GradedAnswer(Case("id", "Who?"), answer("He."), support=support, claims=claims)


def test_recall_is_over_sentences() -> None:
    """One of three: the uncited one counts."""
    assert recall(graded(BORNE_OUT, NOT_BORNE_OUT, UNCITED)) == pytest.approx(1 / 3)
    assert precision(graded(BORNE_OUT, NOT_BORNE_OUT, UNCITED)) == pytest.approx(1 / 2)
    assert f1(graded(BORNE_OUT, NOT_BORNE_OUT, UNCITED)) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("together", "first", "second", "useful"),
    [
        (True, (True, True), (True, True), 2),  # each bears the sentence out alone
        (True, (True, False), (False, True), 1),  # the second adds nothing
        (True, (False, False), (False, False), 2),  # only both do: neither can go
        (True, (False, True), (True, False), 1),
        (True, (None, True), (True, None), 1),  # an unread "alone" is none, and the others do without it
        (True, (None, None), (False, None), 2),  # unread "others" do not do without it
        (False, (True, True), (True, True), 0),  # a contradiction between the two passages
        (None, (True, True), (True, True), 0),
    ],
)
def test_one_of_two_citations_is_of_use_unless_the_others_do(
    together: Reply, first: tuple[Reply, Reply], second: tuple[Reply, Reply], useful: int
) -> None:
    support = SentenceSupport(together, (CitationSupport(*first), CitationSupport(*second)))
    assert precision(graded(support)) == useful / 2
    assert recall(graded(support)) == float(together is True)


def test_a_sole_citation_is_of_use_where_the_sentence_is_borne_out() -> None:
    """Whatever it is said to be alone: it is all of them."""
    assert precision(graded(SentenceSupport(True, (CitationSupport(False, True),)))) == 1
    assert precision(graded(NOT_BORNE_OUT)) == 0


def test_precision_is_over_all_citations_of_the_answer() -> None:
    """One of one, one of two, none of three."""
    two = SentenceSupport(True, (CitationSupport(True, True), CitationSupport(False, True)))
    three = SentenceSupport(False, (CitationSupport(False, False),) * 3)
    assert precision(graded(BORNE_OUT, two, three)) == pytest.approx(2 / 6)
    assert recall(graded(BORNE_OUT, two, three)) == pytest.approx(2 / 3)
    assert f1(graded(BORNE_OUT, two, three)) == pytest.approx(2 * (1 / 3) * (2 / 3) / (1 / 3 + 2 / 3))


def test_an_answer_that_cites_nothing_has_no_precision() -> None:
    assert (recall(graded(UNCITED)), precision(graded(UNCITED)), f1(graded(UNCITED))) == (0, None, 0)


def test_where_nobody_judged_there_is_nothing() -> None:
    without = GradedAnswer(Case("id", "Who?"), answer("He."))
    assert [of(without) for of in (recall, precision, f1, unread_replies)] == [None] * 4
    assert [of(graded()) for of in (recall, precision, f1, unread_replies)] == [None, None, None, 0]


def test_unread_replies_are_counted_once() -> None:
    """A sole citation is asked about once, one of two twice."""
    sole = SentenceSupport(None, (CitationSupport(None, False),))
    two = SentenceSupport(True, (CitationSupport(None, True), CitationSupport(True, None)))
    claims = ClaimMatrix((None,), (True,), ((None, False),), ((False, None),))
    assert unread_replies(graded(sole)) == 1
    assert unread_replies(graded(sole, two)) == 3
    assert unread_replies(graded(sole, two, claims=claims)) == 6


@given(any_graded(), st.data())
def test_an_unread_reply_never_makes_recall_better(found: GradedAnswer, data: st.DataObject) -> None:
    support = found.support or ()
    fewer = tuple(SentenceSupport(data.draw(st.sampled_from([each.together, None]))) for each in support)
    assert (recall(graded(*fewer)) or 0) <= (recall(graded(*support)) or 0)

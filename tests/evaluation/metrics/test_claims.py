"""RAGChecker's numbers, computed by hand."""

import pytest
from hypothesis import given

from rag.evaluation.cases import Case
from rag.evaluation.graded import ClaimMatrix, GradedAnswer
from rag.evaluation.metrics.claims import METRICS
from tests.evaluation.metrics.graded_examples import answer, matrices

OF = {each.name: each.of for each in METRICS}
NO, YES = False, True

# Four claims of the answer, two gold ones and three passages, of which the first is relevant.
MATRIX = ClaimMatrix(
    right=(YES, NO, NO, YES),
    recalled=(YES, NO),
    stated=((YES, NO, NO), (YES, YES, NO), (NO, YES, NO), (NO, NO, NO)),
    held=((YES, NO, NO), (NO, NO, NO)),
)


def value(name: str, matrix: ClaimMatrix | None) -> float | None:
    return OF[name](GradedAnswer(Case("id", "Who?"), answer("He."), claims=matrix))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("claim precision", 2 / 4),
        ("claim recall", 1 / 2),
        ("claim F1", 1 / 2),
        ("claim recall of the search", 1 / 2),
        ("context precision", 1 / 3),
        ("context utilization", 1 / 1),
        ("noise sensitivity, relevant", 1 / 4),  # the second claim, though another passage has it too
        ("noise sensitivity, irrelevant", 1 / 4),  # the third
        ("hallucination", 0),
        ("self-knowledge", 1 / 4),  # the fourth
        ("faithfulness", 3 / 4),
    ],
)
def test_each_number_by_hand(name: str, expected: float) -> None:
    assert value(name, MATRIX) == pytest.approx(expected)


def test_a_wrong_claim_that_no_passage_has_is_a_hallucination() -> None:
    matrix = ClaimMatrix((NO, YES), (YES,), ((NO,), (YES,)), ((YES,),))
    assert (value("hallucination", matrix), value("self-knowledge", matrix)) == (1 / 2, 0)


def test_found_and_not_used_lowers_the_utilization() -> None:
    """Two of three gold claims are found, one of them is used; the third is known and not found."""
    matrix = ClaimMatrix((YES,), (YES, NO, YES), ((YES,),), ((YES,), (YES,), (NO,)))
    assert value("context utilization", matrix) == 1 / 2
    assert value("claim recall", matrix) == pytest.approx(2 / 3)


def test_what_could_not_be_read_is_not_borne_out() -> None:
    matrix = ClaimMatrix((None, YES), (None,), ((None,), (YES,)), ((None,),))
    plain = ClaimMatrix((NO, YES), (NO,), ((NO,), (YES,)), ((NO,),))
    assert {name: value(name, matrix) for name in OF} == {name: value(name, plain) for name in OF}
    assert value("hallucination", matrix) == 1 / 2


def test_without_passages_everything_is_unfounded() -> None:
    matrix = ClaimMatrix((YES, NO), (YES,), ((), ()), ((),))
    assert (value("faithfulness", matrix), value("self-knowledge", matrix), value("hallucination", matrix)) == (
        0,
        0.5,
        0.5,
    )
    assert value("context precision", matrix) == value("claim recall of the search", matrix) == 0
    assert value("context utilization", matrix) == 0


def test_an_answer_without_claims_has_no_numbers_about_them() -> None:
    """What it recalls, and what was found, is still known."""
    matrix = ClaimMatrix((), (NO,), (), ((YES, NO),))
    assert [value(name, matrix) for name in ("claim precision", "claim F1", "faithfulness", "hallucination")] == [
        None
    ] * 4
    assert (value("claim recall", matrix), value("context precision", matrix)) == (0, 1 / 2)


def test_where_nobody_judged_there_is_nothing() -> None:
    assert [value(name, None) for name in OF] == [None] * len(OF)


@given(matrices())
def test_every_claim_is_faithful_hallucinated_or_known(matrix: ClaimMatrix) -> None:
    shares = [value(name, matrix) for name in ("faithfulness", "hallucination", "self-knowledge")]
    if matrix.right:
        assert sum(each for each in shares if each is not None) == pytest.approx(1)
    else:
        assert shares == [None] * 3


@given(matrices())
def test_a_wrong_claim_is_noise_of_one_kind_or_a_hallucination(matrix: ClaimMatrix) -> None:
    """So the three, and precision, are 1 together."""
    names = ("noise sensitivity, relevant", "noise sensitivity, irrelevant", "hallucination", "claim precision")
    assert sum(value(name, matrix) or 0 for name in names) == pytest.approx(1 if matrix.right else 0)

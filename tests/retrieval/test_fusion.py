"""Two scores in one order."""

from hypothesis import given
from hypothesis import strategies as st

from rag.filtering import Filters
from rag.question.questions import read_question
from rag.retrieval.fusion import fuse
from rag.retrieval.query import FoundPassages, Query
from rag.testing.embedding import NOTHING_READ
from tests.examples import article, hit

QUERY = Query(read_question("Who spoke?"), NOTHING_READ, Filters())
PAIRS = st.lists(st.tuples(st.floats(0, 50), st.floats(-1, 1)), max_size=6)


def fused(*pairs: tuple[float, float]) -> list[tuple[str, float]]:
    """Names in their order with their scores; the pairs, BM25 and cosine, are those of a, b, c and so on."""
    hits = tuple(
        hit(article(name), bm25=bm25, cosine=cosine) for name, (bm25, cosine) in zip("abcdef", pairs, strict=False)
    )
    return [(each.passage.article.id[-1], each.score) for each in fuse(QUERY, FoundPassages(hits)).hits]


def test_scores_are_scaled_to_their_best_and_averaged() -> None:
    """What one ranking does not have counts nothing there."""
    assert fused((8.0, 0.0), (4.0, 0.6), (0.0, 0.3)) == [("b", 0.75), ("a", 0.5), ("c", 0.25)]


def test_the_scores_of_the_stages_stay() -> None:
    """With the new one beside them."""
    [read] = fuse(QUERY, FoundPassages((hit(article("a"), bm25=3.0, cosine=0.4),), ("a note",))).hits
    assert (read.scores.bm25, read.scores.cosine, read.scores.fused) == (3.0, 0.4, 1.0)


@given(PAIRS)
def test_fusing_any_scores(pairs: list[tuple[float, float]]) -> None:
    """All that was found has a score from 0 to 1, best first; what is best in both is first."""
    scores = fused(*pairs)
    assert sorted(name for name, _ in scores) == list("abcdef"[: len(pairs)])
    assert all(0 <= score <= 1 for _, score in scores)
    assert [score for _, score in scores] == sorted((score for _, score in scores), reverse=True)

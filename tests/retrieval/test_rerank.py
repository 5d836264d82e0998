"""The order of what was found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.retrieval.rerank import READ, features, rerank
from rag.text.questions import read_question
from rag.types import Passage
from tests.examples import article, hit

QUESTION = read_question("Which minister of Belarus spoke?")


def test_the_words_of_the_question_decide_between_equals() -> None:
    """A title counts as if it stood in each passage."""
    hits = [hit(article("Peru"), cosine=0.5), hit(article("Belarus"), cosine=0.5)]
    assert [each.passage.article.id for each in rerank(QUESTION, hits)] == ["id-Belarus", "id-Peru"]


def test_features_of_a_passage() -> None:
    """Scaled to the best cosine; the words of one sentence are fewer than those of all."""
    of = article("Belarus", "The minister spoke. Belarus waited.")
    described = features(QUESTION, hit(of, cosine=0.4), best_cosine=0.8)
    assert described["cosine"] == 0.5
    assert described["coverage"] == 1 > described["sentence_coverage"] > 0
    assert described["opening"] == 1
    assert features(QUESTION, hit(of, cosine=0.4), best_cosine=0.0)["cosine"] == 0


def test_a_passage_from_further_down_is_no_opening() -> None:
    """News says the most in its first paragraphs."""
    of = article("Belarus")
    later = replace(hit(of), passage=Passage(of, 4, len(of.text)))
    assert features(QUESTION, later, 0.5)["opening"] == 0


@given(st.lists(st.floats(-1, 1), max_size=READ + 5))
def test_order_of_any_hits(cosines: list[float]) -> None:
    """The first ones are read, scored from 0 to 1 and put best first; their stages stay."""
    hits = [hit(article(f"land{place}"), cosine=cosine) for place, cosine in enumerate(cosines)]
    ordered = rerank(QUESTION, hits)
    scores = [each.score for each in ordered]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sorted(each.passage.id for each in ordered) == sorted(each.passage.id for each in hits[:READ])
    assert {each.passage.id: each.stages for each in hits[:READ]} == {each.passage.id: each.stages for each in ordered}

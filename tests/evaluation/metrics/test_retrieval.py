"""Whether the search found the words."""

from math import log2

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import AP, RR, R, Success, nDCG

from rag.evaluation.cases import Case
from rag.evaluation.graded import Gold, GradedAnswer
from rag.evaluation.metrics.retrieval import METRICS
from rag.types import Passage
from tests.evaluation.metrics.graded_examples import ONE, TWO, answer, hits, part
from tests.examples import article

OF = {each.name: each.of for each in METRICS}
WEATHER, WOUNDED = part(ONE, "It rained."), part(ONE, "At least seventy were wounded")
UNHURT = part(TWO, "Nobody was hurt.")


def ranked(*passages: Passage, case: Case | None = None, gold: Gold | None = None) -> GradedAnswer:
    case = case or Case("id", "How many?", answers=("seventy",))
    return GradedAnswer(case, answer(hits=hits(*passages)), gold or Gold())


def test_a_hit_holds_an_accepted_answer() -> None:
    found = ranked(UNHURT, WEATHER, WOUNDED)
    assert [OF[f"hit@{rank}"](found) for rank in (1, 3, 5, 10)] == [0, 1, 1, 1]
    assert OF["MRR@10"](found) == pytest.approx(1 / 3)


def test_where_nothing_was_found_it_is_a_miss() -> None:
    assert OF["hit@10"](ranked()) == OF["MRR@10"](ranked()) == 0
    assert OF["hit@10"](ranked(UNHURT)) == OF["MRR@10"](ranked(UNHURT)) == 0
    gold = Gold(frozenset({ONE.id}), frozenset({WOUNDED.id}))
    assert OF["recall@10"](ranked(gold=gold)) == OF["article MAP"](ranked(gold=gold)) == 0


def test_without_accepted_answers_a_quotation_is_looked_for() -> None:
    assert OF["hit@1"](ranked(WEATHER, case=Case("id", "Weather?", quotes=("it rained",)))) == 1


@pytest.mark.parametrize(
    "case", [Case("id", "Who?", answers=("seventy",), answerable=False), Case("id", "Who?", articles=("one.txt",))]
)
def test_hits_are_for_answerable_questions_with_words_to_look_for(case: Case) -> None:
    assert OF["hit@10"](ranked(WOUNDED, case=case)) is None
    assert OF["MRR@10"](ranked(WOUNDED, case=case)) is None


def test_without_judgements_there_is_no_recall() -> None:
    found = ranked(WOUNDED)
    assert [OF[name](found) for name in OF if name.startswith(("recall", "nDCG", "MAP", "article"))] == [None] * 10


def test_passages_are_held_against_the_fixed_judgements() -> None:
    """Two of three relevant ones, at ranks 1 and 3."""
    gold = Gold(passages=frozenset({WOUNDED.id, UNHURT.id, "id-three:0-9"}))
    found = ranked(WOUNDED, WEATHER, UNHURT, gold=gold)
    best = 1 + 1 / log2(3) + 1 / log2(4)
    assert OF["recall@5"](found) == OF["recall@10"](found) == pytest.approx(2 / 3)
    assert OF["nDCG@10"](found) == pytest.approx((1 + 1 / log2(4)) / best)
    assert OF["MAP"](found) == pytest.approx((1 / 1 + 2 / 3) / 3)


def test_an_article_stands_where_its_first_passage_does() -> None:
    """Article two is the second, though the third passage."""
    found = ranked(WOUNDED, WEATHER, UNHURT, gold=Gold(articles=frozenset({TWO.id})))
    assert (OF["article hit@1"](found), OF["article hit@5"](found)) == (0, 1)
    assert OF["article MRR"](found) == OF["article MAP"](found) == pytest.approx(1 / 2)
    assert OF["article nDCG@10"](found) == pytest.approx(1 / log2(3))
    assert OF["article recall@10"](found) == 1


_PLACES = [Passage(article(str(place)), 0, 9) for place in range(14)]
_ids = st.sets(st.sampled_from([each.id for each in _PLACES]), min_size=1)


@given(st.lists(st.tuples(st.permutations(_PLACES).map(lambda all_: all_[:12]), _ids), min_size=1, max_size=6))
def test_the_mean_is_what_ir_measures_says_of_all_questions(asked: list[tuple[list[Passage], set[str]]]) -> None:
    graded = [ranked(*found, gold=Gold(passages=frozenset(relevant))) for found, relevant in asked]
    names = {R @ 5: "recall@5", R @ 10: "recall@10", nDCG @ 10: "nDCG@10", AP: "MAP"}
    qrels = {str(place): dict.fromkeys(relevant, 1) for place, (_, relevant) in enumerate(asked)}
    run = {
        str(place): {each.id: 1 / (rank + 1) for rank, each in enumerate(found)}
        for place, (found, _) in enumerate(asked)
    }
    expected = ir_measures.calc_aggregate([*names], qrels, run)
    for measure, name in names.items():
        values = [OF[name](each) for each in graded]
        assert sum(filter(None, values)) / len(values) == pytest.approx(expected[measure])


@given(st.permutations(_PLACES).map(lambda all_: all_[:10]), _ids)
def test_articles_are_measured_by_the_same_formulas(found: list[Passage], passages: set[str]) -> None:
    """Against the formulas themselves: here each passage is an article."""
    wanted = {each.article.id for each in _PLACES if each.id in passages}
    ranks = [rank for rank, each in enumerate(found, start=1) if each.article.id in wanted]
    graded = ranked(*found, gold=Gold(articles=frozenset(wanted)))
    assert OF["article hit@1"](graded) == float(1 in ranks)
    assert OF["article MRR"](graded) == pytest.approx(1 / ranks[0] if ranks else 0)
    assert OF["article recall@10"](graded) == pytest.approx(len(ranks) / len(wanted))
    assert OF["article MAP"](graded) == pytest.approx(
        sum(count / rank for count, rank in enumerate(ranks, start=1)) / len(wanted)
    )
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(len(wanted), 10) + 1))
    assert OF["article nDCG@10"](graded) == pytest.approx(sum(1 / log2(rank + 1) for rank in ranks) / ideal)


def test_the_names_say_which_measure_it_is() -> None:
    """Each definition names the one of ir_measures."""
    measures = {Success @ 3: "hit@3", RR @ 10: "MRR@10", R @ 5: "recall@5", AP: "article MAP"}
    definitions = {each.name: each.definition for each in METRICS}
    assert all(f"{measure} of ir_measures" in definitions[name] for measure, name in measures.items())

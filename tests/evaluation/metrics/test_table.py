"""All metrics together, and against the scorer of news-qa."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from math import isfinite
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer_json import answer_json
from rag.evaluation.cases import Case, case_json
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.alphabets import has_other_letters
from rag.evaluation.metrics.metric import Unit
from rag.evaluation.metrics.table import METRIC, METRICS, score
from tests.evaluation.metrics.graded_examples import ONE, REFUSAL, TWO, answer, cited, hits, part
from tests.evaluation.metrics.graded_examples import graded as any_graded

SCORER = Path(__file__).parents[4] / "shared" / "news-qa" / "score.py"

# The scorer's names for what we call otherwise.
NAMES = {"over_refusal": "over-refusal", "refusal": "refusal recall"}
COUNTS = ("answerable", "unanswerable", "missing")


def test_no_two_metrics_have_one_name() -> None:
    assert len(METRIC) == len(METRICS)
    assert all(METRIC[each.name] is each for each in METRICS)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_says_what_it_is(metric: object) -> None:
    """In a sentence that a person can read, with no hole left open."""
    found = METRIC[getattr(metric, "name", "")]
    assert found.name.strip() == found.name
    assert found.group
    assert found.definition.endswith(".")
    assert len(found.definition.split()) > 5
    assert not {"{", "}"} & set(found.definition)


@given(any_graded())
def test_every_value_is_none_or_a_number_of_its_unit(graded: GradedAnswer) -> None:
    values = score(graded)
    assert values.keys() == METRIC.keys()
    for name, value in values.items():
        if value is not None:
            assert isfinite(value)
            assert value >= 0
            assert METRIC[name].unit is not Unit.SHARE or value <= 1 + 1e-9
            assert METRIC[name].unit is not Unit.COUNT or value == int(value)


def test_a_question_that_failed_is_not_lost() -> None:
    """It is an answer that found nothing and says nothing: no run is the better for it."""
    failed = GradedAnswer(Case("id", "Who?", answers=("Minsk",)), answer(), problem="the server went away: start it")
    values = score(failed)
    assert values["failed"] == 1.0
    assert {values[name] for name in ("hit@10", "quoted@3", "answered", "token F1", "answer rate")} == {0.0}
    assert values["citation recall"] is values["total time"] is None


QUESTIONS = (
    GradedAnswer(
        Case("1", "How many?", answers=("seventy", "70")),
        answer(
            "It rained [1].",
            "Seventy [2].",
            citations=(cited(1, ONE, "It rained."), cited(2, ONE, "At least seventy were wounded")),
            hits=hits(part(TWO, "Nobody was hurt."), part(ONE, ONE.text)),
        ),
    ),
    GradedAnswer(Case("2", "Where?", answers=("Minsk",)), answer(hits=hits(part(TWO, TWO.text)), refusal=REFUSAL)),
    GradedAnswer(Case("3", "Where?", answers=("Oslo",)), answer("In Kyiv.")),
    GradedAnswer(Case("4", "Who?", answerable=False), answer(refusal=REFUSAL)),
    GradedAnswer(Case("5", "Who?", answerable=False), answer("He.")),
    GradedAnswer(Case("6", "Who?", answers=("Ann",), answerable=False), answer(refusal=REFUSAL)),
)


def test_the_means_of_six_questions_by_hand() -> None:
    """As news-qa's scorer has them: three are answerable, two are not, and one counts neither way."""
    assert means(QUESTIONS) == {
        "hit@1": 0.3333,
        "hit@3": 0.6667,
        "hit@5": 0.6667,
        "hit@10": 0.6667,
        "quoted@3": 0.3333,
        "answered": 0.6667,
        "over_refusal": 0.3333,
        "refusal": 0.5,
    }


def test_the_scorer_says_the_same_of_them(tmp_path: Path) -> None:
    assert scored(QUESTIONS, tmp_path) == means(QUESTIONS)


@settings(max_examples=15)  # each starts a process
@given(
    asked=st.lists(any_graded().filter(lambda each: _is_for_the_scorer(each.case)), max_size=12),
)
def test_the_scorer_says_the_same_of_any_questions(asked: list[GradedAnswer], tmp_path: Path) -> None:
    """Of those that failed it sees an empty answer.

    Accepted answers in other letters than those of ASCII it cannot read: it takes "Ü" for nothing at all.
    """
    numbered = [
        replace(each, case=replace(each.case, id=str(place), question="Who?")) for place, each in enumerate(asked)
    ]
    assert scored(numbered, tmp_path) == means(numbered)


def _is_for_the_scorer(case: Case) -> bool:
    return not any(map(has_other_letters, case.answers)) and bool(case.answers or not case.answerable)


def means(questions: Sequence[GradedAnswer]) -> dict[str, float | None]:
    """The scorer's numbers, of ours."""
    found = [score(each) for each in questions]
    names = ("hit@1", "hit@3", "hit@5", "hit@10", "quoted@3", "answered", "over_refusal", "refusal")
    values = {name: [row[NAMES.get(name, name)] for row in found] for name in names}
    known = {name: [value for value in row if value is not None] for name, row in values.items()}
    return {name: round(mean(row), 4) if row else None for name, row in known.items()}


def scored(questions: Sequence[GradedAnswer], folder: Path) -> dict[str, float | None]:
    """What the scorer prints of them, without its counts. Skips where it is not beside the project."""
    if not SCORER.is_file():
        pytest.skip(f"the scorer is not at {SCORER}")
    asked, answered = folder / "questions.jsonl", folder / "answers.jsonl"
    asked.write_text("".join(json.dumps(case_json(each.case)) + "\n" for each in questions), encoding="utf-8")
    rows = [answer_json(each.answer, each.case.id) for each in questions]
    answered.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, "-S", SCORER, asked, answered], check=True, capture_output=True, text=True
    ).stdout
    return {name: value for name, value in json.loads(printed).items() if name not in COUNTS}

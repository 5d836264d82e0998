"""The floors of the answers to the seeds' own questions."""

import threading
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.evaluation.cases import QuestionSet
from rag.evaluation.floors import find_misses, read_floors
from rag.evaluation.question_sets import read_questions
from rag.evaluation.running import Plan, evaluate
from rag.library.library import Library
from rag.progress import Silent

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def questions() -> QuestionSet:
    return read_questions(SEEDS / "questions.jsonl")


@pytest.mark.slow
def test_the_floors_hold(seeds: Library, questions: QuestionSet) -> None:
    """`dateline eval seeds/questions.jsonl --floors seeds/quality.json` says the same."""
    run = evaluate(Assistant(seeds, "quotes"), questions, Plan(), Silent(), threading.Event())
    wrong = "\n".join(f"{each.fault}: {each.case.question}" for each in run.results if each.fault)
    misses = find_misses(read_floors(SEEDS / "quality.json"), run)
    assert misses == [], f"{'; '.join(map(str, misses))}; wrong:\n{wrong}"


def test_the_questions_are_enough(questions: QuestionSet) -> None:
    """So many that one of them decides little, none of them broken or twice."""
    assert questions.problems == ()
    assert len(questions.cases) >= 50
    assert len({each.question for each in questions.cases}) == len(questions.cases)
    assert sum(each.unanswerable for each in questions.cases) >= 12


def test_every_article_is_asked_about(questions: QuestionSet) -> None:
    """And no other."""
    asked = {name for each in questions.cases for name in each.articles}
    assert asked == {path.name for path in SEEDS.glob("*.txt")}


def test_the_right_words_stand_in_the_articles(questions: QuestionSet) -> None:
    """Each quotation is in one of the articles that the question names."""
    for case in questions.cases:
        texts = [(SEEDS / name).read_text(encoding="utf-8") for name in case.articles]
        for quote in case.quotes:
            assert any(quote in text for text in texts), quote

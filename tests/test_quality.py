"""The floors of the answers to the seeds' own questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import Quality, measure
from rag.assistant import Assistant
from rag.library.library import Library

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def quality(seeds: Library, questions: list[dict[str, Any]]) -> Quality:
    return measure(Assistant(seeds), questions)


@pytest.mark.parametrize(("share", "floor"), [("answered", 0.90), ("right_article", 0.95), ("refused", 0.90)])
def test_floors(quality: Quality, share: str, floor: float) -> None:
    """Right words among the first three quotations, a right article cited, no answer where there is none."""
    wrong = "\n".join(quality.wrong)
    assert getattr(quality, share) >= floor, f"{quality}; wrong:\n{wrong}"


def test_the_questions_are_enough(questions: list[dict[str, Any]]) -> None:
    """So many that one of them decides little, each once."""
    assert len(questions) >= 50
    assert len({row["id"] for row in questions}) == len({row["question"] for row in questions}) == len(questions)
    assert sum(not row.get("answerable", True) for row in questions) >= 12


def test_every_article_is_asked_about(questions: list[dict[str, Any]]) -> None:
    """And no other."""
    asked = {name for row in questions for name in row.get("articles", [])}
    assert asked == {path.name for path in SEEDS.glob("*.txt")}


def test_the_right_words_stand_in_the_articles(questions: list[dict[str, Any]]) -> None:
    """Each quotation is in one of the articles that the question names."""
    for row in questions:
        texts = [(SEEDS / name).read_text(encoding="utf-8") for name in row.get("articles", [])]
        for quote in row.get("quotes", []):
            assert any(quote in text for text in texts), quote

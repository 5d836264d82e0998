"""The answer as JSON."""

import json
from datetime import date
from typing import Any

import pytest

from rag.answer_json import answer_json, hit_json
from rag.assistant import Assistant
from rag.filtering import Filters
from rag.library.library import Library
from rag.types import Answer, Sentence, Verdict
from tests.examples import article, hit

KEYS = [
    "id",
    "question",
    "standalone_question",
    "written_by",
    "answer",
    "refusal",
    "sentences",
    "citations",
    "hits",
    "filters",
    "timings",
    "notes",
    "budget",
]


def as_json(library: Library, question: str, **options: Any) -> dict[str, Any]:
    """As a program outside reads it."""
    *_, answer = Assistant(library).ask(question)
    loaded: dict[str, Any] = json.loads(json.dumps(answer_json(answer, **options)))
    return loaded


def test_an_answer_with_its_citations(seeds: Library) -> None:
    """Every quotation is a slice of the article's text, and every sentence names its citations."""
    answer = as_json(seeds, "Who is Malta's energy minister? after:2022-01-01")
    assert list(answer) == KEYS
    assert answer["refusal"] is None
    assert answer["answer"] == "\n".join(sentence["text"] for sentence in answer["sentences"])
    assert answer["filters"] == {"after": "2022-01-01"}
    for citation in answer["citations"]:
        [of] = seeds.records.get([citation["article_id"]]).values()
        assert of.text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["published"] == (of.published and of.published.isoformat())
    numbers = sorted(number for sentence in answer["sentences"] for number in sentence["citations"])
    assert numbers == [citation["number"] for citation in answer["citations"]]


def test_a_refusal_with_the_nearest_passages(seeds: Library) -> None:
    """No sentence, no citation; the answer is the message."""
    answer = as_json(seeds, "How do I bake bread?")
    assert answer["refusal"]["kind"] == "nothing_relevant"
    assert answer["refusal"]["message"] == answer["answer"]
    assert answer["refusal"]["nearest"] == answer["hits"][: len(answer["refusal"]["nearest"])] != []
    assert answer["sentences"] == answer["citations"] == []


@pytest.mark.parametrize("question_id", [None, 7, "q-7", ["a", {"b": 1}]])
def test_the_id_is_passed_through(question_id: Any) -> None:
    """Whatever it is."""
    assert answer_json(Answer("What?", "What?"), question_id)["id"] == question_id


def test_a_hit() -> None:
    """With the text that its offsets name."""
    of = article("Peru")
    assert hit_json(hit(of, 0.123456)) == {
        "article_id": "id-Peru",
        "url": "https://news.example/Peru",
        "start": 0,
        "end": len(of.text),
        "text": of.text,
        "score": 0.1235,
    }


def test_only_the_filters_that_are_set() -> None:
    """Dates as they are typed, with the verdicts of the sentences and rounded timings."""
    filters = Filters(before=date(2024, 1, 2), as_of=date(2024, 1, 1), source="RT")
    sentence = Sentence("It rained. [1]", (1,), Verdict.PARTLY, ("a reason",))
    answer = answer_json(Answer("What?", "What?", filters, (sentence,), timings={"total_ms": 1.26}))
    assert answer["filters"] == {"before": "2024-01-02", "as_of": "2024-01-01", "source": "RT"}
    assert answer["timings"] == {"total_ms": 1.3}
    assert answer["sentences"] == [
        {"text": "It rained. [1]", "verdict": "partly", "reasons": ["a reason"], "citations": [1]}
    ]

"""The kind of a question decides the words: what is read first answers it, over six small articles."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.settings import read_settings
from rag.types import Answer

KINDS = Path(__file__).with_name("kinds")
QUESTIONS = [json.loads(line) for line in (KINDS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
# Of 24, and 21 where this was written: a floor, to be raised. Wrong were a reason two sentences on, names in a list.
RIGHT = 20
DATED = [row for row in QUESTIONS if "date" in row]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("kinds"))))) as library:
        add_articles(library, [str(KINDS)])
        yield Assistant(library, "quotes")


def answered(assistant: Assistant, row: dict[str, Any]) -> Answer:
    *_, answer = assistant.ask(row["question"])
    assert answer.refusal is None
    return answer


@pytest.mark.slow
def test_the_first_quotation_answers(assistant: Assistant) -> None:
    """Who: the person, though another stands near; how many: the number of what is asked for; and so on."""
    wrong = [str(row["id"]) for row in QUESTIONS if not _is_first(row, answered(assistant, row))]
    assert len(QUESTIONS) - len(wrong) >= RIGHT, wrong


def _is_first(row: dict[str, Any], answer: Answer) -> bool:
    by_number = {citation.number: citation for citation in answer.citations}
    first = by_number[answer.sentences[0].citations[0]].quote
    return all(words in first for words in row["words"])


@pytest.mark.parametrize("row", DATED, ids=lambda row: str(row["id"]))
def test_a_day_of_the_week_is_read_with_its_date(row: dict[str, Any], assistant: Assistant) -> None:
    """A weekday tells a reader of a later year nothing."""
    assert row["date"] in answered(assistant, row).sentences[0].text

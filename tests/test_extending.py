"""Each kind of thing that is easily added, added in a few lines: README says where such a one would stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from rag.answering.answerers import Answerer, Task
from rag.answering.digests.forms import Digest
from rag.assistant import Assistant
from rag.filtering import Filters
from rag.library.library import Library
from rag.models.language_model import LanguageModel
from rag.question.questions import Question, read_question
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import FORMATS, Format, read_drafts
from rag.retrieval.hybrid import HybridRetriever
from rag.retrieval.query import Query
from rag.retrieval.rerankers import RERANKERS, load_reranker
from rag.types import Answer, Hit, Sentence


class WithTimeline(Assistant):
    """Answers with a line for each day, where a timeline is asked for."""

    def answerers(self, digest: Digest | None, model: LanguageModel | None) -> Sequence[Answerer]:
        return (_tell_days, *super().answerers(digest, model))


def _tell_days(task: Task) -> Iterator[Answer]:
    if "timeline" in task.asked.text:
        days = sorted({str(hit.passage.article.published) for hit in task.hits})
        yield replace(task.begun, sentences=tuple(Sentence(day, ()) for day in days))


class Shortest:
    """A reranker that takes the shortest passage for the best."""

    name = "shortest"
    english_only = False
    by_likeness = False

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return [replace(hit, score=1 / len(hit.passage.text)) for hit in hits]


def _read_shouted(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    yield Draft(path, file.read().decode().lower())


def test_an_answerer_is_a_function_before_the_others(seeds: Library) -> None:
    """It says nothing where it has nothing to say, and the next one answers."""
    assistant = WithTimeline(seeds)
    *_, told = assistant.ask("timeline of the talks with Putin")
    *_, quoted = assistant.ask("what conditions did Putin set?")
    assert told.sentences[0].text.startswith("20")
    assert quoted.citations


def test_a_reranker_is_a_row(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RERANKERS, "shortest", lambda _: Shortest())
    reranker = load_reranker(replace(seeds.settings, reranker="shortest"))
    question = read_question("what conditions did Putin set?")
    embedded = seeds.index.embedding.query_tokens(question.text)
    found = HybridRetriever(seeds, reranker).search(Query(question, embedded, Filters()))
    lengths = [len(hit.passage.text) for hit in found.hits[:5]]
    assert lengths == sorted(lengths) != []


def test_a_format_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, ".shouted", Format(_read_shouted, 1))
    (tmp_path / "news.shouted").write_text("THE VOTE WAS WON.")
    assert [each.text for each in read_drafts(tmp_path / "news.shouted") if isinstance(each, Draft)] == [
        "the vote was won."
    ]

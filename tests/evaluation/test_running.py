"""Asking all questions of a set, and going on with a run that was broken off."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.evaluation.cases import Case, QuestionSet
from rag.evaluation.running import Plan, conditions_of, evaluate, workers
from rag.evaluation.runs import Fault, Run
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.progress import Silent
from rag.settings import read_settings
from rag.testing.ollama.server import OllamaServer

SEEDS = Path(__file__).parents[2] / "seeds"
WHERE = Case(
    "where", "Where did Putin hold a press conference?", answers=("Hanoi",), articles=("003_d3bd216aa5f54104.txt",)
)
BAD = Case("bad", "What was said before:never?", answers=("nothing",))
QUESTIONS = QuestionSet("set.jsonl", (WHERE, BAD, Case("cake", "Who baked the cake?", answerable=False)))

# Seconds after which a test gives up waiting.
LONG = 120.0


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the seed articles; tests copy it."""
    folder = tmp_path_factory.mktemp("five")
    with closing(Library(read_settings(str(folder)))) as library:
        add_articles(library, [str(SEEDS)])
    return folder


@pytest.fixture
def library(five: Path, tmp_path: Path) -> Iterator[Library]:
    """The seed articles, in a library of the test's own."""
    folder = shutil.copytree(five, tmp_path / "library")
    with closing(Library(read_settings(str(folder)))) as opened:
        yield opened


def asked(library: Library, questions: QuestionSet = QUESTIONS, stop: threading.Event | None = None) -> Run:
    return evaluate(Assistant(library, "quotes"), questions, Plan(), Silent(), stop or threading.Event())


@pytest.mark.slow
def test_every_question_has_a_result(library: Library) -> None:
    """In their order, a question that cannot be asked too, and the numbers of them all."""
    run = asked(library)
    assert [each.case.id for each in run.results] == ["where", "bad", "cake"]
    assert [each.fault for each in run.results] == [None, Fault.FAILED, None]
    assert run.results[1].answer is None
    assert run.results[1].problem is not None
    assert run.finished is not None
    assert run.summary["answered"].value == run.summary["refusal recall"].value / 2 == 0.5


def test_a_run_that_was_stopped_is_gone_on_with(library: Library) -> None:
    """What was answered is not asked again; a whole run is not touched any more."""
    stop = threading.Event()
    stop.set()
    stopped = asked(library, stop=stop)
    assert (stopped.results, stopped.finished) == ((), None)
    run = asked(library)
    assert run.id == stopped.id
    assert run.finished
    assert asked(library).id != run.id


def test_other_conditions_are_another_run(library: Library) -> None:
    """Other articles, here."""
    stop = threading.Event()
    stop.set()
    stopped = asked(library, stop=stop)
    library.remove([library.records.listings()[0].id])
    assert asked(library).id != stopped.id


def test_the_conditions_say_what_answers_depend_on(library: Library, ollama: OllamaServer) -> None:
    """The model by its digest; never the key of a server."""
    conditions = conditions_of(Assistant(library), Plan())
    assert conditions.answerer == "llama3.2:3b (Ollama)"
    assert conditions.model_digest
    assert (conditions.articles, conditions.corpus) == (5, library.records.digest())
    assert "model_key" not in asdict(conditions)["settings"]


def test_as_many_questions_at_once_as_the_model_answers(library: Library, ollama: OllamaServer) -> None:
    """Quotations keep all cores busy."""
    assert workers(Assistant(library)) == 1
    assert workers(Assistant(library, "quotes")) == os.cpu_count()


def test_what_a_model_was_given_is_kept(library: Library, ollama: OllamaServer) -> None:
    """Word for word, with what it wrote and how many tokens that has."""
    run = evaluate(Assistant(library), QuestionSet("one", (WHERE,)), Plan(), Silent(), threading.Event())
    (result,) = run.results
    assert result.prompt is not None
    assert "Where did Putin hold a press conference?" in result.prompt
    assert result.scores["answer tokens"] == pytest.approx(result.scores["answer tokens"])
    assert result.answer is not None
    assert result.answer["written_by"] == "llama3.2:3b (Ollama)"


@pytest.mark.slow
def test_a_process_that_was_killed_is_gone_on_with(library: Library, tmp_path: Path) -> None:
    """With SIGKILL, in the middle: in the end there is one run, and it has every question once."""
    command = [sys.executable, "-m", "rag", "--data-dir", str(library.settings.data_dir)]
    command += ["eval", str(SEEDS / "questions.jsonl"), "--answerer", "quotes"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + LONG
        while not any(library.runs.answered_numbers(each.id) for each in library.runs.all()):
            assert time.monotonic() < until
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    (broken,) = library.runs.all()
    before = library.runs.answered_numbers(broken.id)
    assert 0 < len(before) < len(broken.cases)
    subprocess.run(command, check=True, capture_output=True)
    (whole,) = library.runs.all()
    assert whole.finished
    assert sorted(library.runs.results(whole.id)) == list(range(1, len(broken.cases) + 1))

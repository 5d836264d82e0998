"""Question sets as they are sent to the page, and runs of them."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rag.evaluation.cases import Case, QuestionSet, case_json
from rag.evaluation.question_sets import write_questions
from rag.evaluation.running import Plan
from rag.evaluation.runs import Run
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.page.application_service import ApplicationService
from rag.page.evaluate.evaluations import Evaluations
from rag.page.evaluate.update import EvaluateUpdate
from rag.progress import Progress, Silent
from rag.testing.service import CONDITIONS, ScriptedService
from tests.page.seen import Page

ME, OTHER = "me", "another"
LONG = 120.0  # seconds after which a test gives up waiting

EVIL = "<script>alert(1)</script> What was said before:never?"
WHERE = Case("where", "Where did Putin hold a press conference?", answers=("Hanoi",))
BAD = Case("bad", EVIL, answers=("nothing",))
CAKE = Case("cake", "Who baked the cake?", answerable=False)
QUESTIONS = (WHERE, BAD, CAKE)


def tab(service: ApplicationService | ScriptedService, folder: Path) -> Iterator[Evaluations]:
    evaluations = Evaluations(service, folder / "question-sets")
    yield evaluations
    evaluations.leave_all()
    for run in service.library.runs.all():
        service.library.runs.delete(run.id)


def sent(folder: Path, *cases: Case, name: str = "set.jsonl") -> str:
    """A question set as a browser sends it."""
    upload = folder / "gradio" / name
    upload.parent.mkdir(exist_ok=True)
    upload.write_text(write_questions(cases or QUESTIONS), encoding="utf-8")
    return str(upload)


def finished(evaluations: Evaluations) -> EvaluateUpdate:
    """What is seen when the run has ended."""
    patience = time.monotonic() + LONG
    while (shown := evaluations.look(ME, "")).watching:
        assert time.monotonic() < patience
        time.sleep(0.01)
    return shown


def keys(html: str | None, does: str) -> list[str]:
    """The keys of the links that do this."""
    found = [str(link.get("data-show")) for link in Page(html or "").find("a", "shows")]
    return [each for each in found if re.fullmatch(rf"{does}-\d{{8}}-.*", each)]


class StopsAt(Silent):
    """Stops a run as soon as `count` of its questions are done."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.stop = threading.Event()

    def step(self, count: int) -> None:
        self.count -= count
        if self.count <= 0:
            self.stop.set()


def broken_off(service: ApplicationService, *cases: Case, at: int = 0) -> Run:
    stops = StopsAt(at)
    return service.evaluate(QuestionSet("set.jsonl", cases or QUESTIONS), Plan(), stops, stops.stop)


def whole(service: ApplicationService, *cases: Case) -> Run:
    return service.evaluate(QuestionSet("set.jsonl", cases or QUESTIONS), Plan(), Silent(), threading.Event())


def begun(library: Library, run_id: str, *cases: Case, started: str = "2026-01-01T00:00:00+00:00") -> None:
    """Puts a run without answers into the library."""
    rows = [case_json(each) for each in cases]
    library.runs.begin(StoredRun(run_id, "set.jsonl", "d", rows, {"answerer": "quotes"}, started))


def held(reached: threading.Event, done: int = 1) -> Callable[[QuestionSet, Progress, threading.Event], Run]:
    """A run that comes as far as `done`, and waits to be stopped."""

    def evaluating(questions: QuestionSet, progress: Progress, stop: threading.Event) -> Run:
        progress.total(len(questions.cases))
        for count in (0, *[1] * done):
            progress.step(count)
        reached.set()
        assert stop.wait(LONG)
        return Run("20260101-x", "set.jsonl", "d", questions.cases, CONDITIONS, "2026-01-01T00:00:00", None, ())

    return evaluating

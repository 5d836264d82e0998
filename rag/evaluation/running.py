"""Asks all questions of a set, several at a time, and keeps every answer at once, so that a run can be gone on with."""

import os
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from rag.assistant import Assistant
from rag.checking.checker import Checker
from rag.checking.judges import TRAINED, load_judge
from rag.evaluation.cases import Case, QuestionSet, case_json
from rag.evaluation.gold import Names
from rag.evaluation.grading import Grader
from rag.evaluation.judging import entailment_for
from rag.evaluation.runs import Conditions, Result, Run
from rag.evaluation.store import load_run, result_json
from rag.evaluation.summary import summary_of
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.progress import Progress


@dataclass(frozen=True, slots=True)
class Plan:
    """How a question set is to be asked: who judges the citations, as in the setting `judge`, and whether single claims
    are judged too."""

    judge: str = TRAINED
    claims: bool = False


def evaluate(
    assistant: Assistant, questions: QuestionSet, plan: Plan, progress: Progress, stop: threading.Event
) -> Run:
    """Asks what is not answered yet, and returns the run: whole, or as far as it had come when `stop` was set.

    A run of the same questions under the same conditions that was broken off is gone on with. Progress counts
    questions. Raises DatelineError where nothing can be asked at all; a question that fails is a result.
    """
    library = assistant.library
    assistant.warm_up()
    conditions = conditions_of(assistant, plan)
    judge = entailment_for(plan.judge, _checker(assistant), lambda: assistant.choice().model)
    grader = Grader(assistant, judge, Names(library.records), plan.claims)
    progress.total(len(questions.cases))
    with _run_of(library, questions, conditions) as run_id:
        left = _unanswered(library, run_id, questions)
        progress.step(len(questions.cases) - len(left))
        for number, result in _answered(grader, left, workers(assistant), stop):
            library.runs.keep(run_id, number, result_json(result))
            progress.step(1)
        run = load_run(library, run_id)
        if len(run.results) == len(questions.cases):
            summary = {name: asdict(each) for name, each in summary_of(run.results).items()}
            library.runs.finish(run_id, _now(), summary)
            run = load_run(library, run_id)
    return run


def _checker(assistant: Assistant) -> Checker:
    """Checks by the rules and the judge that comes with Dateline, whichever judge the settings name."""
    settings = replace(assistant.library.settings, judge=TRAINED)
    return Checker(assistant.library.index.embedding.text_tokens, load_judge(settings, lambda: None))


def conditions_of(assistant: Assistant, plan: Plan) -> Conditions:
    """What the answers will depend on. May load the model: raises ModelError."""
    records = assistant.library.records
    return Conditions(
        corpus=records.digest(),
        articles=records.count(),
        judge=plan.judge,
        claims=plan.claims,
        **assistant.conditions(),
    )


def workers(assistant: Assistant) -> int:
    """Questions that are asked at the same time: as many as the model writes, or as there are cores for quotations."""
    model = assistant.choice().model
    return model.concurrency if model else os.cpu_count() or 1


def _unanswered(library: Library, run_id: str, questions: QuestionSet) -> list[tuple[int, Case]]:
    """The questions that have no result yet, with their numbers, which count from 1."""
    answered = library.runs.answered_numbers(run_id)
    return [(number, case) for number, case in enumerate(questions.cases, start=1) if number not in answered]


def _answered(
    grader: Grader, cases: list[tuple[int, Case]], at_once: int, stop: threading.Event
) -> Iterator[tuple[int, Result]]:
    """The results as they come. Those that were cut short by `stop` are none; however this ends, nothing goes on."""

    def asked(number: int, case: Case) -> tuple[int, Result] | None:
        if stop.is_set():
            return None
        result = grader.result(case, stop)
        return None if stop.is_set() else (number, result)

    with ThreadPoolExecutor(at_once, thread_name_prefix="evaluate") as pool:
        futures: list[Future[tuple[int, Result] | None]] = [pool.submit(asked, *each) for each in cases]
        try:
            for future in as_completed(futures):
                if found := future.result():
                    yield found
        except BaseException:
            stop.set()
            raise


@contextmanager
def _run_of(library: Library, questions: QuestionSet, conditions: Conditions) -> Iterator[str]:
    """The id of a run to go on with, or of a new one. No other process works on it meanwhile."""
    broken_off = [
        each.id
        for each in library.runs.all()
        if not each.finished and each.digest == questions.digest and each.conditions == asdict(conditions)
    ]
    with ExitStack() as locks:
        run_id = next((each for each in broken_off if _taken(library, each, locks)), None)
        if run_id is None:
            run_id = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
            _taken(library, run_id, locks)
            cases = [case_json(each) for each in questions.cases]
            library.runs.begin(StoredRun(run_id, questions.name, questions.digest, cases, asdict(conditions), _now()))
        yield run_id


def is_under_way(library: Library, run_id: str) -> bool:
    """Whether somebody asks the run's questions now, in this process or another one on this machine."""
    path = _lock_file(library, run_id)
    try:
        with FileLock(path, timeout=0) if path.exists() else nullcontext():
            return False
    except Timeout:
        return True


def _lock_file(library: Library, run_id: str) -> Path:
    return library.settings.data_dir / f"evaluating-{run_id}.lock"


def _taken(library: Library, run_id: str, locks: ExitStack) -> bool:
    """Whether the run is ours until `locks` are let go of; False where another process works on it."""
    path = _lock_file(library, run_id)
    try:
        lock = locks.enter_context(FileLock(path, timeout=0))
    except Timeout:
        return False
    locks.callback(path.unlink, missing_ok=True)
    return lock.is_locked


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""The run that is under way: one at a time on a server. Everybody may look; it is of the visitor who started it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from rag.errors import InputError
from rag.evaluation.cases import QuestionSet
from rag.markup import Html, join_html, render_problem
from rag.page.background import Job, OneAtATime
from rag.page.evaluate import run_list
from rag.page.evaluate.update import ListState
from rag.page.progress_tracker import ProgressTracker
from rag.page.service import Service

if TYPE_CHECKING:
    from rag.evaluation.running import Plan

# Seconds that the end of the server waits for a run to end.
PATIENCE = 5

_NOTHING = join_html([])


@dataclass(kw_only=True, slots=True, eq=False)
class RunUnderWay(Job[Html]):
    """A question set that is being asked."""

    visitor: str
    questions: QuestionSet
    plan: "Plan"
    progress: ProgressTracker
    conditions: Mapping[str, Any] | None = None
    run_id: str | None = None
    faults: int | None = None
    look_at: int = 1  # how many must be done before the faults are counted anew


class Runner:
    """Asks question sets in the background, and says how far that has come."""

    def __init__(self, service: Service, clock: Callable[[], float] = monotonic) -> None:
        self._service = service
        self._runs = service.library.runs
        self._clock = clock
        self._jobs: OneAtATime[RunUnderWay] = OneAtATime()
        self._changes = 0  # of the list

    def begin(self, visitor: str, questions: QuestionSet, plan: "Plan") -> None:
        """Starts asking. Raises InputError while another set is being asked."""
        run = RunUnderWay(
            name=f"asking the set {questions.name}",
            latest=_NOTHING,
            visitor=visitor,
            questions=questions,
            plan=plan,
            progress=ProgressTracker(self._clock),
        )
        if busy := self._jobs.begin(run, lambda: self._ask(run), render_problem):
            raise InputError(_busy(busy))
        self.note_list_change()

    def _ask(self, run: RunUnderWay) -> Html:
        """Asks until all is asked, or until it is stopped; returns what came of it."""
        run.conditions = asdict(self._service.conditions(run.plan))
        done = self._service.evaluate(run.questions, run.plan, run.progress, run.stop)
        faults = sum(each.fault is not None for each in done.results)
        changed = self._service.library.records.digest() != done.conditions.corpus
        return run_list.render_outcome(done.id, done.name, len(done.results), len(done.cases), faults, changed)

    @property
    def under_way(self) -> RunUnderWay | None:
        return self._jobs.under_way

    @property
    def result(self) -> Html:
        """What came of the last run."""
        return self._jobs.last.latest if self._jobs.last else _NOTHING

    def forget_result(self) -> None:
        if self._jobs.last and not self._jobs.under_way:
            self._jobs.last.latest = _NOTHING

    def stop(self, visitor: str) -> None:
        """Ends the visitor's run; what is answered is kept."""
        run = self.under_way
        if run and run.visitor == visitor:
            run.stop.set()

    def end(self) -> None:
        """The server ends: so does the run, before the library is closed."""
        self._jobs.end(PATIENCE)

    def note_list_change(self) -> None:
        self._changes += 1

    def list_state(self, under_way: RunUnderWay | None) -> ListState:
        return self._changes, under_way is not None

    def render_progress(self, run: RunUnderWay) -> Html:
        stopping = run.stop.is_set()
        faults = None if stopping else self._faults(run)
        return run_list.render_run_progress(
            run.questions.name, run.progress.done, run.progress.whole, faults, run.progress.seconds_left, stopping
        )

    def _faults(self, run: RunUnderWay) -> int | None:
        """How many questions have a fault so far. All results are read for that: so only whenever there are a tenth
        more, which in all costs as much as to read each of them a few times."""
        run_id = self._run_id(run)
        if run_id and run.progress.done >= run.look_at:
            run.look_at = run.progress.done + max(1, run.progress.done // 10)
            run.faults = sum(bool(each["fault"]) for each in self._runs.results(run_id).values())
        return run.faults

    def is_asking(self, run_id: str) -> bool:
        run = self.under_way
        return run is not None and self._run_id(run) == run_id

    def _run_id(self, run: RunUnderWay) -> str | None:
        """The run's own, once it is in the library."""
        if run.run_id is None and run.progress.before is not None:
            digest = run.questions.digest
            unfinished = [each for each in self._runs.all() if not each.finished and each.digest == digest]
            run.run_id = next((each.id for each in unfinished if each.conditions == run.conditions), None)
            if run.run_id:
                self.note_list_change()
        return run.run_id


def _busy(run: RunUnderWay) -> str:
    far = f", {run.progress.done:,} of {run.progress.whole:,} questions done" if run.progress.whole else ""
    return f"the set {run_list.shorten_name(run.questions.name)} is being asked{far}: wait until that has ended"

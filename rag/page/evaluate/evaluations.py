"""What happens on the tab Evaluate: question sets are started, watched, opened, compared and asked again.

Plain functions of values, which `evaluate_tab` wires up. What measures answers is imported when it is needed: it brings
scipy, which would hold up the start of the page.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from rag.errors import DatelineError, InputError
from rag.evaluation.cases import Case, QuestionSet, read_case
from rag.library.runs import StoredRun
from rag.markup import Html, join_html, render_problem
from rag.page.evaluate import run_list
from rag.page.evaluate.kept_runs import KeptRuns
from rag.page.evaluate.runner import Runner
from rag.page.evaluate.update import EvaluateUpdate, ListState
from rag.page.service import Service
from rag.page.telling import report_problems
from rag.page.upload_storage import store_upload
from rag.text.filters import append_filters, take_filters

if TYPE_CHECKING:
    from rag.evaluation.running import Plan

# Questions that are drafted at once: as many as a person reads in one sitting.
DRAFTED = 20

_KEY = re.compile(r"(run|go-on|anew|remove|removed|keep)-([\w-]{1,40})")
_RATED = "rated"
_AGAIN_KEY = re.compile(r"again-([\w-]{1,40})-(\d{1,6})")

_NOTHING = join_html([])
_GONE = render_problem("this run is not in the library any more")

# What a run depends on, as a person calls it.
_CONDITIONS = {
    "version": "Dateline",
    "corpus": "the articles",
    "answerer": "who answers",
    "model_digest": "the model",
    "prompts": "the prompts",
    "judge": "the judge",
    "claims": "whether claims are judged",
    "settings": "the settings",
}

_tells = report_problems(lambda line: EvaluateUpdate(notice=render_problem(line)))


class Evaluations:
    """The tab's side of a service. `folder` is where question sets are kept that were sent to the page.

    One run at a time is under way on a server, and everybody may look; it belongs to the visitor who started it.
    """

    def __init__(self, service: Service, folder: Path, clock: Callable[[], float] = monotonic) -> None:
        self._service = service
        self._stored = service.library.runs
        self._folder = folder
        self._runner = Runner(service, clock)
        self._runs = KeptRuns(service.library, self._runner)

    @_tells
    def look(self, visitor: str, opened: str, listed: ListState | None = None) -> EvaluateUpdate:
        """How things stand. `listed` is the state of the list that the visitor sees."""
        run = self._runner.under_way
        progress = self._runner.render_progress(run) if run else self._runner.result
        stoppable = run is not None and run.visitor == visitor and not run.stop.is_set()
        state = self._runner.list_state(run)  # before it is read: what comes meanwhile is a newer one
        runs = None if listed == state else self._runs.render_list(opened)
        rated = None if listed == state else run_list.render_rated_set(len(self._ratings().cases))
        return EvaluateUpdate(
            progress=progress,
            stoppable=stoppable,
            watching=run is not None,
            rated=rated,
            runs=runs,
            listed=state,
        )

    def _ratings(self) -> QuestionSet:
        """The answers that people rated and made test questions of."""
        from rag.evaluation.rated import rated_set

        return rated_set(self._service.library.conversations.ratings(in_set=True))

    def ratings_file(self) -> str:
        """The question set of the ratings, as a file has it."""
        from rag.evaluation.question_sets import write_questions

        return write_questions(self._ratings().cases)

    def _start_ratings(self, visitor: str, opened: str) -> EvaluateUpdate:
        from rag.evaluation.running import Plan

        questions = self._ratings()
        if not questions.cases:
            raise InputError("no answer is a test question yet: rate one in a conversation, then make it one")
        self._runner.begin(visitor, questions, Plan())
        return self._begun(visitor, opened)

    def preview(self, upload: str | None) -> EvaluateUpdate:
        """What the file holds that was chosen."""
        from rag.evaluation.question_sets import read_questions

        if upload is None:
            return EvaluateUpdate(notice=_NOTHING)
        if not Path(upload).exists():  # it was started at once
            return EvaluateUpdate()
        try:
            return EvaluateUpdate(notice=run_list.render_preview(read_questions(Path(upload))))
        except DatelineError as error:
            return EvaluateUpdate(notice=_without_folder(error, Path(upload)))

    @_tells
    def start(self, visitor: str, upload: str | None, opened: str) -> EvaluateUpdate:
        """Asks the questions of a file that was sent to the page, which is kept."""
        from rag.evaluation.question_sets import read_questions
        from rag.evaluation.running import Plan

        if not upload:
            return EvaluateUpdate(notice=render_problem("no question set is chosen: choose a file, then start it"))
        try:
            questions = read_questions(Path(upload))
            self._runner.begin(visitor, questions, Plan())
        except DatelineError as error:
            return EvaluateUpdate(notice=_without_folder(error, Path(upload)))
        store_upload(Path(upload), self._folder)
        return self._begun(visitor, opened, run_list.render_omissions(questions), taken=True)

    @_tells
    def stop(self, visitor: str) -> EvaluateUpdate:
        """Ends the visitor's run; what is answered is kept."""
        self._runner.stop(visitor)
        run = self._runner.under_way
        return EvaluateUpdate(stoppable=False, progress=self._runner.render_progress(run) if run else None)

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        self._runner.stop(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self._runner.end()

    @_tells
    def draft(self) -> EvaluateUpdate:
        """Questions made of sentences of the articles, as a file to be edited."""
        from rag.evaluation.drafting import draft
        from rag.evaluation.question_sets import write_questions

        try:
            cases = list(draft(self._service.library, DRAFTED))
        except DatelineError as error:
            return EvaluateUpdate(notice=render_problem(str(error)))
        if not cases:
            return EvaluateUpdate(
                notice=render_problem("the articles gave no questions: add more under Library, or write some by hand")
            )
        return EvaluateUpdate(notice=run_list.render_drafts(write_questions(cases), len(cases)))

    @_tells
    def follow(self, key: str, visitor: str, opened: str, beside: str | None = None) -> EvaluateUpdate:
        """What a link of the tab does; nothing for a key that is none of ours. `beside` is the run that the open one is
        compared with."""
        if key == _RATED:
            return self._told(lambda: self._start_ratings(visitor, opened))
        match = _KEY.fullmatch(key)
        if match is None:
            return EvaluateUpdate()
        run = self._stored.get(match[2])
        if run is None:
            return EvaluateUpdate(notice=_GONE, runs=self._runs.render_list(opened))
        does: dict[str, Callable[[], EvaluateUpdate]] = {
            "run": lambda: self._runs.open(run),
            "go-on": lambda: self._go_on(run, visitor, opened),
            "anew": lambda: self._ask_again(run, visitor, opened),
            "remove": lambda: EvaluateUpdate(header=self._runs.render_header(run, sure=False)),
            "keep": lambda: EvaluateUpdate(header=self._runs.render_header(run, beside or "")),
            "removed": lambda: self._runs.remove(run, opened),
        }
        return self._told(does[match[1]])

    def _told(self, do: Callable[[], EvaluateUpdate]) -> EvaluateUpdate:
        try:
            return do()
        except DatelineError as error:
            return EvaluateUpdate(notice=render_problem(str(error)))

    @_tells
    def compare(self, opened: str, other: str | None) -> EvaluateUpdate:
        """As `KeptRuns.compare`."""
        return self._runs.compare(opened, other)

    def report(self, run_id: str, beside: str = "") -> str:
        """As `KeptRuns.report`."""
        return self._runs.report(run_id, beside)

    @report_problems(lambda line: (None, render_problem(line)))
    def question(self, key: str) -> tuple[str | None, Html]:
        """The question that a link of a report leads to, as it can be typed, or else why there is none.

        A question that follows from others is the one that was searched for then.
        """
        match = _AGAIN_KEY.fullmatch(key)
        run = self._stored.get(match[1]) if match else None
        number = int(match[2]) if match else 0
        if run is None or not 0 < number <= len(run.cases):
            return None, _GONE
        case = read_case(run.cases[number - 1])
        return _typed(case, self._standalone(run.id, number) if case.history else None), _NOTHING

    def _standalone(self, run_id: str, number: int) -> str | None:
        answer = self._stored.results(run_id).get(number, {}).get("answer")
        return str(answer["standalone_question"]) if answer else None

    def _begun(self, visitor: str, opened: str, notice: Html = _NOTHING, taken: bool | None = None) -> EvaluateUpdate:
        return replace(self.look(visitor, opened), notice=notice, taken=taken, watching=True)

    def _go_on(self, run: StoredRun, visitor: str, opened: str) -> EvaluateUpdate:
        """Asks the questions that are left, if they are asked under the same conditions as those before."""
        now = asdict(self._service.conditions(_plan_of(run)))
        changed = [words for name, words in _CONDITIONS.items() if run.conditions.get(name) != now[name]]
        if changed:
            return EvaluateUpdate(notice=run_list.render_differences(run, changed))
        return self._ask_again(run, visitor, opened)

    def _ask_again(self, run: StoredRun, visitor: str, opened: str) -> EvaluateUpdate:
        questions = QuestionSet(run.name, tuple(read_case(each) for each in run.cases))
        self._runner.begin(visitor, questions, _plan_of(run))
        return self._begun(visitor, opened)


def _without_folder(error: DatelineError, path: Path) -> Html:
    """The problem with a file, which a person knows by its name alone."""
    return render_problem(str(error).replace(str(path), f"the file {path.name}"))


def _plan_of(run: StoredRun) -> "Plan":
    from rag.evaluation.running import Plan

    return Plan(run.conditions["judge"], run.conditions["claims"])


def _typed(case: Case, standalone: str | None) -> str:
    """The question of a case with its filters typed in it, as it stands where they cannot be read."""
    try:
        question, filters = take_filters(case.question, case.filters)
    except InputError:
        return case.question
    asked = standalone or question
    return append_filters(asked, filters)

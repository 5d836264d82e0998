"""What happens on the tab Evaluate: question sets are started, watched, opened, compared and asked again.

Plain functions of values, which `evaluate_tab` wires up. What measures answers is imported when it is needed: it brings
scipy, which would hold up the start of the page.
"""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from rag.errors import DatelineError, InputError
from rag.evaluation.cases import Case, QuestionSet, read_case
from rag.evaluation.store import load_run
from rag.library.runs import StoredRun
from rag.markup import Html, element, problem, together
from rag.page.desk import Desk
from rag.page.evaluate import run_list
from rag.page.library.keeping import keep
from rag.page.steps import Steps
from rag.page.telling import telling
from rag.text.filters import take_filters, with_typed

if TYPE_CHECKING:
    from rag.evaluation.running import Plan

# Questions that are drafted at once: as many as a person reads in one sitting.
DRAFTED = 20

# Seconds that the end of the server waits for a run to end.
PATIENCE = 5

# The newest runs, whose answers are read to tell the share that is right: those to 500 questions take 0.15 s.
_SHARES = 20

_KEY = re.compile(r"(run|go-on|anew|remove|removed|keep)-([\w-]{1,40})")
_RATED = "rated"
_AGAIN_KEY = re.compile(r"again-([\w-]{1,40})-(\d{1,6})")

_NOTHING = together([])
_GONE = problem("this run is not in the library any more")

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows. None leaves a part as it is.

    `watching`: a run is under way, so that it is to be looked at again soon. `others` are the runs, as pairs of name
    and id, that the open one can be compared with. `opened` is its id, empty where none is open.
    """

    told: Html | None = None
    taken: bool | None = None  # the file that was chosen need not be chosen any more
    progress: Html | None = None
    stoppable: bool | None = None
    watching: bool | None = None
    rated: Html | None = None
    runs: Html | None = None
    listed: int | None = None  # which state of the list `runs` is
    opened: str | None = None
    header: Html | None = None
    others: Sequence[tuple[str, str]] | None = None
    comparison: Html | None = None
    report: Html | None = None


@dataclass(slots=True)
class Asking:
    """A question set that is being asked."""

    visitor: str
    questions: QuestionSet
    plan: "Plan"
    steps: Steps
    stop: Event = field(default_factory=Event)
    conditions: Mapping[str, Any] | None = None
    run_id: str | None = None
    faults: int | None = None
    look_at: int = 1  # how many must be done before the faults are counted anew


_tells = telling(lambda line: Shown(told=problem(line)))


class Evaluations:
    """The tab's side of a desk. `folder` is where question sets are kept that were sent to the page.

    One run at a time is under way on a server, and everybody may look; it belongs to the visitor who started it.
    """

    def __init__(self, desk: Desk, folder: Path, clock: Callable[[], float] = monotonic) -> None:
        self._desk = desk
        self._runs = desk.library.runs
        self._folder = folder
        self._clock = clock
        self._starting = Lock()
        self._asking: Asking | None = None
        self._thread: Thread | None = None
        self._ended = _NOTHING
        self._version = 0  # of the list
        self._right: dict[str, float | None] = {}  # of finished runs, which do not change

    @_tells
    def look(self, visitor: str, opened: str, listed: int | None = None) -> Shown:
        """How things stand. `listed` is the state of the list that the visitor sees."""
        asking = self._asking
        progress = self._progress(asking) if asking else self._ended
        stoppable = asking is not None and asking.visitor == visitor and not asking.stop.is_set()
        version = self._version  # before it is read: what comes meanwhile is a newer one
        runs = None if listed == version else self._list(opened)
        rated = None if listed == version else run_list.rated(len(self._ratings().cases))
        return Shown(
            progress=progress,
            stoppable=stoppable,
            watching=asking is not None,
            rated=rated,
            runs=runs,
            listed=version,
        )

    def _ratings(self) -> QuestionSet:
        """The answers that people rated and made test questions of."""
        from rag.evaluation.rated import rated_set

        return rated_set(self._desk.library.conversations.ratings(in_set=True))

    def ratings_file(self) -> str:
        """The question set of the ratings, as a file has it."""
        from rag.evaluation.question_sets import write_questions

        return write_questions(self._ratings().cases)

    def _start_ratings(self, visitor: str, opened: str) -> Shown:
        from rag.evaluation.running import Plan

        questions = self._ratings()
        if not questions.cases:
            raise InputError("no answer is a test question yet: rate one in a conversation, then make it one")
        self._begin(visitor, questions, Plan())
        return self._begun(visitor, opened)

    def preview(self, upload: str | None) -> Shown:
        """What the file holds that was chosen."""
        from rag.evaluation.question_sets import read_questions

        if upload is None:
            return Shown(told=_NOTHING)
        if not Path(upload).exists():  # it was started at once
            return Shown()
        try:
            return Shown(told=run_list.chosen(read_questions(Path(upload))))
        except DatelineError as error:
            return Shown(told=_without_folder(error, Path(upload)))

    @_tells
    def start(self, visitor: str, upload: str | None, opened: str) -> Shown:
        """Asks the questions of a file that was sent to the page, which is kept."""
        from rag.evaluation.question_sets import read_questions
        from rag.evaluation.running import Plan

        if not upload:
            return Shown(told=problem("no question set is chosen: choose a file, then start it"))
        try:
            questions = read_questions(Path(upload))
            self._begin(visitor, questions, Plan())
        except DatelineError as error:
            return Shown(told=_without_folder(error, Path(upload)))
        keep(Path(upload), self._folder)
        return self._begun(visitor, opened, run_list.left_out(questions), taken=True)

    @_tells
    def stop(self, visitor: str) -> Shown:
        """Ends the visitor's run; what is answered is kept."""
        self.leave(visitor)
        asking = self._asking
        return Shown(stoppable=False, progress=self._progress(asking) if asking else None)

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        asking = self._asking
        if asking and asking.visitor == visitor:
            asking.stop.set()

    def leave_all(self) -> None:
        """The server ends: so does the run, before the library is closed."""
        asking, thread = self._asking, self._thread
        if asking and thread:
            asking.stop.set()
            thread.join(PATIENCE)

    @_tells
    def draft(self) -> Shown:
        """Questions made of sentences of the articles, as a file to be edited."""
        from rag.evaluation.drafting import draft
        from rag.evaluation.question_sets import write_questions

        try:
            cases = list(draft(self._desk.library, DRAFTED))
        except DatelineError as error:
            return Shown(told=problem(str(error)))
        if not cases:
            return Shown(told=problem("the articles gave no questions: add more under Library, or write some by hand"))
        return Shown(told=run_list.drafted(write_questions(cases), len(cases)))

    @_tells
    def follow(self, key: str, visitor: str, opened: str, beside: str | None = None) -> Shown:
        """What a link of the tab does; nothing for a key that is none of ours. `beside` is the run that the open one is
        compared with."""
        if key == _RATED:
            return self._told(lambda: self._start_ratings(visitor, opened))
        match = _KEY.fullmatch(key)
        if match is None:
            return Shown()
        run = self._runs.get(match[2])
        if run is None:
            return Shown(told=_GONE, runs=self._list(opened))
        does: dict[str, Callable[[], Shown]] = {
            "run": lambda: self._open(run),
            "go-on": lambda: self._go_on(run, visitor, opened),
            "anew": lambda: self._ask_again(run, visitor, opened),
            "remove": lambda: Shown(header=self._header(run, sure=False)),
            "keep": lambda: Shown(header=self._header(run, beside or "")),
            "removed": lambda: self._remove(run, opened),
        }
        return self._told(does[match[1]])

    def _told(self, do: Callable[[], Shown]) -> Shown:
        try:
            return do()
        except DatelineError as error:
            return Shown(told=problem(str(error)))

    @_tells
    def compare(self, opened: str, other: str | None) -> Shown:
        """The open run beside another one, the older of them as what was before; without another one, by itself."""
        run = self._runs.get(opened)
        if run is None:
            return Shown(comparison=_NOTHING)
        if not other:
            return Shown(comparison=_NOTHING, header=self._header(run))
        try:
            return Shown(comparison=self._compared(opened, other), header=self._header(run, beside=other))
        except DatelineError as error:
            return Shown(comparison=problem(str(error)), header=self._header(run))

    def report(self, run_id: str, beside: str = "") -> str:
        """The whole report of a run, as a document. Raises InputError where a run is not there."""
        from rag.evaluation.comparison import compare
        from rag.evaluation.report import report_html

        run = load_run(self._desk.library, run_id)
        return report_html(run, compare(*self._in_order(run_id, beside)) if beside else None)

    @telling(lambda line: (None, problem(line)))
    def question(self, key: str) -> tuple[str | None, Html]:
        """The question that a link of a report leads to, as it can be typed, or else why there is none.

        A question that follows from others is the one that was searched for then.
        """
        match = _AGAIN_KEY.fullmatch(key)
        run = self._runs.get(match[1]) if match else None
        number = int(match[2]) if match else 0
        if run is None or not 0 < number <= len(run.cases):
            return None, _GONE
        case = read_case(run.cases[number - 1])
        return _typed(case, self._standalone(run.id, number) if case.history else None), _NOTHING

    def _standalone(self, run_id: str, number: int) -> str | None:
        answer = self._runs.results(run_id).get(number, {}).get("answer")
        return str(answer["standalone_question"]) if answer else None

    def _begin(self, visitor: str, questions: QuestionSet, plan: "Plan") -> None:
        """Starts asking. Raises InputError while another set is being asked."""
        with self._starting:
            if self._asking:
                raise InputError(_busy(self._asking))
            self._asking = asking = Asking(visitor, questions, plan, Steps(self._clock))
        self._thread = Thread(target=self._ask, args=(asking,), name="evaluate", daemon=True)
        self._thread.start()

    def _begun(self, visitor: str, opened: str, told: Html = _NOTHING, taken: bool | None = None) -> Shown:
        return replace(self.look(visitor, opened), told=told, taken=taken, watching=True)

    def _ask(self, asking: Asking) -> None:
        """Asks until all is asked, or until it is stopped. Whatever happens, the next run can begin then."""
        try:
            self._ended = self._asked(asking)
        except DatelineError as error:
            self._ended = problem(str(error))
        except Exception as error:  # whatever it is, who watches must not wait for it
            logging.exception("the question set %s could not be asked", asking.questions.name)
            self._ended = problem(f"Dateline failed ({type(error).__name__}); its terminal says where")
        finally:
            self._asking = None
            self._version += 1

    def _asked(self, asking: Asking) -> Html:
        asking.conditions = asdict(self._desk.conditions(asking.plan))
        run = self._desk.evaluate(asking.questions, asking.plan, asking.steps, asking.stop)
        faults = sum(each.fault is not None for each in run.results)
        changed = self._desk.library.records.digest() != run.conditions.corpus
        return run_list.ended(run.id, run.name, len(run.results), len(run.cases), faults, changed)

    def _progress(self, asking: Asking) -> Html:
        stopping = asking.stop.is_set()
        faults = None if stopping else self._faults(asking)
        return run_list.asking(
            asking.questions.name, asking.steps.done, asking.steps.whole, faults, asking.steps.left, stopping
        )

    def _faults(self, asking: Asking) -> int | None:
        """How many questions have a fault so far. All results are read for that: so only whenever there are a tenth
        more, which in all costs as much as to read each of them a few times."""
        run_id = self._run_id(asking)
        if run_id and asking.steps.done >= asking.look_at:
            asking.look_at = asking.steps.done + max(1, asking.steps.done // 10)
            asking.faults = sum(bool(each["fault"]) for each in self._runs.results(run_id).values())
        return asking.faults

    def _run_id(self, asking: Asking) -> str | None:
        """The run that is being asked, once it is in the library."""
        if asking.run_id is None and asking.steps.before is not None:
            digest = asking.questions.digest
            unfinished = [each for each in self._runs.all() if not each.finished and each.digest == digest]
            asking.run_id = next((each.id for each in unfinished if each.conditions == asking.conditions), None)
            self._version += asking.run_id is not None
        return asking.run_id

    def _list(self, opened: str) -> Html:
        runs = self._runs.all()[: run_list.SHOWN + 1]
        return run_list.run_list([self._row(run, place < _SHARES) for place, run in enumerate(runs)], opened)

    def _row(self, run: StoredRun, read: bool) -> run_list.Row:
        """`read`: its answers may be read, to find out how many are right."""
        if run.finished:
            right = self._right_of(run) if read else self._right.get(run.id)
            return run_list.Row(run, len(run.cases), right, under_way=False)
        return run_list.Row(run, len(self._runs.answered(run.id)), None, self._is_under_way(run))

    def _right_of(self, run: StoredRun) -> float | None:
        from rag.evaluation.report.tally import right

        if run.id not in self._right:
            self._right[run.id] = right(load_run(self._desk.library, run.id).results).value
        return self._right[run.id]

    def _is_under_way(self, run: StoredRun) -> bool:
        """By this server, or by the command."""
        from rag.evaluation.running import is_under_way

        here = self._asking is not None and self._run_id(self._asking) == run.id
        return here or (not run.finished and is_under_way(self._desk.library, run.id))

    def _open(self, run: StoredRun) -> Shown:
        from rag.evaluation.report import faults_html, summary_html

        whole = load_run(self._desk.library, run.id)
        return Shown(
            told=_NOTHING,
            runs=self._list(run.id),
            opened=run.id,
            header=self._header(run),
            others=self._others(run),
            comparison=_NOTHING,
            report=together([summary_html(whole), element("div", faults_html(whole, links=True), id="faults")]),
        )

    def _header(self, run: StoredRun, beside: str = "", sure: bool = True) -> Html:
        answered = len(run.cases) if run.finished else len(self._runs.answered(run.id))
        return run_list.run_header(run, answered, beside, self._is_under_way(run), sure)

    def _others(self, run: StoredRun) -> list[tuple[str, str]]:
        """The runs that have some question of this one."""
        asked = {each["id"] for each in run.cases}
        others = [each for each in self._runs.all() if each.id != run.id]
        return [(run_list.label(each), each.id) for each in others if asked & {case["id"] for case in each.cases}]

    def _compared(self, opened: str, other: str) -> Html:
        from rag.evaluation.comparison import compare
        from rag.evaluation.report import comparison_html

        return comparison_html(compare(*self._in_order(opened, other)))

    def _in_order(self, *run_ids: str) -> list[Any]:
        """The runs, the oldest first."""
        return sorted((load_run(self._desk.library, each) for each in run_ids), key=lambda run: (run.started, run.id))

    def _go_on(self, run: StoredRun, visitor: str, opened: str) -> Shown:
        """Asks the questions that are left, if they are asked under the same conditions as those before."""
        now = asdict(self._desk.conditions(_plan_of(run)))
        changed = [words for name, words in _CONDITIONS.items() if run.conditions.get(name) != now[name]]
        return Shown(told=run_list.not_the_same(run, changed)) if changed else self._ask_again(run, visitor, opened)

    def _ask_again(self, run: StoredRun, visitor: str, opened: str) -> Shown:
        questions = QuestionSet(run.name, tuple(read_case(each) for each in run.cases))
        self._begin(visitor, questions, _plan_of(run))
        return self._begun(visitor, opened)

    def _remove(self, run: StoredRun, opened: str) -> Shown:
        if self._is_under_way(run):
            raise InputError("this run is under way: stop it first")
        self._runs.delete(run.id)
        self._right.pop(run.id, None)
        self._ended = _NOTHING
        self._version += 1
        if opened != run.id:
            return Shown(runs=self._list(opened), progress=_NOTHING)
        return Shown(
            told=_NOTHING,
            progress=_NOTHING,
            runs=self._list(""),
            opened="",
            header=_NOTHING,
            others=(),
            comparison=_NOTHING,
            report=_NOTHING,
        )


def _busy(asking: Asking) -> str:
    far = f", {asking.steps.done:,} of {asking.steps.whole:,} questions done" if asking.steps.whole else ""
    return f"the set {run_list.short(asking.questions.name)} is being asked{far}: wait until that has ended"


def _without_folder(error: DatelineError, path: Path) -> Html:
    """The problem with a file, which a person knows by its name alone."""
    return problem(str(error).replace(str(path), f"the file {path.name}"))


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
    return with_typed(asked, filters)

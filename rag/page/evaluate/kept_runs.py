"""The runs that are kept: listed, opened, compared, removed, and as documents.

What measures answers is imported when it is needed: it brings scipy, which would hold up the start of the page.
"""

from typing import Any

from rag.errors import DatelineError, InputError
from rag.evaluation.store import load_run
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.markup import Html, element, join_html, render_problem
from rag.page.evaluate import run_list
from rag.page.evaluate.runner import Runner
from rag.page.evaluate.update import EvaluateUpdate

# The newest runs, whose answers are read to tell the share that is right: those to 500 questions take 0.15 s.
_SHARES = 20

_NOTHING = join_html([])


class KeptRuns:
    """The runs of a library; `runner` knows which of them is under way."""

    def __init__(self, library: Library, runner: Runner) -> None:
        self._library = library
        self._runs = library.runs
        self._runner = runner
        self._right: dict[str, float | None] = {}  # of finished runs, which do not change

    def render_list(self, opened: str) -> Html:
        runs = self._runs.all()[: run_list.SHOWN + 1]
        return run_list.render_run_list([self._row(run, index < _SHARES) for index, run in enumerate(runs)], opened)

    def _row(self, run: StoredRun, read: bool) -> run_list.Row:
        """`read`: its answers may be read, to find out how many are right."""
        if run.finished:
            right = self._right_of(run) if read else self._right.get(run.id)
            return run_list.Row(run, len(run.cases), right, under_way=False)
        return run_list.Row(run, len(self._runs.answered_numbers(run.id)), None, self.is_under_way(run))

    def _right_of(self, run: StoredRun) -> float | None:
        from rag.evaluation.report.tally import estimate_accuracy

        if run.id not in self._right:
            self._right[run.id] = estimate_accuracy(load_run(self._library, run.id).results).value
        return self._right[run.id]

    def is_under_way(self, run: StoredRun) -> bool:
        """By this server, or by the command."""
        from rag.evaluation.running import is_under_way

        return self._runner.is_asking(run.id) or (not run.finished and is_under_way(self._library, run.id))

    def open(self, run: StoredRun) -> EvaluateUpdate:
        from rag.evaluation.report.page import render_faults, render_summary

        whole = load_run(self._library, run.id)
        return EvaluateUpdate(
            notice=_NOTHING,
            runs=self.render_list(run.id),
            opened=run.id,
            header=self.render_header(run),
            others=self._others(run),
            comparison=_NOTHING,
            report=join_html([render_summary(whole), element("div", render_faults(whole, links=True), id="faults")]),
        )

    def render_header(self, run: StoredRun, beside: str = "", sure: bool = True) -> Html:
        answered = len(run.cases) if run.finished else len(self._runs.answered_numbers(run.id))
        return run_list.render_run_header(run, answered, beside, self.is_under_way(run), sure)

    def _others(self, run: StoredRun) -> list[tuple[str, str]]:
        """The runs that have some question of this one."""
        asked = {each["id"] for each in run.cases}
        others = [each for each in self._runs.all() if each.id != run.id]
        return [(run_list.label(each), each.id) for each in others if asked & {case["id"] for case in each.cases}]

    def compare(self, opened: str, other: str | None) -> EvaluateUpdate:
        """The open run beside another one, the older of them as what was before; without another one, by itself."""
        run = self._runs.get(opened)
        if run is None:
            return EvaluateUpdate(comparison=_NOTHING)
        if not other:
            return EvaluateUpdate(comparison=_NOTHING, header=self.render_header(run))
        try:
            return EvaluateUpdate(
                comparison=self._compared(opened, other), header=self.render_header(run, beside=other)
            )
        except DatelineError as error:
            return EvaluateUpdate(comparison=render_problem(str(error)), header=self.render_header(run))

    def _compared(self, opened: str, other: str) -> Html:
        from rag.evaluation.comparison import compare
        from rag.evaluation.report.page import render_comparison

        return render_comparison(compare(*self._in_order(opened, other)))

    def report(self, run_id: str, beside: str = "") -> str:
        """The whole report of a run, as a document. Raises InputError where a run is not there."""
        from rag.evaluation.comparison import compare
        from rag.evaluation.report.page import render_report

        run = load_run(self._library, run_id)
        return render_report(run, compare(*self._in_order(run_id, beside)) if beside else None)

    def _in_order(self, *run_ids: str) -> list[Any]:
        """The runs, the oldest first."""
        return sorted((load_run(self._library, each) for each in run_ids), key=lambda run: (run.started, run.id))

    def remove(self, run: StoredRun, opened: str) -> EvaluateUpdate:
        if self.is_under_way(run):
            raise InputError("this run is under way: stop it first")
        self._runs.delete(run.id)
        self._right.pop(run.id, None)
        self._runner.forget_result()
        self._runner.note_list_change()
        if opened != run.id:
            return EvaluateUpdate(runs=self.render_list(opened), progress=_NOTHING)
        return EvaluateUpdate(
            notice=_NOTHING,
            progress=_NOTHING,
            runs=self.render_list(""),
            opened="",
            header=_NOTHING,
            others=(),
            comparison=_NOTHING,
            report=_NOTHING,
        )

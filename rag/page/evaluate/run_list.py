"""Evaluation runs on the page: the set that was chosen, how far its questions are, all runs, and the open one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from rag.evaluation.cases import QuestionSet
from rag.library.runs import StoredRun
from rag.markup import Html, element, join_html
from rag.page.parts import action, link
from rag.page.progress_tracker import time_left
from rag.presentation import long_date
from rag.text.plurals import pluralise

# Lines of a question set that cannot be used, and runs, that are shown.
PROBLEMS = 20
SHOWN = 100

# Characters of a set's name, and of the name of who answers.
_NAME = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A run as a line of the list. `right` is the share of its questions without a fault, None while that is not known;
    `under_way`: its questions are being asked now."""

    run: StoredRun
    answered: int
    right: float | None
    under_way: bool


def render_preview(questions: QuestionSet) -> Html:
    """What a file holds that was just chosen."""
    notice = f"{shorten_name(questions.name)}: {_questions(len(questions.cases))}. Start asks them."
    if not questions.problems:
        return element("p", notice, role="status")
    return join_html([element("p", notice, role="status"), _problems(questions)])


def render_omissions(questions: QuestionSet) -> Html:
    """What a run of the set leaves out; nothing where it can ask all."""
    return _problems(questions) if questions.problems else join_html([])


def _problems(questions: QuestionSet) -> Html:
    """The lines that cannot be used; the others can."""
    found = questions.problems
    lines = [element("li", f"Line {each.line}: {each.cause}") for each in found[:PROBLEMS]]
    more = [element("li", f"… and {len(found) - PROBLEMS:,} more")] if len(found) > PROBLEMS else []
    many = f"{len(found):,} line{' is' if len(found) == 1 else 's are'} left out:"
    return join_html(
        [element("p", many, class_="problem"), element("ul", *lines, *more, class_="left-out", dir="auto")]
    )


def render_drafts(text: str, count: int) -> Html:
    """The drafts as a file to be taken along: its text is in the link itself."""
    file = element(
        "a",
        "Download questions.jsonl",
        href=f"data:application/jsonl;charset=utf-8,{quote(text)}",
        download="questions.jsonl",
    )
    notice = f" ({_questions(count)}). Read them all, mend or strike what is wrong, then choose the file above."
    return element("p", file, notice, role="status")


def render_rated_set(questions: int) -> Html:
    """The questions that came of rating answers, as a set that can be asked and taken along."""
    if not questions:
        notice = "An answer that you rate under Ask can become a test question here."
        return element("p", notice, class_="note")
    ask = action("rated", "Ask them", id="ask-rated")
    file = element("a", "Download", href="ratings.jsonl", download="ratings.jsonl")
    return element("p", f"From rated answers: {_questions(questions)}. ", ask, " ", file)


def render_run_progress(
    name: str, done: int, whole: int, faults: int | None, left: float | None, stopping: bool
) -> Html:
    """How far a run has come. `whole` is 0 and `faults` and `left` (seconds) are None until they are known."""
    label = f"Asking {shorten_name(name)}"
    if stopping:
        notice = f"Stopping {shorten_name(name)} …"
    elif not whole:
        notice = f"{label}: loading …"
    else:
        faulty = "" if faults is None else f"{faults:,} with a fault so far"
        parts = [f"{done:,} of {_questions(whole)} done", faulty, time_left(left)]
        notice = f"{label}: {', '.join(part for part in parts if part)}."
    known = {"value": str(done), "max": str(whole)} if whole else {}
    return join_html([element("p", notice, dir="auto"), element("progress", aria_label=label, **known)])


def render_outcome(run_id: str, name: str, done: int, whole: int, faults: int, changed: bool) -> Html:
    """What came of a run that has just ended, with a link to it. `changed`: articles came or went meanwhile."""
    fault = f"{faults:,} with a fault"
    if done < whole:
        notice = f"{shorten_name(name)} was stopped: {done:,} of {_questions(whole)} answered, {fault}. "
        links = [_link("go-on", run_id, "Go on"), " · ", _link("run", run_id, "See what is there")]
    else:
        notice = f"{shorten_name(name)} is done: {_questions(whole)} answered, {fault}. "
        links = [_link("run", run_id, "Open the report")]
    note = " Articles came or went while they were asked: ask them again." if changed else None
    return element("p", element("bdi", notice), *links, note, role="status")


def render_run_list(rows: Sequence[Row], opened: str) -> Html:
    """The runs, the newest first, the open one marked."""
    if not rows:
        nothing = "No runs yet. Choose a question set and start it, or draft one from your articles."
        return element("p", nothing, class_="hint")
    more = f", the newest {SHOWN} are shown" if len(rows) > SHOWN else ""
    note = element("p", f"{pluralise(len(rows), 'run')}{more}", class_="note")
    return join_html([note, element("ul", *(_row(each, opened) for each in rows[:SHOWN]))])


def _row(row: Row, opened: str) -> Html:
    run = row.run
    current = "true" if run.id == opened else None
    name = link(f"run-{run.id}", shorten_name(run.name), aria_current=current)
    details = " · ".join([format_time(run.started), shorten_name(str(run.conditions["answerer"]))])
    return element(
        "li",
        element("p", name, " ", element("span", *_state(row), class_="state"), dir="auto"),
        element("p", details, class_="from"),
    )


def _state(row: Row) -> list[str]:
    whole = len(row.run.cases)
    if row.under_way:
        return ["under way"]
    if not row.run.finished:
        return [f"broken off at {row.answered:,} of {whole:,}: ", _link("go-on", row.run.id, "go on")]
    right = "" if row.right is None else f", {percent(row.right)} right"
    return [f"{_questions(whole)}{right}"]


def render_run_header(run: StoredRun, answered: int, beside: str, under_way: bool, sure: bool = True) -> Html:
    """The heading of an open run, with what can be done with it. `beside` is the run that it is compared with, if any;
    without `sure` it asks whether the run is to be removed."""
    conditions = run.conditions
    asked = _questions(len(run.cases)) if run.finished else f"{answered:,} of {_questions(len(run.cases))}"
    details = [format_time(run.started), f"answered by {shorten_name(str(conditions['answerer']))}", asked]
    return join_html(
        [
            element("h2", element("bdi", shorten_name(run.name)), tabindex="-1", data_run=run.id),
            element("p", " · ".join(details), class_="note", dir="auto"),
            _actions(run, beside, under_way) if sure else _question(run),
        ]
    )


def _actions(run: StoredRun, beside: str, under_way: bool) -> Html:
    address = f"evaluation/{quote(run.id)}.html{f'?beside={quote(beside)}' if beside else ''}"
    faults = element("a", "What went wrong", href="#faults")
    links = [faults, element("a", "Download this report", href=address, download=f"report-{run.id}.html")]
    if not under_way:
        links.append(_link("anew", run.id, "Ask again") if run.finished else _link("go-on", run.id, "Go on"))
        links.append(link(f"remove-{run.id}", "Remove", data_home="true"))
    return element("p", *links, class_="links")


def _question(run: StoredRun) -> Html:
    links = [_link("removed", run.id, "Remove it"), link(f"keep-{run.id}", "Keep it", data_focus="true")]
    return element("p", "Remove this run and its answers for good? ", *links, class_="links", role="alert")


def render_differences(run: StoredRun, changed: Sequence[str]) -> Html:
    """Why a run cannot be gone on with, and what can be done instead."""
    notice = f"{shorten_name(run.name)} cannot be gone on with: since it began, {_and(changed)} changed. "
    anew = f"Ask {'the' if len(run.cases) == 1 else 'all'} {_questions(len(run.cases))} anew"
    return element("p", element("bdi", notice), _link("anew", run.id, anew), class_="problem", role="alert")


def _and(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def label(run: StoredRun) -> str:
    """A run as a choice among others."""
    return f"{format_time(run.started)} · {shorten_name(str(run.conditions['answerer']))} · {shorten_name(run.name)}"


def format_time(iso: str) -> str:
    """A time in UTC as in "20 June 2024, 13:05 UTC"."""
    time = datetime.fromisoformat(iso)
    return f"{long_date(time.date())}, {time:%H:%M} UTC"


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def shorten_name(text: str) -> str:
    return text if len(text) <= _NAME else f"{text[: _NAME - 1]}…"


def _link(does: str, run_id: str, label: str) -> Html:
    return link(f"{does}-{run_id}", label)


def _questions(count: int) -> str:
    return pluralise(count, "question")

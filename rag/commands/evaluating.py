"""The command that measures the answers to a question set."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from rag.commands.edge import open_library, print_json, stop_on_interrupt
from rag.errors import InputError, StoreError
from rag.settings import Settings

if TYPE_CHECKING:  # brings scipy and the assistant, which the help need not wait for
    from collections.abc import Mapping

    from rag.evaluation.floors import Floors
    from rag.evaluation.runs import Result, Run


class _Options(TypedDict):
    """What may be given beside the questions."""

    out: str | None
    compare: str | None
    answerer: str | None
    judge: str
    claims: bool
    floors: str | None
    raise_floors: bool
    lower_floors: bool
    as_json: bool
    new: bool
    count: int
    published: str | None
    runs: bool
    show: str | None
    forget: str | None


@click.command("eval")
@click.argument("questions", required=False)
@click.option("--out", metavar="DIR", help="Write report.html, run.json and answers.jsonl there.")
@click.option("--compare", metavar="RUN", help='A run to compare with: its id, "last", or a folder of --out.')
@click.option("--answerer", metavar="auto|quotes|MODEL", help="Who answers, in place of the setting `model`.")
@click.option("--judge", default="trained", show_default=True, metavar="trained|model|NAME",
              help="Who judges the citations; NAME is an NLI cross-encoder, by name or folder.")  # fmt: skip
@click.option("--claims", is_flag=True, help="Judge single claims too (RAGChecker); takes seconds a question.")
@click.option("--floors", metavar="FILE", help="Fail where the run is below the floors in FILE.")
@click.option("--raise-floors", is_flag=True, help="Raise the floors in FILE to what the run reached, or write FILE.")
@click.option("--lower-floors", is_flag=True, help="Write the floors as the run reached them, lower ones too.")
@click.option("--json", "as_json", is_flag=True, help="The whole run as JSON.")
@click.option("--new", is_flag=True, help="Draft questions from the library, as JSONL on stdout, for you to edit.")
@click.option("--count", default=20, show_default=True, type=click.IntRange(1, 10_000), help="Of --new: how many.")
@click.option("--from", "published", metavar="FORMAT", help="Turn the published set QUESTIONS into files in --out.")
@click.option("--runs", is_flag=True, help="List the runs that the library keeps.")
@click.option("--show", metavar="RUN", help="Report on a run that the library keeps, and ask nothing.")
@click.option("--forget", metavar="RUN", help="Take a run out of the library.")
@click.pass_obj
def evaluate(settings: Settings, /, questions: str | None, **options: Unpack[_Options]) -> None:
    """Ask the questions of a set (JSONL or CSV), and measure the answers.

    A run that was broken off goes on where it was when the same command is given again.
    """
    _check_modes(questions, options)
    if options["new"]:
        _draft(settings, options["count"])
    elif options["published"]:
        _convert(Path(str(questions)), options["published"], options["out"])
    elif options["runs"]:
        _list(settings)
    elif options["show"]:
        _show(settings, options["show"], options)
    elif options["forget"]:
        _forget(settings, options["forget"])
    elif not _run(settings, Path(str(questions)), options):
        sys.exit(1)


def _check_modes(questions: str | None, options: _Options) -> None:
    """Raises UsageError for what does not go together."""
    modes = {
        "new": options["new"],
        "from": options["published"],
        "runs": options["runs"],
        "show": options["show"],
        "forget": options["forget"],
    }
    named = [mode for mode, wanted in modes.items() if wanted]
    if len(named) > 1:
        raise click.UsageError("--new, --from, --runs, --show and --forget exclude each other: give one of them")
    takes_questions = named in ([], ["from"])
    if takes_questions != bool(questions):
        raise click.UsageError("name a file of questions" if takes_questions else f"--{named[0]} takes no questions")
    if (options["raise_floors"] or options["lower_floors"]) and not options["floors"]:
        raise click.UsageError("--raise-floors and --lower-floors need --floors FILE")


def _run(settings: Settings, questions: Path, options: _Options) -> bool:
    """Asks the set; False where a line of it could not be used, the run was stopped or a floor was missed."""
    from rag.assistant import Assistant
    from rag.evaluation.question_sets import read_questions
    from rag.evaluation.running import Plan, evaluate
    from rag.evaluation.store import find_run
    from rag.progress import bar

    asked = read_questions(questions)
    for problem in asked.problems:
        click.echo(f"dateline: line {problem.line}: {problem.cause}", err=True)
    out = _folder(options["out"])
    with open_library(settings) as library, stop_on_interrupt() as stop:
        before = find_run(library, options["compare"], digest=asked.digest) if options["compare"] else None
        floors = _floors(options)
        assistant = Assistant(library, options["answerer"])
        with bar("question") as progress:
            run = evaluate(assistant, asked, Plan(options["judge"], options["claims"]), progress, stop)
        if not run.finished:
            done = f"{len(run.results)} of {len(asked.cases)} questions are answered"
            click.echo(f"dateline: stopped: {done}; the same command goes on with the others", err=True)
            return False
        if library.records.digest() != run.conditions.corpus:
            click.echo("note: articles came or went while the questions were asked: ask them again", err=True)
    _report(run, before, out, options["as_json"])
    return _hold_floors(floors, run, options) and not asked.problems


def _floors(options: _Options) -> "Floors | None":
    """The floors of the file; None where there is none, or none yet."""
    from rag.evaluation.floors import read_floors

    if not options["floors"] or (
        not Path(options["floors"]).exists() and (options["raise_floors"] or options["lower_floors"])
    ):
        return None
    return read_floors(Path(options["floors"]))


def _hold_floors(floors: "Floors | None", run: "Run", options: _Options) -> bool:
    from rag.evaluation.floors import GATED, find_misses, lower_floors, raise_floors, write_floors

    if options["floors"] and (options["raise_floors"] or options["lower_floors"]):
        write = lower_floors if options["lower_floors"] else raise_floors
        write_floors(write(floors, run, tuple(floors.floors) if floors else GATED), Path(options["floors"]))
        click.echo(f"floors written to {options['floors']}", err=True)
        return True
    misses = find_misses(floors, run) if floors else []
    for each in misses:
        click.echo(f"dateline: {each}", err=True)
    return not misses


def _report(run: "Run", before: "Run | None", out: Path | None, as_json: bool) -> None:
    from rag.evaluation.comparison import compare
    from rag.evaluation.report.as_json import report_json
    from rag.evaluation.report.as_text import report_text
    from rag.evaluation.report.page import render_report

    comparison = compare(before, run) if before else None
    if out:
        import json

        from rag.evaluation.store import FILE

        answers = [each.answer or _no_answer(each) for each in run.results]
        _write(out / "report.html", render_report(run, comparison))
        _write(out / FILE, json.dumps(report_json(run, comparison), ensure_ascii=False))
        _write(out / "answers.jsonl", "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in answers))
        click.echo(f"report: {out / 'report.html'}", err=True)
    if as_json:
        print_json(report_json(run, comparison))
    else:
        click.echo(report_text(run, comparison))


def _no_answer(result: "Result") -> "Mapping[str, object]":
    """In place of the answer to a question that failed, so that whoever reads the file counts it too."""
    from rag.answer_json import answer_json
    from rag.types import Answer

    question = result.case.question
    return answer_json(Answer(question, question, notes=(result.problem,) if result.problem else ()), result.case.id)


def _draft(settings: Settings, count: int) -> None:
    from rag.evaluation.drafting import draft
    from rag.evaluation.question_sets import write_questions

    with open_library(settings) as library:
        cases = list(draft(library, count))
    if not cases:
        raise InputError("the articles gave no questions: add some with `dateline add FOLDER`, or write them by hand")
    click.echo(write_questions(cases), nl=False)
    click.echo(f"{len(cases)} questions drafted: read them all, and mend or strike what is wrong", err=True)


def _convert(source: Path, form: str, folder: str | None) -> None:
    from rag.evaluation.published import ADAPTERS, write_published

    if form not in ADAPTERS:
        raise InputError(f"--from {form!r} is not known: give one of {', '.join(ADAPTERS)}")
    out = _folder(folder)
    if out is None:
        raise InputError("--from needs --out DIR, the folder for the articles and the questions")
    articles, questions = write_published(ADAPTERS[form](source), out)
    click.echo(f"dateline add {articles}\ndateline eval {questions}")


def _list(settings: Settings) -> None:
    with open_library(settings) as library:
        for each in library.runs.all():
            done = "" if each.finished else f"{len(library.runs.answered_numbers(each.id))} of "
            state = f"{done}{len(each.cases)} questions"
            click.echo(f"{each.id}  {each.name}  {state}  {each.conditions['answerer']}")


def _show(settings: Settings, named: str, options: _Options) -> None:
    from rag.evaluation.store import find_run

    out = _folder(options["out"])
    with open_library(settings) as library:
        run = find_run(library, named)
        before = find_run(library, options["compare"], beside=run) if options["compare"] else None
    _report(run, before, out, options["as_json"])


def _forget(settings: Settings, named: str) -> None:
    from rag.evaluation.running import is_under_way
    from rag.evaluation.store import load_run

    with open_library(settings) as library:
        run = load_run(library, named)
        if is_under_way(library, run.id):
            raise InputError(f"run {run.id} is under way: stop it first")
        library.runs.delete(run.id)
    click.echo(f"run {run.id} removed")


def _folder(path: str | None) -> Path | None:
    """The folder of --out, made if it is not there: a run is not asked first and lost then."""
    if path is None:
        return None
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {path} cannot be made ({error.strerror}): name another") from error
    return Path(path)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror}): name another folder") from error


COMMANDS = (evaluate,)

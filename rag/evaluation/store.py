"""Runs in the library and in files: as JSON, and found again by what a person calls them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rag.errors import InputError, ReadError
from rag.evaluation.cases import case_json, read_case
from rag.evaluation.runs import Conditions, Estimate, Fault, Result, Run
from rag.library.library import Library
from rag.library.runs import StoredRun

# What `dateline eval --out DIR` calls the run in it.
FILE = "run.json"

# In place of an id: the newest run of the same question set.
LAST = "last"


def result_json(result: Result) -> dict[str, Any]:
    return {
        "id": result.case.id,
        "fault": result.fault.value if result.fault else None,
        "problem": result.problem,
        "scores": dict(result.scores),
        "answer": result.answer,
        "prompt": result.prompt,
    }


def head_json(run: Run) -> dict[str, Any]:
    """Which run it is, and under which conditions."""
    return {
        "id": run.id,
        "set": run.name,
        "digest": run.digest,
        "started": run.started,
        "finished": run.finished,
        "conditions": asdict(run.conditions),
    }


def run_json(run: Run) -> dict[str, Any]:
    """All of a run. `run_of` makes the run of it again."""
    return {
        **head_json(run),
        "summary": {name: asdict(each) for name, each in run.summary.items()},
        "questions": [case_json(each) for each in run.cases],
        "results": [result_json(each) for each in run.results],
    }


def run_of(value: Mapping[str, Any]) -> Run:
    """The run that `run_json` wrote. Raises LookupError, TypeError or ValueError for anything else."""
    cases = [read_case(each) for each in value["questions"]]
    by_id = {each.id: each for each in cases}
    return Run(
        id=value["id"],
        name=value["set"],
        digest=value["digest"],
        cases=tuple(cases),
        conditions=Conditions(**value["conditions"]),
        started=value["started"],
        finished=value["finished"],
        results=tuple(_result(by_id[each["id"]], each) for each in value["results"]),
        summary={name: Estimate(**each) for name, each in value["summary"].items()},
    )


def _result(case: Any, value: Mapping[str, Any]) -> Result:
    fault = Fault(value["fault"]) if value["fault"] else None
    return Result(case, value["answer"], value["scores"], fault, value["problem"], value["prompt"])


def load_run(library: Library, run_id: str) -> Run:
    """A run of the library, as far as it has come. Raises InputError where there is none."""
    stored = library.runs.get(run_id)
    if stored is None:
        raise InputError(f"no run has the id {run_id}: `dateline eval --runs` shows them")
    return _loaded(library, stored)


def _loaded(library: Library, stored: StoredRun) -> Run:
    results = library.runs.results(stored.id)
    return run_of(
        {
            "id": stored.id,
            "set": stored.name,
            "digest": stored.digest,
            "started": stored.started,
            "finished": stored.finished,
            "conditions": stored.conditions,
            "summary": stored.summary or {},
            "questions": stored.cases,
            "results": list(results.values()),
        }
    )


def find_run(library: Library, word: str, beside: Run | None = None, digest: str = "") -> Run:
    """The finished run that a person means: its id or the beginning of it; "last" for the newest one of the question
    set with `digest`, `beside` left out; or a folder that `--out` filled, or the file in it.

    Raises InputError where there is none.
    """
    finished = [each for each in library.runs.all() if each.finished and not (beside and each.id == beside.id)]
    found = _meant(word, finished, beside.digest if beside else digest)
    if len(found) == 1:
        return _loaded(library, found[0])
    path = Path(word) / FILE if Path(word).is_dir() else Path(word)
    if not found and path.is_file():
        return read_run(path)
    many = f"{len(found)} runs have an id that begins with" if found else "no finished run is"
    raise InputError(f"{many} {word!r}: `dateline eval --runs` shows them; a folder that --out filled will do too")


def _meant(word: str, runs: Sequence[StoredRun], digest: str) -> list[StoredRun]:
    """The runs, of those newest first, that a word means: the newest of a question set, or each whose id begins so."""
    if word == LAST:
        return [each for each in runs if each.digest == digest][:1]
    return [each for each in runs if each.id.startswith(word)]


def read_run(path: Path) -> Run:
    """The run of a file. Raises ReadError where there is none in it."""
    try:
        return run_of(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror}") from error
    except (InputError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ReadError(f"{path} is no run that `dateline eval --out` wrote: name one") from error

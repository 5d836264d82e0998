"""Runs found again, in the library and in files."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import InputError, ReadError
from rag.evaluation.cases import Case, case_json
from rag.evaluation.runs import Conditions, Estimate, Fault, Result, Run
from rag.evaluation.store import find_run, load_run, read_run, result_json, run_json, run_of
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.settings import read_settings

CONDITIONS = Conditions(
    "0.1.0", "c0ffee", 5, "quotes", None, "abc", "trained", claims=False, settings={"strict": "False"}
)
CASES = (Case("a", "Who?", answers=("Putin",)), Case("b", "Where?"))
RUN = Run(
    "r1", "set", "d1", CASES, CONDITIONS, "2026-11-23T10:00:00+00:00", "2026-11-23T10:01:00+00:00",
    (Result(CASES[0], {"answer": "Putin"}, {"hit@1": 1.0, "MAP": None}),
     Result(CASES[1], None, {"hit@1": 0.0}, Fault.FAILED, "it broke", "the prompt")),
    {"hit@1": Estimate(0.5, 0.0, 1.0, 2)},
)  # fmt: skip


def keep(library: Library, run: Run) -> None:
    value = run_json(run)
    cases = [case_json(each) for each in run.cases]
    library.runs.begin(StoredRun(run.id, run.name, run.digest, cases, value["conditions"], run.started))
    for number, result in enumerate(run.results, start=1):
        library.runs.keep(run.id, number, result_json(result))
    if run.finished:
        library.runs.finish(run.id, run.finished, value["summary"])


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        keep(opened, RUN)
        yield opened


def test_a_run_comes_back_as_it_was(library: Library) -> None:
    """Out of the library, and out of JSON."""
    assert load_run(library, "r1") == RUN
    assert run_of(json.loads(json.dumps(run_json(RUN)))) == RUN


def test_a_run_is_found_by_what_a_person_calls_it(library: Library, tmp_path: Path) -> None:
    """Its id, the beginning of it, the newest of its questions, a folder, a file."""
    (tmp_path / "run.json").write_text(json.dumps(run_json(replace(RUN, id="elsewhere"))), encoding="utf-8")
    assert find_run(library, "r1").id == find_run(library, "r").id == find_run(library, "last", digest="d1").id == "r1"
    assert find_run(library, str(tmp_path)).id == find_run(library, str(tmp_path / "run.json")).id == "elsewhere"


def test_the_last_run_is_one_before_this(library: Library) -> None:
    """Not this one, none of other questions, and none that was broken off."""
    newer = replace(RUN, id="r2", started="2026-11-23T11:00:00+00:00")
    keep(library, newer)
    keep(library, replace(RUN, id="r3", digest="d2", started="2026-11-23T12:00:00+00:00"))
    keep(library, replace(RUN, id="r4", finished=None, summary={}, started="2026-11-23T13:00:00+00:00"))
    assert find_run(library, "last", digest="d1").id == "r2"
    assert find_run(library, "last", beside=newer).id == "r1"


@pytest.mark.parametrize("word", ["", "x", "last", "/nowhere/run.json"])
def test_a_run_that_is_not_there(library: Library, word: str) -> None:
    """The message shows the word and where runs are listed."""
    keep(library, replace(RUN, id="r2"))
    with pytest.raises(InputError, match="`dateline eval --runs` shows them"):
        find_run(library, word, digest="none")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"questions": 1}',
        "\x00",
        "[" * 100_000,
        json.dumps({**run_json(RUN), "results": [{"id": "z"}]}),
    ],
)
def test_a_file_that_is_no_run(tmp_path: Path, text: str) -> None:
    """Says so in a line."""
    (tmp_path / "run.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match="is no run that"):
        read_run(tmp_path / "run.json")

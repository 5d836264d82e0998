"""Evaluation runs as rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL

from rag.library.database import open_database
from rag.library.runs import Runs, StoredRun

RUN = StoredRun("r1", "set.jsonl", "d1", [{"question": "Who?"}], {"answerer": "quotes"}, "2026-11-23T10:00:00+00:00")


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    engine = open_database(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    yield Runs(engine)
    engine.dispose()


def test_a_run_comes_back_as_it_was(runs: Runs) -> None:
    """While it is under way, and when it has ended."""
    runs.begin(RUN)
    assert runs.get("r1") == RUN
    runs.finish("r1", "2026-11-23T10:01:00+00:00", {"hit@1": 1.0})
    assert runs.get("r1") == replace(RUN, finished="2026-11-23T10:01:00+00:00", summary={"hit@1": 1.0})
    assert runs.get("none") is None


def test_the_newest_run_comes_first(runs: Runs) -> None:
    """By the time of its start."""
    newer = replace(RUN, id="r0", started="2026-11-23T10:00:01+00:00")
    for each in (RUN, newer):
        runs.begin(each)
    assert runs.all() == [newer, RUN]


def test_a_result_is_kept_once(runs: Runs) -> None:
    """The first of two that answer one question stays, and each run has its own."""
    runs.begin(RUN)
    runs.keep("r1", 2, {"a": 1})
    runs.keep("r1", 1, {"a": 2})
    runs.keep("r1", 2, {"a": 3})
    assert list(runs.results("r1").items()) == [(1, {"a": 2}), (2, {"a": 1})]
    assert runs.answered_numbers("r1") == {1, 2}
    assert runs.answered_numbers("r2") == set()


def test_a_run_goes_with_its_results(runs: Runs) -> None:
    """And no other one does."""
    for each in (RUN, replace(RUN, id="r2")):
        runs.begin(each)
        runs.keep(each.id, 1, {})
    runs.delete("r1")
    assert [each.id for each in runs.all()] == ["r2"]
    assert (runs.answered_numbers("r1"), runs.answered_numbers("r2")) == (set(), {1})

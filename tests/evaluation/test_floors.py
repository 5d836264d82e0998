"""Floors under the numbers of a run."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.evaluation.floors import (
    GATED,
    Floors,
    Miss,
    find_misses,
    lower_floors,
    raise_floors,
    read_floors,
    write_floors,
)
from rag.evaluation.metrics.metric import Better, Unit
from rag.evaluation.metrics.table import METRIC
from rag.evaluation.runs import Run
from tests.evaluation.examples_of_runs import run

WHOLE = {"questions": "questions.jsonl", "digest": "d1", "floors": {"quoted@3": 0.9}}
gated = st.dictionaries(st.sampled_from([name for name in GATED if METRIC[name].unit is Unit.SHARE]), st.floats(0, 1))


def reaching(**changes: Any) -> Run:
    """A run with one question that is right in all, but for the changes."""
    return run([{"hit@1": 1.0, "quoted@3": 1.0, "over-refusal": 0.0, **changes.pop("scores", {})}], **changes)


def floors(**values: float) -> Floors:
    named = {"hit": "hit@1", "quoted": "quoted@3", "over": "over-refusal"}
    return Floors("questions.jsonl", "d1", {named[name]: value for name, value in values.items()})


def written(path: Path, value: object) -> Path:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_a_run_that_holds_its_floors_misses_none() -> None:
    """Reaching one exactly is enough, on both sides."""
    assert find_misses(floors(hit=1.0, quoted=0.5, over=0.0), reaching()) == []


def test_missed_floors_say_so() -> None:
    """A metric that is better lower has a ceiling, and one without a value has missed."""
    worse = reaching(scores={"hit@1": 0.75, "quoted@3": None, "over-refusal": 0.25})
    misses = find_misses(floors(hit=0.9, quoted=0.9, over=0.1), worse)
    assert misses == [Miss("hit@1", 0.9, 0.75), Miss("quoted@3", 0.9, None), Miss("over-refusal", 0.1, 0.25)]
    assert [str(each) for each in misses] == [
        "hit@1 is 0.75, below its floor of 0.9",
        "quoted@3 has no value; its floor is 0.9",
        "over-refusal is 0.25, above the 0.1 that it may be at most",
    ]


def test_a_metric_that_the_run_does_not_know_is_missed() -> None:
    """As in a run that was made before the metric was."""
    assert find_misses(floors(hit=0.0), reaching(summary={})) == [Miss("hit@1", 0.0, None)]


@pytest.mark.parametrize("use", [find_misses, lambda floors, run: raise_floors(floors, run, GATED)])
def test_floors_of_another_question_set(use: Any) -> None:
    """Hold for no other, and are not raised by it."""
    with pytest.raises(InputError, match=r"of another question set: .* write them anew with --lower-floors"):
        use(floors(hit=0.9), reaching(digest="d2"))


@pytest.mark.parametrize(
    "use",
    [
        find_misses,
        lambda floors, run: raise_floors(floors, run, GATED),
        lambda floors, run: lower_floors(floors, run, GATED),
    ],
)
def test_a_run_that_was_broken_off_has_no_floors(use: Any) -> None:
    """Its numbers are those of the questions that it came to."""
    with pytest.raises(InputError, match="run r1 is not finished"):
        use(floors(hit=0.9), reaching(finished=None))


def test_new_floors_are_what_was_reached() -> None:
    """Of the metrics that the run has."""
    reached = Floors("questions.jsonl", "d1", {"hit@1": 1.0, "quoted@3": 1.0, "over-refusal": 0.0})
    assert raise_floors(None, reaching(), GATED) == lower_floors(None, reaching(), GATED) == reached


def test_floors_are_rounded_so_that_the_run_holds_them() -> None:
    """To three digits: 2/3 down, where lower is better up; 0.57 is 0.57."""
    found = raise_floors(None, reaching(scores={"hit@1": 2 / 3, "quoted@3": 0.57, "over-refusal": 1 / 3}), GATED)
    assert found.floors == {"hit@1": 0.666, "quoted@3": 0.57, "over-refusal": 0.334}


def test_raised_floors_rise_only() -> None:
    """Where the run is worse, or has no value, they stay."""
    worse_and_better = reaching(scores={"hit@1": 0.5, "quoted@3": 0.75, "over-refusal": 0.2})
    assert (
        raise_floors(floors(hit=0.9, quoted=0.7, over=0.1), worse_and_better, ()).floors
        == floors(hit=0.9, quoted=0.75, over=0.1).floors
    )
    assert raise_floors(floors(hit=0.9), reaching(summary={}), GATED) == floors(hit=0.9)


def test_lowered_floors_are_what_was_reached_by_any_questions() -> None:
    """The same metrics, of the questions of the run."""
    found = lower_floors(floors(hit=0.9, over=0.5), reaching(scores={"hit@1": 0.5}, digest="d2", name="b.csv"), ())
    assert found == Floors("b.csv", "d2", {"hit@1": 0.5, "over-refusal": 0.0})


def test_a_run_without_any_of_the_metrics_gives_no_floors() -> None:
    """A gate that lets everything through is none."""
    with pytest.raises(InputError, match="has none of the metrics"):
        lower_floors(None, reaching(summary={}), GATED)


@given(gated, gated)
def test_raised_floors_hold_and_never_sink(before: dict[str, float], reached: dict[str, float]) -> None:
    """A run that held the floors holds them when they are raised to it."""
    old, now = Floors("questions.jsonl", "d1", before), run([reached])
    new = raise_floors(old, now, GATED)
    for name, floor in before.items():
        sunk = new.floors[name] - floor
        assert sunk <= 0 if METRIC[name].better is Better.LOWER else sunk >= 0
    assert [each.metric for each in find_misses(new, now)] == [each.metric for each in find_misses(old, now)]
    assert set(new.floors) == {*before, *reached}


def test_a_new_file_has_floors_of_quality() -> None:
    """Of metrics that there are and that have a better side; no times and no tokens."""
    assert set(GATED) <= METRIC.keys()
    assert all(METRIC[name].better is not Better.NEITHER for name in GATED)
    assert {METRIC[name].unit for name in GATED} <= {Unit.SHARE, Unit.COUNT}


def test_written_floors_are_read_again(tmp_path: Path) -> None:
    """In the order of the metrics, with a line's end at the end."""
    path = tmp_path / "quality.json"
    write_floors(floors(over=0.1, quoted=0.9, hit=0.8), path)
    assert read_floors(path) == floors(over=0.1, quoted=0.9, hit=0.8)
    assert path.read_text(encoding="utf-8") == (
        '{\n  "questions": "questions.jsonl",\n  "digest": "d1",\n'
        '  "floors": {\n    "hit@1": 0.8,\n    "quoted@3": 0.9,\n    "over-refusal": 0.1\n  }\n}\n'
    )


@pytest.mark.parametrize(
    ("value", "cause"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("9" * 5_000, "is not JSON"),
        ([], "no object with the keys questions, digest, floors"),
        ({"floors": {"hit@1": 1}}, "no object with the keys questions, digest, floors"),
        ({**WHOLE, "floor": {}}, "and no others"),
        ({**WHOLE, "questions": 1}, '"questions" is 1: write a text'),
        ({**WHOLE, "digest": " "}, '"digest" is " ": write a text'),
        ({**WHOLE, "digest": "\ud800"}, '"digest" is "\\\\ud800": write a text'),
        ({**WHOLE, "floors": []}, '"floors" is a list: write an object'),
        ({**WHOLE, "floors": {}}, '"floors" is an object: write an object of metrics'),
        ({**WHOLE, "floors": {"hit@2\n": 1}}, r'"hit@2\\n" is no metric'),
        ({**WHOLE, "floors": {"x" * 999: 1}}, "x… is no metric"),
        ({**WHOLE, "floors": {"answer rate": 1}}, "answer rate can have no floor"),
        ({**WHOLE, "floors": {"hit@1": "1"}}, 'the floor of hit@1 is "1": write a number'),
        ({**WHOLE, "floors": {"hit@1": True}}, "the floor of hit@1 is true: write a number"),
        ({**WHOLE, "floors": {"hit@1": None}}, "the floor of hit@1 is null: write a number"),
        ({**WHOLE, "floors": {"hit@1": [[]]}}, "the floor of hit@1 is a list: write a number"),
        ({**WHOLE, "floors": {"hit@1": 1.01}}, "the floor of hit@1 is 1.01: write a number from 0 to 1"),
        ({**WHOLE, "floors": {"hit@1": -0.1}}, "the floor of hit@1 is -0.1: write a number from 0 to 1"),
        ({**WHOLE, "floors": {"hit@1": float("nan")}}, "is NaN: write a number from 0 to 1"),
        ({**WHOLE, "floors": {"total time": float("inf")}}, "is Infinity: write a number that is not below 0"),
        ({**WHOLE, "floors": {"total time": 10**400}}, "…: write a number that is not below 0"),
    ],
)
def test_files_that_hold_no_floors(tmp_path: Path, value: object, cause: str) -> None:
    """One line says what is wrong, and where."""
    path = written(tmp_path / "quality.json", value)
    with pytest.raises(InputError, match=cause) as raised_error:
        read_floors(path)
    message = str(raised_error.value)
    assert str(path) in message
    assert "\n" not in message
    assert len(message) < len(str(path)) + 300


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    """A folder, a file that is not there, bytes that are no text."""
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for path, cause in ((tmp_path, "cannot be read"), (tmp_path / "x", "cannot be read"), (tmp_path / "bytes", "JSON")):
        with pytest.raises(InputError, match=cause):
            read_floors(path)
    with pytest.raises(InputError, match="cannot be written"):
        write_floors(floors(hit=1.0), tmp_path / "no" / "such" / "folder")


def test_a_times_ceiling_is_in_its_own_unit(tmp_path: Path) -> None:
    """Milliseconds are not a share."""
    path = written(tmp_path / "quality.json", {**WHOLE, "floors": {"total time": 1500}})
    assert read_floors(path).floors == {"total time": 1500.0}

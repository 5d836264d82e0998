import json
from dataclasses import replace

from rag.evaluation.report.as_json import report_json
from rag.evaluation.runs import Estimate, Fault
from rag.evaluation.store import run_of
from tests.evaluation.report.made_runs import answer, comparison, mixed, result, run


def test_a_report_is_the_run_its_numbers_and_every_answer() -> None:
    """Under the names that programs rely on."""
    report = report_json(mixed())
    assert report["set"] == "news.jsonl"
    assert report["conditions"]["judge"] == "trained"
    assert report["summary"]["hit@10"] == {"value": 0.75, "low": 0.5, "high": 1.0, "count": 4}
    assert report["faults"]["not retrieved"] == 1
    assert [each["id"] for each in report["results"]] == ["right", "doubted", "lost", "shy", "broken"]
    assert report["results"][4]["problem"] == "the disk is full"
    assert report["tags"][0]["tag"] == "people"
    assert report["comparison"] is None


def test_the_run_can_be_read_again() -> None:
    """What is written beside the numbers does not stand in the way."""
    whole = mixed()
    assert run_of(json.loads(json.dumps(report_json(whole, comparison())))) == whole


def test_a_comparison_has_its_differences_and_its_pairs() -> None:
    """With the verdict in words where there is one."""
    compared = report_json(mixed(), comparison())["comparison"]
    assert [each["verdict"] for each in compared["differences"]] == ["better", "worse", None]
    won = compared["wins"][0]
    assert (won["id"], won["before"], won["after"]) == ("won", "retrieved and not quoted", None)
    assert (compared["only_before"], compared["shared"]) == (1, 1)


def test_numbers_that_are_none_are_null() -> None:
    """JSON has no NaN and no infinity."""
    odd = Estimate(float("nan"), float("-inf"), float("inf"), 1)
    given = answer(hits=[{"score": float("nan")}])
    hurt = replace(result("x", Fault.NOT_QUOTED, given), scores={"hit@10": float("nan")})
    report = report_json(run([hurt], summary={"hit@10": odd}))
    read = json.loads(json.dumps(report, allow_nan=False))
    assert read["summary"]["hit@10"]["value"] is None
    assert read["results"][0]["answer"]["hits"] == [{"score": None}]

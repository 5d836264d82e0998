"""Evaluates a question set as a person would, and holds the table against the scorer that comes with news-qa."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.common import NEWS_QA, Clock, dateline, missing, read_jsonl, write_jsonl

# What the scorer calls a metric of ours.
SCORED = {
    "hit@1": "hit@1",
    "hit@3": "hit@3",
    "hit@5": "hit@5",
    "hit@10": "hit@10",
    "quoted@3": "quoted@3",
    "answered": "answered",
    "over-refusal": "over_refusal",
    "refusal recall": "refusal",
}


def evaluated(name: str, questions: Path, data_dir: Path, out: Path) -> dict[str, Any]:
    """Runs `dateline eval`, prints its table, and returns the run as JSON."""
    clock = Clock()
    ran = dateline(
        "eval", str(questions), "--out", str(out), "--answerer", "quotes", data_dir=data_dir, stdout=subprocess.PIPE
    )
    print(ran.stdout)
    ran.check_returncode()
    run: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
    count = len(run["results"])
    print(f"{name}: {count} questions in {clock.seconds:.0f} s, {clock.seconds / count * 1000:.0f} ms each")
    return run


def agreement(name: str, run: dict[str, Any], questions: Path, out: Path) -> None:
    """Whether every number that the scorer has too is the same, in all of its four digits."""
    scorer = NEWS_QA / "score.py"
    if missing(scorer):
        return
    asked = out / "questions.jsonl"  # the scorer meets questions and answers by their ids, and needs both lists
    write_jsonl(asked, ({"answers": [], **row} for row in read_jsonl(questions)))
    command = [sys.executable, str(scorer), str(asked), str(out / "answers.jsonl")]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for ours, theirs in SCORED.items():
        value = run["summary"][ours]["value"]
        rounded = None if value is None else round(value, 4)
        verdict = "agrees" if rounded == scores[theirs] else "DIFFERS"
        print(f"{name} {ours}: {rounded}, score.py {scores[theirs]}: {verdict}")

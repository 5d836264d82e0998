"""Retrieval and quotations on 4,623 articles and 960 questions (RealTime QA), by the scorer that lies there."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.common import NEWS_QA, Clock, dateline, missing, read_jsonl, work_folder, write_jsonl

# What the simple methods in the README of the data reach.
FLOORS = {"hit@10": 0.91, "hit@1": 0.67, "quoted@3": 0.71}


def main() -> None:
    if missing(NEWS_QA):
        return
    folder = work_folder("news-qa")
    data_dir = folder / "library"
    clock = Clock()
    added = dateline("add", str(NEWS_QA / "articles.jsonl.gz"), data_dir=data_dir, stdout=subprocess.PIPE)
    print(f"news-qa add: {added.stdout.strip()} in {clock.seconds:.0f} s")
    questions = folder / "questions.jsonl"
    rows = [*read_jsonl(NEWS_QA / "questions.jsonl"), *read_jsonl(NEWS_QA / "unanswerable.jsonl")]
    write_jsonl(questions, (row for row in rows if row.get("answerable", True) or not row["answers"]))
    _ask(questions, folder / "answers.jsonl", data_dir)
    scores = _score(questions, folder / "answers.jsonl")
    print(f"news-qa: {json.dumps(scores)}")
    for name, floor in FLOORS.items():
        print(f"news-qa {name}: {scores[name]:.3f}, floor {floor} {'reached' if scores[name] >= floor else 'MISSED'}")


def _ask(questions: Path, answers: Path, data_dir: Path) -> None:
    clock = Clock()
    with questions.open(encoding="utf-8") as asked, answers.open("w", encoding="utf-8") as out:
        dateline("ask", "-", "--json", data_dir=data_dir, stdin=asked, stdout=out)
    count = len(read_jsonl(questions))
    print(f"news-qa ask: {count} questions in {clock.seconds:.0f} s, {clock.seconds / count * 1000:.0f} ms each")


def _score(questions: Path, answers: Path) -> dict[str, float]:
    command = [sys.executable, str(NEWS_QA / "score.py"), str(questions), str(answers)]
    scores: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return scores


if __name__ == "__main__":
    main()

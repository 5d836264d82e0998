"""Retrieval and quotations on 4,623 articles and 635 questions (RealTime QA), by the scorer that lies there too."""

import subprocess

from benchmarks.common import NEWS_QA, Clock, dateline, missing, read_jsonl, work_folder, write_jsonl
from benchmarks.evaluated import agreement, evaluated

# What is aimed at.
FLOORS = {"hit@10": 0.94, "hit@1": 0.74, "quoted@3": 0.76}


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
    asked = [row for row in rows if row.get("answerable", True) or not row["answers"]]
    write_jsonl(questions, ({**row, "articles": row.get("answer_articles", [])} for row in asked))
    run = evaluated("news-qa", questions, data_dir, folder / "run")
    agreement("news-qa", run, questions, folder / "run")
    for name, floor in FLOORS.items():
        value = run["summary"][name]["value"]
        print(f"news-qa {name}: {value:.3f}, floor {floor} {'reached' if value >= floor else 'MISSED'}")


if __name__ == "__main__":
    main()

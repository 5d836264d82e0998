"""Answers about the seeds: to the project's own question set, whose floors a test holds, and to one nobody tuned on."""

import tempfile
from pathlib import Path

from benchmarks.common import PROJECT, dateline
from benchmarks.evaluated import agreement, evaluated

SETS = {
    "seeds": PROJECT / "seeds" / "questions.jsonl",
    "seeds, unseen questions": PROJECT / "benchmarks" / "unseen_questions.jsonl",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "library"
        dateline("add", "seeds", data_dir=data_dir, capture_output=True).check_returncode()
        for name, questions in SETS.items():
            out = Path(folder) / questions.stem
            agreement(name, evaluated(name, questions, data_dir, out), questions, out)


if __name__ == "__main__":
    main()

"""Answers about the seeds: to the project's own question set, whose floors a test holds, and to one nobody tuned on."""

import tempfile

from benchmarks.common import PROJECT, read_jsonl
from benchmarks.quality import measure
from rag.assistant import Assistant
from rag.intake import add_articles
from rag.library.library import Library
from rag.settings import read_settings

SETS = {
    "seeds": PROJECT / "seeds" / "questions.jsonl",
    "seeds, unseen questions": PROJECT / "benchmarks" / "unseen_questions.jsonl",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(read_settings(folder))
        add_articles(library, [str(PROJECT / "seeds")])
        assistant = Assistant(library)
        for name, path in SETS.items():
            print(f"{name}: {measure(assistant, read_jsonl(path))}")
        library.close()


if __name__ == "__main__":
    main()

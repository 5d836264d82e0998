"""Answers to the seeds' own question set: the same figures that a test holds to their floors."""

import tempfile
from pathlib import Path

from benchmarks.common import PROJECT, dateline, read_jsonl
from benchmarks.quality import measure
from rag.assistant import Assistant
from rag.library.library import Library
from rag.settings import read_settings


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        dateline("add", str(PROJECT / "seeds"), data_dir=Path(folder), capture_output=True)
        library = Library(read_settings(folder))
        quality = measure(Assistant(library), read_jsonl(PROJECT / "seeds" / "questions.jsonl"))
        library.close()
    print(f"seeds: {quality}")


if __name__ == "__main__":
    main()

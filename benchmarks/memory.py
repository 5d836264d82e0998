"""What a process that goes on answering keeps: its memory after a hundred questions and after a thousand."""

import gc
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from benchmarks.common import NEWS_QA, PROJECT, read_articles, read_jsonl
from rag.assistant import Assistant
from rag.batches import make_batches
from rag.ingestion.adding import add_articles
from rag.library.indexing import BATCH
from rag.library.library import Library
from rag.reading.fingerprints import fingerprint
from rag.settings import read_settings
from rag.types import Article
from rag.writer import QUOTES

QUESTIONS = 1_000
WARM = 100

# Articles of the collection beside the seeds: so many that each question finds others.
ARTICLES = 600

MEGABYTE = 2**20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Library(read_settings(folder))) as library:
        add_articles(library, [str(PROJECT / "seeds")])
        if NEWS_QA.exists():
            _add(library, list(read_articles(NEWS_QA / "articles.jsonl.gz", ARTICLES)))
        asked, warm, last = _asked(Assistant(library, QUOTES))
    growth = (last - warm) / max(1, asked - WARM)
    print(
        f"memory: {warm / MEGABYTE:.0f} MB after {WARM} questions, {last / MEGABYTE:.0f} MB after {asked}, "
        f"{growth / 1024:.1f} kB a question"
    )


def _add(library: Library, articles: Sequence[Article]) -> None:
    for batch in make_batches(articles, BATCH):
        library.put([(article, fingerprint(article)) for article in batch])


def _asked(assistant: Assistant) -> tuple[int, int, int]:
    """How many questions were asked, and the bytes that the process held after WARM and after all of them."""
    warm = asked = 0
    for asked, question in enumerate(islice(questions(), QUESTIONS), start=1):
        for _ in assistant.ask(question):
            pass
        if asked == WARM:
            warm = resident()
    return asked, warm, resident()


def questions() -> Iterator[str]:
    """Of all sets that are here, each once; then those of the seeds in other words, so that there are enough."""
    files = (
        PROJECT / "seeds" / "questions.jsonl",
        *sorted((PROJECT / "benchmarks").glob("*questions.jsonl")),
        *sorted(NEWS_QA.rglob("questions.jsonl")),
    )
    written = [str(row["question"]) for file in files for row in read_jsonl(file)]
    again = (
        f"{start} {each}" for start in ("Tell me:", "According to the articles,", "Say again,") for each in written
    )
    return iter(dict.fromkeys(chain(written, again)))


def resident() -> int:
    """Bytes of memory that this process holds now (Linux)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


if __name__ == "__main__":
    main()

"""Milliseconds that checking adds to an answer of five sentences, at the median, with everything loaded."""

import statistics
import tempfile
from contextlib import closing

from benchmarks.common import PROJECT, Clock, read_jsonl
from rag.answering.prompting import MOST
from rag.assistant import Assistant
from rag.checking.attribution import Attributor
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.numbering import Numbering
from rag.quotable import sentences_of
from rag.settings import read_settings
from rag.types import Passage

SENTENCES = 5
ANSWERS = 20
AIM = 300  # milliseconds on 2 cores


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Library(read_settings(folder))) as library:
        add_articles(library, [str(PROJECT / "seeds")])
        assistant = Assistant(library)
        times = [_checked(assistant, row["question"]) for row in read_jsonl(PROJECT / "seeds" / "questions.jsonl")]
    times = [each for each in times if each][1 : ANSWERS + 1]  # the first one loads the judge
    median = statistics.median(times)
    reached = "reached" if median <= AIM else "MISSED"
    print(f"checking: {median:.0f} ms for {SENTENCES} sentences (median of {len(times)}), aim {AIM} ms {reached}")


def _checked(assistant: Assistant, question: str) -> float:
    """Milliseconds for five sentences of the best passages without their last words; 0 where there are too few."""
    *_, answer = assistant.ask(question)
    passages = [hit.passage for hit in answer.hits[:MOST]]
    written = [(text, passage) for passage in passages for text in _shortened(passage)][:SENTENCES]
    attributor = Attributor(assistant.checker, Numbering())
    clock = Clock()
    for text, passage in written:
        attributor.attribute(text, [passage], passages)
    return clock.seconds * 1000 if len(written) == SENTENCES else 0.0


def _shortened(passage: Passage) -> list[str]:
    """Not the sentences as they stand, which need no judge."""
    texts = [span.of(passage.article.text).split() for span in sentences_of(passage)]
    return [f"{' '.join(words[:-2])}." for words in texts if len(words) > 12][:2]


if __name__ == "__main__":
    main()

"""Whether the words of a quotation that are shown in bold are what was asked for.

    python -m benchmarks.answer_words          the questions of 2022 in ../shared/news-qa, after `benchmarks.news_qa`
    python -m benchmarks.answer_words chosen   the newest of 2024 to 2026, by which the bounds were chosen
    python -m benchmarks.answer_words seeds    prints those of the labelled questions about the seeds, to be read

Of the first quotation of each answer; right are words that hold an accepted answer, or are a part of one.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from benchmarks.common import NEWS_QA, PROJECT, missing, read_jsonl, work_folder
from benchmarks.held_out import news_library, news_questions, seed_library
from rag.assistant import Assistant
from rag.evaluation.metrics.text import holds
from rag.library.library import Library
from rag.settings import read_settings
from rag.types import Citation

SETS = ("measured", "chosen", "seeds")


def main(which: str = "measured") -> None:
    if missing(NEWS_QA):
        return
    library, rows = _set(which)
    with closing(library):
        shown = list(_first(library, rows))
    bold = [(row, cited) for row, cited in shown if cited.answer]
    if which == "seeds":
        for row, cited in bold:
            print(f"{row['question']}\n    {_words(cited)}  <-  {' '.join(cited.quote.split())}")
        return
    right = sum(_is_right(_words(cited), row["answers"]) for row, cited in bold)
    borne_out = [(row, cited) for row, cited in bold if holds(cited.quote, row["answers"])]
    among = sum(_is_right(_words(cited), row["answers"]) for row, cited in borne_out)
    print(f"answer words, {which}: {len(bold)} of {len(shown)} first quotations have some in bold")
    print(f"answer words, {which}: right {right / len(bold):.3f} of {len(bold)}")
    shares = f"{among / len(borne_out):.3f} of {len(borne_out)}"
    print(f"answer words, {which}: right where the quotation holds an answer {shares}")


def _set(which: str) -> tuple[Library, Sequence[Mapping[str, Any]]]:
    if which == "chosen":
        return news_library(), news_questions()
    if which == "seeds":
        return seed_library(), read_jsonl(PROJECT / "benchmarks" / "seed_labels.jsonl")
    return Library(read_settings(str(work_folder("news-qa") / "library"))), read_jsonl(NEWS_QA / "questions.jsonl")


def _first(library: Library, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Citation]]:
    """What each question that is answered is quoted first."""
    assistant = Assistant(library, "quotes")
    for row in rows:
        *_, answer = assistant.ask(row["question"])
        if answer.citations:
            yield row, min(answer.citations, key=lambda each: each.number)


def _words(cited: Citation) -> str:
    return cited.answer.of(cited.article.text) if cited.answer else ""


def _is_right(words: str, accepted: Sequence[str]) -> bool:
    return holds(words, accepted) or any(words.lower() in each.lower() for each in accepted)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] not in SETS:
        sys.exit(__doc__)
    main(*sys.argv[1:])

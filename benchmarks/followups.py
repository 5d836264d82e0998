"""Follow-up questions about the seeds, made standalone by the rules: how often the right article comes first.

The same questions as they were asked, without what came before them, show what the rules are worth.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from benchmarks.common import PROJECT, read_jsonl
from rag.assistant import Assistant
from rag.filtering import Filters
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.question.followups import standalone_question
from rag.settings import read_settings
from rag.turns import Exchange

CONVERSATIONS = PROJECT / "tests" / "question" / "followups.jsonl"


def main() -> None:
    rows = [row for row in read_jsonl(CONVERSATIONS) if row["split"] == "seeds"]
    with tempfile.TemporaryDirectory() as folder:
        library = Library(read_settings(folder))
        add_articles(library, [str(PROJECT / "seeds")])
        assistant = Assistant(library, "quotes")
        resolved = share_right(assistant, rows, lambda row: standalone_question(row["question"], history(row)))
        verbatim = share_right(assistant, rows, lambda row: row["question"])
        library.close()
    print(
        f"followups: {len(rows)} about the seeds, right article first {resolved:.3f}, as they were asked {verbatim:.3f}"
    )


def history(row: Mapping[str, Any]) -> list[Exchange]:
    """The earlier questions of a row, which stand alone unless it says otherwise."""
    return [
        Exchange(each["question"], each.get("standalone", each["question"]), each.get("answer", ""))
        for each in row["history"]
    ]


def share_right(
    assistant: Assistant, rows: Sequence[Mapping[str, Any]], wording: Callable[[Mapping[str, Any]], str]
) -> float:
    """The share of questions whose best passage is of an article that answers."""
    right = 0
    for row in rows:
        best = assistant.find(wording(row), Filters())[:1]
        right += any(PurePath(hit.passage.article.path or "").name in row["articles"] for hit in best)
    return right / len(rows)


if __name__ == "__main__":
    main()

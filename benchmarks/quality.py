"""How good the answers to a question set are (the format is in the README)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from rag.assistant import Assistant
from rag.types import Answer

# Quotations among which the right words must be, and the words of each that are read, as a person reads them.
FIRST = 3
READ = 60


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of the answerable questions, and of those without an answer."""

    answered: float  # the right words are among the first three quotations
    right_article: float  # an article that holds the answer is cited
    every_article: float  # all of them are, where there are several
    refused: float  # of the questions without an answer
    wrong: tuple[str, ...]  # the questions that failed in any way

    def __str__(self) -> str:
        return (
            f"answered {self.answered:.3f}, right article {self.right_article:.3f}, "
            f"every article {self.every_article:.3f}, refused {self.refused:.3f}"
        )


def measure(assistant: Assistant, questions: Sequence[Mapping[str, Any]]) -> Quality:
    answers = [(row, _last(assistant, row["question"])) for row in questions]
    answerable = [(row, answer) for row, answer in answers if row.get("answerable", True)]
    without = [(row, answer) for row, answer in answers if not row.get("answerable", True)]
    several = [(row, answer) for row, answer in answerable if len(row["articles"]) > 1]
    wrong = [
        *(row for row, answer in answerable if not (_answered(row, answer) and _cited(answer) & set(row["articles"]))),
        *(row for row, answer in without if not answer.refusal),
    ]
    return Quality(
        answered=_share([_answered(row, answer) for row, answer in answerable]),
        right_article=_share([bool(_cited(answer) & set(row["articles"])) for row, answer in answerable]),
        every_article=_share([_cited(answer) >= set(row["articles"]) for row, answer in several]),
        refused=_share([answer.refusal is not None for _, answer in without]),
        wrong=tuple(row["question"] for row in wrong),
    )


def _last(assistant: Assistant, question: str) -> Answer:
    *_, answer = assistant.ask(question)
    return answer


def _answered(row: Mapping[str, Any], answer: Answer) -> bool:
    read = [plain(" ".join(citation.quote.split()[:READ])) for citation in answer.citations[:FIRST]]
    return any(plain(accepted) in quote for accepted in row["answers"] for quote in read)


def _cited(answer: Answer) -> set[str]:
    return {PurePath(citation.article.path or "").name for citation in answer.citations}


def plain(text: str) -> str:
    """Lower-case words, one space between and one at each end."""
    return f" {' '.join(re.sub(r'[^a-z0-9 ]', ' ', text.lower().replace(chr(10), ' ')).split())} "


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0

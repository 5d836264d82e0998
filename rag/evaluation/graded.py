"""What the metrics read: a question, its answer, and what was found out about both."""

from dataclasses import dataclass

from rag.evaluation.cases import Case
from rag.types import Answer


@dataclass(frozen=True, slots=True)
class Gold:
    """What the library has of what a case names."""

    articles: frozenset[str] = frozenset()  # ids of the named articles
    passages: frozenset[str] = frozenset()  # ids of those of their passages that hold wanted words


@dataclass(frozen=True, slots=True)
class CitationSupport:
    """Whether the cited passage bears the sentence out, alone and the others without it. None: the judge's reply could
    not be read."""

    alone: bool | None
    others: bool | None


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """Whether all cited passages together bear a sentence out, and each of them. None: the judge's reply could not be
    read; a sentence without citations is False."""

    together: bool | None
    citations: tuple[CitationSupport, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimMatrix:
    """What bears what out, after RAGChecker: claims of the answer and of the gold answer, and the passages found.

    `stated[i][k]`: the answer's claim i by passage k; `held[j][k]`: the gold claim j by passage k.
    """

    right: tuple[bool | None, ...]  # the answer's claims, by the gold answer
    recalled: tuple[bool | None, ...]  # the gold claims, by the answer
    stated: tuple[tuple[bool | None, ...], ...]
    held: tuple[tuple[bool | None, ...], ...]


@dataclass(frozen=True, eq=False)
class GradedAnswer:
    """An answered question. One that failed has an empty answer and its `problem`.

    `support` and `claims` are None where nobody judged. `tokens`: those of the answer, None without a model.
    """

    case: Case
    answer: Answer
    gold: Gold = Gold()
    support: tuple[SentenceSupport, ...] | None = None
    claims: ClaimMatrix | None = None
    tokens: int | None = None
    problem: str | None = None

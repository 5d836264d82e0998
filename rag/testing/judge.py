"""A judge whose verdict is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.checking.shapes import Judgement
from rag.types import Span


@dataclass(frozen=True, slots=True)
class FixedJudge:
    """Says the same of every claim, and keeps the claims with their evidence that it was asked about.

    >>> judge = FixedJudge(0.2)
    >>> judge.judge([("It rained.", "The sun shone.")])
    [Judgement(probability=0.2, doubtful=())]
    >>> judge.asked
    [('It rained.', 'The sun shone.')]
    """

    probability: float = 0.9
    doubtful: tuple[Span, ...] = ()
    asked: list[tuple[str, str]] = field(default_factory=list)
    name: str = "fixed"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        self.asked.extend(pairs)
        return [Judgement(self.probability, self.doubtful) for _ in pairs]

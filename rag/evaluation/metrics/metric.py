"""The one shape of a metric."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from inspect import cleandoc

from rag.evaluation.graded import GradedAnswer

Measure = Callable[[GradedAnswer], float | None]


class Unit(StrEnum):
    SHARE = "share"  # from 0 to 1
    MILLISECONDS = "ms"
    TOKENS = "tokens"
    COUNT = "count"


class Better(StrEnum):
    """Which way is better; NEITHER is only told."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that an answered question has, None where it does not apply. Of a run it is the mean of those it has.

    The docstring of `of` is the definition, with its source, that a person reads.
    """

    name: str
    group: str
    of: Measure
    better: Better = Better.HIGHER
    unit: Unit = Unit.SHARE

    @property
    def definition(self) -> str:
        return " ".join(cleandoc(self.of.__doc__ or "").split())

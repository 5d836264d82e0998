"""Two runs side by side, question by question: what changed, and what of it is more than chance."""

from collections.abc import Set
from dataclasses import dataclass, fields
from enum import StrEnum

from rag.errors import InputError
from rag.evaluation.cases import Case
from rag.evaluation.metrics.metric import Better
from rag.evaluation.metrics.table import METRICS
from rag.evaluation.runs import Conditions, Result, Run
from rag.evaluation.statistics import SIGNIFICANT, PairedMetric, compare_pairs


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Difference:
    """A metric in both runs, over the `count` questions that have it in both: means, and after less before with its
    95 % interval and two-sided p. See `rag.evaluation.statistics.compare_pairs`."""

    metric: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    count: int

    @property
    def significant(self) -> bool:
        return self.p < SIGNIFICANT and not self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class Pair:
    """A question that both runs answered. `case` is that of `after`."""

    case: Case
    before: Result
    after: Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, over the questions that both of them answered, in the order of `after`.

    `wins` had a fault before and have none after, `losses` the other way. `expected_by_chance` is how many of the
    differences would be called significant although nothing changed: forty metrics are compared at once.
    """

    before: Run
    after: Run
    shared: int
    differences: tuple[Difference, ...]  # in the order of METRICS
    wins: tuple[Pair, ...]
    losses: tuple[Pair, ...]
    only_before: tuple[Case, ...]
    only_after: tuple[Case, ...]
    expected_by_chance: float


def compare(before: Run, after: Run) -> Comparison:
    """What changed from `before` to `after`. Raises InputError where they share no question.

    Questions are the same where the id and all that is asked are. Runs that were broken off are compared as far as
    they came.
    """
    pairs = _pairs(before, after)
    if not pairs:
        raise InputError(
            f"runs {before.id} and {after.id} have no question in common: compare runs of one question set"
        )
    shared = {each.case.id for each in pairs}
    found = _paired(pairs)
    return Comparison(
        before,
        after,
        shared=len(pairs),
        differences=tuple(_difference(name, numbers) for name, numbers in found),
        wins=tuple(each for each in pairs if each.before.fault and not each.after.fault),
        losses=tuple(each for each in pairs if each.after.fault and not each.before.fault),
        only_before=_others(before, shared),
        only_after=_others(after, shared),
        expected_by_chance=SIGNIFICANT * sum(numbers.changed > 0 for _, numbers in found),
    )


def _others(run: Run, shared: Set[str]) -> tuple[Case, ...]:
    """The questions of a run that the other one has not."""
    return tuple(each.case for each in run.results if each.case.id not in shared)


def direction(difference: Difference, better: Better) -> Direction:
    """Whether a metric of which `better` is better became so; NEITHER where that is not significant."""
    if not difference.significant or better is Better.NEITHER:
        return Direction.NEITHER
    return Direction.BETTER if (difference.difference > 0) == (better is Better.HIGHER) else Direction.WORSE


def compare_conditions(before: Run, after: Run) -> list[tuple[str, str, str]]:
    """What differs between the conditions: its name, and its value in each run; each setting by itself."""
    old, new = _condition_texts(before.conditions), _condition_texts(after.conditions)
    names = dict.fromkeys([*old, *new])
    rows = [(name, old.get(name, "not set"), new.get(name, "not set")) for name in names]
    return [row for row in rows if row[1] != row[2]]


def _condition_texts(conditions: Conditions) -> dict[str, str]:
    values = {each.name: getattr(conditions, each.name) for each in fields(conditions) if each.name != "settings"}
    texts = {name.replace("_", " "): "none" if value is None else str(value) for name, value in values.items()}
    return texts | {f"setting {name}": value for name, value in sorted(conditions.settings.items())}


def _pairs(before: Run, after: Run) -> list[Pair]:
    known = {each.case.id: each for each in before.results}
    return [
        Pair(each.case, known[each.case.id], each)
        for each in after.results
        if each.case.id in known and _asked(known[each.case.id].case) == _asked(each.case)
    ]


def _asked(case: Case) -> tuple[object, ...]:
    return case.question, case.history, case.as_of


def _paired(pairs: list[Pair]) -> list[tuple[str, PairedMetric]]:
    """The numbers of each metric that a question has in both runs."""
    return [(each.name, numbers) for each in METRICS if (numbers := _numbers(each.name, pairs))]


def _numbers(metric: str, pairs: list[Pair]) -> PairedMetric | None:
    return compare_pairs(
        [each.before.scores.get(metric) for each in pairs], [each.after.scores.get(metric) for each in pairs]
    )


def _difference(metric: str, numbers: PairedMetric) -> Difference:
    return Difference(
        metric,
        numbers.before,
        numbers.after,
        numbers.difference,
        numbers.low,
        numbers.high,
        numbers.p,
        numbers.count,
    )

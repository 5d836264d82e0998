"""Floors under the numbers of a run: what a question set reached once, it must reach again."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path

from rag.errors import InputError
from rag.evaluation.metrics.metric import Better, Unit
from rag.evaluation.metrics.table import METRIC, METRICS
from rag.evaluation.runs import Run
from rag.reading.drafts import one_line
from rag.text.characters import is_text

# What a new file has floors for, as far as the questions have it. Times and tokens differ from machine to machine, and
# what a judge decides differs with the judge.
GATED = (
    "hit@1",
    "hit@10",
    "article hit@1",
    "quoted@3",
    "right article cited",
    "exact quotations",
    "resolvable citations",
    "answered",
    "refusal recall",
    "refusal precision",
    "over-refusal",
    "failed",
    "as-of faults",
)

_KEYS = ("questions", "digest", "floors")
_DIGITS = Decimal("0.001")
_LONGEST = 70  # characters of a value in a message: a digest has 64


@dataclass(frozen=True, slots=True)
class Floors:
    """The worst values that metrics may have, by their names. Of one that is better lower, it is the highest."""

    questions: str  # name of the file that they are of
    digest: str  # of its question set
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Miss:
    """A metric on the wrong side of its floor; None where the run does not have it at all."""

    metric: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.metric} has no value; its floor is {self.floor:g}"
        if METRIC[self.metric].better is Better.LOWER:
            return f"{self.metric} is {self.value:.4g}, above the {self.floor:g} that it may be at most"
        return f"{self.metric} is {self.value:.4g}, below its floor of {self.floor:g}"


def read_floors(path: Path) -> Floors:
    """The floors of a file. Raises InputError, in one line, for whatever cannot be used."""
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or one_line(error)}): name a file of floors"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON ({one_line(error)}): mend it, or write it with --lower-floors") from error
    try:
        return _floors(value)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def write_floors(floors: Floors, path: Path) -> None:
    """As JSON, in the order of METRICS. Raises InputError where the file cannot be written."""
    inner = {each.name: floors.floors[each.name] for each in METRICS if each.name in floors.floors}
    value = {"questions": floors.questions, "digest": floors.digest, "floors": inner}
    try:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}): name another file") from error


def find_misses(floors: Floors, run: Run) -> list[Miss]:
    """The floors that the run is on the wrong side of. Raises InputError where they are not of its questions."""
    _same_questions(floors, run)
    values = {name: _value(run, name) for name in floors.floors}
    return [
        Miss(name, floor, values[name])
        for name, floor in floors.floors.items()
        if not _holds(name, floor, values[name])
    ]


def raise_floors(floors: Floors | None, run: Run, metrics: Iterable[str]) -> Floors:
    """The floors, and new ones for `metrics`, each at what the run reached where that is better.

    Raises InputError where they are not of the run's questions.
    """
    if floors is None:
        return lower_floors(None, run, metrics)
    _same_questions(floors, run)
    reached = _reached(run, [*floors.floors, *metrics])
    kept = {name: floor for name, floor in floors.floors.items() if not _holds(name, floor, reached.get(name))}
    return Floors(floors.questions, run.digest, {**floors.floors, **reached, **kept})


def lower_floors(floors: Floors | None, run: Run, metrics: Iterable[str]) -> Floors:
    """The metrics of the floors, and `metrics`, each at what the run reached, whatever the questions were before.

    One that the run does not have is left out. Raises InputError where it has none of them.
    """
    _finished(run)
    reached = _reached(run, [*(floors.floors if floors else ()), *metrics])
    if not reached:
        raise InputError(f"run {run.id} has none of the metrics that have floors: ask more questions")
    same = floors is not None and floors.digest == run.digest
    return Floors(floors.questions if floors and same else run.name, run.digest, reached)


def _floors(value: object) -> Floors:
    if not isinstance(value, dict) or value.keys() != set(_KEYS):
        raise InputError(f"this is no object with the keys {', '.join(_KEYS)}, and no others")
    questions, digest, floors = (value[key] for key in _KEYS)
    for key in ("questions", "digest"):
        if not isinstance(value[key], str) or not value[key].strip() or not is_text(value[key]):
            raise InputError(f'"{key}" is {_short(value[key])}: write a text')
    if not isinstance(floors, dict) or not floors:
        raise InputError(f'"floors" is {_short(floors)}: write an object of metrics and their floors')
    return Floors(questions, digest, {name: _floor(name, floor) for name, floor in floors.items()})


def _floor(name: str, value: object) -> float:
    if name not in METRIC:
        raise InputError(f"{_short(name)} is no metric: write its name as a report does")
    if METRIC[name].better is Better.NEITHER:
        raise InputError(f"{name} can have no floor: neither side of it is better")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"the floor of {name} is {_short(value)}: write a number")
    highest = 1.0 if METRIC[name].unit is Unit.SHARE else math.nextafter(math.inf, 0)
    if not 0 <= value <= highest:
        wanted = "from 0 to 1" if METRIC[name].unit is Unit.SHARE else "that is not below 0"
        raise InputError(f"the floor of {name} is {_short(value)}: write a number {wanted}")
    return float(value)


def _short(value: object) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _same_questions(floors: Floors, run: Run) -> None:
    _finished(run)
    if floors.digest != run.digest:
        wanted, given = _short(floors.questions), _short(run.name)
        digests = f"their digest is {_short(floors.digest)} and that of the run {_short(run.digest)}"
        raise InputError(
            f"the floors are of another question set: {wanted}, and the run is of {given} ({digests}); write them anew"
            " with --lower-floors"
        )


def _finished(run: Run) -> None:
    if run.finished is None:
        raise InputError(f"run {run.id} is not finished: the same command goes on with it")


def _value(run: Run, metric: str) -> float | None:
    return run.summary[metric].value if metric in run.summary else None


def _holds(metric: str, floor: float, value: float | None) -> bool:
    if value is None:
        return False
    return value <= floor if METRIC[metric].better is Better.LOWER else value >= floor


def _reached(run: Run, metrics: Iterable[str]) -> dict[str, float]:
    """To three digits, on the side that the run holds itself."""
    values = {name: _value(run, name) for name in metrics}
    return {name: _rounded(name, value) for name, value in values.items() if value is not None}


def _rounded(metric: str, value: float) -> float:
    """By the digits that a person sees: 0.57 stays 0.57, though a thousand times it is a little less than 570."""
    rounding = ROUND_CEILING if METRIC[metric].better is Better.LOWER else ROUND_FLOOR
    return float(Decimal(repr(value)).quantize(_DIGITS, rounding))

"""What a run comes to: its numbers, what went wrong and how often, its tags, and its questions from the worst on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from rag.evaluation.metrics.metric import Better, Metric, Unit
from rag.evaluation.metrics.table import METRIC, METRICS
from rag.evaluation.report.numbers import finite_or_none
from rag.evaluation.report.recorded import read_answer
from rag.evaluation.report.wording import RIGHT, UNMEASURED, is_measurable, outcome
from rag.evaluation.runs import Estimate, Fault, Result, Run
from rag.evaluation.statistics import estimate
from rag.evaluation.summary import summary_of

_NOTHING = Estimate(None, None, None, 0)

# What a table by tag has beside the share that is right: the metrics that tell most of a kind of question.
TAG_METRICS = ("quoted@3", "hit@10", "answered", "citation precision")


@dataclass(frozen=True, slots=True)
class NumberedResult:
    """A result, and the place of its question in the run, from 1."""

    number: int
    result: Result


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag's questions. Shares are None where they apply to none of them."""

    name: str
    count: int
    right: float | None
    refused: float | None
    means: Mapping[str, float | None]  # by the names of metrics


def summary(run: Run) -> Mapping[str, Estimate]:
    """The run's own summary; of one that is under way, what its results come to so far."""
    return run.summary or summary_of([replace(each, scores=_known_scores(each)) for each in run.results])


def _known_scores(result: Result) -> dict[str, float | None]:
    return {name: finite_or_none(value) for name, value in result.scores.items()}


def estimates(run: Run) -> list[tuple[Metric, Estimate]]:
    """Every metric with its estimate, in the order of the table."""
    found = summary(run)
    return [(metric, found.get(metric.name, _NOTHING)) for metric in METRICS]


def estimate_accuracy(results: Sequence[Result]) -> Estimate:
    """The share of questions with no fault, among those of which it is known what a right answer is."""
    return estimate([_accuracy_of(each) for each in results])


def _accuracy_of(result: Result) -> float | None:
    if result.fault:
        return 0.0
    return 1.0 if is_measurable(result.case) else None


def fault_counts(results: Sequence[Result]) -> dict[Fault, int]:
    """How many questions have each fault, the gravest first, with those that none has."""
    counts = Counter(each.fault for each in results)
    return {fault: counts[fault] for fault in Fault}


def outcome_counts(results: Sequence[Result]) -> dict[str, int]:
    """How many are right, how many nobody can measure (if any), and how many have each fault."""
    outcomes = Counter(outcome(each) for each in results)
    unmeasured = {UNMEASURED: outcomes[UNMEASURED]} if outcomes[UNMEASURED] else {}
    return {RIGHT: outcomes[RIGHT], **unmeasured, **{f.value: n for f, n in fault_counts(results).items()}}


def tags(run: Run) -> list[Tag]:
    """The tags of the questions asked, the most frequent first."""
    by_name: dict[str, list[Result]] = {}
    for result in run.results:
        for name in result.case.tags:
            by_name.setdefault(name, []).append(result)
    found = [_tag(name, results) for name, results in by_name.items()]
    return sorted(found, key=lambda tag: (-tag.count, tag.name))


def _tag(name: str, results: Sequence[Result]) -> Tag:
    answers = [read_answer(each.answer) for each in results if each.answer is not None]
    return Tag(
        name,
        len(results),
        mean([_accuracy_of(each) for each in results]),
        mean([float(each.refusal is not None) for each in answers]),
        {each: mean([result.scores.get(each) for result in results]) for each in TAG_METRICS if each in METRIC},
    )


def mean(values: Sequence[float | None]) -> float | None:
    """Of those that are numbers; None where none is."""
    numbers = [number for each in values if (number := finite_or_none(each)) is not None]
    return fmean(numbers) if numbers else None


def number_results(run: Run) -> list[NumberedResult]:
    """The results with the places of their questions: a run under way may have gaps."""
    numbers = {case.id: number for number, case in enumerate(run.cases, start=1)}
    return [NumberedResult(numbers.get(each.case.id, index), each) for index, each in enumerate(run.results, start=1)]


def sort_worst_first(run: Run) -> list[NumberedResult]:
    """The questions with a fault: the gravest faults first, and of one fault the lowest scores."""
    gravity = {fault: rank for rank, fault in enumerate(Fault)}
    faulty = [
        (gravity[each.result.fault], quality(each.result), each) for each in number_results(run) if each.result.fault
    ]
    return [each for *_, each in sorted(faulty, key=lambda row: (row[0], row[1], row[2].number))]


def quality(result: Result) -> float:
    """The mean of a question's shares, from 0 (worst) to 1, those counted down of which less is better."""
    shares = [_upwards(METRIC[name], value) for name, value in result.scores.items() if name in METRIC]
    return mean(shares) or 0.0


def _upwards(metric: Metric, value: float | None) -> float | None:
    if metric.unit is not Unit.SHARE or value is None or metric.better is Better.NEITHER:
        return None
    return value if metric.better is Better.HIGHER else 1 - value


def titles(*runs: Run) -> dict[str, str]:
    """The titles of articles by their ids, as far as some answer cites them: a passage found has the id alone."""
    answers = [read_answer(each.answer) for run in runs for each in run.results]
    return {cited.article_id: cited.title for answer in answers for cited in answer.citations if cited.title}


def times(run: Run, metric: str) -> list[float]:
    """Milliseconds of every question that has the metric."""
    values = [finite_or_none(each.scores.get(metric)) for each in run.results]
    return [each for each in values if each is not None]


def group_metrics(rows: Sequence[tuple[Metric, Estimate]]) -> dict[str, list[tuple[Metric, Estimate]]]:
    """The metrics of each group, both in the order of the table."""
    groups: dict[str, list[tuple[Metric, Estimate]]] = {}
    for row in rows:
        groups.setdefault(row[0].group, []).append(row)
    return groups

"""A run: a question set that was asked under certain conditions, and what came of each question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rag.evaluation.cases import Case


class Fault(StrEnum):
    """What went wrong with a question, the gravest first."""

    FAILED = "failed"  # an error in place of an answer
    NOT_REFUSED = "answered, though no article answers"
    NOT_RETRIEVED = "not retrieved"  # none of the passages found holds the answer
    REFUSED = "quoted and refused"  # the passages shown with a refusal hold the answer
    NOT_QUOTED = "retrieved and not quoted"
    NOT_SAID = "quoted and not said"  # what the model wrote leaves the answer out
    UNSUPPORTED = "not supported"  # the answer is right, and a sentence of it is not borne out


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a question. `answer` is the JSON of the contract; None where the question failed.

    `prompt` is what a language model was given, word for word.
    """

    case: Case
    answer: Mapping[str, Any] | None
    scores: Mapping[str, float | None]  # by the names of the metrics
    fault: Fault | None = None
    problem: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The mean of a metric over the questions that have it, with its 95 % interval; None where none has it."""

    value: float | None
    low: float | None
    high: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that an answer depends on beside the question, so that a run can be repeated."""

    version: str  # of Dateline
    corpus: str  # digest of the articles
    articles: int
    answerer: str  # who was to answer: a model's name, or "quotes"
    model_digest: str | None  # None: quotes, or the model's server tells none
    prompts: str  # digest of the prompt files
    judge: str  # who judged the citations
    claims: bool  # whether single claims were judged too
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A run, whole or as far as it has come. Times are UTC in ISO form."""

    id: str
    name: str  # of the question set
    digest: str  # of the question set
    cases: tuple[Case, ...]
    conditions: Conditions
    started: str
    finished: str | None
    results: tuple[Result, ...]  # in the order of the cases
    summary: Mapping[str, Estimate] = field(default_factory=dict)  # empty while it is under way

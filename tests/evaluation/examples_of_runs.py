"""Small runs for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rag.evaluation.cases import Case
from rag.evaluation.runs import Conditions, Fault, Result, Run
from rag.evaluation.summary import summary_of

CONDITIONS = Conditions(
    version="0.1.0",
    corpus="c0ffee",
    articles=5,
    answerer="quotes",
    model_digest=None,
    prompts="abc",
    judge="trained",
    claims=False,
    settings={"strict": "False"},
)


def case(name: str, as_of: date | None = None, history: tuple[Any, ...] = ()) -> Case:
    return Case(name, f"What of {name}?", answers=(f"it is {name}",), as_of=as_of, history=history)


def result(name: str, scores: Mapping[str, float | None], fault: Fault | None = None) -> Result:
    return Result(case(name), {"answer": f"it is {name}"}, scores, fault)


def run(scores: Sequence[Mapping[str, float | None]], faults: Sequence[Fault | None] = (), **changes: Any) -> Run:
    """A finished run of questions q0, q1, … with these scores; `changes` are other values of the run's fields."""
    given = [*faults, *[None] * (len(scores) - len(faults))]
    results = tuple(result(f"q{place}", *each) for place, each in enumerate(zip(scores, given, strict=True)))
    return run_of(results, **changes)


def run_of(results: Sequence[Result], **changes: Any) -> Run:
    """A finished run with these results."""
    whole = Run(
        id="r1",
        name="questions.jsonl",
        digest="d1",
        cases=tuple(each.case for each in results),
        conditions=CONDITIONS,
        started="2026-11-23T10:00:00+00:00",
        finished="2026-11-23T10:01:00+00:00",
        results=tuple(results),
        summary=summary_of(results),
    )
    return replace(whole, **changes)

"""Runs for tests: few questions, each with what came of it."""

from collections.abc import Sequence
from typing import Any

from rag.evaluation.cases import Case
from rag.evaluation.comparison import Comparison, Difference, Pair
from rag.evaluation.runs import Conditions, Estimate, Fault, Result, Run

CONDITIONS = Conditions(
    version="0.3.0",
    corpus="c0ffee",
    articles=5,
    answerer="quotes",
    model_digest=None,
    prompts="b0a7",
    judge="trained",
    claims=False,
    settings={"strict": "no"},
)


def case(name: str, **known: Any) -> Case:
    return Case(**{"id": name, "question": f"Who is {name}?", "answers": ("Ann Poe",), **known})


def answer(text: str = "Ann Poe came. [1]", quote: str = "Ms ann  poe came by train.", **others: Any) -> dict[str, Any]:
    """The JSON of an answer with one sentence and one source."""
    cited = {
        "number": 1,
        "article_id": "a1",
        "title": "Poe comes",
        "source": "RT",
        "published": "2024-06-20",
        "url": "https://news.example/1",
        "quote": quote,
        "speaker": "the minister",
    }
    return {
        "written_by": "quotes",
        "answer": text,
        "refusal": None,
        "sentences": [{"text": text, "verdict": "supported", "reasons": [], "citations": [1]}],
        "citations": [cited],
        "hits": [{"article_id": f"a{number}", "text": f"Passage {number} says it."} for number in range(1, 6)],
        "timings": {"first_token_ms": 40.0, "total_ms": 80.0},
        "notes": [],
        **others,
    }


def refused(message: str = "The articles say nothing about this.") -> dict[str, Any]:
    nearest = [{"article_id": "a1", "text": "What came nearest."}]
    return answer(
        refusal={"kind": "nothing_relevant", "message": message, "nearest": nearest}, sentences=[], citations=[]
    )


def result(name: str, fault: Fault | None = None, given: Any = None, hit: float = 1.0, **known: Any) -> Result:
    scores = {"hit@10": hit, "quoted@3": 1.0, "total time": 80.0, "claim F1": None}
    return Result(case(name, **known), answer() if given is None else given, scores, fault)


def failed(name: str, problem: str = "the disk is full") -> Result:
    return Result(case(name), None, {"failed": 1.0}, Fault.FAILED, problem)


def run(results: Sequence[Result], name: str = "news.jsonl", cases: Sequence[Case] | None = None, **others: Any) -> Run:
    known = {"conditions": CONDITIONS, "started": "2026-11-23T22:36:00+00:00", "finished": "2026-11-23T22:37:00+00:00"}
    asked = tuple(each.case for each in results) if cases is None else tuple(cases)
    return Run(
        **{"id": "r1", "name": name, "digest": "d1", "cases": asked, "results": tuple(results), **known, **others}
    )


def mixed() -> Run:
    """One question of each kind: right, three faults, a refusal, an error."""
    doubted = [{"text": "He left.", "verdict": "unsupported", "reasons": ["the passage says came"], "citations": [1]}]
    results = [
        result("right", tags=("people", "easy")),
        result("doubted", Fault.UNSUPPORTED, answer(sentences=doubted), tags=("people",)),
        result("lost", Fault.NOT_RETRIEVED, hit=0.0),
        result("shy", Fault.REFUSED, refused()),
        failed("broken"),
    ]
    return run(results, summary={"hit@10": Estimate(0.75, 0.5, 1.0, 4), "total time": Estimate(80.0, 75.0, 85.0, 4)})


def difference(metric: str, by: float, p: float) -> Difference:
    return Difference(
        metric=metric, before=0.5, after=0.5 + by, difference=by, low=by - 0.01, high=by + 0.01, p=p, count=40
    )


def comparison() -> Comparison:
    """hit@10 got better and failed got worse, both significantly; quoted@3 may be chance."""
    before, after = (
        run([result("won", Fault.NOT_QUOTED), result("gone")], id="r0"),
        run([result("won"), result("lost")]),
    )
    rows = (difference("hit@10", 0.25, 0.0001), difference("failed", 0.125, 0.01), difference("quoted@3", 0.1, 0.4))
    pair = Pair(case("won"), before.results[0], after.results[0])
    lost = Pair(case("lost"), result("lost", given=answer("It was good. [1]")), failed("lost"))
    return Comparison(
        before=before,
        after=after,
        shared=1,
        differences=rows,
        wins=(pair,),
        losses=(lost,),
        only_before=(case("gone"),),
        only_after=(),
        expected_by_chance=0.15,
    )

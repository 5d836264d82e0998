"""Claims of public sets that nothing was learnt from: the area under the ROC curve.

python -m benchmarks.claim_sets            every set, 8 minutes on two cores
python -m benchmarks.claim_sets frank      one of them

Of each set four areas: of the share of a claim's words that its document has, weighed by how rare they are (overlap);
of the judge alone; of the rules alone; and of both, as `dateline check - --json` gives its score.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.common import missing
from benchmarks.judge.pairs import CLAIMS, is_new, learnt_documents, rows_of
from benchmarks.mutations import embedding
from benchmarks.reader.groups import read_rows
from benchmarks.train_judge import KEPT_BACK
from rag.checking.checker import Checker
from rag.checking.shapes import Judge, Judgement
from rag.checking.trained import load_judge
from rag.fact_check import check_claim
from rag.settings import read_settings
from rag.text.frequencies import coverage
from rag.text.words import content_stems

# How far above the overlap the score of a check must be.
ABOVE = 0.05

Row = dict[str, Any]


def _of(name: str, *, if_: Callable[[Row], bool] = lambda row: True) -> Callable[[], list[Row]]:
    """The rows of a set that nothing was learnt from, on documents of which nothing was."""

    def rows() -> list[Row]:
        known = learnt_documents()
        return [row for row in read_rows(CLAIMS / f"{name}.jsonl.gz") if if_(row) and is_new(row["document"], known)]

    return rows


SETS = {
    "frank": _of("frank"),
    "news sentences": _of("summac-factcc-polytope-summeval", if_=lambda row: row["id"].startswith("factcc")),
    **{name: partial(rows_of, name, kept_back=True) for name in KEPT_BACK},
}


@dataclass
class Recording:
    """A judge that keeps what it said last, or one that says yes to everything."""

    judging: Judge | None
    name: str = "recording"
    said: list[float] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        found = self.judging.judge(pairs) if self.judging else [Judgement(1.0) for _ in pairs]
        self.said += [each.probability for each in found]
        return found


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one claim: how likely it is supported, by each of four."""

    overlap: float
    judge: float
    rules: float
    both: float


def scored(row: Row, checker: Checker, rules: Checker, judge: Recording) -> Scores:
    judge.said.clear()
    both = check_claim(row["claim"], row["document"], checker).score
    said = judge.said[-1] if judge.said else both  # no judge is asked of what stands there word for word
    overlap = coverage(content_stems(row["claim"]), set(content_stems(row["document"])))
    return Scores(overlap, said, check_claim(row["claim"], row["document"], rules).score, both)


def main(names: Sequence[str] = ()) -> None:
    if missing(CLAIMS):
        return
    embed = embedding().text_tokens
    judge = Recording(load_judge(read_settings().cache_dir))
    checker, rules = Checker(embed, judge), Checker(embed, Recording(None))
    for name in names or SETS:
        of_set = SETS[name]()
        supported = [row["supported"] for row in of_set]
        found = [scored(row, checker, rules, judge) for row in of_set]
        areas = {
            kind: float(roc_auc_score(supported, np.array([getattr(each, kind) for each in found])))
            for kind in Scores.__dataclass_fields__
        }
        reached = "reached" if areas["both"] >= areas["overlap"] + ABOVE else "MISSED"
        listed = ", ".join(f"{kind} {area:.3f}" for kind, area in areas.items())
        print(
            f"claim-sets, {name}: {len(of_set)} claims, area of {listed}, aim overlap + {ABOVE} {reached}", flush=True
        )


if __name__ == "__main__":
    if unknown := set(sys.argv[1:]) - SETS.keys():
        sys.exit(f"no set {', '.join(unknown)}: choose of {', '.join(SETS)}")
    main(sys.argv[1:])

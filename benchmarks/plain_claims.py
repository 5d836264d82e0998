"""Claims of many kinds in plain words, written by people who did not know the rules: half of them are false.

python -m benchmarks.plain_claims          how many are wrongly judged, by kind, and how the judge alone orders them
python -m benchmarks.plain_claims --show   prints those that are wrongly judged, and why

The true ones say it in other words, and the false ones mostly in those of the passage. There are two sets: 190 about
passages of a sentence or two, after which two rules were made (`scopes`, `office_ranks`) and the judge's threshold was
chosen; and 240 about passages of two to five sentences with several people and numbers, which were looked at once.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sklearn.metrics import roc_auc_score

from benchmarks.claim_sets import Recording
from benchmarks.common import PROJECT, read_jsonl
from benchmarks.hedges import figures
from benchmarks.mutations import embedding
from rag.checking.checker import Checker
from rag.checking.trained import load_judge
from rag.settings import read_settings
from rag.types import Article, Passage, Verdict

SETS = {"plain claims": "plain_claims.jsonl", "claims about whole passages": "passage_claims.jsonl"}


def main(*, show: bool = False) -> None:
    judge = Recording(load_judge(read_settings().cache_dir))
    checker = Checker(embedding().text_tokens, judge)
    for name, file in SETS.items():
        measure(name, read_jsonl(PROJECT / "benchmarks" / file), checker, judge, show=show)


def measure(name: str, rows: Sequence[Mapping[str, Any]], checker: Checker, judge: Recording, *, show: bool) -> None:
    totals, failed = Counter((row["kind"], row["supported"]) for row in rows), Counter[tuple[str, bool]]()
    said = []
    for row in rows:
        check = checker.check(row["claim"], [Passage(Article("a", "", row["passage"]), 0, len(row["passage"]))])
        said.append(judge.said[-1])
        if (check.verdict is Verdict.SUPPORTED) is not row["supported"]:
            failed[row["kind"], row["supported"]] += 1
            if show:
                print(f"{row['kind']} {check.verdict}: {row['claim']}\n    {row['passage']}\n    {check.reasons}")
    for kind in dict.fromkeys(row["kind"] for row in rows):
        print(f"{name}, {kind}: {figures(totals, failed, [kind])}")
    area = roc_auc_score([row["supported"] for row in rows], said)
    kinds = sorted({kind for kind, _ in totals})
    print(f"{name}, all: {figures(totals, failed, kinds)}, judge alone {area:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Claims of many kinds in plain words.")
    parser.add_argument("--show", action="store_true", help="print those that are wrongly judged")
    main(show=parser.parse_args().show)

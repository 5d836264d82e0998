"""Claims about what only may have happened, nearly did, or is denied: false ones supported, true ones refused.

python -m benchmarks.hedges            every kind, and both halves
python -m benchmarks.hedges --develop  the half to develop with, whose ids are even; the other is looked at last
python -m benchmarks.hedges --show     prints the wrongly judged claims of the half to develop with, and why

`hedges.jsonl` was written by hand before the rules, by whoever wrote the rules; claims of one passage are in one half.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.common import PROJECT, read_jsonl
from benchmarks.mutations import Check, full_check
from rag.types import Article, Passage, Verdict

CLAIMS = PROJECT / "benchmarks" / "hedges.jsonl"

# At most this share of false claims may be called supported, and of true ones be refused.
AIM_FALSE = 0.10
AIM_TRUE = 0.08

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description="Claims with hedges, unreal events and hidden negation.")
    parser.add_argument("--develop", action="store_true", help="the half to develop with, alone")
    parser.add_argument("--show", action="store_true", help="print what is wrongly judged in that half")
    options = parser.parse_args()
    rows = read_jsonl(CLAIMS)
    check = full_check()
    _report("half to develop with", [row for row in rows if row["id"] % 2 == 0], check, show=options.show)
    if not options.develop:
        _report("half looked at last", [row for row in rows if row["id"] % 2], check, show=False)


def _report(name: str, rows: Sequence[Row], check: Check, *, show: bool) -> None:
    wrong = [row for row in rows if _is_wrong(row, check, show=show)]
    totals, failed = (Counter((row["kind"], row["supported"]) for row in some) for some in (rows, wrong))
    for kind in dict.fromkeys(row["kind"] for row in rows):
        print(f"hedges, {name}, {kind}: {figures(totals, failed, [kind])}")
    kinds = {kind for kind, _ in totals}
    reached = all(
        sum(failed[kind, true] for kind in kinds) <= aim * sum(totals[kind, true] for kind in kinds)
        for true, aim in ((False, AIM_FALSE), (True, AIM_TRUE))
    )
    aims = f"aim {AIM_FALSE:.0%} and {AIM_TRUE:.0%} {'reached' if reached else 'MISSED'}"
    print(f"hedges, {name}, all: {figures(totals, failed, sorted(kinds))}, {aims}")


def _is_wrong(row: Row, check: Check, *, show: bool) -> bool:
    article = Article(str(row["id"]), "", row["passage"])
    verdict, reasons = check(row["claim"], Passage(article, 0, len(article.text)))
    wrong = (verdict is Verdict.SUPPORTED) is not row["supported"]
    if show and wrong:
        print(f"{row['kind']} {row['id']} {verdict}: {row['claim']}\n    from: {row['passage']}\n    {reasons}")
    return wrong


def figures(totals: Counter[tuple[str, bool]], failed: Counter[tuple[str, bool]], kinds: Sequence[str]) -> str:
    return ", ".join(_shares(totals, failed, kinds))


def _shares(
    totals: Counter[tuple[str, bool]], failed: Counter[tuple[str, bool]], kinds: Sequence[str]
) -> Iterator[str]:
    for true, said in ((False, "false supported"), (True, "true refused")):
        whole = sum(totals[kind, true] for kind in kinds)
        wrong = sum(failed[kind, true] for kind in kinds)
        yield f"{said} {wrong} of {whole}" + (f" ({wrong / whole:.3f})" if whole else "")


if __name__ == "__main__":
    main()

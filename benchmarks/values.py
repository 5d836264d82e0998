"""One value in many spellings, and another value in the same words: 356 claims made by hand, each with its passage.

python -m benchmarks.values           a line a kind and one in all, of each half
python -m benchmarks.values --even    of the claims with even ids only, which rules are developed on
python -m benchmarks.values --show    prints what is judged wrongly, and why

The claims of a passage lie in one half. One hand made both, so that the other half is no stranger's either.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.common import PROJECT, read_jsonl
from benchmarks.mutations import Check, full_check
from rag.types import Article, Passage, Verdict

CLAIMS = PROJECT / "benchmarks" / "values.jsonl"

# Shares of the false that may pass for supported, and of the true that may be refused.
MOST_PASSED = 0.10
MOST_REFUSED = 0.08


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what became of it."""

    kind: str
    claim: str
    true: bool
    supported: bool
    reasons: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        return self.true is not self.supported


def main() -> None:
    parser = argparse.ArgumentParser(description="One value in many spellings.")
    parser.add_argument("--even", action="store_true", help="only the half that rules are developed on")
    parser.add_argument("--show", action="store_true", help="print what is judged wrongly")
    options = parser.parse_args()
    check = full_check()
    for half in ("even",) if options.even else ("even", "odd"):
        judged = judge(check, odd=half == "odd")
        for each in judged if options.show else ():
            if each.wrong:
                print(f"{each.kind}, {'true' if each.true else 'false'}: {each.claim} | {'; '.join(each.reasons)}")
        report(judged, half)


def judge(check: Check, *, odd: bool) -> list[Judged]:
    judged = []
    for row in read_jsonl(CLAIMS):
        if row["id"] % 2 == odd:
            verdict, reasons = check(row["claim"], _passage(row["passage"], row.get("date")))
            supported = verdict is Verdict.SUPPORTED
            judged.append(Judged(row["kind"], row["claim"], row["supported"], supported, tuple(reasons)))
    return judged


def _passage(text: str, day: str | None) -> Passage:
    published = date.fromisoformat(day) if day else None
    return Passage(Article(id="", title="", text=text, published=published), 0, len(text))


def report(judged: Sequence[Judged], half: str) -> None:
    kinds: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        kinds[each.kind].append(each)
    for kind, its in kinds.items():
        print(f"values ({half}), {kind}: {_counts(its)}")
    passed, refused = _shares(judged)
    reached = "reached" if passed <= MOST_PASSED and refused <= MOST_REFUSED else "MISSED"
    shares = f"{passed:.3f} and {refused:.3f}, aim {MOST_PASSED:.2f} and {MOST_REFUSED:.2f} {reached}"
    print(f"values ({half}), in all: {_counts(judged)}: {shares}")


def _counts(judged: Sequence[Judged]) -> str:
    false, true = ([each for each in judged if each.true is kind] for kind in (False, True))
    passed, refused = (sum(each.wrong for each in its) for its in (false, true))
    return f"false and supported {passed} of {len(false)}, true and refused {refused} of {len(true)}"


def _shares(judged: Sequence[Judged]) -> tuple[float, float]:
    false, true = ([each.wrong for each in judged if each.true is kind] for kind in (False, True))
    return sum(false) / (len(false) or 1), sum(true) / (len(true) or 1)


if __name__ == "__main__":
    main()

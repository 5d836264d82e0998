"""Summaries of one article beside those that editors wrote: ROUGE-1, -2 and -L (Lin 2004), F1 on stems.

Two of the public sets of claims hold the reference summaries as true claims: CNN and Daily Mail with its highlights
(BUMP), and the BBC with the first sentence that the text is without (FIB, of XSum). Every other article was chosen on,
the others were not. Beside the summaries stand as many first sentences, and as many drawn at random.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import mean

from benchmarks.common import SHARED, missing
from rag.answering.digests.summaries import summarise
from rag.quotable import prose_of
from rag.text.words import stem, words
from rag.types import Article, Span

CLAIMS = SHARED / "reading-data" / "claims"
SETS = {"CNN and Daily Mail": "bump.jsonl.gz", "BBC": "fib.jsonl.gz"}
HALVES = ("chosen on", "held out")
SEED = 1

Choice = Callable[[Article], Sequence[Span]]


def main() -> None:
    if missing(CLAIMS):
        return
    for name, file in SETS.items():
        pairs = list(_pairs(CLAIMS / file))
        for half, which in enumerate(HALVES):
            for way, choose in WAYS.items():
                _report(f"{name}, {which}, {way}", pairs[half::2], choose)


def _pairs(file: Path) -> Iterator[tuple[Article, str]]:
    """Each article once, with the summary that its editors wrote."""
    seen = set[str]()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            written = row.get("maker", "reference").startswith("reference") and row.get("domain") != "cnn_dm"
            if row["supported"] and written and row["document"] not in seen:
                seen.add(row["document"])
                yield Article(str(len(seen)), "", row["document"]), row["claim"]


def _first(article: Article) -> list[Span]:
    return prose_of(article)[: len(summarise(article))]


def _drawn(article: Article) -> list[Span]:
    spans = prose_of(article)
    return sorted(Random(SEED).sample(spans, min(len(summarise(article)), len(spans))))


WAYS: dict[str, Choice] = {"ours": summarise, "first sentences": _first, "at random": _drawn}


def _report(name: str, pairs: Sequence[tuple[Article, str]], choose: Choice) -> None:
    found = [rouge(" ".join(span.of(article.text) for span in choose(article)), said) for article, said in pairs]
    one, two, longest = (mean(column) for column in zip(*found, strict=True))
    print(f"summaries of {name}: ROUGE-1 {one:.3f}, ROUGE-2 {two:.3f}, ROUGE-L {longest:.3f} (of {len(found)})")


def rouge(summary: str, reference: str) -> tuple[float, float, float]:
    """F1 of the words, of the pairs of words, and of the longest common subsequence."""
    ours, theirs = ([stem(word) for word in words(text)] for text in (summary, reference))
    pairs = [list(pairwise(each)) for each in (ours, theirs)]
    common = sum((Counter(ours) & Counter(theirs)).values())
    return (
        _f1(common, len(ours), len(theirs)),
        _f1(sum((Counter(pairs[0]) & Counter(pairs[1])).values()), len(pairs[0]), len(pairs[1])),
        _f1(_subsequence(ours, theirs), len(ours), len(theirs)),
    )


def _f1(common: int, ours: int, theirs: int) -> float:
    return 2 * common / (ours + theirs) if common else 0.0


def _subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for index, its in enumerate(other, start=1):
            before, row[index] = row[index], before + 1 if word == its else max(row[index], row[index - 1])
    return row[-1]


if __name__ == "__main__":
    main()

"""Where the right sentence stands among all candidates: mean reciprocal rank, of the reader, BM25 and the bi-encoder.

On SelQA (all sentences of a section; half of the questions share few words with the answer) and TrecQA (newswire,
sentences judged by people). Nothing was trained or chosen on either.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from benchmarks.common import SHARED, missing
from benchmarks.reader.groups import read_rows
from rag.embedding.models import PACKAGED, load_encoder
from rag.question.questions import read_question
from rag.retrieval.reader import Reader, load_reader
from rag.retrieval.window import window
from rag.settings import read_settings
from rag.text.frequencies import weight
from rag.text.words import stems

QUESTIONS = SHARED / "reading-data" / "questions"

# Questions of each set, the first ones.
MOST = 500

# Okapi BM25 (Robertson and Zaragoza 2009) with its usual constants, and the news table's weights for the frequencies.
K1, B = 1.2, 0.75

Candidates = tuple[str, str, Sequence[str], Sequence[int]]  # question, title, sentences, the right ones
Scorer = Callable[[str, str, Sequence[str]], Sequence[float]]


def _selqa() -> Iterator[Candidates]:
    for row in read_rows(QUESTIONS / "selqa.jsonl.gz"):
        if row["answer_sentences"]:
            yield row["question"], row["title"], row["sentences"], row["answer_sentences"]


def _trecqa() -> Iterator[Candidates]:
    rows = read_rows(QUESTIONS / "trecqa.jsonl.gz")
    for question, group in groupby(rows, key=lambda row: str(row["question"])):
        of_question: list[dict[str, Any]] = list(group)
        right = [index for index, row in enumerate(of_question) if row["label"]]
        if right and len(right) < len(of_question):
            yield question, "", [row["sentence"] for row in of_question], right


SETS: Mapping[str, Callable[[], Iterator[Candidates]]] = {"selqa": _selqa, "trecqa": _trecqa}


def by_reader(reader: Reader) -> Scorer:
    def score(question: str, title: str, sentences: Sequence[str]) -> list[float]:
        windows = [window(title, sentences, position) for position in range(len(sentences))]
        return [each.logit for each in reader.read(question, windows)]

    return score


def bm25_scores(question: str, title: str, sentences: Sequence[str]) -> list[float]:
    asked, found = read_question(question).stems, [stems(each) for each in sentences]
    usual = np.mean([len(each) for each in found]) or 1.0
    return [
        sum(
            weight(word) * each.count(word) * (K1 + 1) / (each.count(word) + K1 * (1 - B + B * len(each) / usual))
            for word in asked
        )
        for each in found
    ]


def main() -> None:
    if missing(QUESTIONS):
        return
    cache = read_settings().cache_dir
    encoder, reader = load_encoder(PACKAGED, cache / "models"), load_reader(cache)

    def by_meaning(question: str, title: str, sentences: Sequence[str]) -> list[float]:
        vectors = encoder.encode([question, *sentences])
        return [float(each) for each in vectors[1:] @ vectors[0]]

    for name, cases in SETS.items():
        scorers = {"BM25": bm25_scores, "bi-encoder": by_meaning, "reader": by_reader(reader)}
        chosen = [case for _, case in zip(range(MOST), cases(), strict=False)]
        for scorer, score in scorers.items():
            ranks = [_rank(score(*case[:3]), case[3]) for case in chosen]
            mean = np.mean([1 / rank for rank in ranks])
            print(f"{name} {scorer}: mean reciprocal rank {mean:.3f}, {len(ranks)} questions")


def _rank(scores: Sequence[float], right: Sequence[int]) -> int:
    """Of the best right one, from 1; what has the same score stands before it."""
    best = max(scores[index] for index in right)
    return 1 + sum(score >= best for index, score in enumerate(scores) if index not in right)


if __name__ == "__main__":
    main()

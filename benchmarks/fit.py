"""Fits the weights that stand in the code, and prints them: nothing is written.

    python -m benchmarks.fit gate         the gate of rag/answering/relevance.py, on questions about seeds (a minute)
    python -m benchmarks.fit passages     the order of rag/retrieval/reordering.py, on news of 2024 to 2026 (30 minutes)

The files that are measured on (`unseen_questions.jsonl` here, the questions of 2022 there) are not read.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

from benchmarks.common import NEWS_QA, PROJECT, missing, read_articles, read_jsonl, work_folder
from rag.answering.relevance import WEIGHTS as GATE_WEIGHTS
from rag.answering.relevance import signals
from rag.evaluation.metrics.text import words
from rag.intake import add_articles
from rag.library.library import Library
from rag.reading.articles import fingerprint
from rag.retrieval.evidence import evidence_of
from rag.retrieval.fusion import fuse
from rag.retrieval.hybrid import HybridRetriever
from rag.retrieval.query import Found, Query
from rag.retrieval.reordering import DEPTH, features
from rag.retrieval.reordering import WEIGHTS as PASSAGE_WEIGHTS
from rag.retrieval.rerankers import load_reranker
from rag.retrieval.search import Search
from rag.settings import read_settings
from rag.text.questions import read_question
from rag.types import Filters

Case = tuple[Mapping[str, float], bool]

QUESTIONS = 900
ARTICLES = 4600


def gate() -> Iterator[Case]:
    """Of each question about the seeds the signals, and whether it has an answer."""
    library = Library(read_settings(str(work_folder("gate") / "library")))
    add_articles(library, [str(PROJECT / "seeds")])
    retriever, embedding = HybridRetriever(library, load_reranker(library.settings)), library.index.embedding
    for path in (PROJECT / "seeds" / "questions.jsonl", PROJECT / "benchmarks" / "gate_questions.jsonl"):
        for row in read_jsonl(path):
            question = read_question(row["question"])
            hits = retriever.search(Query(question, embedding.query_tokens(question.text), Filters())).hits
            yield signals(question, hits, evidence_of(hits)), row.get("answerable", True)
    library.close()


def passages() -> Iterator[Case]:
    """Of each question of 2024 to 2026 the first passages' features, and whether they hold an accepted answer."""
    rows = [row for row in read_jsonl(NEWS_QA / "train" / "questions.jsonl") if row["answerable"]][:QUESTIONS]
    library = _training_library({each for row in rows for each in (*row["answer_articles"], *row["gold_articles"])})
    search, embedding = Search(library), library.index.embedding
    for row in rows:
        question = read_question(row["question"])
        query = Query(question, embedding.query_tokens(question.text), Filters())
        hits = fuse(query, search(query, Found())).hits[:DEPTH]
        best = max(hit.scores.cosine for hit in hits)
        accepted = [words(answer) for answer in row["answers"] if answer.strip()]
        for hit in hits:
            held = words(hit.passage.text)
            yield features(question, hit, best), any(answer in held for answer in accepted)
    library.close()


def _training_library(needed: set[str]) -> Library:
    """The articles that hold answers, and others up to ARTICLES."""
    articles = list(read_articles(NEWS_QA / "train" / "articles.jsonl.gz"))
    random.Random(1).shuffle(articles)
    articles.sort(key=lambda article: article.metadata.get("id") not in needed)
    library = Library(read_settings(str(work_folder("fit") / "library")))
    for start in range(0, ARTICLES, 32):
        library.put([(article, fingerprint(article)) for article in articles[start : start + 32]])
    return library


def fit(cases: Sequence[Case], names: Sequence[str], strength: float) -> None:
    rows = [[case[0][name] for name in names] for case in cases]
    labels = [case[1] for case in cases]
    model = LogisticRegression(C=strength, class_weight="balanced" if strength > 1 else None, max_iter=5000)
    area = cross_val_score(model, rows, labels, scoring="roc_auc", cv=10).mean()
    model.fit(rows, labels)
    weights = {name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    print(f"{len(cases)} cases, cross-validated area under the curve {area:.3f}")
    print(f"WEIGHTS = {weights}\nBIAS = {model.intercept_[0]:.2f}")


FITS: Mapping[str, tuple[Callable[[], Iterator[Case]], Sequence[str], float, Path]] = {
    "gate": (gate, list(GATE_WEIGHTS), 10.0, PROJECT / "seeds"),
    "passages": (passages, list(PASSAGE_WEIGHTS), 1.0, NEWS_QA),
}


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in FITS:
        sys.exit(__doc__)
    make_cases, features_of, inverse_strength, data = FITS[sys.argv[1]]
    if not missing(data):
        fit(list(make_cases()), features_of, inverse_strength)

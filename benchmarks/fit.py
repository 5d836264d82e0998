"""Fits the weights that stand in the code, and prints them: nothing is written.

    python -m benchmarks.fit news     how reader and search are joined, on news it did not learn from (five minutes)
    python -m benchmarks.fit gate     the gate of rag/answering/relevance.py, on these and the seeds (a minute)

The files that are measured on (`seeds/questions.jsonl`, `unseen_questions.jsonl`, the questions of 2022) are not read.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

from benchmarks.common import NEWS_QA, PROJECT, missing, read_articles, read_jsonl, work_folder
from benchmarks.reader.news import cut_before, questions
from benchmarks.train_reader import HELD_OUT
from rag.answering.relevance import WEIGHTS as GATE_WEIGHTS
from rag.answering.relevance import signals
from rag.evaluation.metrics.text import holds
from rag.intake import add_articles
from rag.library.library import Library
from rag.reading.articles import fingerprint
from rag.retrieval.evidence import evidence_of
from rag.retrieval.hybrid import HybridRetriever
from rag.retrieval.joined import PASSAGE_WEIGHTS, SENTENCE_WEIGHTS, features
from rag.retrieval.query import Query
from rag.retrieval.reader import load_reader
from rag.retrieval.rerankers import load_reranker
from rag.retrieval.reranking import quotable
from rag.retrieval.window import window
from rag.settings import read_settings
from rag.text.questions import read_question
from rag.types import Filters, Hit

Case = tuple[Mapping[str, float], bool]
Row = dict[str, Any]

ARTICLES = 600

# Questions of news that nothing was learnt from, with an answer, and as many that no article found for them answers.
QUESTIONS = 150

# Whose answers are known, or that they have none.
SEED_SETS = (PROJECT / "benchmarks" / "gate_questions.jsonl", PROJECT / "benchmarks" / "seed_labels.jsonl")


def news() -> Iterator[tuple[list[Case], list[Case]]]:
    """Of each question the sentences and the passages that were read, and whether they hold an accepted answer."""
    reader = load_reader(read_settings().cache_dir)
    for row, hits in _searched(_rows(answerable=True)):
        question, sentences, passages = read_question(row["question"]), [], []
        for hit in hits:
            article = hit.passage.article
            said = [span.of(article.text) for span in quotable(hit)]
            logits = reader.logits(question.text, [window(article.title, said, at) for at in range(len(said))])
            described, whole = features(question, hit, said, logits)
            sentences += [(each, holds(words, row["answers"])) for each, words in zip(described, said, strict=True)]
            passages.append((whole, holds(hit.passage.text, row["answers"])))
        yield sentences, passages


def gate() -> Iterator[Case]:
    """Of questions about the seeds the signals, and whether they have an answer."""
    with closing(Library(read_settings(str(work_folder("gate") / "library")))) as library:
        add_articles(library, [str(PROJECT / "seeds")])
        rows = [row for path in SEED_SETS for row in read_jsonl(path) if row.get("half") != "check"]
        for row, hits in _found(library, rows):
            yield signals(read_question(row["question"]), hits, evidence_of(hits)), row.get("answerable", True)
    for answerable in (True, False):
        for row, hits in _searched(_rows(answerable)):
            yield signals(read_question(row["question"]), hits, evidence_of(hits)), answerable


def _rows(answerable: bool) -> list[Row]:
    """Those that were kept from the reader."""
    rows = [row for row in cut_before(questions(), HELD_OUT)[1] if row["answerable"] == answerable]
    return rows[-QUESTIONS:]


def _searched(rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Hit]]]:
    """What is found for them in news: the articles that hold the answers among others."""
    needed = {each for row in _rows(answerable=True) for each in (*row["answer_articles"], *row["gold_articles"])}
    articles = list(read_articles(NEWS_QA / "train" / "articles.jsonl.gz"))
    random.Random(1).shuffle(articles)
    articles.sort(key=lambda article: article.metadata.get("id") not in needed)
    with closing(Library(read_settings(str(work_folder("fit-news") / "library")))) as library:
        for start in range(0, ARTICLES, 32):
            library.put([(article, fingerprint(article)) for article in articles[start : start + 32]])
        yield from _found(library, rows)


def _found(library: Library, rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Hit]]]:
    retriever = HybridRetriever(library, load_reranker(library.settings))
    for row in rows:
        question = read_question(row["question"])
        vector = library.index.embedding.query_vector(question.text)
        yield row, retriever.search(Query(question, vector, Filters())).hits


def fit(name: str, cases: Sequence[Case], features: Sequence[str], balanced: bool = False) -> None:
    """Prints the weights, and what each feature is worth: the area under the curve without it."""
    labels = [case[1] for case in cases]
    print(f"{name}: {len(cases)} cases, cross-validated area under the curve {_area(cases, features, balanced):.3f}")
    for left_out in features:
        others = [each for each in features if each != left_out]
        print(f"{name} without {left_out}: {_area(cases, others, balanced):.3f}")
    model = _model(balanced).fit(_rows_of(cases, features), labels)
    weights = {each: round(float(weight), 2) for each, weight in zip(features, model.coef_[0], strict=True)}
    print(f"WEIGHTS = {weights}\nBIAS = {model.intercept_[0]:.2f}")


def _area(cases: Sequence[Case], features: Sequence[str], balanced: bool) -> float:
    labels = [case[1] for case in cases]
    found = cross_val_score(_model(balanced), _rows_of(cases, features), labels, scoring="roc_auc", cv=10)
    return float(found.mean())


def _model(balanced: bool) -> Any:
    return LogisticRegression(C=10.0, class_weight="balanced" if balanced else None, max_iter=5000)


def _rows_of(cases: Sequence[Case], features: Sequence[str]) -> list[list[float]]:
    return [[case[0][feature] for feature in features] for case in cases]


def main(arguments: Sequence[str]) -> None:
    if arguments not in (["news"], ["gate"]):
        sys.exit(__doc__)
    if missing(NEWS_QA):
        return
    if arguments == ["gate"]:
        fit("gate", list(gate()), list(GATE_WEIGHTS), balanced=True)
        return
    found = list(news())
    fit("sentences", [case for sentences, _ in found for case in sentences], list(SENTENCE_WEIGHTS))
    fit("passages", [case for _, passages in found for case in passages], list(PASSAGE_WEIGHTS))


if __name__ == "__main__":
    main(sys.argv[1:])

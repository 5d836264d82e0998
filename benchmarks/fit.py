"""Fits the weights that stand in the code, and prints them: nothing is written.

    python -m benchmarks.fit news     what the reader says joined with the search, on news it did not learn from (ten minutes)
    python -m benchmarks.fit gate     the gate of rag/answering/relevance.py, on the same and on the seeds (a minute more)

The files that are measured on (`seeds/questions.jsonl`, `unseen_questions.jsonl`, the questions of 2022) are not read.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
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
from rag.retrieval.joined import PASSAGE_WEIGHTS, SENTENCE_WEIGHTS, JoinedReranker, passage_features, sentence_features
from rag.retrieval.query import Query
from rag.retrieval.reader import load_reader
from rag.retrieval.reranking import quotable
from rag.settings import read_settings
from rag.text.questions import read_question
from rag.types import Filters, Hit

Case = tuple[Mapping[str, float], bool]

ARTICLES = 2000

QUESTIONS = 300


def _news_library() -> tuple[Library, list[dict[str, object]]]:
    """Held-out questions with an answer, and the articles that hold it among ARTICLES others."""
    rows = [row for row in cut_before(questions(), HELD_OUT)[1] if row["answerable"]][:QUESTIONS]
    needed = {each for row in rows for each in (*row["answer_articles"], *row["gold_articles"])}
    articles = list(read_articles(NEWS_QA / "train" / "articles.jsonl.gz"))
    random.Random(1).shuffle(articles)
    articles.sort(key=lambda article: article.metadata.get("id") not in needed)
    library = Library(read_settings(str(work_folder("fit") / "library")))
    for start in range(0, ARTICLES, 32):
        library.put([(article, fingerprint(article)) for article in articles[start : start + 32]])
    return library, rows

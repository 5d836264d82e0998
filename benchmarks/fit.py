"""Fits the weights that stand in the code, and prints them: nothing is written.

    python -m benchmarks.fit sentences    which sentence answers: rag/retrieval/promising.py and joined.py (10 minutes)
    python -m benchmarks.fit passages     their order once they are read: rag/retrieval/joined.py (10 minutes)
    python -m benchmarks.fit gate         whether anything answers: rag/answering/relevance.py (10 minutes)
    python -m benchmarks.fit reordering   the order before that: rag/retrieval/reordering.py (30 minutes)

The first three on questions of `held_out.py`. What is measured on is not read.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from benchmarks.common import NEWS_QA, PROJECT, missing, read_articles, read_jsonl, work_folder
from benchmarks.held_out import labelled_questions, news_library, news_questions, seed_library
from benchmarks.reader.groups import ANSWERS, NOT, UNKNOWN, Labelled
from benchmarks.reader.news import labelled
from rag.answering import relevance
from rag.evaluation.metrics.text import holds
from rag.filtering import Filters
from rag.library.library import Library
from rag.question.questions import Question, read_question
from rag.reading.fingerprints import fingerprint
from rag.retrieval import joined, lexical, promising, reordering
from rag.retrieval.evidence import Evidence, evidence_of
from rag.retrieval.fusion import fuse
from rag.retrieval.likening import Liken
from rag.retrieval.promising import PASSAGES
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.reader import load_reader
from rag.retrieval.search import Search
from rag.settings import read_settings
from rag.types import Hit

Numbers = NDArray[np.float64]
Row = Mapping[str, Any]
Features = Mapping[str, float]
Label = Callable[[Row, Question, Hit], Sequence[int]]

# Of the fit of the order before reading.
QUESTIONS = 900
ARTICLES = 4600

# How much weights are held back, in log-likelihood of a question for a weight of one standard deviation.
RIDGE = 0.01

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Read:
    """A question, what was found for it, the features of the sentences that were read, and what each is to it."""

    row: Row
    question: Question
    hits: Sequence[Hit]
    features: Sequence[Sequence[Features]]
    labels: Sequence[Sequence[int]]

    @property
    def answerable(self) -> bool:
        return bool(self.row.get("answerable", self.row.get("answers")))

    def of_sentences(self, names: Sequence[str]) -> Numbers:
        return np.array([[each[name] for name in names] for of in self.features for each in of])

    @property
    def all_labels(self) -> Numbers:
        return np.array([label for of in self.labels for label in of])


def about_seeds() -> Iterator[Read]:
    with closing(seed_library()) as library:
        rows = (*labelled_questions(), *read_jsonl(PROJECT / "seeds" / "questions.jsonl"))
        yield from _read(library, rows, _labels_of_seeds)


def about_news() -> Iterator[Read]:
    with closing(news_library()) as library:
        yield from _read(library, news_questions(), _labels_of_news)


def _read(library: Library, rows: Sequence[Row], label: Label) -> Iterator[Read]:
    """As the last stage finds them, before it puts them in order."""
    reader = load_reader(library.settings.cache_dir)
    stages = (Search(library), fuse, reordering.reorder, promising.promise, Liken(library, None))
    for row in rows:
        question = read_question(row["question"])
        query = Query(question, library.index.embedding.query_tokens(question.text), Filters())
        hits = reduce(lambda found, stage: stage(query, found), stages, FoundPassages()).hits
        read = hits[:PASSAGES]
        labels = [[label(row, question, hit)[index] for index in hit.promising_indexes] for hit in read]
        by_reader = joined.join_features(question, read, joined.read_windows(reader, question, read))
        likened = lexical.features_of(question, read)
        features = [[{**a, **b} for a, b in zip(*of, strict=True)] for of in zip(by_reader, likened, strict=True)]
        yield Read(row, question, hits, features, labels)


def _labels_of_seeds(row: Row, question: Question, hit: Hit) -> Sequence[int]:
    """By the words that were marked by hand; of other sentences with an accepted answer nobody knows."""
    answers = row.get("answers", ())
    by_hand = "half" in row
    quotes = [each["quote"] for each in answers] if by_hand else row.get("quotes", ())
    accepted = () if by_hand else answers
    marked = [" ".join(quote.split()) for quote in quotes]

    def label(text: str) -> int:
        if any(quote in text or text in quote for quote in marked):
            return ANSWERS
        return UNKNOWN if holds(text, accepted) else NOT

    return [label(" ".join(text.split())) for text in hit.texts]


def _labels_of_news(row: Row, question: Question, hit: Hit) -> Sequence[int]:
    texts = tuple(hit.texts)
    return labelled(question, row["answers"], Labelled(hit.passage.article.title, texts, (NOT,) * len(texts))).labels


def conditional_logit(cases: Sequence[Read], names: Sequence[str]) -> Numbers:
    """Weights by which the sentences that answer a question come before those that do not (McFadden 1974)."""
    pairs = [(case.of_sentences(names), case.all_labels) for case in cases if ANSWERS in case.all_labels]
    scale = np.concatenate([rows for rows, _ in pairs]).std(axis=0) + 1e-6
    known = [(rows[labels != UNKNOWN] / scale, labels[labels != UNKNOWN] == ANSWERS) for rows, labels in pairs]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = RIDGE * len(known) * weights @ weights, 2 * RIDGE * len(known) * weights
        for rows, right in known:
            scores = rows @ weights
            total += logsumexp(scores) - logsumexp(scores[right])
            slope += softmax(scores) @ rows - softmax(scores[right]) @ rows[right]
        return total, slope

    found: Numbers = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / scale
    return found


def calibrated(cases: Sequence[Read], names: Sequence[str], weights: Numbers) -> tuple[Numbers, float]:
    """The weights and a bias that make a probability of them (Platt 1999)."""
    scores, right = _scores(cases, names, weights)
    model = LogisticRegression(C=1e6).fit(scores[:, None], right)
    return weights * model.coef_[0, 0], float(model.intercept_[0])


def _scores(cases: Sequence[Read], names: Sequence[str], weights: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Of all sentences whose label is known."""
    read = [case for case in cases if len(case.all_labels)]
    scores = np.concatenate([case.of_sentences(names) @ weights for case in read])
    labels = np.concatenate([case.all_labels for case in read])
    return scores[labels != UNKNOWN], labels[labels != UNKNOWN] == ANSWERS


def sentences() -> None:
    """Each set of weights, how often the best sentence answers, and how far its number is to be believed."""
    cases = [*about_seeds(), *about_news()]
    parts = [cases[fold::FOLDS] for fold in range(FOLDS)]
    for kept in (promising.SENTENCE, lexical.SENTENCE, joined.SENTENCE):
        names = list(kept.weights)
        fits = [_fitted([case for part in parts if part is not left for case in part], names) for left in parts]
        firsts = [
            case.all_labels[np.argmax(case.of_sentences(names) @ weights)] == ANSWERS
            for part, (weights, _) in zip(parts, fits, strict=True)
            for case in part
            if ANSWERS in case.all_labels
        ]
        print(f"the best sentence answers for {np.mean(firsts):.3f} of {len(firsts)} questions, cross-validated")
        _print(names, *_fitted(cases, names))
        scored = [_scores(part, names, weights) for part, (weights, _) in zip(parts, fits, strict=True)]
        odds = np.concatenate([scores + bias for (scores, _), (_, bias) in zip(scored, fits, strict=True)])
    _print_reliability(1 / (1 + np.exp(-odds)), np.concatenate([right for _, right in scored]))


def _fitted(cases: Sequence[Read], names: Sequence[str]) -> tuple[Numbers, float]:
    return calibrated(cases, names, conditional_logit(cases, names))


def _print_reliability(likely: Numbers, right: NDArray[np.bool_]) -> None:
    """Of the sentences of each tenth of probability the mean of what is said, and the share that answer."""
    print("| said | sentences | said on average | answer |\n|---|---|---|---|")
    for low in np.arange(0, 1, 0.1):
        of = (likely >= low) & (likely < low + 0.1)
        if of.any():
            print(f"| {low:.1f} to {low + 0.1:.1f} | {of.sum():,} | {likely[of].mean():.2f} | {right[of].mean():.2f} |")


def passages() -> None:
    """Of what is read about news, which passages hold an accepted answer."""
    rows = []
    for case in about_news():
        if case.answerable:
            described = lexical.passage_features(case.hits[:PASSAGES], case.features, joined.SENTENCE)
            held = [holds(hit.passage.text, case.row["answers"]) for hit in case.hits[:PASSAGES]]
            rows += zip(described, held, strict=True)
    _logistic(rows, list(joined.PASSAGE.weights), 1.0)


def gate() -> None:
    """Whether an article answers: of news by what was found for it, of the seeds by hand."""
    with closing(seed_library()) as library:
        rows = read_jsonl(PROJECT / "benchmarks" / "gate_questions.jsonl")
        more = list(_read(library, rows, lambda row, question, hit: [UNKNOWN] * len(hit.texts)))
    # What is asked about a few articles of one's own counts more than quizzes, half of which nothing answers.
    shares = [(2.0 if "half" in case.row else 5.0, case) for case in about_seeds()] + [(1.0, case) for case in more]
    shares += [(0.2, case) for case in about_news()]
    found = [(share, case, _evidence(case)) for share, case in shares]
    signals = [(relevance.signals(case.question, case.hits, read), case.answerable) for _, case, read in found if read]
    _logistic(signals, list(relevance.GATE.weights), 30.0, [share for share, _, read in found if read])


def _evidence(case: Read) -> list[Evidence]:
    return evidence_of(lexical.score_hits(case.hits[:PASSAGES], case.features, joined.SENTENCE, joined.PASSAGE))


def reorder() -> None:
    """Of the first passages found for each question of 2024 to 2026, which hold an accepted answer."""
    rows = [row for row in read_jsonl(NEWS_QA / "train" / "questions.jsonl") if row["answerable"]][:QUESTIONS]
    library = _training_library({each for row in rows for each in (*row["answer_articles"], *row["gold_articles"])})
    search, embedding = Search(library), library.index.embedding
    cases = []
    for row in rows:
        question = read_question(row["question"])
        query = Query(question, embedding.query_tokens(question.text), Filters())
        hits = fuse(query, search(query, FoundPassages())).hits[: reordering.DEPTH]
        best = max(hit.scores.cosine for hit in hits)
        held = [holds(hit.passage.text, row["answers"]) for hit in hits]
        cases += zip([reordering.features(question, hit, best) for hit in hits], held, strict=True)
    library.close()
    _logistic(cases, list(reordering.PASSAGE.weights), 1.0)


def _training_library(needed: set[str]) -> Library:
    """The articles that hold answers, and others up to ARTICLES."""
    articles = list(read_articles(NEWS_QA / "train" / "articles.jsonl.gz"))
    random.Random(1).shuffle(articles)
    articles.sort(key=lambda article: article.metadata.get("id") not in needed)
    library = Library(read_settings(str(work_folder("fit") / "library")))
    for start in range(0, ARTICLES, 32):
        library.put([(article, fingerprint(article)) for article in articles[start : start + 32]])
    return library


def _logistic(
    cases: Sequence[tuple[Features, bool]], names: Sequence[str], strength: float, shares: Sequence[float] | None = None
) -> None:
    """`shares` say how much each case counts."""
    rows = np.array([[features[name] for name in names] for features, _ in cases])
    right = [each for _, each in cases]
    model = LogisticRegression(C=strength, max_iter=5000)
    counted = {"sample_weight": np.array(shares if shares is not None else [1.0] * len(cases))}
    likely = cross_val_predict(model, rows, right, cv=FOLDS, method="predict_proba", params=counted)[:, 1]
    area = roc_auc_score(right, likely, **counted)
    model.fit(rows, right, **counted)
    print(f"{len(cases)} cases, cross-validated area under the curve {area:.3f}")
    _print(names, model.coef_[0], float(model.intercept_[0]))


def _print(names: Sequence[str], weights: Numbers, bias: float) -> None:
    by_name = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    print(f"Regression({by_name}, {bias:.2f})")


FITS = {"sentences": sentences, "passages": passages, "gate": gate, "reordering": reorder}


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in FITS:
        sys.exit(__doc__)
    if not missing(NEWS_QA):
        FITS[sys.argv[1]]()

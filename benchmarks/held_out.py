"""Questions to choose and fit weights by: news that the reader did not learn from, and questions about the seeds.

None of them is a measure: `unseen_questions.jsonl`, the half `check` of `seed_labels.jsonl` and the questions of 2022
in `../shared/news-qa` are looked at once something was chosen.
"""

from typing import Any

from benchmarks.common import NEWS_QA, PROJECT, read_articles, read_jsonl, work_folder
from benchmarks.reader.news import cut_before, questions
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.reading.fingerprints import fingerprint
from rag.settings import read_settings

# Questions of news kept apart, the newest.
NEWEST = 400

# Articles of their library: those found for them with an answer in them, and others.
ARTICLES = 1300

_BATCH = 64


def news_questions() -> list[dict[str, Any]]:
    return cut_before(questions(), NEWEST)[1]


def news_library() -> Library:
    """The articles that hold answers to `news_questions`, and others of their time; made once (four minutes)."""
    library = Library(read_settings(str(work_folder("held-out") / "library")))
    if library.records.count() < ARTICLES:
        rows = news_questions()
        needed = {each for row in rows for each in row["answer_articles"]}
        articles = sorted(
            read_articles(NEWS_QA / "train" / "articles.jsonl.gz"),
            key=lambda article: (article.metadata.get("id") not in needed, -_day(article.published)),
        )[:ARTICLES]
        for start in range(0, ARTICLES, _BATCH):
            library.put([(article, fingerprint(article)) for article in articles[start : start + _BATCH]])
    return library


def _day(published: Any) -> int:
    return published.toordinal() if published else 0


def seed_library() -> Library:
    library = Library(read_settings(str(work_folder("held-out") / "seeds")))
    add_articles(library, [str(PROJECT / "seeds")])
    return library


def labelled_questions() -> list[dict[str, Any]]:
    """The half of the labelled questions about the seeds that may be tuned on."""
    return [row for row in read_jsonl(PROJECT / "benchmarks" / "seed_labels.jsonl") if row["half"] == "develop"]

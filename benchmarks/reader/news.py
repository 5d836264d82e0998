"""Groups from news of 2024 to 2026 with quiz questions on it: which sentences answer is known by the accepted words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.common import NEWS_QA, read_articles
from benchmarks.reader.groups import ANSWERS, NOT, UNKNOWN, Group, Labelled, read_rows
from benchmarks.reader.near import Near
from rag.embedding.models import PACKAGED, load_encoder
from rag.evaluation.metrics.text import holds
from rag.passages import passages
from rag.quotable import sentences_of
from rag.settings import read_settings
from rag.text.frequencies import coverage
from rag.text.questions import Question, read_question
from rag.text.words import stems
from rag.types import Article, Passage

# Articles that are searched: those found for a question with an answer in them, and others.
ARTICLES = 6000

# Passages that tempt, for each question, out of so many nearest ones.
TEMPTING = 2
NEAREST = 12

# Passages that answer, for each question.
ANSWERING = 2

# A passage that holds an accepted answer answers if it covers this much of the question; of its sentences with the
# answer those do that cover this much themselves, and this much of what the best one does. Of other sentences with
# the answer nobody knows: most of them speak of something else.
COVERED = 0.6
SENTENCE_COVERED = 0.3
BESIDE_BEST = 0.8

# Of the questions without an answer in the articles found for them, this share is taken: without any the reader finds
# an answer everywhere, and with all of them half of what it reads of news has none.
UNANSWERED = 0.3

# Tokens of a passage with its title, as the packaged embedding model is given them.
BUDGET = 254


@dataclass(frozen=True, slots=True)
class News:
    """The passages of the articles, and how to find the nearest ones."""

    passages: Sequence[Passage]
    of_article: Mapping[str, Sequence[Passage]]  # by the id of the data, which is not ours
    near: Near


def questions() -> list[dict[str, Any]]:
    """Those with an accepted answer of more than one letter, oldest first."""
    rows = read_rows(NEWS_QA / "train" / "questions.jsonl")
    return [row for row in rows if any(len(answer.strip()) > 1 for answer in row["answers"])]


def read_news(folder: Path, rows: Sequence[Mapping[str, Any]], random: Random) -> News:
    needed = {each for row in rows for each in (*row["answer_articles"], *row["gold_articles"])}
    articles = list(read_articles(NEWS_QA / "train" / "articles.jsonl.gz"))
    random.shuffle(articles)
    articles.sort(key=lambda article: article.metadata.get("id") not in needed)
    count = load_encoder(PACKAGED, read_settings().cache_dir / "models").count_tokens
    of_article = {_id(article): passages(article, count, BUDGET) for article in articles[:ARTICLES]}
    every = [passage for found in of_article.values() for passage in found]
    near = Near(folder / "news", [each.text for each in every], [each.article.title for each in every])
    return News(every, of_article, near)


def _id(article: Article) -> str:
    return article.metadata.get("id", article.id)


def news_groups(news: News, rows: Sequence[Mapping[str, Any]], random: Random) -> Iterator[Group]:
    """The passages that answer a question, at most ANSWERING, and those that tempt."""
    for row in rows:
        question, accepted = read_question(row["question"]), tuple(row["answers"])
        if holds(question.text, accepted):
            continue
        answering = _answering(question, accepted, row, news)
        nearest = [news.passages[place] for place in news.near.places(question.text, NEAREST)]
        tempting = [each for each in nearest if not holds(f"{each.article.title} {each.text}", accepted)]
        if not answering and (row["answer_articles"] or random.random() > UNANSWERED):
            continue
        chosen = random.sample(tempting[:8], min(TEMPTING, len(tempting[:8])))
        labelled = [*answering, *(_labelled(each, lambda _: NOT) for each in chosen)]
        if labelled:
            yield Group("news", question.text, tuple(labelled))


def _answering(question: Question, accepted: Sequence[str], row: Mapping[str, Any], news: News) -> list[Labelled]:
    held = [
        (coverage(question.stems, {*stems(passage.article.title), *stems(passage.text)}), passage)
        for each in row["answer_articles"]
        for passage in news.of_article.get(each, ())
        if holds(passage.text, accepted)
    ]
    best = [passage for covered, passage in sorted(held, key=lambda pair: -pair[0]) if covered >= COVERED]
    read = (_read(question, accepted, passage) for passage in best)
    return [passage for passage in read if passage.answers][:ANSWERING]


def _read(question: Question, accepted: Sequence[str], passage: Passage) -> Labelled:
    """Its sentences: those with an accepted answer that say most of the question answer."""
    text = passage.article.text
    found = [span.of(text) for span in sentences_of(passage)]
    said = [coverage(question.stems, set(stems(each))) if holds(each, accepted) else 0.0 for each in found]
    enough = max(SENTENCE_COVERED, BESIDE_BEST * max(said, default=0.0))
    by_text = {
        sentence: ANSWERS if covered >= enough else UNKNOWN if holds(sentence, accepted) else NOT
        for sentence, covered in zip(found, said, strict=True)
    }
    return _labelled(passage, lambda sentence: by_text[sentence])


def _labelled(passage: Passage, label: Any) -> Labelled:
    sentences = [span.of(passage.article.text) for span in sentences_of(passage)]
    return Labelled(passage.article.title, tuple(sentences), tuple(label(each) for each in sentences))


def cut_before(rows: Sequence[dict[str, Any]], held_out: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """To learn from, and the newest `held_out`, to choose by."""
    return list(rows[:-held_out]), list(rows[-held_out:])

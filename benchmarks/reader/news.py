"""Groups from news of 2024 to 2026: from quiz questions on it, and from who said what in it.

Which sentences answer a quiz question is known by the accepted words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.common import NEWS_QA, read_articles
from benchmarks.reader.grouping import grouped
from benchmarks.reader.groups import ANSWERS, NOT, UNKNOWN, Case, Group, Labelled, read_rows
from benchmarks.reader.near import Near
from rag.evaluation.metrics.text import holds
from rag.question.questions import Question, read_question
from rag.quotable import sentences_of
from rag.text.frequencies import coverage
from rag.text.speakers import speaker_of
from rag.text.words import stems
from rag.types import Article, Passage

# Articles whose sentences may tempt: those found for a question with an answer in them, and others.
ARTICLES = 6000

# A sentence with the accepted answer answers if it covers this much of the question with the title and its neighbours,
# this much itself, and this much of what the best one does. Of other sentences with the answer nobody knows: most of
# them speak of something else.
COVERED = 0.5
SENTENCE_COVERED = 0.3
BESIDE_BEST = 0.8

# Articles that answer, for each question.
ANSWERING = 3

# Of the questions without an answer in the articles found for them, this share is taken: without any the reader finds
# an answer everywhere.
UNANSWERED = 0.5

# Groups about who said what, and of one article at most.
SAID = 1500
SAID_OF_ONE = 2

_OTHER_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class News:
    """The articles as passages of all their sentences."""

    of_article: Mapping[str, Labelled]  # by the id of the data, which is not ours
    articles: Sequence[Article]


def questions() -> list[dict[str, Any]]:
    """Those with an accepted answer of more than one letter, oldest first."""
    rows = read_rows(NEWS_QA / "train" / "questions.jsonl")
    return [row for row in rows if any(len(answer.strip()) > 1 for answer in row["answers"])]


def read_news(rows: Sequence[Mapping[str, Any]], random: Random) -> News:
    needed = {each for row in rows for each in (*row["answer_articles"], *row["gold_articles"])}
    articles = list(read_articles(NEWS_QA / "train" / "articles.jsonl.gz"))
    random.shuffle(articles)
    articles.sort(key=lambda article: article.metadata.get("id") not in needed)
    return News({_id(article): _unlabelled(article) for article in articles[:ARTICLES]}, articles[:ARTICLES])


def _id(article: Article) -> str:
    return article.metadata.get("id", article.id)


def _unlabelled(article: Article) -> Labelled:
    sentences = tuple(span.of(article.text) for span in sentences_of(Passage(article, 0, len(article.text))))
    return Labelled(article.title, sentences, (NOT,) * len(sentences))


def quiz_groups(news: News, rows: Sequence[Mapping[str, Any]], folder: Path, random: Random) -> Iterator[Group]:
    cases = [case for row in rows for case in _quiz_cases(news, row, random)]
    near = Near(folder, (*(case.passage for case in cases), *news.of_article.values()))
    for case in cases:
        if group := grouped("news", case, near, random):
            yield group


def _quiz_cases(news: News, row: Mapping[str, Any], random: Random) -> list[Case]:
    question, accepted = read_question(row["question"]), tuple(row["answers"])
    if holds(question.text, accepted):
        return []
    found = [news.of_article[each] for each in row["answer_articles"] if each in news.of_article]
    read = (labelled(question, accepted, article) for article in found)
    answering = list(islice((article for article in read if ANSWERS in article.labels), ANSWERING))
    if not answering and (row["answer_articles"] or random.random() > UNANSWERED):
        return []
    return [Case(question.text, each, accepted) for each in answering or [Labelled("", (), ())]]


def labelled(question: Question, accepted: Sequence[str], article: Labelled) -> Labelled:
    """Its sentences: those with an accepted answer that say most of the question answer."""
    found, title = [set(stems(each)) for each in article.sentences], set(stems(article.title))
    held = [holds(each, accepted) for each in article.sentences]
    said = [coverage(question.stems, each) if has else 0.0 for each, has in zip(found, held, strict=True)]
    enough = max(SENTENCE_COVERED, BESIDE_BEST * max(said, default=0.0))

    def label(index: int) -> int:
        around = coverage(question.stems, title.union(*found[max(index - 1, 0) : index + 2]))
        return ANSWERS if said[index] >= enough and around >= COVERED else UNKNOWN if held[index] else NOT

    return Labelled(article.title, article.sentences, tuple(label(position) for position in range(len(found))))


def said_groups(news: News, folder: Path, random: Random) -> Iterator[Group]:
    """What somebody said of somebody else: a question made of the two names, which the sentence has."""
    cases = [case for article in news.articles for case in _said_cases(article, random)]
    near = Near(folder, (case.passage for case in cases))
    for case in random.sample(cases, min(SAID, len(cases))):
        if group := grouped("said", case, near, random):
            yield group


def _said_cases(article: Article, random: Random) -> list[Case]:
    spans = sentences_of(Passage(article, 0, len(article.text)))
    sentences = tuple(span.of(article.text) for span in spans)
    speakers = [speaker_of(article.text, spans, index) for index in range(len(spans))]
    asked = sorted({(who, about) for who, each in zip(speakers, sentences, strict=True) for about in _about(who, each)})
    by_speaker = [next(of_one) for _, of_one in groupby(asked, key=lambda pair: pair[0])]
    cases = []
    for who, about in random.sample(by_speaker, min(SAID_OF_ONE, len(by_speaker))):
        right = [speaker == who and about in each for speaker, each in zip(speakers, sentences, strict=True)]
        # What the same one says otherwise, or another one of the same, does not answer; what nobody says might.
        labels = [
            ANSWERS if answers else UNKNOWN if about in each and not speaker else NOT
            for answers, each, speaker in zip(right, sentences, speakers, strict=True)
        ]
        verb = random.choice(("say", "say", "think"))
        question = f"What did {who} {verb} about {about}?"
        cases.append(Case(question, Labelled(article.title, sentences, tuple(labels)), ()))
    return cases


def _about(who: str | None, sentence: str) -> list[str]:
    """The names in a sentence that a person with a full name says, other than that person's own."""
    if not who or " " not in who or not who[0].isupper():
        return []
    names = (match.group() for match in _OTHER_NAME.finditer(sentence))
    return [name for name in names if not set(name.split()) & set(who.split()) and len(name) > 3]


def cut_before(rows: Sequence[dict[str, Any]], held_out: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """To learn from, and the newest `held_out`, to choose by."""
    return list(rows[:-held_out]), list(rows[-held_out:])

"""Which article a person means who asks for a summary."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answering.digests.forms import Digest, Summary
from rag.question.questions import Question
from rag.quotable import line_of, prose_of
from rag.text.frequencies import coverage, is_there
from rag.text.letters import fold
from rag.turns import Exchange
from rag.types import Article, Hit

# An article is about something if it holds so much of the weight of its words, and all of its names.
HOLDS = 0.6
# And it begins with so much of it: what stands further down is mentioned.
OPENS = 0.4
# Sentences that tell what an article is about, with its title.
OPENING = 4
# Another article came near if it scores so much of what the best one does. It is named.
NEAR = 0.85
NAMED = 3

_MARKER = re.compile(r"\[(\d{1,6})\]")
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class MeantArticle:
    """The article that is meant, and others that it could have been, the likeliest first."""

    article: Article
    others: tuple[Article, ...] = ()


def find_article(
    asked: Summary, topic: Question, hits: Sequence[Hit], history: Sequence[Exchange]
) -> MeantArticle | None:
    """Of the articles that were found the one that is meant; None where none of them fits.

    Of several with the title that is asked for it is the one that was cited last.
    """
    articles = list({hit.passage.article.id: hit.passage.article for hit in hits}.values())
    if asked.titled and (called := [each for each in articles if _same(each.title, asked.topic)]):
        first, *others = _last_cited_first(called, history)
        return MeantArticle(first, tuple(others))
    if topic.is_about_nothing:
        return None
    return _best_fitting([(_fit(topic, article, hits), article) for article in articles])


def _last_cited_first(articles: Sequence[Article], history: Sequence[Exchange]) -> list[Article]:
    cited = [index[0] for exchange in reversed(history) for index in exchange.numbers]
    return sorted(articles, key=lambda each: cited.index(each.id) if each.id in cited else len(cited))


def _best_fitting(scored: Sequence[tuple[float, Article]]) -> MeantArticle | None:
    """The one that fits best, with those that fit nearly as well; None where none does."""
    fitting = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    if not fitting:
        return None
    (best, article), *others = fitting
    return MeantArticle(article, tuple(each for score, each in others if score >= NEAR * best)[:NAMED])


def find_cited_article_id(history: Sequence[Exchange]) -> str | None:
    """The id of the article that the newest answer cites first; None where it cites nothing."""
    if not history or not history[-1].numbers:
        return None
    places = {number: index for index, number in history[-1].numbers.items()}
    numbers = [int(number) for number in _MARKER.findall(history[-1].answer)]
    first = next((number for number in numbers if number in places), min(places))
    return places[first][0]


def search_text_of(digest: Digest) -> str:
    """The words to search for: those of the request itself say nothing of the articles."""
    return digest.topic if isinstance(digest, Summary) else " ".join([*digest.who, digest.topic])


def _same(title: str, other: str) -> bool:
    return _bare(title) == _bare(other) != ""


def _bare(title: str) -> str:
    return " ".join(_LETTERS.findall(fold(line_of(title))))


def _fit(topic: Question, article: Article, hits: Iterable[Hit]) -> float:
    """How well an article as a whole is about the topic; 0 where it is not."""
    text = article.text
    opening = " ".join([article.title, *(span.of(text) for span in prose_of(article)[:OPENING])])
    everything, first = set(topic.terms_of(f"{article.title} {text}")), set(topic.terms_of(opening))
    held = coverage(topic.stems, everything)
    covered = coverage(topic.stems, first)
    if held < HOLDS or covered < OPENS or not all(is_there(name, everything) for name in topic.names):
        return 0.0
    title = coverage(topic.stems, set(topic.terms_of(article.title)))
    own = [hit.scores.fused for hit in hits if hit.passage.article.id == article.id]
    return held + covered + title + max(own, default=0.0)

"""Days that a claim in another language than English names, as "22. März": they must be those of the passage."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.other_languages import MOST_CHARACTERS
from rag.checking.shapes import Objection
from rag.language.language import Calendar, Language
from rag.language.registry import ENGLISH, language_of_code
from rag.text.languages import language_of
from rag.types import Article

# Characters before and after a month in which a text names days of it: "am 22., 24. und 25. März", "March 22".
_BEFORE, _AFTER = 30, 8
# An article says "on Friday" of a day that is no further from its own.
_NEAR = 7

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# In figures; which of the two is the day is left open.
_IN_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[./-] ?(\d{1,2})(?!\d)")

Day = tuple[int, int]  # month and day


def foreign_day_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """Against each day of the claim that the cited passages have in another month. Where they lack the number of it,
    the rule for numbers says so."""
    language = evidence.language
    named = dict(_named(evidence.claim.text, language)) if language and language.calendar.months else {}
    if not named:
        return
    texts = [reading.text for reading in (*(source.reading for source in evidence.sources), *evidence.titles)]
    months = _months_of(evidence.articles)
    said = {day for text in texts for day in _days_in(text, months)}.union(*map(_own_days, evidence.articles))
    numbers = {int(number) for text in texts for number in _DAY.findall(text)}
    for day, words in named.items():
        if day not in said and day[1] in numbers:
            yield _objection(evidence, day, words, months)


def _objection(evidence: ClaimEvidence, day: Day, words: str, months: Mapping[str, int]) -> Objection:
    if any(day in _days_in(article.text[:MOST_CHARACTERS], months) for article in evidence.articles):
        return Objection("date", f"{words} stands in the article, but not in the cited passage", grave=False)
    return Objection("date", f"{words} is not in the cited words", grave=True)


def _named(claim: str, language: Language) -> Iterator[tuple[Day, str]]:
    """Each day with a month, and how it is written."""
    for match in _written_in(language.calendar).finditer(claim):
        yield (language.calendar.month_numbers[match["m"].lower()], int(match["d"])), match.group()


@cache
def _written_in(calendar: Calendar) -> re.Pattern[str]:
    of = f"(?:{calendar.of} )?" if calendar.of else ""
    month = _any_of(calendar.month_numbers)
    return re.compile(rf"(?<![\d.,:])(?P<d>\d{{1,2}})(?:\.|er|º)? {of}(?P<m>{month})\b", re.IGNORECASE)


def _months_of(articles: tuple[Article, ...]) -> Mapping[str, int]:
    """The names of months in the languages of the articles, and in English, which a guess takes for another."""
    months = dict(ENGLISH.calendar.month_numbers)
    for article in articles:
        if language := language_of_code(language_of(article.text, article.language)):
            months |= language.calendar.month_numbers
    return months


def _days_in(text: str, months: Mapping[str, int]) -> Iterator[Day]:
    """All days that a text may mean, rather too many."""
    for match in re.finditer(rf"\b(?:{_any_of(months)})\b", text, re.IGNORECASE):
        month = months[match.group().lower()]
        beside = text[max(match.start() - _BEFORE, 0) : match.start()], text[match.end() : match.end() + _AFTER]
        yield from ((month, int(day)) for part in beside for day in _DAY.findall(part))
    for one, other in _IN_FIGURES.findall(text):
        yield from ((int(one), int(other)), (int(other), int(one)))


def _any_of(months: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, months), key=len, reverse=True))


def _own_days(article: Article) -> Iterator[Day]:
    """That on which it came out, and those that it may mean by a day of the week."""
    if day := article.published:
        for step in range(-_NEAR, _NEAR + 1):
            near = date.fromordinal(min(max(day.toordinal() + step, 1), date.max.toordinal()))
            yield near.month, near.day

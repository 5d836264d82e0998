"""What Dateline adds to a sentence of an answer: which day its "last Friday" is, by the date of the cited article.

It stands at the end and says whose it is, so that it is told from the words of the article or the model. What judges a
sentence is given it without.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.relative_days import ResolvedDay, day_names_in, days_in, normalise_day_name
from rag.checking.attribution import AttributedSentence
from rag.types import Citation, Span, Verdict

_DAY = r"“[^“”]+” is [\w ]+"
_ADDED = re.compile(rf"(?: \({_DAY}(?:; {_DAY})*, by the (?:article's date|dates of the articles)\)|(?:; {_DAY})+)$")


def add_days(attributed: AttributedSentence) -> AttributedSentence:
    """A sentence that a model wrote, with the days that it took over from the cited words; as it is where there are
    none, and where the cited words do not bear it out.

    Comes after the check, which reads the sentence as the model wrote it.
    """
    if attributed.sentence.verdict not in (Verdict.SUPPORTED, Verdict.PARTLY):
        return attributed
    resolved = resolve_days(strip_days(attributed.sentence.text), attributed.citations)
    if not resolved:
        return attributed
    articles = {each.article.id for each in attributed.citations}
    whose = "article's date" if len(articles) == 1 else "dates of the articles"
    added = f" ({'; '.join(map(str, resolved))}, by the {whose})"
    return replace(attributed, sentence=replace(attributed.sentence, text=strip_days(attributed.sentence.text) + added))


def strip_days(text: str) -> str:
    """The text of a sentence, written or quoted, without the days that stand behind it."""
    return _ADDED.sub("", text)


def days_of(citation: Citation) -> list[ResolvedDay]:
    """The days that the cited words name and that are sure."""
    return days_in(citation.article, Span(citation.start, citation.end))


def resolve_days(text: str, citations: Sequence[Citation]) -> list[ResolvedDay]:
    """The days that a sentence names as the cited words do, in its own words, each once; none that it dates itself."""
    names: dict[str, str] = {}
    for words in day_names_in(text):
        names.setdefault(normalise_day_name(words), words)
    agreed = [replace(day, wording=words) for key, words in names.items() if (day := _agreed(key, citations))]
    return [day for day in agreed if not _is_dated(day, text)]


def _agreed(key: str, citations: Sequence[Citation]) -> ResolvedDay | None:
    """The day that all the cited words which name it mean; None where one of them may mean another."""
    naming = [each for each in citations if key in map(normalise_day_name, day_names_in(each.quote))]
    days = [day for each in naming for day in days_of(each) if normalise_day_name(day.wording) == key]
    return days[0] if len(days) >= len(naming) and len({day.first for day in days}) == 1 else None


def _is_dated(day: ResolvedDay, text: str) -> bool:
    """Whether the sentence says itself which day, month or year it is."""
    written = {
        "day": rf"\b(?:{day.first.day} {day.first:%B}|{day.first:%B} {day.first.day})\b",
        "month": rf"\b{day.first:%B}\b",
        "year": rf"\b{day.first.year}\b",
    }
    return bool(re.search(written[day.unit], text))

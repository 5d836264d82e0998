"""The dates of a claim must be those of the cited words, also where those say "on Thursday" or "last week"."""

from collections.abc import Iterator
from datetime import date, timedelta

from rag.checking.facts.evidence import Evidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.reading import MONTHS, WEEKDAYS, Kind, Reading, Token
from rag.checking.shapes import Objection

# Days before publication that "on Thursday" can mean, and on which what is reported was said.
WEEK = 7
_RELATIVE_YEAR = {"last year": -1, "next year": 1, "this year": 0, "year ago": -1, "year earlier": -1, "year later": 1}


def date_objections(evidence: Evidence) -> Iterator[Objection]:
    for index, token in enumerate(evidence.claim.tokens):
        if token.kind is Kind.DATE:
            yield from _objection(evidence, index)


def _objection(evidence: Evidence, index: int) -> Iterator[Objection]:
    token = evidence.claim.tokens[index]
    best = evidence.best_at(index)
    if best and best.partner[index] >= 0:
        return
    other = _in_slot(best, index) if best else None
    if best and other:
        yield Objection(
            "date", f"the passage says {_written(best.source.reading, other)}, not {token.text}", grave=True
        )
    elif not _is_there(evidence, token):
        yield Objection("date", _not_there(evidence, token), grave=True)


def _in_slot(best: Pairing, index: int) -> Token | None:
    """Another date of the same part (a weekday, a month, a year) where the claim has this one."""
    token = best.claim.tokens[index]
    part = token.key.partition(":")[0]
    others = [other for other in best.slot(index) if other.kind is Kind.DATE and other.key.startswith(part + ":")]
    theirs = {key for key, partner in zip(best.claim.keys, best.partner, strict=True) if partner >= 0}
    return None if any(o.key == token.key for o in others) else next((o for o in others if o.key not in theirs), None)


def _is_there(evidence: Evidence, token: Token) -> bool:
    """Whether the passages, the titles or the day of publication bear the part of a date."""
    return token.key in evidence.keys or any(token.key in _near(evidence, day) for day in _published(evidence))


def _published(evidence: Evidence) -> list[date]:
    return [article.published for article in evidence.articles if article.published]


def _near(evidence: Evidence, published: date) -> set[str]:
    """The parts of the dates that an article of this day can mean without writing them.

    The day of publication and the one before; the days of the weekdays that the passages name; the years and months
    that are called last or next.
    """
    days = {published, published - timedelta(days=1)}
    for offset in range(-WEEK, WEEK + 1):
        day = published + timedelta(days=offset)
        if f"day:{WEEKDAYS[day.weekday()]}" in evidence.keys:
            days.add(day)
    parts = {part for day in days for part in _parts(day)}
    said = " ".join(" ".join(source.reading.text.lower().split()) for source in evidence.sources)
    parts |= {f"year:{published.year + offset}" for phrase, offset in _RELATIVE_YEAR.items() if phrase in said}
    if "last month" in said or "month ago" in said:
        parts.add(f"month:{MONTHS[(published.month - 2) % 12]}")
    if "next month" in said:
        parts.add(f"month:{MONTHS[published.month % 12]}")
    return parts


def _parts(day: date) -> set[str]:
    return {
        f"day:{WEEKDAYS[day.weekday()]}",
        f"month:{MONTHS[day.month - 1]}",
        f"year:{day.year}",
        f"date:{day.day}",
    }


def _not_there(evidence: Evidence, token: Token) -> str:
    part = token.key.partition(":")[0]
    for source in sorted(evidence.sources, key=lambda source: not source.bound):
        for other in source.reading.tokens:
            if source.bound and other.key.startswith(part + ":"):
                return f"the passage says {_written(source.reading, other)}, not {token.text}"
    return f"{token.text} is not in the cited words"


def _written(reading: Reading, token: Token) -> str:
    """The date as the passage writes it, with its neighbours: 20 June 2024."""
    place = reading.tokens.index(token)
    first = last = place
    while first and reading.tokens[first - 1].kind is Kind.DATE:
        first -= 1
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].kind is Kind.DATE:
        last += 1
    return reading.words(first, last)

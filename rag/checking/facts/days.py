"""The dates of a claim must be those of the cited words, also where those say "on Thursday" or "last week"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.moments import Moment, moments
from rag.checking.facts.own_words import Belongs, Side, belongs
from rag.checking.facts.pairing import Pairing, Source
from rag.checking.facts.reading import Token, TokenizedText, TokenKind
from rag.checking.shapes import Objection
from rag.language.en.calendar import MONTHS, WEEKDAYS

# Days before publication that "on Thursday" can mean, and on which what is reported was said.
WEEK = 7
_RELATIVE_YEAR = {"last year": -1, "next year": 1, "this year": 0, "year ago": -1, "year earlier": -1, "year later": 1}


def date_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """By the days that are meant where those are known, and by their parts where they are not."""
    for at, moment in enumerate(moments(evidence.claim, None)):
        best = evidence.best_at(moment.token_span.first)
        compared = _compared(evidence, best, at) if best else None
        if compared and (wrong := _wrong(evidence, compared)):
            said = evidence.claim.text_between(moment.token_span.first, moment.token_span.last)
            yield Objection("date", f"the passage says {_named(compared, wrong)}, not {said}", grave=True)
        elif not compared or not compared.same:
            yield from _of_parts(evidence, moment)


def _of_parts(evidence: ClaimEvidence, moment: Moment) -> Iterator[Objection]:
    for index in range(moment.token_span.first, moment.token_span.last + 1):
        if evidence.claim.tokens[index].kind is TokenKind.DATE:
            yield from _objection(evidence, index)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A day of the claim beside the days of the likeliest sentence: which of those it may be."""

    claim: TokenizedText
    claimed: tuple[Moment, ...]
    at: int
    source: TokenizedText
    theirs: tuple[Moment, ...]
    same: tuple[int, ...]

    @property
    def moment(self) -> Moment:
        return self.claimed[self.at]


def _compared(evidence: ClaimEvidence, best: Pairing, at: int) -> _Compared | None:
    """None where the day of the claim is not known, as without the day on which the article came out."""
    published = evidence.publication_day_of(best.source)
    claimed = moments(evidence.claim, published)
    theirs = moments(best.source.reading, published)
    same = tuple(index for index, other in enumerate(theirs) if claimed[at].may_be(other))
    return (
        _Compared(evidence.claim, tuple(claimed), at, best.source.reading, tuple(theirs), same)
        if claimed[at].days
        else None
    )


def _wrong(evidence: ClaimEvidence, compared: _Compared) -> Moment | None:
    """The day that the sentence names instead, where no other sentence names that of the claim."""
    others = [index for index, other in enumerate(compared.theirs) if other.days and index not in compared.same]
    if compared.same:
        others = [index for index in others if all(_is_of(compared, same, index) for same in compared.same)]
    elif others and any(found.moment.token_span == compared.moment.token_span for found in days_of(evidence)):
        return None
    return compared.theirs[others[0]] if others else None


def _is_of(compared: _Compared, same: int, other: int) -> bool:
    """Whether what the claim says of its day the sentence says of another."""
    claim = Side(compared.claim, [moment.token_span for moment in compared.claimed], compared.at)
    token_spans = [moment.token_span for moment in compared.theirs]
    own, others = (Side(compared.source, token_spans, index) for index in (same, other))
    return belongs(claim, own, others) is Belongs.OTHER


def _named(compared: _Compared, moment: Moment) -> str:
    """The day as the passage names it; beside a date also which it is: Friday (15 September)."""
    said = compared.source.text_between(moment.token_span.first, moment.token_span.last)
    day = min(moment.days)
    named = any(part.startswith("date:") for part in moment.parts) or len(moment.days) > 1
    return said if named or compared.moment.is_weekday else f"{said} ({day.day} {day:%B})"


def _objection(evidence: ClaimEvidence, index: int) -> Iterator[Objection]:
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
    others = [other for other in best.slot(index) if other.kind is TokenKind.DATE and other.key.startswith(part + ":")]
    theirs = {key for key, partner in zip(best.claim.keys, best.partner, strict=True) if partner >= 0}
    return None if any(o.key == token.key for o in others) else next((o for o in others if o.key not in theirs), None)


def _is_there(evidence: ClaimEvidence, token: Token) -> bool:
    """Whether the passages, the titles or the day of publication bear the part of a date."""
    return token.key in evidence.keys or any(token.key in _near(evidence, day) for day in _published(evidence))


def _published(evidence: ClaimEvidence) -> list[date]:
    return [article.published for article in evidence.articles if article.published]


def _near(evidence: ClaimEvidence, published: date) -> set[str]:
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


def _not_there(evidence: ClaimEvidence, token: Token) -> str:
    part = token.key.partition(":")[0]
    for source in sorted(evidence.sources, key=lambda source: not source.is_attributed):
        for other in source.reading.tokens:
            if source.is_attributed and other.key.startswith(part + ":"):
                return f"the passage says {_written(source.reading, other)}, not {token.text}"
    return f"{token.text} is not in the cited words"


def _written(reading: TokenizedText, token: Token) -> str:
    """The date as the passage writes it, with its neighbours: 20 June 2024."""
    index = reading.tokens.index(token)
    first = last = index
    while first and reading.tokens[first - 1].kind is TokenKind.DATE:
        first -= 1
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].kind is TokenKind.DATE:
        last += 1
    return reading.text_between(first, last)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the claim and, in `source`, the same one as that names it."""

    moment: Moment
    source: TokenizedText
    other: Moment


def days_of(evidence: ClaimEvidence) -> Iterator[NamedDay]:
    """Each day of the claim that a sentence names, with the likeliest that does."""
    for at, bare in enumerate(moments(evidence.claim, None)):
        best = evidence.best_at(bare.token_span.first)
        sources = [*([best.source] if best else []), *evidence.sources]
        found = next((named for source in sources if (named := _named_in(evidence, source, at))), None)
        if found:
            yield found


def _named_in(evidence: ClaimEvidence, source: Source, at: int) -> NamedDay | None:
    published = evidence.publication_day_of(source)
    moment = moments(evidence.claim, published)[at]
    for other in moments(source.reading, published):
        if moment.may_be(other) or (moment.parts and moment.parts <= other.parts):
            return NamedDay(moment, source.reading, other)
    return None

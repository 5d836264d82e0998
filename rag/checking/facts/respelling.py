"""A claim with its values written as the cited words write them.

The judge reads words, and 15:00 and 3 pm, 12 June and Friday are different words to it. Whether they are one value the
rules know, so that it need not.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.checking.facts.amounts import occurrences_of
from rag.checking.facts.claim_evidence import ClaimEvidence, gather
from rag.checking.facts.days import NamedDay, days_of
from rag.checking.facts.moments import Moment, full_span_of
from rag.checking.facts.number import Number
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.shapes import CitedPassage
from rag.types import Span


@dataclass(frozen=True, slots=True)
class RespelledClaim:
    """`text` is `claim` with other words for the parts `old`; `new` says where those stand."""

    claim: str
    text: str
    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()

    def in_claim(self, span: Span) -> Span:
        """The part of the claim for which these characters of `text` stand."""
        return Span(self._back(span.start, end=False), self._back(span.end, end=True))

    def _back(self, offset: int, *, end: bool) -> int:
        index = bisect_right([span.start for span in self.new], offset - end) - 1
        if index < 0:
            return offset
        old, new = self.old[index], self.new[index]
        if offset - end < new.end:
            return old.end if end else old.start
        return offset - new.end + old.end


def respell(claim: str, cited: Sequence[CitedPassage]) -> RespelledClaim:
    """The claim with each number and day that the cited words have in another spelling in theirs."""
    evidence = gather(claim, cited)
    text = evidence.claim.text
    if len(text) != len(claim):
        return RespelledClaim(claim, claim)
    parts = sorted(dict(_parts(evidence)).items(), key=lambda part: part[0].start)
    pieces, old, new = [], [], []
    offset = length = 0
    for span, words in parts:
        if span.start < offset:
            continue
        before = claim[offset : span.start]
        pieces += [before, words]
        old.append(span)
        new.append(Span(length + len(before), length + len(before) + len(words)))
        length, offset = new[-1].end, span.end
    return RespelledClaim(claim, "".join([*pieces, claim[offset:]]), tuple(old), tuple(new))


def _parts(evidence: ClaimEvidence) -> Iterator[tuple[Span, str]]:
    for named in days_of(evidence):
        yield _day(evidence.claim, named)
    for index, token in enumerate(evidence.claim.tokens):
        if token.kind is TokenKind.NUMBER and token.number and (found := _found(evidence, index)):
            yield _swap(token.number, *found)


def _day(claim: TokenizedText, named: NamedDay) -> tuple[Span, str]:
    """With "on" and "last", where the claim names a day and not only its month or year."""
    if named.moment.is_day:
        start, end = full_span_of(named.source, named.other)
        return Span(*full_span_of(claim, named.moment)), named.source.text[start:end]
    return _bare(claim, named.moment), _bare(named.source, named.other).of(named.source.text)


def _bare(reading: TokenizedText, moment: Moment) -> Span:
    return Span(reading.tokens[moment.token_span.first].start, reading.tokens[moment.token_span.last].end)


def _found(evidence: ClaimEvidence, index: int) -> tuple[Number, TokenizedText] | None:
    """The number of the cited words that this one of the claim stands for, of the likeliest sentence."""
    best = evidence.best_at(index)
    indices = occurrences_of(evidence, index)
    here = [each for each in indices if best and each[0] is best.source.reading] or indices
    found = [(number, reading) for reading, position in here if (number := reading.tokens[position].number)]
    key = evidence.claim.keys[index]  # beside 71, "more than 70" may also stand as it is
    return min(found, key=lambda each: each[0].key != key, default=None)


def _swap(mine: Number, theirs: Number, source: TokenizedText) -> tuple[Span, str]:
    """With bound and unit, where both have one; else the bare number: "190 dollars" is not "190"."""
    if bool(mine.unit) is bool(theirs.unit) or (mine.is_share() and theirs.is_share()):
        return Span(mine.first, mine.last), source.text[theirs.first : theirs.last]
    return Span(mine.start, mine.end), source.text[theirs.start : theirs.end]

"""Chooses, from the evidence, the words to quote: grown to be understood, merged with neighbours, never said twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.answering.evidence import Evidence
from rag.text.speakers import speaker_of
from rag.text.words import content_stems
from rag.types import Citation, Span

# Quotations of one answer.
MOST = 5

# A quotation grows with its neighbours to at most this many words (a longer sentence stays whole). Of single sentences
# three hold the answer for .62 of 450 news questions, grown to 60 words for .72.
LONGEST = 60

# Two quotations that share this much of the shorter one's words say the same.
REPEAT = 0.7

# A quotation after the third must score at least this share of the first.
WORTH_MORE = 0.8


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words to quote: consecutive sentences of one passage, the one that answers and what it needs around it."""

    evidence: Evidence
    first: int  # index of the first sentence, among the passage's
    last: int

    @property
    def span(self) -> Span:
        sentences = self.evidence.sentences
        return Span(sentences[self.first].start, sentences[self.last].end)

    @property
    def text(self) -> str:
        return self.span.of(self.evidence.hit.passage.article.text)


def choose(evidence: Sequence[Evidence]) -> list[Quotation]:
    """At most MOST quotations, best first, from evidence that is sorted best first."""
    chosen: list[Quotation] = []
    for each in evidence:
        if len(chosen) == MOST or (len(chosen) >= 3 and each.score < WORTH_MORE * evidence[0].score):
            break
        beside = [other for other in chosen if other.evidence.hit.passage.id == each.hit.passage.id]
        if any(other.first <= each.index <= other.last for other in beside):
            continue
        quotation = _grow(each, beside)
        if not _repeats(quotation, chosen):
            chosen.append(quotation)
    return _merge_neighbours(chosen)


def cite(quotations: Iterable[Quotation]) -> list[Citation]:
    """The quotations as citations, numbered from 1 in their order, with the speaker of the sentence that answers."""
    return [
        Citation(number, each.evidence.hit.passage, *each.span, speaker=_speaker(each))
        for number, each in enumerate(quotations, start=1)
    ]


def _speaker(quotation: Quotation) -> str | None:
    evidence = quotation.evidence
    return speaker_of(evidence.hit.passage.article.text, evidence.sentences, evidence.index)


def _grow(evidence: Evidence, beside: Sequence[Quotation]) -> Quotation:
    """The sentence with the ones after and before it, in turn, while they fit in LONGEST words.

    It stops at the sentences that a quotation `beside` it has already.
    """
    text = evidence.hit.passage.article.text
    lengths = [len(span.of(text).split()) for span in evidence.sentences]
    low = max((other.last + 1 for other in beside if other.last < evidence.index), default=0)
    high = min((other.first - 1 for other in beside if other.first > evidence.index), default=len(lengths) - 1)
    first = last = evidence.index
    size = lengths[first]
    grown = True
    while grown:
        grown = False
        if last < high and size + lengths[last + 1] <= LONGEST:
            last, size, grown = last + 1, size + lengths[last + 1], True
        if first > low and size + lengths[first - 1] <= LONGEST:
            first, size, grown = first - 1, size + lengths[first - 1], True
    return Quotation(evidence, first, last)


def _repeats(quotation: Quotation, chosen: Sequence[Quotation]) -> bool:
    words = set(content_stems(quotation.text))
    return any(_overlap(words, set(content_stems(other.text))) >= REPEAT for other in chosen)


def _overlap(some: set[str], others: set[str]) -> float:
    """Shared words over those of the smaller set (Szymkiewicz-Simpson)."""
    return len(some & others) / min(len(some), len(others)) if some and others else 0.0


def _merge_neighbours(chosen: Sequence[Quotation]) -> list[Quotation]:
    """Quotations that follow each other in one passage become one, at the place of the better, unless it gets long."""
    merged: list[Quotation] = []
    for each in chosen:
        for place, other in enumerate(merged):
            joined = replace(other, first=min(each.first, other.first), last=max(each.last, other.last))
            if _adjoin(each, other) and len(joined.text.split()) <= LONGEST:
                merged[place] = joined
                break
        else:
            merged.append(each)
    return merged


def _adjoin(one: Quotation, other: Quotation) -> bool:
    same = one.evidence.hit.passage.id == other.evidence.hit.passage.id
    return same and (one.first == other.last + 1 or one.last == other.first - 1)

"""Chooses, from the evidence, the words to quote: runs of sentences, as likely as can be to hold the answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rag.answering.evidence import Evidence
from rag.numbering import Numbering
from rag.quotable import follows
from rag.text.speakers import speaker_of
from rag.text.words import content_stems
from rag.types import Citation, Span

# Quotations of one answer, and those that may all be of one article.
MOST = 5
FREELY = 3

# Words of a quotation, at most; a longer sentence stays whole. Of single sentences three hold the answer for .62 of
# 450 news questions, of runs with at most 60 words three do for .72.
LONGEST = 60

# A sentence at the end of a run stays if it is this likely to answer, beside the likeliest in the run. Cutting less
# unlikely ones too makes quotations shorter by 2 words each and loses the answer of one question in 150.
EDGE = 0.1

# Two quotations that share this much of the shorter one's words say the same.
REPEAT = 0.7

# The best sentence of a quotation must be this likely to answer, beside the best of all: among the first FREELY, and
# after them. With nothing asked of the first three, an answer in a small library is followed by what has nothing to do
# with it; .5 costs no answer on any question set. With less than .8 of the others, answers to questions about one fact
# fill up with other things.
POSSIBLE = 0.5
WORTH = 0.8


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words to quote: a run of sentences of one passage."""

    sentences: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """The probability that any of the sentences answers (a noisy or: each may, whatever the others do)."""
        missed = 1.0
        for each in self.sentences:
            missed *= 1 - each.score
        return 1 - missed

    @property
    def best(self) -> Evidence:
        return max(self.sentences, key=lambda each: each.score)

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @property
    def text(self) -> str:
        return self.span.of(self.best.hit.passage.article.text)


def choose(evidence: Sequence[Evidence]) -> list[Quotation]:
    """At most MOST quotations, best first, none of which overlap or repeat each other.

    The first FREELY are the best there are; after them each must bring an article that is not quoted yet, so that what
    several articles answer is quoted from all of them.
    """
    chosen: list[Quotation] = []
    for run in sorted(_runs(evidence), key=lambda run: (-run.score, run.best.hit.passage.id, run.span)):
        if len(chosen) == MOST:
            break
        quotation = _without_edges(run)
        if not _worth(quotation, chosen):
            continue
        if not any(_overlap(quotation, other) or _repeat(quotation, other) for other in chosen):
            _take_in(quotation, chosen)
    return chosen


def _worth(quotation: Quotation, chosen: Sequence[Quotation]) -> bool:
    """Whether it is likely enough beside what is chosen, and, after the first few, of an article not quoted yet."""
    best = max((other.best.score for other in chosen), default=0.0)
    if len(chosen) < FREELY:
        return quotation.best.score >= POSSIBLE * best
    articles = {other.best.hit.passage.article.id for other in chosen}
    return quotation.best.score >= WORTH * best and quotation.best.hit.passage.article.id not in articles


def _runs(evidence: Sequence[Evidence]) -> Iterator[Quotation]:
    """Every run of neighbouring sentences with at most LONGEST words, and every single sentence."""
    in_order = sorted(evidence, key=lambda each: (each.hit.passage.id, each.index))
    for _, passage in groupby(in_order, key=lambda each: each.hit.passage.id):
        sentences = tuple(passage)
        lengths = [len(each.text.split()) for each in sentences]
        for first in range(len(sentences)):
            size = 0
            for last in range(first, len(sentences)):
                size += lengths[last]
                if last > first and (size > LONGEST or not _follows(sentences[last - 1], sentences[last])):
                    break
                yield Quotation(sentences[first : last + 1])


def _follows(one: Evidence, other: Evidence) -> bool:
    return other.index == one.index + 1 and follows(one.hit.passage, one.span, other.span)


def _without_edges(run: Quotation) -> Quotation:
    """The run from the first to the last sentence that may answer; what stands between them keeps the words whole."""
    enough = EDGE * run.best.score
    likely = [place for place, each in enumerate(run.sentences) if each.score >= enough]
    return Quotation(run.sentences[likely[0] : likely[-1] + 1])


def _take_in(quotation: Quotation, chosen: list[Quotation]) -> None:
    """Adds a quotation, or prolongs the one that it continues, if the two are not too long for one.

    What comes right before a better quotation stays one of its own: the better words would no longer stand first.
    """
    for place, other in enumerate(chosen):
        if other.best.hit.passage.id == quotation.best.hit.passage.id:
            joined = replace(other, sentences=(*other.sentences, *quotation.sentences))
            if _follows(other.sentences[-1], quotation.sentences[0]) and len(joined.text.split()) <= LONGEST:
                chosen[place] = joined
                return
    chosen.append(quotation)


def cite(quotations: Iterable[Quotation], numbering: Numbering) -> list[Citation]:
    """The quotations as citations, numbered in their order, with the speaker of the sentence that answers."""
    return [
        Citation(numbering.of((passage.article.id, *each.span)), passage, *each.span, speaker=_speaker(each))
        for each in quotations
        if (passage := each.best.hit.passage)
    ]


def _speaker(quotation: Quotation) -> str | None:
    """Who speaks in the quotation, in the words of the text; None where more than one does."""
    best = quotation.best
    text = best.hit.passage.article.text
    found = {each.index: speaker_of(text, best.sentences, each.index) for each in quotation.sentences}
    last_names = {who.split()[-1].lower() for who in found.values() if who}
    return found[best.index] if len(last_names) == 1 else None


def _overlap(one: Quotation, other: Quotation) -> bool:
    """Whether they share words of the article; the passages of one article may overlap too."""
    same = one.best.hit.passage.article.id == other.best.hit.passage.article.id
    return same and one.span.start < other.span.end and other.span.start < one.span.end


def _repeat(one: Quotation, other: Quotation) -> bool:
    """Whether the words of one are nearly all in the other (overlap coefficient, Szymkiewicz-Simpson)."""
    some, others = set(content_stems(one.text)), set(content_stems(other.text))
    return bool(some and others) and len(some & others) / min(len(some), len(others)) >= REPEAT

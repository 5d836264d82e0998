"""Chooses, from the evidence, the words to quote: what answers, best first, and nothing else."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from rag.filtering import Order
from rag.language.capitals import CAPITAL
from rag.logistic import odds
from rag.numbering import Numbering
from rag.question.questions import Question
from rag.quotable import follows
from rag.retrieval.evidence import Evidence
from rag.retrieval.window import needs_context
from rag.text.speakers import speaker_of_span
from rag.text.words import content_stems
from rag.types import Citation, Span


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may hold. Where one sentence is likely enough to answer, another one does too if its odds are so
    high beside those of the likeliest."""

    quotations: int
    beside_best: float


# For a question about one thing, and for one about several. Of 31 questions about the seeds .76 and .71 of the
# quotations answer (`python -m benchmarks.first_words`, the half that may be tuned on).
ONE = Limits(quotations=3, beside_best=0.3)
SEVERAL = Limits(quotations=8, beside_best=0.1)

# Words of an answer, with those that say beneath each quotation who says so, where and when; a first quotation may have
# more. With 200 of those 31 answers two have more than 200.
MOST_WORDS = 180
ATTRIBUTION = 12

# From this probability on a sentence is likely enough to stand alone; below it others are quoted beside it, as many
# as there is room for. With 0.2 a question about the seeds has a part less, with 0.4 .65 of the quotations answer in
# place of .71.
SURE = 0.3

# Sentences whose odds differ by less are as likely: so far apart are those of one sentence in bfloat16 and in float32,
# of which a processor has the one or the other (99 of 100 of 3,038 sentences about the seeds are nearer).
EQUAL = 0.97

# Words of a quotation of several sentences; a longer sentence stays whole.
LONGEST = 60

# Once there are enough quotations a sentence beside one of them still prolongs it, if its odds are so high beside those
# of the likeliest.
PROLONGS = 0.02

# Two quotations that share this much of the shorter one's words say the same.
REPEAT = 0.7

# Quotations that came near, and how likely each must be.
MORE = 5
NEAR = 0.03

# A sentence that begins with a last name alone, which the question does not have, cannot be understood either.
_NAME_ALONE = re.compile(
    rf"^(?P<name>{CAPITAL}[\w’'-]+) (?:also |later |then |has |had )?[a-z]+(?:s|ed|id|ade|old|ote|aw)\b"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words to quote: a run of sentences of one passage, places `first` to `last` among them. `best` answers."""

    best: Evidence
    first: int
    last: int

    @property
    def span(self) -> Span:
        return Span(self.best.sentences[self.first].start, self.best.sentences[self.last].end)

    @property
    def text(self) -> str:
        return self.span.of(self.best.hit.passage.article.text)

    @property
    def word_count(self) -> int:
        return len(self.text.split())

    @property
    def article_id(self) -> str:
        return self.best.hit.passage.article.id


@dataclass(frozen=True, slots=True)
class ChosenQuotations:
    """What is quoted, in the order of reading, and what came near, best first."""

    quotations: tuple[Quotation, ...]
    more: tuple[Quotation, ...] = ()


def choose(question: Question, evidence: Sequence[Evidence], order: Order | None = None) -> ChosenQuotations:
    """Quotations none of which overlap or repeat each other. `evidence` is the likeliest first.

    Without an `order` they stand as the question asks for: in the order of time if for a course of events.
    """
    limits = SEVERAL if question.asks_for_several else ONE
    answering: list[Quotation] = []
    likely = _likely(evidence, limits)
    for each in _one_article_after_another(likely) if limits is SEVERAL else _another_article_first(likely):
        if len(answering) < limits.quotations or odds(each.score) >= PROLONGS * odds(evidence[0].score):
            _take_in(add_context(each, question), answering, limits)
    near = (each for each in evidence if each.score >= NEAR)
    more: list[Quotation] = []
    for each in near:
        quotation = add_context(each, question)
        if len(more) < MORE and not any(say_the_same(quotation, other) for other in (*answering, *more)):
            more.append(quotation)
    return ChosenQuotations(tuple(_ordered(answering, question, order)), tuple(more))


def _likely(evidence: Sequence[Evidence], limits: Limits) -> list[Evidence]:
    """What answers beside the likeliest sentence, with it."""
    best = evidence[0].score if evidence else 0.0
    enough = odds(best) * limits.beside_best if best >= SURE else 0.0
    return list(takewhile(lambda each: odds(each.score) >= enough, evidence))


def _another_article_first(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The likeliest first; of those that are as likely, one of an article that none before it is of."""
    left = list(evidence)
    heard: set[str] = set()
    while left:
        equal = takewhile(lambda each: odds(each.score) >= EQUAL * odds(left[0].score), left)
        other = (index for index, each in enumerate(equal) if each.hit.passage.article.id not in heard)
        following = left.pop(next(other, 0))
        heard.add(following.hit.passage.article.id)
        yield following


def _one_article_after_another(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The best of each article, then the second of each, and so on: what several say is heard of all."""
    seen: Counter[str] = Counter()
    turns = []
    for each in evidence:
        article = each.hit.passage.article.id
        turns.append((seen[article], each))
        seen[article] += 1
    return [each for _, each in sorted(turns, key=lambda turn: turn[0])]


def _take_in(quotation: Quotation, chosen: list[Quotation], limits: Limits) -> None:
    """Adds a quotation, or prolongs the one that it stands beside, if there is room."""
    used = sum(other.word_count + ATTRIBUTION for other in chosen)
    for index, other in enumerate(chosen):
        if joined := _joined(other, quotation):
            if used - other.word_count + joined.word_count <= MOST_WORDS:
                chosen[index] = joined
            return
    fits = not chosen or (len(chosen) < limits.quotations and used + quotation.word_count + ATTRIBUTION <= MOST_WORDS)
    if fits and not any(say_the_same(quotation, other) for other in chosen):
        chosen.append(quotation)


def _joined(one: Quotation, other: Quotation) -> Quotation | None:
    """Both as one, where they are neighbours in a passage and not too long."""
    if one.best.hit.passage.id != other.best.hit.passage.id:
        return None
    first, last = min(one.first, other.first), max(one.last, other.last)
    touching = max(one.first, other.first) - min(one.last, other.last) == 1
    whole = replace(one, first=first, last=last)
    return whole if touching and whole.word_count <= LONGEST and _unbroken(whole) else None


def _unbroken(run: Quotation) -> bool:
    sentences, passage = run.best.sentences, run.best.hit.passage
    return all(follows(passage, sentences[at], sentences[at + 1]) for at in range(run.first, run.last))


def add_context(evidence: Evidence, question: Question) -> Quotation:
    """The sentence, with the one before it where it does not say who or what it speaks of."""
    alone = Quotation(evidence, evidence.index, evidence.index)
    if evidence.index and _hangs(evidence.text, question):
        longer = replace(alone, first=evidence.index - 1)
        if longer.word_count <= LONGEST and _unbroken(longer):
            return longer
    return alone


def _hangs(sentence: str, question: Question) -> bool:
    if needs_context(sentence):
        return True
    alone = _NAME_ALONE.match(sentence)
    return alone is not None and not set(content_stems(alone["name"])) & set(question.stems)


def _ordered(chosen: Sequence[Quotation], question: Question, order: Order | None) -> list[Quotation]:
    """Article by article: the one that answers best first, or the oldest; within it the best, or as it stands there."""
    order = order or (Order.DATE if question.asks_for_a_course else Order.BEST)
    articles = list(dict.fromkeys(each.article_id for each in chosen))
    if order is Order.DATE:
        return sort_by_day(chosen)
    return sorted(chosen, key=lambda each: articles.index(each.article_id))


def sort_by_day(quotations: Iterable[Quotation]) -> list[Quotation]:
    """The oldest first; within an article as they stand there."""
    return sorted(quotations, key=lambda each: (_day(each), each.article_id, each.span))


def _day(quotation: Quotation) -> str:
    """Undated articles come last."""
    published = quotation.best.hit.passage.article.published
    return published.isoformat() if published else "~"


def cite(quotations: Iterable[Quotation], numbering: Numbering | None) -> list[Citation]:
    """The quotations as citations, numbered in their order, with whoever says all of each.

    Without a `numbering` they have no numbers (0).
    """
    return [
        Citation(
            numbering.of((passage.article.id, *each.span)) if numbering else 0,
            passage,
            *each.span,
            speaker=speaker_of_span(passage.article, each.span),
            answer=each.best.answer,
        )
        for each in quotations
        if (passage := each.best.hit.passage)
    ]


def say_the_same(one: Quotation, other: Quotation) -> bool:
    return _overlap(one, other) or _repeat(one, other)


def _overlap(one: Quotation, other: Quotation) -> bool:
    """Whether they share words of the article; the passages of one article may overlap too."""
    same = one.article_id == other.article_id
    return same and one.span.start < other.span.end and other.span.start < one.span.end


def _repeat(one: Quotation, other: Quotation) -> bool:
    """Whether the words of one are nearly all in the other (overlap coefficient, Szymkiewicz-Simpson)."""
    some, others = set(content_stems(one.text)), set(content_stems(other.text))
    return bool(some and others) and len(some & others) / min(len(some), len(others)) >= REPEAT

"""What two say of one thing: their own words, each of which the text ascribes to them. Nobody else's stand in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.answering.quotations import Quotation, add_context, cite, say_the_same
from rag.language.en.offices import BEFORE_SPEAKERS
from rag.language.en.speech import BODIES
from rag.question.questions import Question
from rag.retrieval.evidence import Evidence
from rag.text.frequencies import coverage, is_there
from rag.text.letters import fold
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.text.words import stem

# Quotations of each.
MOST = 3

# A quotation is about something if it holds so much of the weight of its words, and all of its names.
ABOUT = 0.6
# And with at least this probability it answers what somebody said about it.
LIKELY = 0.05

_PLACES = {stem(each) for row in (SPELLINGS, STANDS_FOR) for pair in row.items() for each in pair}
# Between the words of a name these make it somebody else's: "a lawyer for Putin", "Putin and Macron".
_OTHERS = frozenset("of to for by with and from at in on who whose".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted, as the articles call them."""

    name: str
    quotations: tuple[Quotation, ...]


def voice(who: str, topic: Question, evidence: Sequence[Evidence]) -> Voice:
    """What `who` says of the topic, best first; nothing where nobody of that name says anything.

    A last name alone is that of one person: of several who have it, the one who is quoted most.
    """
    said = [each for one in evidence for each in _said(who, topic, one) if _is_about(topic, each[0])]
    full = Counter(_first_names(name) for _, name in said if _first_names(name))
    person = full.most_common(1)[0][0] if full else ()
    own = [(quotation, name) for quotation, name in said if _first_names(name) in ((), person)]
    return Voice(
        max((name_in(name) for _, name in own), key=len, default=who), tuple(_unlike(quotation for quotation, _ in own))
    )


def outlet_voice(outlet: str, topic: Question, evidence: Sequence[Evidence]) -> Voice:
    """What an outlet writes of the topic, whoever says it; `evidence` is of its articles."""
    said = (add_context(each, topic) for each in evidence)
    return Voice(outlet, tuple(_unlike(each for each in said if _is_about(topic, each))))


def is_called(who: str, speaker: str) -> bool:
    """Whether the words by which a text names a speaker are said of `who`: "US President Joe Biden" of "Biden", and of
    "Russia" what its ministries and its capital say; but not "Biden’s spokesman"."""
    ours, theirs = _name(who), fold(speaker).removeprefix("the ").split()
    if not ours or not theirs:
        return False
    if theirs[: len(ours)] == ours and _speaks_for(theirs[len(ours) :]):
        return True
    if len(ours) == 1 and stem(ours[0]) in _PLACES:
        return is_there(stem(ours[0]), {stem(_owner(theirs[0]))}) and (len(theirs) == 1 or theirs[-1] in BODIES)
    if _OTHERS.intersection(theirs):
        return False
    named = [each for each in theirs if each.rstrip(".") not in BEFORE_SPEAKERS]
    return theirs[-len(ours) :] == ours or named == ours[-1:]


def _said(who: str, topic: Question, evidence: Evidence) -> Iterator[tuple[Quotation, str]]:
    """The sentence, with the one before it if both are theirs, and the name that it gives them."""
    alone = Quotation(evidence, evidence.index, evidence.index)
    for quotation in (add_context(evidence, topic), alone):
        (citation,) = cite([quotation], None)
        if citation.speaker and is_called(who, citation.speaker):
            yield quotation, citation.speaker
            return


def _is_about(topic: Question, quotation: Quotation) -> bool:
    """Whether the words themselves are about it: the title and what stands around are about all of an article."""
    words = set(topic.terms_of(quotation.text))
    named = all(is_there(name, words) for name in topic.names)
    return quotation.best.score >= LIKELY and named and coverage(topic.stems, words) >= ABOUT


def _unlike(quotations: Iterable[Quotation]) -> list[Quotation]:
    """The first MOST of them that do not say the same."""
    kept: list[Quotation] = []
    for each in quotations:
        if len(kept) < MOST and not any(say_the_same(each, other) for other in kept):
            kept.append(each)
    return kept


def _name(who: str) -> list[str]:
    """The words of a name, without the article and offices before it."""
    found = fold(who).removeprefix("the ").split()
    return [
        each for index, each in enumerate(found) if each.rstrip(".") not in BEFORE_SPEAKERS or index == len(found) - 1
    ]


def name_in(speaker: str) -> str:
    """The name itself: of "Fellow hopeful Rishi Sunak" the last two words. What is no person is told as it is."""
    *before, last = speaker.split()
    if fold(last) in BODIES or not last[:1].isupper():
        return speaker
    return " ".join([*_names_before(before), last])


def _first_names(speaker: str) -> tuple[str, ...]:
    return tuple(map(fold, _names_before(speaker.split()[:-1])))


def _names_before(words: Sequence[str]) -> list[str]:
    """The words with capitals before a last name that are no office and of no country: of "President Biden" none."""
    capitals = list(takewhile(lambda word: word[:1].isupper(), reversed(words)))
    return [
        each for each in reversed(capitals) if fold(each).rstrip(".") not in BEFORE_SPEAKERS and not _is_place(each)
    ]


def _is_place(word: str) -> bool:
    return word in ("US", "UK", "UN", "EU") or stem(_owner(fold(word))) in _PLACES


def _owner(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _speaks_for(words: Sequence[str]) -> bool:
    return bool(words) and words[0].startswith("spokes")

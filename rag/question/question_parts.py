"""The parts of an English question: its question words, who does something, names, things, phrases of place and time.

Rules over words, without a parser: they read the short questions that people ask of news, and say nothing of others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile

from rag.language.capitals import CAPITAL
from rag.language.en.calendar import FEASTS, MONTHS, SEASONS, WEEKDAYS
from rag.language.en.function_words import STOP_WORDS
from rag.text.frequencies import weight
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.text.words import fold, stem, words
from rag.types import Span

WH = frozenset("what which who whom whose when where why how".split())
AUXILIARIES = frozenset(
    """
    did does do is are was were am has have had will would can could should shall may might must
    didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't
    """.split()
)
BE = frozenset("is are was were am".split())
PREPOSITIONS = frozenset(
    """
    in on at to from about with without for against after before during since by near under over between among
    around through into until despite regarding concerning
    """.split()
)
ABOUT = frozenset("about on over regarding concerning".split())
DETERMINERS = frozenset("the a an its their his her our some any all".split())
# Verbs in the form that follows "did": where a subject without a name ends.
_VERBS = frozenset(
    """
    accept accuse achieve add admit adopt agree aim announce answer appear approve argue arrest arrive ask attack
    attend ban become begin believe block blame break bring build buy call cancel cause change claim close collapse
    come comment condemn confirm consider continue cost cover cross cut deal decide declare decline demand deny die do
    drop earn elect end enter expect explain face fail fall fear fight find fine finish fire flee focus follow force
    gain get give go grow happen have hear help hit hold hope include increase insist invade invest invite join keep
    kill know land last launch lay lead leave lie lift lose make mean meet miss move need offer open oppose order pass
    pay plan play pledge predict present prevent produce promise propose protest publish pull push put quit raise reach
    react receive recognise recognize refuse reject release rely remain remove reply report request resign respond
    respect return reveal rise rule run save say score see seek seem seize sell send serve set share show shut sign
    speak spend split stand start stay steal stop strike succeed suffer suggest supply support survive take talk
    target tell test think threaten tour try turn urge use veto visit vote vow wait want warn win withdraw work write
    """.split()
)
# These take "about" and something.
SPEECH = frozenset(
    """
    say said says think thinks thought tell told talk talked speak spoke comment commented write wrote warn warned
    promise promised announce announced decide decided know ask asked report reported
    """.split()
)
# After these an auxiliary is not that of the question words: "Which company said it has …".
_NEW_CLAUSE = frozenset("that who it its they their he his she her".split())
# Verbs that say little: they are no part of what a question is about.
_LIGHT = frozenset("do call show make give have put use".split())
_PARTICIPLE = re.compile(r"(?:ed|en)$")
_TIMES = frozenset(("yesterday", "today", "tomorrow", "week", "month", "year", "decade"))
_MONTHS_AND_DAYS = _TIMES.union(MONTHS, WEEKDAYS, FEASTS, SEASONS)
_PLACES = frozenset(SPELLINGS) | frozenset(SPELLINGS.values()) | frozenset(STANDS_FOR) | {"crimea"}
_GROUPS = re.compile(
    r"\b(?:Bank|Union|Court|Party|Council|Parliament|Congress|Senate|Commission|Ministry|Nations|Army|Company|Fund|Agency|"
    r"House|Office|Service|Federation|Organi[sz]ation|Committee|University|Cup|League|Bridge|[A-Z]{2,})\b"
)
_CAPITAL = rf"(?:(?:[A-Z]\.)+|{CAPITAL}[\w’'-]*)"
_NAME = re.compile(rf"\b{_CAPITAL}(?:[ ](?:(?:of|de|da|del|der|van|von|bin|al|el|la)[ ](?:the[ ])?)*{_CAPITAL})*")
_OWNER = re.compile(r"['’]s?$")
_WORD = re.compile(r"\S+")

# A word at the start of a question is taken for a name if news hardly knows it: Macron .60, Kharkov .69; but reaction
# .51, results .29.
_RARE = 0.55


class Kind(StrEnum):
    """What a name can stand for."""

    PLACE = "place"
    GROUP = "group"
    DATE = "date"
    OTHER = "other"  # most often a person


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """A preposition and what follows it, up to the next one or the end: "about the offer"."""

    preposition: str
    object: str
    span: Span

    @property
    def text(self) -> str:
        return f"{self.preposition} {self.object}"

    @property
    def is_date(self) -> bool:
        return is_date(self.object)


@dataclass(frozen=True, slots=True)
class Parts:
    """A question without its question mark."""

    text: str
    head: str  # question words and what they count: "How many drones"; "" for a yes-or-no question
    auxiliary: str  # "" where the question words are the subject: "Who won"
    rest: str
    subject: str  # who does something, "" where that is not clear
    names: tuple[Name, ...]
    phrases: tuple[Phrase, ...]

    @property
    def counted(self) -> str:
        """What "how many" or "which" stands before: "drones"."""
        return " ".join(word for word in self.head.split() if word.lower() not in WH | PREPOSITIONS | {"many", "much"})

    @property
    def people(self) -> tuple[str, ...]:
        """Names that may be those of people, the subject first."""
        others = [name.text for name in self.names if name.kind is Kind.OTHER]
        return tuple(sorted(others, key=lambda name: name not in self.subject))

    @property
    def places(self) -> tuple[Phrase, ...]:
        """Where something happens: "in Hanoi", "at the protest in Lützerath" being two."""
        where = (phrase for phrase in self.phrases if phrase.preposition in ("in", "at", "near", "to", "from"))
        return tuple(phrase for phrase in where if not phrase.is_date and find_names(phrase.text))

    @property
    def thing(self) -> str:
        """What "it" means after this question: "the gas price cap", "the water crisis in Mexico City"."""
        if self.counted and self.auxiliary:
            return self.topic
        candidates = [self.subject] if not find_names(self.subject) or self.subject.startswith("the ") else []
        candidates += [match.group() for match in _DEFINITE.finditer(self.rest) if match.start() or not self.auxiliary]
        return next((each for each in candidates if each.startswith(("the ", "The ", "a ", "an "))), "")

    @property
    def topic(self) -> str:
        """What the question is about, in as many of its words as make sense without the question words."""
        if self.auxiliary or not self.head:
            said = self.rest.removeprefix(self.subject).split()
            if self.counted and self.subject:
                be = [self.auxiliary] if self.auxiliary in BE else []
                return " ".join(["the", self.counted, "that", self.subject, *be, *said])
            if said and (said[0].lower() in SPEECH | _LIGHT or (not self.subject and _PARTICIPLE.search(said[0]))):
                said = [*_joint(self.subject, said[1:]), *said[1:]]
            if said and said[-1].lower() in PREPOSITIONS:
                said = said[:-1]
            if said and not self.subject and said[0].lower() in PREPOSITIONS:
                said = said[1:]
            said = ["and" if word == "about" else word for word in said]
            return " ".join([*filter(None, [self.counted, self.subject]), *said])
        said = self.text[len(self.head) :].split()
        kept = said[1:] if said and said[0].lower() in SPEECH | {"happened"} else said
        if kept and kept[0].lower() in PREPOSITIONS | {"that"}:
            kept = kept[1:]
        return " ".join([self.counted, *kept]).strip()


_DEFINITE = re.compile(rf"\b(?:the|an?) (?!(?:{'|'.join(PREPOSITIONS)})\b).+")


def read_parts(question: str, known: Sequence[str] = ()) -> Parts:
    """The parts of a question; `known` are names that it may write without capitals."""
    text = question.strip().rstrip("?!. ")
    parts = text.split()
    head, auxiliary, rest = _divided(parts)
    return Parts(
        text=text,
        head=" ".join(head),
        auxiliary=auxiliary,
        rest=" ".join(rest),
        subject=_subject(" ".join(rest), auxiliary.lower(), known) if auxiliary else "",
        names=tuple(find_names(text, known)),
        phrases=tuple(_phrases(text)),
    )


def find_names(text: str, known: Sequence[str] = ()) -> list[Name]:
    """The names in a text in order, dates among them; those in small letters too, if they are places or `known`."""
    found = [name for match in _NAME.finditer(text) for name in _names_of(text, match)]
    taken = {place for name in found for place in range(*name.span)}
    small = {fold(name) for name in known}
    for match in _WORD.finditer(text):
        word = _OWNER.sub("", match.group().strip('?,.!"“”'))
        if match.start() not in taken and (fold(word) in small or fold(word) in _PLACES):
            found.append(_named(text, word, match.start()))
    return sorted(found, key=lambda name: name.span)


def is_date(text: str) -> bool:
    return any(word in _MONTHS_AND_DAYS or re.fullmatch(r"(?:19|20)\d\d", word) for word in words(text))


def content(text: str) -> list[str]:
    """The stems that say what a text is about."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def _names_of(text: str, match: re.Match[str]) -> list[Name]:
    """The name of a run of capitalised words, without a first word that only opens the question."""
    start, run = match.start(), match.group()
    first, _, others = run.partition(" ")
    if not text[:start].strip(' “"‘('):
        opens = fold(first) in STOP_WORDS or fold(first) in _VERBS or fold(_OWNER.sub("", first)) in STOP_WORDS
        if opens and not (first.isupper() and len(first) > 1):
            return (
                [
                    name
                    for each in _NAME.finditer(text, start + len(first))
                    if each.end() <= match.end()
                    for name in _names_of(text, each)
                ]
                if others
                else []
            )
        alone = not others and fold(_OWNER.sub("", first)) not in _PLACES and not first.isupper()
        if alone and weight(stem(fold(_OWNER.sub("", first)))) < _RARE:
            return []
    return [_named(text, _OWNER.sub("", run), start)] if run != "I" else []


def _named(text: str, name: str, start: int) -> Name:
    span = Span(start, start + len(name))
    folded = words(name)
    if is_date(name):
        kind = Kind.DATE
    elif any(word in _PLACES for word in folded) and len(folded) < 3 and not _GROUPS.search(name):
        kind = Kind.PLACE
    elif _GROUPS.search(name) or re.search(r"\bthe $", text[:start]):
        kind = Kind.GROUP
    elif re.search(r"\b(?:in|at|near|from) $", text[:start]):
        kind = Kind.PLACE
    else:
        kind = Kind.OTHER
    return Name(name, span, kind)


def _joint(subject: str, following: Sequence[str]) -> list[str]:
    """What stands for a verb that is left out."""
    joins = subject and following and following[0].lower() not in PREPOSITIONS
    return ["and"] if joins else []


def _divided(parts: list[str]) -> tuple[list[str], str, list[str]]:
    """Question words, auxiliary and the rest of a question."""
    small = [part.lower() for part in parts]
    if small and small[0] in AUXILIARIES:
        return [], parts[0], parts[1:]
    if not small or not (set(small[:2]) & WH):
        return [], "", parts
    wh = 0 if small[0] in WH else 1
    for place in range(wh + 1, min(wh + 7, len(parts))):
        if small[place] in AUXILIARIES:
            return parts[:place], parts[place], parts[place + 1 :]
        if small[place] in PREPOSITIONS | SPEECH | _NEW_CLAUSE:
            break
    counts = small[wh] in ("which", "whose") or small[wh + 1 : wh + 2] in (["many"], ["much"])
    end = wh + 1 + (1 if small[wh] == "how" else 0) + (1 if counts else 0)
    return parts[:end], "", parts[end:]


def _subject(rest: str, auxiliary: str, known: Sequence[str]) -> str:
    """The words before the verb."""
    names = find_names(rest, known)
    if names and rest[: names[0].span.start].lower() in ("", "the ", "president ", "the president "):
        end = names[0].span.end
        for one, other in pairwise(names):
            if rest[one.span.end : other.span.start] not in (" and ", ", "):
                break
            end = other.span.end
        if rest.startswith("the ") and (whole := _to_verb(rest)) != rest:
            return whole
        owned = re.match(r"['’]s? \w+(?: \w+(?= \w))?", rest[end:])
        if auxiliary not in BE:
            return _to_verb(rest[: end + (owned.end() if owned else 0)])
        whole = _to_participle(rest)
        return rest[:end] if whole == rest else whole
    if auxiliary in BE:
        return _to_participle(rest)
    subject = _to_verb(rest)
    if subject == rest:  # a verb that is not in the table
        subject = " ".join(takewhile(lambda word: word.lower() not in PREPOSITIONS, rest.split()))
    return subject if subject != rest else ""


def _to_verb(text: str) -> str:
    """The words before the verb: the last before a preposition ("the UN report say about"), else the first after it."""
    parts = text.split()
    verbs = [
        place
        for place, (before, word) in enumerate(pairwise(parts), start=1)
        if word.lower() in _VERBS and before.lower() not in DETERMINERS
    ]
    phrase = next((place for place, word in enumerate(parts) if word.lower() in PREPOSITIONS), len(parts))
    early = [place for place in verbs if place < phrase]
    return " ".join(parts[: early[-1] if early else verbs[0] if verbs else len(parts)])


def _to_participle(text: str) -> str:
    return " ".join(takewhile(lambda word: not re.search(r"[a-z](?:ed|en|ing)$", word), text.split()))


def _phrases(text: str) -> list[Phrase]:
    found: list[Phrase] = []
    tokens = list(_WORD.finditer(text))
    starts = [place for place, token in enumerate(tokens) if token.group().lower() in PREPOSITIONS and place]
    for place, following in pairwise([*starts, len(tokens)]):
        end = following
        if end > place + 2 and tokens[end - 1].group() in _VERBS and tokens[end - 2].group()[0].isupper():
            end -= 1  # "When did the war in Sudan start"
        if end > place + 1:
            span = Span(tokens[place].start(), tokens[end - 1].end())
            found.append(Phrase(tokens[place].group().lower(), text[tokens[place + 1].start() : span.end], span))
    return found

"""The parts of an English question: its question words, who does something, names, things, phrases of place and time.

Rules over words, without a parser: they read the short questions that people ask of news, and say nothing of others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from rag.language.en.function_words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    LIGHT,
    NEW_CLAUSE,
    PREPOSITIONS,
    SPEECH,
    STOP_WORDS,
    VERBS,
    WH,
)
from rag.question.names import Name, NameKind, find_names, is_date
from rag.text.words import stem, words
from rag.types import Span

_WORD = re.compile(r"\S+")
_PARTICIPLE = re.compile(r"(?:ed|en)$")


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
    def counted_noun(self) -> str:
        """What "how many" or "which" stands before: "drones"."""
        return " ".join(word for word in self.head.split() if word.lower() not in WH | PREPOSITIONS | {"many", "much"})

    @property
    def people(self) -> tuple[str, ...]:
        """Names that may be those of people, the subject first."""
        others = [name.text for name in self.names if name.kind is NameKind.OTHER]
        return tuple(sorted(others, key=lambda name: name not in self.subject))

    @property
    def places(self) -> tuple[Phrase, ...]:
        """Where something happens: "in Hanoi", "at the protest in Lützerath" being two."""
        where = (phrase for phrase in self.phrases if phrase.preposition in ("in", "at", "near", "to", "from"))
        return tuple(phrase for phrase in where if not phrase.is_date and find_names(phrase.text))

    @property
    def thing(self) -> str:
        """What "it" means after this question: "the gas price cap", "the water crisis in Mexico City"."""
        if self.counted_noun and self.auxiliary:
            return self.topic
        candidates = [self.subject] if not find_names(self.subject) or self.subject.startswith("the ") else []
        candidates += [match.group() for match in _DEFINITE.finditer(self.rest) if match.start() or not self.auxiliary]
        return next((each for each in candidates if each.startswith(("the ", "The ", "a ", "an "))), "")

    @property
    def topic(self) -> str:
        """What the question is about, in as many of its words as make sense without the question words."""
        if self.auxiliary or not self.head:
            said = self.rest.removeprefix(self.subject).split()
            if self.counted_noun and self.subject:
                be = [self.auxiliary] if self.auxiliary in BE else []
                return " ".join(["the", self.counted_noun, "that", self.subject, *be, *said])
            if said and (said[0].lower() in SPEECH | LIGHT or (not self.subject and _PARTICIPLE.search(said[0]))):
                said = [*_joint(self.subject, said[1:]), *said[1:]]
            if said and said[-1].lower() in PREPOSITIONS:
                said = said[:-1]
            if said and not self.subject and said[0].lower() in PREPOSITIONS:
                said = said[1:]
            said = ["and" if word == "about" else word for word in said]
            return " ".join([*filter(None, [self.counted_noun, self.subject]), *said])
        said = self.text[len(self.head) :].split()
        kept = said[1:] if said and said[0].lower() in SPEECH | {"happened"} else said
        if kept and kept[0].lower() in PREPOSITIONS | {"that"}:
            kept = kept[1:]
        return " ".join([self.counted_noun, *kept]).strip()


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


def content(text: str) -> list[str]:
    """The stems that say what a text is about."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


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
    for index in range(wh + 1, min(wh + 7, len(parts))):
        if small[index] in AUXILIARIES:
            return parts[:index], parts[index], parts[index + 1 :]
        if small[index] in PREPOSITIONS | SPEECH | NEW_CLAUSE:
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
        index
        for index, (before, word) in enumerate(pairwise(parts), start=1)
        if word.lower() in VERBS and before.lower() not in DETERMINERS
    ]
    phrase = next((index for index, word in enumerate(parts) if word.lower() in PREPOSITIONS), len(parts))
    early = [index for index in verbs if index < phrase]
    return " ".join(parts[: early[-1] if early else verbs[0] if verbs else len(parts)])


def _to_participle(text: str) -> str:
    return " ".join(takewhile(lambda word: not re.search(r"[a-z](?:ed|en|ing)$", word), text.split()))


def _phrases(text: str) -> list[Phrase]:
    found: list[Phrase] = []
    tokens = list(_WORD.finditer(text))
    starts = [index for index, token in enumerate(tokens) if token.group().lower() in PREPOSITIONS and index]
    for index, following in pairwise([*starts, len(tokens)]):
        end = following
        if end > index + 2 and tokens[end - 1].group() in VERBS and tokens[end - 2].group()[0].isupper():
            end -= 1  # "When did the war in Sudan start"
        if end > index + 1:
            span = Span(tokens[index].start(), tokens[end - 1].end())
            found.append(Phrase(tokens[index].group().lower(), text[tokens[index + 1].start() : span.end], span))
    return found

"""What a question asks for: the words it is about, the names in it, and the kind of answer that it wants."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rag.text.words import STOP_WORDS, stem, words


class Wanted(StrEnum):
    """The kind of words that can answer."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ANYTHING = "anything"


# Of a longer question (a pasted page) the first words are searched; the longest real one of 3,500 has 41.
MOST_WORDS = 100

# The first row that matches decides.
_WANTED = (
    (Wanted.NUMBER, r"\bhow (?:many|much|old|long|far|big|large|tall|high|often|fast|heavy)\b"),
    (Wanted.NUMBER, r"\b(?:what|which) (?:percentage|percent|number|share|amount|price|sum|age|proportion|fraction)\b"),
    (Wanted.DATE, r"\bwhen\b|\b(?:what|which|on what|in what|in which) (?:date|day|year|month|time)\b"),
    (Wanted.NAME, r"\b(?:who|whom|whose|where)\b"),
    (
        Wanted.NAME,
        r"\b(?:what|which) (?:\w+ ){0,2}?(?:country|city|state|company|team|person|president|leader|actor|actress|"
        r"singer|place|nation|player|newspaper|agency|organi[sz]ation|university|firm|brand|film|movie|show|song|band)\b",
    ),
)
_WANTED_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WANTED)

_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"millions?|billions?|half|third|quarter|twice|double)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Aug|Sept|Oct|Nov|Dec|(?:19|20)\d\d)\b|"
    r"\b(?:today|yesterday|last (?:week|month|year))\b"
)
_CAPITALISED = re.compile(r"(?<![.!?…:“\"\n]\s)(?<!^)(?<![“\"‘(])\b[A-ZÀ-ÖØ-Þ][\w’'-]*")
_NAME_WORD = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the search and the choice of quotations read it."""

    text: str
    spelled: Mapping[str, str]  # its content words as written, each with its stem
    names: frozenset[str]  # stems of the words that it writes as names
    wanted: Wanted

    @property
    def stems(self) -> tuple[str, ...]:
        """Of its content words, each once, in order."""
        return tuple(dict.fromkeys(self.spelled.values()))

    def answers_in_kind(self, sentence: str) -> bool:
        """Whether `sentence` holds words of the wanted kind that the question itself does not."""
        if self.wanted is Wanted.NUMBER:
            return bool(_numbers(sentence) - _numbers(self.text))
        if self.wanted is Wanted.DATE:
            return _DATE.search(sentence) is not None
        if self.wanted is Wanted.NAME:
            return any(stem(word) not in self.stems for name in _names(sentence) for word in words(name))
        return False

    def new_names(self, sentence: str) -> float:
        """How many words of names `sentence` has that the question does not, as a share of 4, at most 1."""
        new = sum(any(stem(word) not in self.stems for word in words(name)) for name in _names(sentence))
        return min(new, 4) / 4


def read_question(text: str) -> Question:
    """Understands `text`. When it has function words alone ("who is he?"), those are what it is about."""
    content = [word for word in words(text) if word not in STOP_WORDS] or words(text)
    names = frozenset(stem(word) for name in _question_names(text) for word in words(name) if word not in STOP_WORDS)
    wanted = next((wanted for wanted, pattern in _WANTED_PATTERNS if pattern.search(text)), Wanted.ANYTHING)
    return Question(text, {word: stem(word) for word in content[:MOST_WORDS]}, names, wanted)


def _numbers(text: str) -> set[str]:
    return {match.group().lower() for match in _NUMBER.finditer(text)}


def _names(sentence: str) -> list[str]:
    return [match.group() for match in _NAME_WORD.finditer(sentence) if match.group().lower() not in STOP_WORDS]


def _question_names(text: str) -> list[str]:
    """Capitalised words, the first word of the question aside; none where everything is in capitals."""
    return [] if text.isupper() else [match.group() for match in _CAPITALISED.finditer(text)]

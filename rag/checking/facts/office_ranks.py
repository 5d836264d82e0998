"""Which office it is: the deputy of a minister is none, nor is who was one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.roles import OFFICE_WORDS
from rag.checking.shapes import Objection
from rag.language.capitals import NOT_SMALL
from rag.language.en.offices import RANKS
from rag.text.words import fold

_RANK = rf"(?P<rank>{'|'.join(RANKS)})[ -]"
_CAPITAL = rf"{NOT_SMALL}[\w’'-]{{1,40}}"
# "former president Ada Holm", "Deputy Prime Minister Ada Holm"; the words between rank and office are part of that.
_HOLDER = re.compile(
    rf"\b(?:(?i:{_RANK})(?:[\w’'-]+ ){{0,3}}?)?(?i:(?P<office>{'|'.join(sorted(OFFICE_WORDS))})),? "
    rf"(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}})"
)


class _Holder(NamedTuple):
    rank: str
    office: str
    last: str
    text: str


def rank_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """Where the passages give somebody an office only with such a word, and the claim without, or the other way."""
    mine = list(_holders(evidence.claim.text))
    theirs = [each for cited in evidence.cited for each in _holders(cited.passage.text)] if mine else []
    for each in mine:
        same = [other for other in theirs if (other.office, other.last) == (each.office, each.last)]
        if same and all(other.rank != each.rank for other in same):
            yield Objection("name", f"the passage says “{same[0].text}”, not “{each.text}”", grave=True)


def _holders(text: str) -> Iterator[_Holder]:
    for match in _HOLDER.finditer(text):
        last = re.sub(r"['’]s?$", "", match["name"].split()[-1])
        yield _Holder(RANKS.get(fold(match["rank"] or ""), ""), fold(match["office"]), fold(last), match.group())

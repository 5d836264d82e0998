"""Seats of government that have a name of more than one word, and speak for their country in what it does."""

import re
from collections.abc import Iterator
from functools import cache

from rag.checking.facts.names import stand_for
from rag.checking.facts.patterns import keys_of
from rag.checking.facts.reading import TokenizedText, TokenKind, read
from rag.text.words import stem

OFFICES = {
    "white house": "usa",
    "10 downing street": "britain",
    "downing street": "britain",
    "number 10": "britain",
    "whitehall": "britain",
    "elysee palace": "france",
    "élysée palace": "france",
    "elysee": "france",
    "élysée": "france",
    "casa rosada": "argentina",
    "palazzo chigi": "italy",
    "blue house": "korea",
}
_OFFICE = re.compile(rf"\b(?:[Tt]he )?({'|'.join(OFFICES)})\b", re.IGNORECASE)
# After one of these a name is a place: what is in London is not in every part of Britain.
_OF_PLACES = keys_of("in at near from to across around outside inside through over of toward into")
_GOVERNING = keys_of("government administration authority")
_THE = keys_of("the")


def align_offices(claim: str, evidence: str) -> str:
    """The claim with the name that the evidence has for a government, where it has another for it."""
    return _spoken_for(_in_one_word(claim, evidence), evidence)


def _in_one_word(claim: str, evidence: str) -> str:
    """ "Downing Street" by a name that the evidence has for Britain."""

    def other(match: re.Match[str]) -> str:
        country = _country(match[1])
        if _OFFICE.search(evidence) and country in map(_country, _offices(evidence)):
            return match[0]
        return next((name for name in _names(evidence) if _speaks_for(name.lower(), country)), match[0])

    return _OFFICE.sub(other, claim)


def _spoken_for(claim: str, evidence: str) -> str:
    """ "Washington" or "the American government" by "the White House", where the evidence has no other name for it."""
    for office in _offices(evidence):
        country = _country(office)
        if any(_speaks_for(name.lower(), country) for name in _names(evidence)):
            continue
        reading = read(claim)
        for index, token in enumerate(reading.tokens):
            if (
                token.kind is TokenKind.NAME
                and _speaks_for(token.text.lower(), country)
                and not is_place(reading, index)
            ):
                first, last = government(reading, index)
                start, end = reading.tokens[first].start, reading.tokens[last].end
                return f"{claim[:start]}the {office}{claim[end:]}"
    return claim


def is_place(reading: TokenizedText, index: int) -> bool:
    before = [key for key in reading.keys[max(index - 2, 0) : index] if key not in _THE]
    return bool(before) and before[-1] in _OF_PLACES


def government(reading: TokenizedText, index: int) -> tuple[int, int]:
    """The first and the last token of "the American government", where a country's name stands at `index`."""
    if reading.keys[index + 1 : index + 2] and reading.keys[index + 1] in _GOVERNING:
        return index - (index > 0 and reading.keys[index - 1] in _THE), index + 1
    return index - (index > 0 and reading.keys[index - 1] in _THE and reading.tokens[index].key == stem("usa")), index


def _offices(text: str) -> Iterator[str]:
    return (match[1] for match in _OFFICE.finditer(text))


def _country(office: str) -> str:
    return OFFICES[office.lower()]


def _names(text: str) -> Iterator[str]:
    return (token.text for token in read(text).tokens if token.kind is TokenKind.NAME)


@cache
def _speaks_for(name: str, country: str) -> bool:
    known = {"us": "usa", "u.s.": "usa", "united states": "usa", "uk": "britain", "united kingdom": "britain"}
    key, wanted = stem(known.get(name, name)), stem(country)
    return key == wanted or stand_for(key, wanted)

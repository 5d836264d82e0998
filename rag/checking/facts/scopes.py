"""Of how many it is told: a claim about all of them is not borne out by words about most."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.shapes import Objection
from rag.language.en import quantifiers as table
from rag.text.words import fold

_NONE, _FEW, _SOME, _MOST, _ALL = range(len(table.LEVELS))
# "Not all" are most, at the most, and "not many" few.
_DENIED = {_ALL: _MOST, _SOME: _FEW}
# Words of meaning behind a quantifier among which the noun is that it counts.
_NOUNS = 2


@dataclass(frozen=True, slots=True)
class _Scope:
    """Of how many of some things, by the keys of the words for them, the tokens `first` to `last` tell."""

    level: int
    nouns: frozenset[str]
    first: int
    last: int
    is_few: bool


def scope_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """At most one: more of them than in the sentence that says most of it, or none or few in place of some."""
    for mine in _scopes(evidence.claim):
        best = evidence.best_at(mine.first)
        theirs = [each for each in _scopes(best.source.reading) if _are_compared(each, mine)] if best else []
        if best and theirs and not any(_bears_out(each.level, mine.level) for each in theirs):
            said, found = (
                reading.text_between(each.first, each.last)
                for reading, each in ((evidence.claim, mine), (best.source.reading, theirs[0]))
            )
            yield Objection("number", f"the passage says “{found}”, not “{said}”", grave=True)
            return


def _are_compared(theirs: _Scope, mine: _Scope) -> bool:
    """Whether both tell of the same things; "few" and "a few" have a rule of their own."""
    return bool(theirs.nouns & mine.nouns) and not (theirs.is_few and mine.is_few)


def _bears_out(theirs: int, mine: int) -> bool:
    """What is told of all is true of some; not what is told of some, of none of them, or of few."""
    return mine <= theirs if mine >= _SOME else mine == theirs or (mine == _FEW and theirs == _NONE)


def _scopes(reading: TokenizedText) -> list[_Scope]:
    return [scope for index in range(len(reading.tokens)) if (scope := _scope_at(reading, index))]


def _scope_at(reading: TokenizedText, index: int) -> _Scope | None:
    level = _level_at(reading, index)
    if level is None:
        return None
    last = index
    while last + 1 < len(reading.tokens) and _may_stand_between(reading, last + 1):
        last += 1
    behind = reading.tokens[last + 1 : last + 1 + _NOUNS]
    nouns = [token for token in behind if token.kind in (TokenKind.WORD, TokenKind.NAME)]
    if (
        not nouns
        or nouns[0] is not behind[0]
        or not (last > index or _counts(reading.tokens[index].text, nouns[0].text))
    ):
        return None
    first = index - 1 if fold(reading.tokens[index - 1].text) in ("not", *table.FEW_AFTER) and index else index
    before = {fold(token.text) for token in reading.tokens[max(index - 2, 0) : index]}
    is_few = fold(reading.tokens[index].text) == table.FEW and table.MANY_BEFORE not in before
    return _Scope(level, frozenset(token.key for token in nouns), first, last + 1, is_few)


def _may_stand_between(reading: TokenizedText, index: int) -> bool:
    token = reading.tokens[index]
    return token.kind is TokenKind.NUMBER or fold(token.text) in table.BETWEEN


def _level_at(reading: TokenizedText, index: int) -> int | None:
    word = fold(reading.tokens[index].text)
    before = [fold(token.text) for token in reading.tokens[max(index - 2, 0) : index]]
    if word == table.FEW and before[-1:] == list(table.FEW_AFTER):
        return _SOME
    level = _levels().get(word)
    if before[-1:] == ["not"] and level in _DENIED:
        return _DENIED[level]
    return None if before and before[-1] in table.NOT_AFTER.get(word, ()) else level


def _counts(word: str, noun: str) -> bool:
    """Whether the word counts what follows it directly: "most schools", not "most expensive"."""
    low = fold(noun)
    return fold(word) in ("every", "each") or low in table.PLURALS or (low.endswith("s") and not low.endswith("ss"))


@cache
def _levels() -> dict[str, int]:
    return {word: level for level, words in enumerate(table.LEVELS) for word in words}

"""Words that mean the opposite of each other, and the rule that a claim must not have one for the other."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.patterns import Patterns, key_of
from rag.checking.facts.polarity import is_negated
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.verbs import BASE
from rag.checking.shapes import Objection
from rag.language.en.antonyms import ANTONYMS, PHRASES, PREFIXES
from rag.text.words import stem

# A sentence that says this much of the claim may be compared with it as a whole, word for word.
LIKE = 0.6


def antonym_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    for index, token in enumerate(evidence.claim.tokens):
        best = evidence.best_at(index) if token.kind in (TokenKind.WORD, TokenKind.SMALL) else None
        if best and not _is_matched(best, index) and (found := _antonym_of(evidence, best, index)):
            yield Objection("negation", f"the passage says “{found}”, not “{token.text}”", grave=True)


def _is_matched(best: Pairing, index: int) -> bool:
    """Whether the source has the word, or every word of the phrase that begins with it."""
    last = _phrase_ends(best.claim).get(index, index)
    return all(best.partner[position] >= 0 for position in range(index, last + 1))


def _antonym_of(evidence: ClaimEvidence, best: Pairing, index: int) -> str | None:
    said = _said(best.claim)[index]
    if said in _said(best.source.reading):
        return None
    theirs = best.source.reading.tokens
    taken = {theirs[partner] for partner in best.partner if partner >= 0}
    for other in best.slot(index):
        position = theirs.index(other)
        if (
            other.kind is not TokenKind.MARK
            and other not in taken
            and are_antonyms(said, _said(best.source.reading)[position])
        ):
            same = is_negated(best.claim, index) == is_negated(best.source.reading, position)
            return other.text if same else None
    return None


@lru_cache(maxsize=4096)
def _said(reading: TokenizedText) -> tuple[str, ...]:
    """The keys of the tokens; where a phrase begins, that of the word which it is one with."""
    keys = list(reading.keys)
    for found in _phrases().find(reading):
        keys[found.first] = key_of(found.name)
    return tuple(keys)


@lru_cache(maxsize=4096)
def _phrase_ends(reading: TokenizedText) -> Mapping[int, int]:
    """The last token of the longest phrase that begins at each token where one does."""
    longest_last = reversed([*_phrases().find(reading)])
    return {found.first: found.last for found in longest_last}


@cache
def _phrases() -> Patterns:
    return Patterns(PHRASES)


def are_antonyms(one: str, other: str) -> bool:
    """Whether two keys of words mean the opposite of each other."""
    return other in _table().get(one, ()) or _prefixed(one, other) or _prefixed(other, one)


def _prefixed(one: str, other: str) -> bool:
    return (
        (len(other) >= 4 and len(one) - len(other) <= 4 and any(one == prefix + other for prefix in PREFIXES))
        or (len(other) >= 3 and one == "un" + other)
        or (len(other) >= 4 and one == other + "less")
    )


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for row in ANTONYMS.strip().splitlines():
        left, right = ({stem(BASE.get(word, word)) for word in side.split()} for side in row.split("|"))
        for one, others in ((left, right), (right, left)):
            for word in one:
                table.setdefault(word, set()).update(others - {word})
    return {word: frozenset(others) for word, others in table.items()}

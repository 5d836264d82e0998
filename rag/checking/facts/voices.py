"""Who does it to whom must be as in the cited words, in the active voice and in the passive."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.patterns import key_of, keys_of
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.verbs import BASE
from rag.checking.shapes import Objection
from rag.text.words import fold

# A sentence that shares less of the claim, wherever its words stand, tells of something else.
LIKE = 0.6
# Tokens from a verb that are looked through for who does it, and to whom.
NEAR = 8

STOPS = frozenset('.;:!?…“”"«»—–(),')
# After one of these, when it follows a verb, no object stands.
PREPOSITIONS = keys_of(
    "in on at by for from of to with about over under after before during near outside inside into against through "
    "when while off along across among around between toward upon within without down up out as because that who which "
    "and but or than until since if whether just"
)
# Behind these another clause begins, whose words are not the verb's.
CLAUSE = keys_of("that who which but when while because if whether after before although as")
_BE = keys_of("be")
# Between a "was" and its verb.
_BETWEEN = keys_of("not also now then still just later even first never already again")
# Whom somebody was told or given something is no patient of one kind: "she was told", "told her that".
_OF_TWO = keys_of("tell give ask show offer send pay award grant lend teach deny hand promise name call elect")
BY = key_of("by")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what a verb says (`agent`) and to whom (`patient`), by keys; empty where it is not said."""

    agent: frozenset[str]
    patient: frozenset[str]
    passive: bool


def voice_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """At most one."""
    for pairing in evidence.pairings[:2]:
        for mine, token in enumerate(pairing.claim.tokens):
            if token.kind is TokenKind.WORD and _is_turned_round(pairing, mine):
                said = pairing.source.reading.text
                yield Objection("negation", f"who does it to whom is not as the passage says: “{said}”", grave=True)
                return


def _is_turned_round(pairing: Pairing, mine: int) -> bool:
    claim, source = pairing.claim, pairing.source.reading
    key = claim.keys[mine]
    if claim.keys.count(key) != 1 or source.keys.count(key) != 1 or not _is_alike(claim, source):
        return False
    ours, theirs = roles(claim, mine), roles(source, source.keys.index(key))
    if ours is None or theirs is None or not (theirs.agent and theirs.patient):
        return False
    if not (ours.passive or theirs.passive) and not (ours.agent and ours.patient):
        return False
    crossed = (ours.agent & theirs.patient) - theirs.agent or (ours.patient & theirs.agent) - theirs.patient
    straight = ours.agent & theirs.agent or ours.patient & theirs.patient
    return bool(crossed) and not straight


def _is_alike(claim: TokenizedText, source: TokenizedText) -> bool:
    return len(claim.content & source.content) >= LIKE * len(claim.content)


@lru_cache(maxsize=4096)
def roles(reading: TokenizedText, verb: int) -> Roles | None:
    """The roles of the verb at this token; None where it is no verb with a subject before it."""
    if not _is_verb(reading, verb):
        return None
    passive = helper_of(reading, verb) is not None
    before, after = _before(reading, verb), _after(reading, verb)
    if not passive:
        return Roles(before, after, passive)
    return Roles(_by(reading, verb), before, passive)


def _is_verb(reading: TokenizedText, verb: int) -> bool:
    """A form of the past, with or without help; other forms are too often nouns."""
    written = fold(reading.tokens[verb].text)
    if reading.keys[verb] in _OF_TWO:
        return False
    return written.endswith("ed") or BASE.get(written, written) != written or written in {"hit", "hurt", "cut", "beat"}


def helper_of(reading: TokenizedText, verb: int) -> int | None:
    """The "was" of a passive, an adverb or "not" between them."""
    for index in range(verb - 1, max(verb - 4, -1), -1):
        if reading.keys[index] in _BE:
            return index
        if reading.keys[index] not in _BETWEEN and not reading.tokens[index].text.endswith("ly"):
            return None
    return None


def _before(reading: TokenizedText, verb: int) -> frozenset[str]:
    found = set()
    for index in range(verb - 1, max(verb - NEAR - 1, -1), -1):
        token = reading.tokens[index]
        if token.key in STOPS or token.key in CLAUSE:
            break
        if token.is_fact or token.kind is TokenKind.WORD:
            found.add(token.key)
    return frozenset(found)


def _after(reading: TokenizedText, verb: int) -> frozenset[str]:
    found: set[str] = set()
    for index in range(verb + 1, min(verb + NEAR + 1, len(reading.tokens))):
        token = reading.tokens[index]
        if token.key in STOPS or token.key in PREPOSITIONS:
            break
        if token.is_fact or token.kind is TokenKind.WORD:
            found.add(token.key)
    return frozenset(found)


def _by(reading: TokenizedText, verb: int) -> frozenset[str]:
    """Who is named after "by", soon after the verb."""
    for index in range(verb + 1, min(verb + NEAR + 1, len(reading.tokens))):
        if reading.keys[index] == BY:
            return _after(reading, index)
        if reading.keys[index] in STOPS:
            break
    return frozenset()

"""A claim must not say as a fact what the cited words call possible, planned, wanted, nearly done or untrue."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.counterparts import counterpart
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.patterns import Patterns, keys_of
from rag.checking.facts.polarity import is_negated
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.uncertain import ACCUSE, DUE, POSSIBLE, REPORTED, WILL, Cue, cues, uncertain_tokens_in
from rag.checking.facts.verbs import BASE
from rag.checking.shapes import Objection
from rag.text.words import fold

# A sentence that says less of the claim is not what it puts too strongly.
LIKE = 0.25
# Another sentence with the word that is this much as like the claim as the hedged one may be what it says.
AS_LIKE = 0.6
# The share of what a claim has of a sentence that must stand in an uncertain clause of it.
MOSTLY = 0.6
# And of all that it says.
HALF = 0.5
# Words of meaning with which a clause begins, of which the claim must have one; after "reportedly" the very first.
OPENINGS = 2

# After one of these a word is a noun: "the ban", "of bans".
_BEFORE_NOUNS = keys_of("the a an his her its their our of in on for with by this that any no")
# What of these stands before a word leaves it open too: "to resign".
_OPEN = keys_of("to may can will shall")
_REPORTS = Patterns(
    {
        "report": (
            "say|tell|report|claim|allege|state|announce|according",
            "find|note|indicate|write|show|suggest|outline|notice|believe that",
        )
    }
)
_HAPPENED = frozenset({"has", "had", "have"})
_HELPED = _HAPPENED | {"was", "were"}
_HELPERS = keys_of("be have not")
# Forms of the past that are the base form too.
_UNCHANGED = frozenset("cut hit put set let shut cost spread quit read shed split burst cast hurt".split())


def hedge_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """At most one: the first is enough to doubt a sentence."""
    for pairing in evidence.pairings:
        if pairing.likeness < LIKE:
            continue
        for cue in cues(pairing.source.reading):
            found = _in_clause(evidence, pairing, cue) if cue.whole else _in_words(evidence, pairing, cue)
            if found:
                yield found
                return


def _in_words(evidence: ClaimEvidence, pairing: Pairing, cue: Cue) -> Objection | None:
    """What the wording reaches is a fact in the claim, or surer than in the sentence."""
    for theirs in cue.reaches:
        mine = counterpart(pairing, theirs)
        if mine is None or evidence.best_at(mine) is not pairing or _said_elsewhere(evidence, pairing, theirs):
            continue
        over = [each for each in cues(pairing.claim) if mine in each.reaches]
        if over and cue.name == POSSIBLE and all(_is_sure(pairing.claim, each) for each in over):
            return _objection(pairing, cue, grave=False)
        if not over and _is_fact(pairing, mine, cue):
            return _objection(pairing, cue, grave=True)
    return None


def _objection(pairing: Pairing, cue: Cue, *, grave: bool) -> Objection:
    said = pairing.source.reading.text_between(cue.first, max(cue.last, min(cue.reaches)))
    return Objection("negation", f"the passage says “{said}”", grave)


def _is_sure(claim: TokenizedText, cue: Cue) -> bool:
    """ "Will", and not "would"."""
    return cue.name == WILL and fold(claim.tokens[cue.first].text) != "would"


def _is_fact(pairing: Pairing, mine: int, cue: Cue) -> bool:
    """Whether the claim says that it happened, and is not the noun: "the ban" of "may ban"."""
    claim = pairing.claim
    if is_negated(claim, mine) or (cue.name not in (POSSIBLE, DUE) and counterpart(pairing, cue.first) is not None):
        return False
    before = _before(claim, mine)
    if before in _OPEN or (
        claim.tokens[mine].kind is TokenKind.WORD and before in _BEFORE_NOUNS and cue.name != ACCUSE
    ):
        return False
    return cue.name not in (WILL, DUE) or _is_past(claim, mine, _HAPPENED if _reports(pairing, cue) else _HELPED)


def _before(claim: TokenizedText, mine: int) -> str:
    """The key before a word and its "be" or "have"."""
    keys = (key for key in reversed(claim.keys[:mine]) if key not in _HELPERS)
    return next(keys, "")


def _reports(pairing: Pairing, cue: Cue) -> bool:
    """ "Said that it would be open" can be told as "said that it was open"."""
    return fold(pairing.source.reading.tokens[cue.first].text) == "would"


def _is_past(claim: TokenizedText, mine: int, helpers: frozenset[str]) -> bool:
    """Whether it is told as past: "begins on Friday" can be said of what will begin."""
    written = fold(claim.tokens[mine].text)
    past = written.endswith("ed") or BASE.get(written, written) != written or written in _UNCHANGED
    helped = any(fold(token.text) in helpers for token in claim.tokens[max(mine - 3, 0) : mine])
    return (past and not written.endswith("ing")) or helped


def _said_elsewhere(evidence: ClaimEvidence, pairing: Pairing, theirs: int) -> bool:
    """Whether a sentence that is nearly as like the claim has the word without a doubt."""
    key = pairing.source.reading.keys[theirs]
    return any(
        index not in uncertain_tokens_in(other.source.reading) and not is_negated(other.source.reading, index)
        for other in evidence.pairings
        if other is not pairing and other.likeness >= AS_LIKE * pairing.likeness
        for index, each in enumerate(other.source.reading.keys)
        if each == key
    )


def _in_clause(evidence: ClaimEvidence, pairing: Pairing, cue: Cue) -> Objection | None:
    """The claim is the uncertain clause, and has no doubt about any of it."""
    claim = pairing.claim
    inside = _inside(pairing, cue)
    if not inside or _is_open(claim, cue) or not _rests_on(evidence, pairing, inside):
        return None
    if _openings(pairing.source.reading, cue).isdisjoint(inside.values()):
        return None
    return None if any(is_negated(claim, mine) for mine in inside) else _objection(pairing, cue, grave=True)


def _inside(pairing: Pairing, cue: Cue) -> dict[int, int]:
    """What the claim has of the clause, with where it stands there; nothing where that is too little of the claim."""
    facts = [mine for mine, token in enumerate(pairing.claim.tokens) if token.is_fact or token.kind is TokenKind.WORD]
    pairs = {mine: theirs for mine in facts if (theirs := pairing.partner[mine]) >= 0}
    inside = {mine: theirs for mine, theirs in pairs.items() if theirs in cue.reaches}
    return inside if len(inside) >= max(MOSTLY * len(pairs), HALF * len(facts)) else {}


def _rests_on(evidence: ClaimEvidence, pairing: Pairing, indices: Iterable[int]) -> bool:
    """Whether no other sentence says more around one of the words."""
    words = (mine for mine in indices if pairing.claim.tokens[mine].kind is TokenKind.WORD)
    return any(evidence.best_at(mine) is pairing for mine in words)


def _openings(reading: TokenizedText, cue: Cue) -> set[int]:
    """The first words of meaning of an uncertain clause: who says none of them speaks of something further on in it."""
    told = (
        index for index in sorted(cue.reaches) if reading.tokens[index].kind not in (TokenKind.SMALL, TokenKind.MARK)
    )
    return set(islice(told, 1 if cue.name == REPORTED else OPENINGS))


def _is_open(claim: TokenizedText, cue: Cue) -> bool:
    """Whether the claim has a doubt of its own; what is reported, it may have somebody report."""
    doubts = any(each.name != WILL for each in cues(claim))
    return doubts or (cue.name == REPORTED and next(_REPORTS.find(claim), None) is not None)

"""What happened despite something did not happen because of it, in whatever order the two are told."""

from collections.abc import Iterator

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.patterns import Patterns
from rag.checking.facts.reading import TokenizedText
from rag.checking.shapes import Objection

BECAUSE = "because"
DESPITE = "despite"
_PATTERNS = Patterns(
    {
        BECAUSE: ("because", "owing to", "due to", "thank|thanks to", "as a result of"),
        DESPITE: ("despite", "in spite of", "although", "though", "even if", "notwithstanding", "regardless of"),
    }
)
# A sentence must have this share of the claim's words of meaning, wherever they stand.
LIKE = 0.6


def reason_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    mine = _relations(evidence.claim)
    if len(mine) != 1:
        return
    for pairing in evidence.pairings[:2]:
        source = pairing.source.reading
        theirs = _relations(source)
        alike = len(evidence.claim.content & source.content) >= LIKE * len(evidence.claim.content)
        if alike and len(theirs) == 1 and theirs.keys().isdisjoint(mine):
            (said,), (found,) = mine.values(), theirs.values()
            yield Objection("negation", f"the passage says “{found}”, not “{said}”", grave=True)
            return


def _relations(reading: TokenizedText) -> dict[str, str]:
    """How the sentence joins what it tells, and in which words."""
    return {found.name: reading.text_between(found.first, found.last) for found in _PATTERNS.find(reading)}

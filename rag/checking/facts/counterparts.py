"""Which word of a claim is a word of the sentence beside it, wherever the two stand."""

from rag.checking.facts.pairing import Pairing


def counterpart(pairing: Pairing, theirs: int) -> int | None:
    """The claim's token that stands for this one of the source: its partner, else the only such word of both."""
    if theirs in pairing.partner:
        return pairing.partner.index(theirs)
    key = pairing.source.reading.keys[theirs]
    if pairing.claim.keys.count(key) != 1 or pairing.source.reading.keys.count(key) != 1:
        return None
    mine = pairing.claim.keys.index(key)
    return mine if pairing.partner[mine] < 0 else None

"""A claim must not deny what the cited words affirm, nor affirm what they deny."""

from collections.abc import Iterator

from rag.checking.facts.counterparts import counterpart
from rag.checking.facts.evidence import Evidence
from rag.checking.facts.opposites import are_opposite
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.polarity import denials, find_denied_tokens, hidden_denials, is_negated, is_plain
from rag.checking.facts.reading import Kind, Reading, Token
from rag.checking.shapes import Objection

# Tokens of the source that may stand between the neighbours of a word that a claim has put in.
GAP = 3
# A sentence that says less of the claim is not what it denies.
LIKE = 0.25
# Tokens of the passage that a reason quotes around what is denied.
QUOTED = 4


def negation_objections(evidence: Evidence) -> Iterator[Objection]:
    """At most one of each direction: the first is enough to doubt a sentence."""
    for find in (_put_in, _left_out):
        if message := next(find(evidence), None):
            yield Objection("negation", message, grave=True)


def _put_in(evidence: Evidence) -> Iterator[str]:
    """Denials of the claim that the cited words do not have."""
    claim = evidence.claim
    for place in denials(claim):
        best = evidence.best_at(place)
        if best is None or best.partner[place] >= 0 or best.likeness < LIKE:
            continue
        heads = [head for head in find_denied_tokens(claim, place) if best.partner[head] >= 0]
        if heads:
            affirmed = not is_negated(best.source.reading, best.partner[heads[0]])
        else:
            affirmed = is_plain(claim, place) and _is_inserted(best, place)
        if affirmed and not _opposite_in_slot(best, place):
            yield _said_against(claim.tokens[place], best, _around(best, place))


def _said_against(denial: Token, best: Pairing, around: str) -> str:
    """That the passage does not have the word is only said where it does not stand in what is quoted."""
    if denial.key in best.source.reading.keys and denial.text.lower() in around.lower().split():
        return f"the claim denies what the passage says: “{around}”"
    return f"the claim says “{denial.text}”, the passage does not: “{around}”"


def _left_out(evidence: Evidence) -> Iterator[str]:
    """Denials of the cited words that the claim does not have."""
    for pairing in evidence.pairings:
        if pairing.likeness >= LIKE:
            yield from _left_out_of(evidence, pairing)


def _left_out_of(evidence: Evidence, pairing: Pairing) -> Iterator[str]:
    """Those of one sentence."""
    source = pairing.source.reading
    for first, place in _denials_of(source):
        head = _affirmed(pairing, place)
        if head is None or counterpart(pairing, first) is not None or evidence.best_at(head) is not pairing:
            continue
        if not is_negated(pairing.claim, head) and not _opposed(pairing, place):
            yield f"the passage says “{source.words(max(first - 2, 0), min(place + 3, len(source.tokens) - 1))}”"


def _denials_of(source: Reading) -> Iterator[tuple[int, int]]:
    """The first token of each denial, and the one that denies."""
    for place in denials(source):
        yield place, place
    for hidden in hidden_denials(source):
        yield hidden.first, hidden.place


def _affirmed(pairing: Pairing, place: int) -> int | None:
    """The claim's word for what the source denies, or the one after the gap that the denial would fill."""
    for head in find_denied_tokens(pairing.source.reading, place)[:1]:
        if (mine := counterpart(pairing, head)) is not None:
            return mine
    return _closed_over(pairing, place) if is_plain(pairing.source.reading, place) else None


def _closed_over(pairing: Pairing, place: int) -> int | None:
    """The claim's word after a denial that it leaves out, where its neighbours on both sides stand together."""
    mine = {partner: index for index, partner in enumerate(pairing.partner) if partner >= 0}
    left = next((mine[near] for near in (place - 1, place - 2) if near in mine), None)
    right = next((mine[near] for near in range(place + 1, place + GAP) if near in mine), None)
    return right if left is not None and right is not None and 0 < right - left <= GAP else None


def _is_inserted(best: Pairing, place: int) -> bool:
    """Whether the neighbours of a word stand together in the source, without it or anything like it."""
    left, right = best.neighbours(place)
    if left is None or right is None or place - left > 2 or right - place > 3:
        return False
    first, last = best.partner[left], best.partner[right]
    return 0 < last - first <= GAP + 1 and not is_negated(best.source.reading, last)


def _opposite_in_slot(best: Pairing, place: int) -> bool:
    """ "Did not reject" where the source says "accepted"."""
    heads = find_denied_tokens(best.claim, place)[:1]
    return any(
        are_opposite(best.claim.keys[head], other.key)
        for head in heads
        if best.partner[head] < 0
        for other in best.source.reading.tokens
        if other.kind is Kind.WORD
    )


def _opposed(pairing: Pairing, place: int) -> bool:
    """ "Rejected" where the source says "did not accept"."""
    source = pairing.source.reading
    return any(
        are_opposite(source.keys[head], token.key)
        for head in find_denied_tokens(source, place)[:1]
        for token in pairing.claim.tokens
        if token.kind is Kind.WORD
    )


def _around(best: Pairing, place: int) -> str:
    left, right = best.neighbours(place)
    near = [best.partner[each] for each in (left, right) if each is not None]
    if not near:
        return best.source.reading.text
    return best.source.reading.words(
        max(min(near) - 1, 0), min(max(near) + QUOTED, len(best.source.reading.tokens) - 1)
    )

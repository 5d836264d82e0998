"""A claim must not deny what the cited words affirm, nor affirm what they deny."""

from collections.abc import Iterator

from rag.checking.facts.antonyms import are_antonyms
from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.counterparts import counterpart
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.polarity import denials, find_denied_tokens, hidden_denials, is_negated, is_plain
from rag.checking.facts.reading import Token, TokenizedText, TokenKind
from rag.checking.shapes import Objection

# A sentence that says less of the claim is not what it denies.
LIKE = 0.25
# Tokens of the passage that a reason quotes around what is denied.
QUOTED = 4


def negation_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """At most one of each direction: the first is enough to doubt a sentence."""
    for find in (_put_in, _left_out):
        if message := next(find(evidence), None):
            yield Objection("negation", message, grave=True)


def _put_in(evidence: ClaimEvidence) -> Iterator[str]:
    """Denials of the claim that the cited words do not have."""
    claim = evidence.claim
    for index in denials(claim):
        best = evidence.best_at(index)
        if best is None or best.partner[index] >= 0 or best.likeness < LIKE:
            continue
        heads = [head for head in find_denied_tokens(claim, index) if best.partner[head] >= 0]
        if heads:
            affirmed = not is_negated(best.source.reading, best.partner[heads[0]])
        else:
            affirmed = is_plain(claim, index) and _is_inserted(best, index)
        if affirmed and not _antonym_in_slot(best, index):
            yield _said_against(claim.tokens[index], best, _around(best, index))


def _said_against(denial: Token, best: Pairing, around: str) -> str:
    """That the passage does not have the word is only said where it does not stand in what is quoted."""
    if denial.key in best.source.reading.keys and denial.text.lower() in around.lower().split():
        return f"the claim denies what the passage says: “{around}”"
    return f"the claim says “{denial.text}”, the passage does not: “{around}”"


def _left_out(evidence: ClaimEvidence) -> Iterator[str]:
    """Denials of the cited words that the claim does not have."""
    for pairing in evidence.pairings:
        if pairing.likeness >= LIKE:
            yield from _left_out_of(evidence, pairing)


def _left_out_of(evidence: ClaimEvidence, pairing: Pairing) -> Iterator[str]:
    """Those of one sentence."""
    source = pairing.source.reading
    for first, index in _denials_of(source):
        head = _affirmed(pairing, index)
        if head is None or counterpart(pairing, first) is not None or evidence.best_at(head) is not pairing:
            continue
        if not is_negated(pairing.claim, head) and not _opposed(pairing, index):
            yield f"the passage says “{source.text_between(max(first - 2, 0), min(index + 3, len(source.tokens) - 1))}”"


def _denials_of(source: TokenizedText) -> Iterator[tuple[int, int]]:
    """The first token of each denial, and the one that denies."""
    for index in denials(source):
        yield index, index
    for hidden in hidden_denials(source):
        yield hidden.first, hidden.index


def _affirmed(pairing: Pairing, index: int) -> int | None:
    """The claim's word for what the source denies, or the one after the gap that the denial would fill."""
    for head in find_denied_tokens(pairing.source.reading, index)[:1]:
        if (mine := counterpart(pairing, head)) is not None:
            return mine
    return pairing.closed_over(index) if is_plain(pairing.source.reading, index) else None


def _is_inserted(best: Pairing, index: int) -> bool:
    _, right = best.neighbours(index)
    return right is not None and best.is_put_in(index) and not is_negated(best.source.reading, best.partner[right])


def _antonym_in_slot(best: Pairing, index: int) -> bool:
    """ "Did not reject" where the source says "accepted"."""
    heads = find_denied_tokens(best.claim, index)[:1]
    return any(
        are_antonyms(best.claim.keys[head], other.key)
        for head in heads
        if best.partner[head] < 0
        for other in best.source.reading.tokens
        if other.kind is TokenKind.WORD
    )


def _opposed(pairing: Pairing, index: int) -> bool:
    """ "Rejected" where the source says "did not accept"."""
    source = pairing.source.reading
    return any(
        are_antonyms(source.keys[head], token.key)
        for head in find_denied_tokens(source, index)[:1]
        for token in pairing.claim.tokens
        if token.kind is TokenKind.WORD
    )


def _around(best: Pairing, index: int) -> str:
    left, right = best.neighbours(index)
    near = [best.partner[each] for each in (left, right) if each is not None]
    if not near:
        return best.source.reading.text
    return best.source.reading.text_between(
        max(min(near) - 1, 0), min(max(near) + QUOTED, len(best.source.reading.tokens) - 1)
    )

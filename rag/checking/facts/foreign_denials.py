"""A claim in another language than English must not deny what the cited words affirm, nor affirm what they deny.

Without a grammar: only of a sentence that has most of the claim's words in their order, where the word that denies was
put between two of them or taken out, and where nothing else says the same.
"""

import re
from collections.abc import Iterator
from functools import cache

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.reading import TokenizedText
from rag.checking.shapes import Objection
from rag.language.language import Denying
from rag.text.languages import language_of
from rag.text.letters import fold

# The share of a claim's words, by weight, that a sentence must have of it. To 19,287 sentences and parts of sentences
# in four languages it objects twice, and 8 of 10 denials that were put in or taken out it sees
# (`python -m benchmarks.foreign_claims`).
ALIKE = 0.5


def foreign_denial_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """At most one of each direction."""
    if denying := denying_of(evidence):
        for find in (_put_in, _left_out):
            if message := next(find(evidence, denying), None):
                yield Objection("negation", message, grave=True)


def denying_of(evidence: ClaimEvidence) -> Denying | None:
    """How the language of the claim denies; None where nothing is known of it, or the articles are in another one."""
    language = evidence.language
    codes = {language_of(article.text, article.language) for article in evidence.articles}
    return language.denying if language and codes == {language.code} else None


def _put_in(evidence: ClaimEvidence, denying: Denying) -> Iterator[str]:
    for index in _denials(evidence.claim, denying):
        best = evidence.best_at(index)
        if best and _is_alike(best) and best.is_put_in(index) and not _may_deny(best.source.reading, denying):
            yield f"the claim says “{evidence.claim.tokens[index].text}”, the passage does not: “{_said(best, index)}”"


def _left_out(evidence: ClaimEvidence, denying: Denying) -> Iterator[str]:
    if _may_deny(evidence.claim, denying):
        return
    for pairing in filter(_is_alike, evidence.pairings):
        source = pairing.source.reading
        for index in _denials(source, denying):
            head = pairing.closed_over(index)
            if head is not None and evidence.best_at(head) is pairing:
                around = source.text_between(max(index - 2, 0), min(index + 3, len(source.tokens) - 1))
                yield f"the passage says “{around}”"


def _is_alike(pairing: Pairing) -> bool:
    return pairing.likeness >= ALIKE


def _said(best: Pairing, index: int) -> str:
    """The words of the passage between which the claim has put its own."""
    left, right = best.neighbours(index)
    assert left is not None
    assert right is not None
    return best.source.reading.text_between(best.partner[left], best.partner[right])


def _denials(reading: TokenizedText, denying: Denying) -> Iterator[int]:
    words = [fold(token.text) for token in reading.tokens]
    for index, word in enumerate(words):
        if word in denying.words and (index + 1 == len(words) or words[index + 1] not in denying.but_before):
            yield index


def _may_deny(reading: TokenizedText, denying: Denying) -> bool:
    words = [fold(token.text) for token in reading.tokens]
    return any(word in denying.words or _pattern(denying.like).fullmatch(word) for word in words)


@cache
def _pattern(like: str) -> re.Pattern[str]:
    return re.compile(like)

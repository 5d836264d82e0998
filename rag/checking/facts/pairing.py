"""A claim laid beside a sentence that it may rest on: which word of the one stands where in the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from rag.checking.facts.reading import Token, TokenizedText, TokenKind

# A word without a meaning of its own counts this much beside one that has.
SMALL_WEIGHT = 0.2
# Words this far from a fact, on either side, say whether a sentence speaks of the same.
AROUND = 8
# Tokens of the source that may stand between the neighbours of a word that a claim has put in.
GAP = 3
# A slot reaches this many words from its matched neighbour; further off, other things are spoken of.
REACH = 6


Floats = npt.NDArray[np.float64]

_distances = np.abs(np.arange(-AROUND, AROUND + 1))
_NEARNESS: Floats = np.where(_distances > 0, (1.0 + _distances) ** -0.5, 0.0)


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a cited passage."""

    reading: TokenizedText
    cited: int  # index of the passage among the cited
    start: int  # offset into the article
    is_attributed: bool


@dataclass(frozen=True)
class Pairing:
    """A claim beside a source. `partner[i]` is the token of the source that token i of the claim stands for, or -1."""

    claim: TokenizedText
    source: Source
    partner: tuple[int, ...]

    @cached_property
    def matched_weights(self) -> Floats:
        """The weight of each token of the claim that stands in the source; 0 for the others. Shape (tokens,)."""
        return np.where(np.array(self.partner, dtype=np.int64) >= 0, weights(self.claim), 0.0)

    @cached_property
    def likeness(self) -> float:
        """The share of the claim's words that stand in the source in the same order, by weight; 0 to 1."""
        return float(self.matched_weights.sum()) / (float(weights(self.claim).sum()) or 1.0)

    @cached_property
    def supports(self) -> Floats:
        """For each token, how much of the claim around it stands in the source; near words count more."""
        size = len(self.partner)
        return np.convolve(self.matched_weights, _NEARNESS)[AROUND : AROUND + size] if size else self.matched_weights

    def slot(self, index: int) -> tuple[Token, ...]:
        """The tokens of the source that stand where token `index` of the claim does: between its matched neighbours.

        Empty where no neighbour within three words is matched, or where the source has nothing in this place.
        """
        left, right = self.neighbours(index)
        tokens = self.source.reading.tokens
        if left is None and right is None:
            return ()
        first = self.partner[left] + 1 if left is not None else 0
        last = self.partner[right] if right is not None else len(tokens)
        near_left = left is not None and index - left <= 3
        near_right = right is not None and right - index <= 3
        if not near_left and not near_right:
            return ()
        if not near_right or (near_left and last - first > REACH):
            last = min(last, first + REACH) if near_left else last
        if not near_left:
            first = max(first, last - REACH)
        return tokens[first:last]

    def neighbours(self, index: int) -> tuple[int | None, int | None]:
        """The nearest tokens of the claim before and after `index` that the source has."""
        left = next((position for position in range(index - 1, -1, -1) if self._counts(position)), None)
        right = next((position for position in range(index + 1, len(self.partner)) if self._counts(position)), None)
        return left, right

    def is_put_in(self, index: int) -> bool:
        """Whether the neighbours of a word of the claim stand together in the source, with hardly a word between."""
        left, right = self.neighbours(index)
        if left is None or right is None or index - left > 2 or right - index > 3:
            return False
        return 0 < self.partner[right] - self.partner[left] <= GAP + 1

    def closed_over(self, position: int) -> int | None:
        """The claim's word after one of the source that it leaves out, where the neighbours of that stand together."""
        mine = {partner: index for index, partner in enumerate(self.partner) if partner >= 0}
        left = next((mine[near] for near in (position - 1, position - 2) if near in mine), None)
        right = next((mine[near] for near in range(position + 1, position + GAP) if near in mine), None)
        return right if left is not None and right is not None and 0 < right - left <= GAP else None

    def _counts(self, index: int) -> bool:
        return self.partner[index] >= 0 and self.claim.tokens[index].kind is not TokenKind.MARK


def pair(claim: TokenizedText, sources: Sequence[Source]) -> list[Pairing]:
    """The claim beside each source, by the longest runs of words that both have (Ratcliff and Obershelp 1988)."""
    matcher: SequenceMatcher[str] = SequenceMatcher(None, "", claim.keys, autojunk=False)
    pairings = []
    for source in sources:
        matcher.set_seq1(source.reading.keys)
        partner = [-1] * len(claim.keys)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                partner[block.b + step] = block.a + step
        pairings.append(Pairing(claim, source, tuple(partner)))
    return pairings


@lru_cache(maxsize=256)
def weights(reading: TokenizedText) -> Floats:
    """How much each token of a claim says. Shape (tokens,)."""
    said = {TokenKind.MARK: 0.0, TokenKind.SMALL: SMALL_WEIGHT}
    return np.array([said.get(token.kind, 1.0) for token in reading.tokens], dtype=np.float64)

"""Which sentences of a passage a claim is to be held against: few enough that a small network reads them well."""

from collections.abc import Sequence
from itertools import pairwise

from rag.language.en.function_words import STOP_WORDS
from rag.text.frequencies import weight
from rag.text.words import stem, words

# Words of the evidence, more or less one and a third tokens each; a longer text is no better judged, only slower.
MOST_WORDS = 150

# A share of a sentence's worth that its neighbours get: they hold what "he" and "the plan" stand for.
_NEIGHBOUR = 0.25

# How much less each further sentence counts that holds a word of the claim which a chosen one holds already.
_AGAIN = 0.3


def evidence_for(claim: str, sentences: Sequence[str], most: int = MOST_WORDS) -> tuple[int, ...]:
    """The places in `sentences` of those that matter for `claim`, in the order of the text, of `most` words in all.

    Chosen one by one: each time the sentence whose words of the claim weigh most (inverse document frequency), where
    a word that is already covered counts little, and a neighbour of a chosen sentence counts a little by itself. At
    least one sentence is chosen where there is any.
    """
    lengths = [len(words(sentence)) for sentence in sentences]
    if sum(lengths) <= most:
        return tuple(range(len(sentences)))
    wanted = {each: weight(each) for each in _stems(claim)}
    held = [wanted.keys() & _stems(sentence) for sentence in sentences]
    chosen: set[int] = set()
    covered: set[str] = set()
    left = most
    while fitting := [index for index in range(len(sentences)) if index not in chosen and lengths[index] <= left]:
        worths = _worths(held, wanted, covered, chosen)
        best = max(fitting, key=lambda index: (worths[index], -index))
        chosen.add(best)
        covered |= held[best]
        left -= lengths[best]
    return tuple(sorted(chosen)) or (max(range(len(sentences)), key=lambda index: len(held[index])),)


def _worths(held: Sequence[set[str]], wanted: dict[str, float], covered: set[str], chosen: set[int]) -> list[float]:
    own = [sum(wanted[each] * (_AGAIN if each in covered else 1) for each in stems) for stems in held]
    worths = list(own)
    for one, other in pairwise(range(len(held))):
        if one in chosen:
            worths[other] += _NEIGHBOUR * sum(wanted[each] for each in held[one])
        if other in chosen:
            worths[one] += _NEIGHBOUR * sum(wanted[each] for each in held[other])
    return worths


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in STOP_WORDS}

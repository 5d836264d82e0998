"""Words that only look alike: a mayor is no major. One spelling stands for the other in names alone."""

from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.reading import Token, TokenKind
from rag.checking.facts.verbs import BASE
from rag.checking.shapes import Objection
from rag.language.en.ordinary import ordinary_words
from rag.text.spellings import one_spelling
from rag.text.words import fold

# Two spellings of one word after all.
_ONE = frozenset(map(frozenset, (("tyre", "tire"), ("gypsy", "gipsy"), ("fjord", "fiord"), ("cypher", "cipher"))))
# Two words that are taken for each other, and are cut to like stems or none.
_CONFUSED = frozenset(
    map(
        frozenset,
        (
            ("principal", "principle"),
            ("president", "precedent"),
            ("council", "counsel"),
            ("affect", "effect"),
            ("personal", "personnel"),
            ("moral", "morale"),
            ("prosecute", "persecute"),
            ("human", "humane"),
            ("born", "borne"),
            ("ascent", "assent"),
            ("complement", "compliment"),
            ("stationary", "stationery"),
            ("emigrate", "immigrate"),
            ("emigrant", "immigrant"),
        ),
    )
)


def lookalike_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    for mine, token in enumerate(evidence.claim.tokens):
        pairing = evidence.best_at(mine)
        if pairing is None:
            continue
        theirs = pairing.source.reading.tokens
        there = [theirs[pairing.partner[mine]]] if pairing.partner[mine] >= 0 else pairing.slot(mine)
        if other := next((each for each in there if _only_look_alike(token, each)), None):
            yield Objection("words", f"the passage says “{other.text}”, not “{token.text}”", grave=True)


def _only_look_alike(one: Token, other: Token) -> bool:
    mine, theirs = fold(one.text), fold(other.text)
    if frozenset((_singular(mine), _singular(theirs))) in _CONFUSED:
        return True
    return (
        one.key == other.key
        and one.kind is other.kind is TokenKind.WORD
        and one.text.islower()
        and other.text.islower()
        and not ordinary_words().isdisjoint({mine, theirs})
        and frozenset((mine, theirs)) not in _ONE
        and _plain_stem(mine) != _plain_stem(theirs)
    )


def _singular(word: str) -> str:
    return word.removesuffix("s")


@lru_cache(maxsize=4096)
def _plain_stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(one_spelling(BASE.get(word, word))))

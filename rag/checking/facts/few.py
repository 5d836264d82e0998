"""A few are some, and few are hardly any: the article turns the meaning round."""

from collections.abc import Iterator

from rag.checking.facts.evidence import Evidence
from rag.checking.facts.patterns import key_of
from rag.checking.facts.reading import Reading
from rag.checking.shapes import Objection

_ARTICLE = key_of("a")
_QUANTITIES = ("few", "little")


def few_objections(evidence: Evidence) -> Iterator[Objection]:
    claim = evidence.claim
    for mine, token in enumerate(claim.tokens):
        pairing = evidence.best_at(mine) if token.text.lower() in _QUANTITIES else None
        if pairing is None or pairing.partner[mine] < 0:
            continue
        theirs = pairing.partner[mine]
        source = pairing.source.reading
        if _with_article(claim, mine) is not _with_article(source, theirs):
            said, found = _shown(claim, mine), _shown(source, theirs)
            yield Objection("negation", f"the passage says “{found}”, not “{said}”", grave=True)


def _with_article(reading: Reading, place: int) -> bool:
    return place > 0 and reading.keys[place - 1] == _ARTICLE


def _shown(reading: Reading, place: int) -> str:
    return reading.words(place - _with_article(reading, place), min(place + 1, len(reading.tokens) - 1))

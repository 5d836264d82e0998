"""All that exact rules have to say against a claim."""

from collections.abc import Callable, Iterator, Sequence

from rag.checking.facts.amounts import number_objections
from rag.checking.facts.days import date_objections
from rag.checking.facts.evidence import Evidence, gather
from rag.checking.facts.names import name_objections
from rag.checking.facts.negation import negation_objections
from rag.checking.facts.opposites import opposite_objections
from rag.checking.facts.quoted_words import quotation_objections
from rag.checking.facts.speakers_agree import speaker_objections
from rag.checking.shapes import Cited, Objection

_RULES: tuple[Callable[[Evidence], Iterator[Objection]], ...] = (
    number_objections,
    date_objections,
    name_objections,
    quotation_objections,
    negation_objections,
    opposite_objections,
    speaker_objections,
)


def objections(claim: str, cited: Sequence[Cited]) -> list[Objection]:
    """What speaks against `claim`, a sentence without markers, in the words that it cites; the grave ones first.

    Without cited words there is nothing to compare, and no objection.
    """
    if not cited:
        return []
    evidence = gather(claim, cited)
    found = dict.fromkeys(objection for rule in _RULES for objection in rule(evidence))
    return sorted(found, key=lambda objection: not objection.grave)

"""All that exact rules have to say against a claim."""

from collections.abc import Callable, Iterator, Sequence

from rag.checking.facts.amounts import number_objections
from rag.checking.facts.days import date_objections
from rag.checking.facts.evidence import Evidence, gather
from rag.checking.facts.few import few_objections
from rag.checking.facts.names import name_objections
from rag.checking.facts.negation import negation_objections
from rag.checking.facts.opposites import opposite_objections
from rag.checking.facts.quoted_words import quotation_objections
from rag.checking.facts.reading import Kind
from rag.checking.facts.speakers_agree import speaker_objections
from rag.checking.shapes import Cited, Objection

Rule = Callable[[Evidence], Iterator[Objection]]

_IN_ANY_LANGUAGE: tuple[Rule, ...] = (number_objections, quotation_objections)
_IN_ENGLISH: tuple[Rule, ...] = (
    date_objections,
    few_objections,
    name_objections,
    negation_objections,
    opposite_objections,
    speaker_objections,
)

# A claim of so many words without one English function word is in another language.
WORDS_OF_ENGLISH = 6


def objections(claim: str, cited: Sequence[Cited]) -> list[Objection]:
    """What speaks against `claim`, a sentence without markers, in the words that it cites; the grave ones first.

    Without cited words there is nothing to compare, and no objection.
    """
    if not cited:
        return []
    evidence = gather(claim, cited)
    rules = (*_IN_ANY_LANGUAGE, *(_IN_ENGLISH if _is_english(evidence) else ()))
    found = dict.fromkeys(objection for rule in rules for objection in rule(evidence))
    return sorted(found, key=lambda objection: not objection.grave)


def _is_english(evidence: Evidence) -> bool:
    tokens = evidence.claim.tokens
    speaks = len(tokens) < WORDS_OF_ENGLISH or any(token.kind is Kind.SMALL for token in tokens)
    return speaks and all(article.language == "en" for article in evidence.articles)

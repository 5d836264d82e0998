"""All that exact rules have to say against a claim."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rag.checking.facts.amounts import number_objections
from rag.checking.facts.antonyms import antonym_objections
from rag.checking.facts.claim_evidence import ClaimEvidence, gather
from rag.checking.facts.days import date_objections
from rag.checking.facts.few import few_objections
from rag.checking.facts.foreign_days import foreign_day_objections
from rag.checking.facts.foreign_denials import denying_of, foreign_denial_objections
from rag.checking.facts.foreign_numbers import foreign_number_objections
from rag.checking.facts.hedges import hedge_objections
from rag.checking.facts.lookalikes import lookalike_objections
from rag.checking.facts.names import name_objections
from rag.checking.facts.negation import negation_objections
from rag.checking.facts.office_ranks import rank_objections
from rag.checking.facts.other_languages import are_beside_letters, figure_objections
from rag.checking.facts.quoted_words import quotation_objections
from rag.checking.facts.reading import TokenizedText, TokenKind, read
from rag.checking.facts.reasons import reason_objections
from rag.checking.facts.roles import role_objections
from rag.checking.facts.scopes import scope_objections
from rag.checking.facts.speakers_agree import speaker_objections
from rag.checking.facts.voices import voice_objections
from rag.checking.shapes import CitedPassage, Objection
from rag.text.languages import UNKNOWN, is_english, language_of
from rag.text.stemming import ENGLISH
from rag.types import Article

Rule = Callable[[ClaimEvidence], Iterator[Objection]]

_IN_OTHER_LANGUAGES: tuple[Rule, ...] = (
    figure_objections,
    quotation_objections,
    foreign_day_objections,
    foreign_denial_objections,
)
_IN_ENGLISH: tuple[Rule, ...] = (
    number_objections,
    quotation_objections,
    date_objections,
    few_objections,
    scope_objections,
    name_objections,
    role_objections,
    rank_objections,
    hedge_objections,
    negation_objections,
    antonym_objections,
    voice_objections,
    reason_objections,
    lookalike_objections,
    speaker_objections,
)

# A claim of so many words without one English function word is in another language.
WORDS_OF_ENGLISH = 6

_NOT_COMPARED = "this is not in English: {} were compared; {} were not"


def objections(claim: str, cited: Sequence[CitedPassage]) -> list[Objection]:
    """What speaks against `claim`, a sentence without markers, in the words that it cites; the grave ones first.

    Without cited words there is nothing to compare, and no objection.
    """
    if not cited:
        return []
    evidence = gather(claim, cited)
    found = dict.fromkeys(objection for rule in _rules(evidence) for objection in rule(evidence))
    return sorted(found, key=lambda objection: not objection.grave)


def not_compared(claim: str, cited: Sequence[CitedPassage]) -> str | None:
    """What no rule can read of the claim and of what it cites, in a line; None for both in English."""
    if _is_english(read(claim), [each.passage.article for each in cited]):
        return None
    evidence = gather(claim, cited)
    days = bool(evidence.language and evidence.language.calendar.months)
    denials = denying_of(evidence) is not None
    by_rules = {"numbers": True, "years": True, "days": days, "denials": denials, "quotations": True}
    by_rules |= {"names": False, "who says it": False}
    return _NOT_COMPARED.format(*(_listed(by_rules, compared) for compared in (True, False)))


def _listed(by_rules: Mapping[str, bool], compared: bool) -> str:
    *first, last = [name for name, is_compared in by_rules.items() if is_compared is compared]
    return f"{', '.join(first)} and {last}"


def _rules(evidence: ClaimEvidence) -> Sequence[Rule]:
    if _is_english(evidence.claim, evidence.articles):
        return _IN_ENGLISH
    return _IN_OTHER_LANGUAGES if are_beside_letters(evidence) else (foreign_number_objections, *_IN_OTHER_LANGUAGES)


def _is_english(claim: TokenizedText, articles: Sequence[Article]) -> bool:
    return _speaks_english(claim) and all(map(is_english, articles))


def _speaks_english(claim: TokenizedText) -> bool:
    """Of a few words that tell no language it is taken for granted."""
    speaks = len(claim.tokens) < WORDS_OF_ENGLISH or any(token.kind is TokenKind.SMALL for token in claim.tokens)
    return speaks and language_of(claim.text) in (ENGLISH, UNKNOWN)

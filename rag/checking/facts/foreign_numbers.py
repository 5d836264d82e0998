"""Numbers of a claim in another language than English, written as English writes them before they are compared.

"1.500", "1,5 Mio." and "zwölf" would be one and a half, one, and no number at all.
"""

import re
from collections.abc import Iterator

import text_to_num

from rag.checking.facts.amounts import COUNTABLE, number_objections, objections_at
from rag.checking.facts.claim_evidence import ClaimEvidence, gather
from rag.checking.facts.reading import Token, TokenizedText, TokenKind, read
from rag.checking.shapes import Objection
from rag.language.language import Numbers
from rag.text.letters import fold

# "Ein" and "une" are mostly no numbers, and stay.
_MOSTLY_NONE = 1.5
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![.\d]|,\d{3})")
# Of three figures behind a comma nobody knows whether they are thousands.
_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d{1,2}|\d{4,})(?![,\d])")


def foreign_number_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """As `number_objections`. Nothing where the claim, or the sentence that it may rest on, has numbers in words that
    nobody can read here."""
    language = evidence.language
    if language is None or language.numbers is None:
        yield from number_objections(evidence)
    elif not _has_unread(evidence.claim, language.numbers):
        yield from _objections(evidence, language.code, language.numbers)


def _objections(evidence: ClaimEvidence, code: str, numbers: Numbers) -> Iterator[Objection]:
    claim = in_figures(evidence.claim.text, code, numbers)
    again = gather(claim, evidence.cited, lambda text: read(in_figures(text, code, numbers)))
    in_figures_before = {token.text for token in evidence.claim.tokens if token.kind is TokenKind.NUMBER}
    for index, token in enumerate(again.claim.tokens):
        best = again.best_at(index)
        if (
            token.kind is TokenKind.NUMBER
            and (token.text in in_figures_before or not _may_be_counted(token))
            and not (best and _has_unread(best.source.reading, numbers))
        ):
            yield from objections_at(again, index)


def _has_unread(reading: TokenizedText, numbers: Numbers) -> bool:
    return re.search(numbers.unread, fold(reading.text)) is not None


def _may_be_counted(token: Token) -> bool:
    """By a reader of the passage, who then wrote the number in words."""
    return token.number is not None and token.number.value is not None and token.number.value <= COUNTABLE


def in_figures(text: str, code: str, numbers: Numbers) -> str:
    """`text` with its numbers in figures and a decimal point, as far as the words for them are known."""
    text = _GROUPED.sub(lambda match: match.group().replace(".", ""), text)
    text = _DECIMAL.sub(r"\1.\2", text)
    for scale, factor in numbers.scales.items():
        text = re.sub(
            rf"\b(\d+(?:\.\d+)?)[ \u00a0\u202f]({scale})",
            lambda match, factor=factor: _written(float(match[1]) * factor),  # type: ignore[misc]
            text,
            flags=re.IGNORECASE,
        )
    return str(text_to_num.alpha2digit(text, code, _MOSTLY_NONE)) if numbers.in_words else text


def _written(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")

"""The lines of an answer in quotations: a quotation with what stands behind it, and what leads some of them."""

from rag.answering.resolved_days import days_of
from rag.numbering import strip_markers
from rag.presentation import DASH, attribution, quotation_text
from rag.types import Citation, Sentence


def quote_citation(citation: Citation) -> Sentence:
    """A quotation as a sentence of an answer: the words, their number, then who said them, where and when, and which
    days its "Thursday" and "yesterday" were, where that is sure."""
    source = "; ".join([attribution(citation), *map(str, days_of(citation))])
    return Sentence(f"{quotation_text(citation)}{DASH}{source}", (citation.number,))


def lead(text: str) -> Sentence:
    """A line of our own that leads quotations: it claims nothing, and cites nothing."""
    return Sentence(strip_markers(text), (), None)

"""What a claim puts in quotation marks must stand so in a cited article."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.quotations import find_quote
from rag.checking.facts.reading import TokenKind, read
from rag.checking.shapes import Objection
from rag.quotable import quotable_texts
from rag.text.quotation_marks import quoted_parts
from rag.types import Span

# With so many of its words in this order a quotation is one with a slip; with less it is invented.
NEARLY = 0.6
# Of an article so many characters are searched for the words.
MOST_CHARACTERS = 200_000
SHOWN = 120


def quotation_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    for span in quoted_parts(evidence.claim.text):
        quote = span.of(evidence.claim.text)
        if any(find_quote(quote, text[:MOST_CHARACTERS]) for text in _texts(evidence)):
            continue
        share, nearest = _nearest(evidence, quote)
        shown = quote if len(quote) <= SHOWN else quote[:SHOWN] + "…"
        if share >= NEARLY:
            yield Objection("quotation", f"the article has “{nearest}”, not “{shown}”", grave=False)
        else:
            yield Objection("quotation", f"the words “{shown}” do not stand in the cited article", grave=True)


def _texts(evidence: ClaimEvidence) -> Iterator[str]:
    for article in evidence.articles:
        yield from quotable_texts(article)


def _nearest(evidence: ClaimEvidence, quote: str) -> tuple[float, str]:
    """The share of the quotation's words that a sentence of the passages has in order, and those words of it."""
    keys = [token.key for token in read(quote).tokens if token.kind is not TokenKind.MARK]
    best = (0.0, "")
    matcher: SequenceMatcher[str] = SequenceMatcher(None, "", keys, autojunk=False)
    for source in evidence.sources if keys else ():
        matcher.set_seq1(source.reading.keys)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        share = sum(block.size for block in blocks) / len(keys)
        if share > best[0]:
            tokens = source.reading.tokens
            span = Span(tokens[blocks[0].a].start, tokens[blocks[-1].a + blocks[-1].size - 1].end)
            best = (share, " ".join(span.of(source.reading.text).split())[:SHOWN])
    return best

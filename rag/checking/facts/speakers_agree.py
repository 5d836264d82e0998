"""Who a claim says is speaking must be who speaks in the cited words."""

import re
from collections import Counter
from collections.abc import Iterator

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.quotations import find_quote
from rag.checking.facts.reading import Token, TokenKind, nations, read
from rag.checking.shapes import CitedPassage, Objection
from rag.language.en.offices import BEFORE_NAMED
from rag.language.en.ordinary import ordinary_words
from rag.language.en.speech import GIVING
from rag.text.quotation_marks import quoted_parts
from rag.text.speakers import LONGEST, speaker_of, speaker_of_span
from rag.text.words import fold
from rag.types import Span

# Sentences that say this share of what the likeliest one says are compared too.
AS_LIKELY = 0.8
# Sentences between words and the name of who speaks them.
NEAR = 2
# A description: its head in small letters, and what hangs on it.
_DESCRIBED = re.compile(
    r"(?P<head>.*\b[a-z][\w-]*) (?P<of>(?:of|for|to|from|in|at|by|on|with|about|near|close|accused|who|whose) .*)"
)


def speaker_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    claim = evidence.claim.text
    if len(claim) > LONGEST or not evidence.pairings:
        return
    mine = speaker_of(claim, [Span(0, len(claim))], 0)
    if mine is None:
        return
    theirs = [who for who in _speakers(evidence) if who is not None]
    if not theirs and not _is_near(evidence, mine):
        yield Objection("speaker", f"the passage does not say that {mine} said this", grave=False)
    if not theirs or any(may_be_one(mine, who) for who in theirs):
        return
    yield Objection("speaker", f"in the passage {theirs[0]} says this, not {mine}", grave=True)


def _is_near(evidence: ClaimEvidence, speaker: str) -> bool:
    """Whether the speaker is named in a cited sentence or up to NEAR sentences before or after."""
    names = {token.key for token in _telling(speaker)}
    sources = evidence.sources
    near = {
        position
        for index, source in enumerate(sources)
        if source.is_attributed
        for position in range(max(index - NEAR, 0), min(index + NEAR + 1, len(sources)))
    }
    keys = {key for position in near for key in sources[position].reading.keys}
    return not names or bool(names & keys)


def _speakers(evidence: ClaimEvidence) -> Iterator[str | None]:
    """Who speaks in the sentence that holds the claim's quotation; else in those that are most like the claim."""
    quoted = [quote.of(evidence.claim.text) for quote in quoted_parts(evidence.claim.text)]
    found = False
    for quote in (quote for quote in quoted if len(quote.split()) >= 3):
        for cited in evidence.cited:
            span = find_quote(quote, cited.passage.text)
            if span:
                found = True
                yield _speaker_at(cited, cited.passage.start + span.start)
    if found:
        return
    most = max(pairing.likeness for pairing in evidence.pairings)
    for pairing in evidence.pairings:
        if pairing.likeness >= AS_LIKELY * most:
            yield from _speakers_of(evidence, pairing)


def _speakers_of(evidence: ClaimEvidence, pairing: Pairing) -> tuple[str | None, ...]:
    """Who says most of the words that the claim has of a sentence, and who says the sentence.

    Of two clauses each can be somebody else's; a claim that repeats the sentence says what the sentence says.
    """
    cited, source, shares = evidence.cited[pairing.source.cited], pairing.source, Counter[str | None]()
    for partner, share in zip(pairing.partner, pairing.matched_weights, strict=True):
        token = source.reading.tokens[partner]
        if share > 0 and token.kind is not TokenKind.NAME and fold(token.text) not in GIVING:
            shares[_speaker_at(cited, source.start + token.start)] += share
    whole = speaker_of_span(cited.passage.article, Span(source.start, source.start + len(source.reading.text)))
    return (shares.most_common(1)[0][0] if shares else None, whole)


def _speaker_at(cited: CitedPassage, offset: int) -> str | None:
    """Who speaks at this offset into the article."""
    return speaker_of_span(cited.passage.article, Span(offset, offset + 1))


def may_be_one(one: str, two: str) -> bool:
    """Whether two ways to name a speaker can mean the same: a shared name, or one of them is only a role.

    "Putin" is not "Putin’s spokesman Dmitry Peskov" and not "a lawyer for Putin", but "the Kremlin" can be "Kremlin
    spokesman Dmitry Peskov".
    """
    if _is_of(one, two) or _is_of(two, one):
        return False
    mine, theirs = _telling(one), _telling(two)
    if not mine or not theirs:
        return True
    shared = {token.key for token in mine} & {token.key for token in theirs}
    if not shared:
        return all(token.key in nations() for token in mine) or all(token.key in nations() for token in theirs)
    return mine[-1].key == theirs[-1].key or len(mine) == 1 or len(theirs) == 1 or len(shared) > 1


def _is_of(name: str, who: str) -> bool:
    """Whether `who` is only described by way of `name`: "a lawyer for Redl", "Redl's lawyer"."""
    head, hanging = _parts(who)
    own, others = {token.key for token in _names(head)}, {token.key for token in _names(hanging)}
    named = {token.key for token in _names(_parts(name)[0])} - nations()
    return bool(named & others) and not own


def _telling(who: str) -> list[Token]:
    """The words of a name that say who it is: without titles, and without what only describes."""
    return _names(_parts(who)[0])


def _parts(who: str) -> tuple[str, str]:
    """The words that say who it is, and those that say of whom or what: of "a lawyer for Redl", "Redl’s lawyer"."""
    owner, owns, owned = who.replace("’", "'").rpartition("'s ")
    described = _DESCRIBED.match(owned)
    head, hanging = (described["head"], described["of"]) if described else (owned, "")
    return head, f"{owner} {hanging}" if owns else hanging


def _names(words: str) -> list[Token]:
    return [
        token
        for token in read("said " + words).tokens
        if token.kind is TokenKind.NAME
        and fold(token.text) not in BEFORE_NAMED
        and (fold(token.text) not in ordinary_words())
    ]

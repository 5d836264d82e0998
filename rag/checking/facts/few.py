"""Few are hardly any and a few are some; so are little and a little."""

from collections.abc import Iterator

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.own_words import Belongs, Side, TokenSpan, belongs
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.shapes import Objection
from rag.text.words import stem

_WORDS = frozenset(map(stem, ("few", "little")))
# With these "a few" is few after all: "only a few", "just a little".
_ONLY = frozenset(map(stem, ("only", "just", "merely")))
# A little before one of these says how much, and is no amount of anything: "a little more", "a little late".
_HOW_MUCH = frozenset(map(stem, "more less late later early earlier high higher low lower than too bit".split()))
_NO_MATTER = frozenset(map(stem, ("no", "quite", "the", "not")))  # "quite a few" are many


def few_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    claim = evidence.claim
    mine = _few_spans(claim)
    for at, token_span in enumerate(mine):
        best = evidence.best_at(token_span.first)
        theirs = _few_spans(best.source.reading) if best else []
        if best and theirs and not _agrees(claim, mine, at, best.source.reading, theirs):
            said, found = (
                _said(claim, token_span),
                next(
                    _said(best.source.reading, other)
                    for other in theirs
                    if _is_some(best.source.reading, other) is not _is_some(claim, token_span)
                ),
            )
            yield Objection("number", f"the passage says “{found}”, not “{said}”", grave=True)


def _agrees(
    claim: TokenizedText, mine: list[TokenSpan], at: int, source: TokenizedText, theirs: list[TokenSpan]
) -> bool:
    """Whether the source has the same word for what the claim speaks of, or speaks of other things."""
    some = _is_some(claim, mine[at])
    same = [index for index in range(len(theirs)) if _is_some(source, theirs[index]) is some]
    others = [
        index
        for index in range(len(theirs))
        if index not in same and _key(source, theirs[index]) == _key(claim, mine[at])
    ]
    if not same:
        return all(_next(source, theirs[other]) != _next(claim, mine[at]) for other in others)
    asked = Side(claim, mine, at)
    return not others or any(
        belongs(asked, Side(source, theirs, one), Side(source, theirs, other)) is not Belongs.OTHER
        for one in same
        for other in others
    )


def _few_spans(reading: TokenizedText) -> list[TokenSpan]:
    return [
        TokenSpan(index, index, token.end)
        for index, token in enumerate(reading.tokens)
        if token.key in _WORDS
        and token.kind is not TokenKind.NAME
        and _next(reading, TokenSpan(index, index, token.end)) not in _HOW_MUCH
        and not _NO_MATTER.intersection(reading.keys[max(index - 2, 0) : index])
    ]


def _is_some(reading: TokenizedText, token_span: TokenSpan) -> bool:
    """ "A few", and neither "few" nor "only a few"."""
    return reading.keys[token_span.first - 1 : token_span.first] == ("a",) and not _ONLY.intersection(
        reading.keys[max(token_span.first - 2, 0) : token_span.first]
    )


def _key(reading: TokenizedText, token_span: TokenSpan) -> str:
    return reading.keys[token_span.first]


def _next(reading: TokenizedText, token_span: TokenSpan) -> str:
    return reading.keys[token_span.last + 1] if token_span.last + 1 < len(reading.keys) else ""


def _said(reading: TokenizedText, token_span: TokenSpan) -> str:
    first = token_span.first - 1 if _is_some(reading, token_span) else token_span.first
    return reading.text_between(first, min(token_span.last + 1, len(reading.tokens) - 1))

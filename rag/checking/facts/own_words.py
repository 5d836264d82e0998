"""Which words of a sentence belong to which of its values: "35 drones across the country, including 23 over Kyiv"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from rag.checking.facts.reading import Token, TokenizedText, TokenKind
from rag.checking.facts.verbs import BASE
from rag.text.words import stem

# What stands between two values of a sentence, from what parts them best.
_PARTS = frozenset(
    map(
        stem,
        [
            "and",
            "but",
            "while",
            "whereas",
            "against",
            "including",
            "plus",
            "versus",
            "compared",
            "another",
            "or",
            "then",
        ],
    )
)
_JOINS = frozenset(
    map(
        stem,
        [
            "to",
            "from",
            "by",
            "in",
            "of",
            "for",
            "on",
            "with",
            "per",
            "at",
            "over",
            "across",
            "into",
            "near",
            "around",
            "under",
            "through",
            "during",
        ],
    )
)
# "in Durrah, its fifth abroad": what is told of the value before is told of this one too.
_APPOSED = frozenset(map(stem, ("its", "his", "her", "their", "our", "my", "a", "an")))
# Where the words of a value end.
_CLAUSE = frozenset(
    map(
        stem, ["when", "after", "before", "as", "while", "because", "since", "if", "although", "though", "but", "where"]
    )
)
# What counts of the words before the first value of a sentence: the later values mostly share them.
HEAD_WEIGHT = 0.3
HEAD_WORDS = 3
# Words of the value before that are left out beside a later one: "35 attack drones, including 23 over Kyiv".
INHERITED = 2
# By so much more of the claim must stand beside another value than beside its own.
CLEARLY = 0.5
# Tokens of the claim on either side of its value that say what it is told of. In the long sentences of summaries other
# things follow (SummEdits: 50 right ones were refused without this bound).
AROUND = 8

KeyWeights = Mapping[str, float]


class Belongs(Enum):
    OPEN = "open"  # the words do not say
    OWN = "own"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """The tokens of a value, both included; `end` is the offset where its unit ends."""

    first: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence with its values, and the place among them of the one that is looked at."""

    reading: TokenizedText
    token_spans: Sequence[TokenSpan]
    at: int


def belongs(claim: Side, same: Side, other: Side) -> Belongs:
    """Whether what the claim says beside its value stands in the source beside the same one or beside another."""
    said, own, others = _said(claim, AROUND), own_words(same), own_words(other)
    gain = sum(max(0.0, weight - others.get(key, 0.0)) for key, weight in own.items() if key in said and weight == 1.0)
    near = _said(same)
    loss = sum(
        max(0.0, weight - own.get(key, 0.0)) for key, weight in others.items() if key in said and key not in near
    )
    if loss > gain + CLEARLY and said.issuperset(_counted(other)):
        return Belongs.OTHER
    return Belongs.OWN if gain and gain >= loss else Belongs.OPEN


def own_words(side: Side) -> KeyWeights:
    """The keys of the words of meaning that belong to a value, each with what it counts."""
    reading, token_spans, at = side.reading, side.token_spans, side.at
    token_span = token_spans[at]
    left, right = _reach(side)
    before = [key for key in map(_key, reading.tokens[left : token_span.first]) if key]
    weights = dict.fromkeys(before, 1.0) if at else dict.fromkeys(before[-HEAD_WORDS:], HEAD_WEIGHT)
    weights |= dict.fromkeys(_until_clause(reading, token_span, right), 1.0)
    if at and _is_joined(reading, token_spans[at - 1], left, token_span):
        weights |= dict.fromkeys(_behind_preposition(reading, token_span, right), HEAD_WEIGHT)
    if at and _is_apposed(reading, left, token_span):
        weights |= own_words(Side(reading, token_spans, at - 1))
    elif at and not _counts(reading, token_span):
        weights |= dict.fromkeys(_left_out(reading, token_spans[at - 1], left), 1.0)
    return weights


def _left_out(reading: TokenizedText, previous: TokenSpan, right: int) -> list[str]:
    """What the value before counts, which a later one need not repeat; where it was is its own: "7 in Lodz and 9"."""
    behind = {token.start for token in _after(reading, previous, right)}
    joined = (at for at, token in enumerate(reading.tokens) if token.start in behind and token.key in _JOINS)
    return _until_clause(reading, previous, min(next(joined, right), right))[:INHERITED]


def _is_joined(reading: TokenizedText, previous: TokenSpan, left: int, token_span: TokenSpan) -> bool:
    """ "five boxes and fifteen phones from the office": what follows the second is told of both."""
    between = reading.keys[previous.last + 1 : left]
    return (
        reading.keys[left : token_span.first] == ("and",)
        and _counts(reading, token_span)
        and not _JOINS.intersection(between)
    )


def _behind_preposition(reading: TokenizedText, token_span: TokenSpan, right: int) -> list[str]:
    after = _after(reading, token_span, right)
    first = next((step for step, token in enumerate(after) if token.key in _JOINS), len(after))
    return [key for key in map(_key, after[first:]) if key]


def _is_apposed(reading: TokenizedText, left: int, token_span: TokenSpan) -> bool:
    return (
        reading.keys[left : left + 1] == (",",) and token_span.first - left == 2 and reading.keys[left + 1] in _APPOSED
    )


def _said(side: Side, around: int | None = None) -> set[str]:
    """The keys of the words of meaning from the value before to the one after, at most `around` tokens away."""
    left, right = _reach(side)
    token_span = side.token_spans[side.at]
    if around is not None:
        left, right = max(left, token_span.first - around), min(right, token_span.last + 1 + around)
    inside = (*side.reading.tokens[left : token_span.first], *_after(side.reading, token_span, right))
    return {key for token in inside if (key := _key(token))}


def _reach(side: Side) -> tuple[int, int]:
    """The first token that may belong to a value, and the one behind the last."""
    reading, token_spans, at = side.reading, side.token_spans, side.at
    left = _split(reading, token_spans[at - 1].last + 1, token_spans[at].first) if at else 0
    right = (
        _split(reading, token_spans[at].last + 1, token_spans[at + 1].first)
        if at + 1 < len(token_spans)
        else len(reading.tokens)
    )
    return left, right


def _split(reading: TokenizedText, first: int, last: int) -> int:
    """Where the words between two values are parted: at the last mark or conjunction, else at the last preposition."""
    tokens = reading.tokens
    backwards = range(last - 1, first - 1, -1)
    parted = next((index for index in backwards if _parts(tokens[index])), None)
    joined = next((index for index in backwards if tokens[index].key in _JOINS), last)
    return joined if parted is None else parted


def _parts(token: Token) -> bool:
    return token.kind is TokenKind.MARK or token.key in _PARTS or token.key in _CLAUSE


def _until_clause(reading: TokenizedText, token_span: TokenSpan, right: int) -> list[str]:
    """The words of meaning after a value, up to a mark or to a clause of their own."""
    found: list[str] = []
    for token in _after(reading, token_span, right):
        if token.key in _CLAUSE or (found and token.kind is TokenKind.MARK):
            break
        if key := _key(token):
            found.append(key)
    return found


def _after(reading: TokenizedText, token_span: TokenSpan, right: int) -> list[Token]:
    return [token for token in reading.tokens[token_span.last + 1 : right] if token.start >= token_span.end]


def _counts(reading: TokenizedText, token_span: TokenSpan) -> bool:
    """Whether the word behind a value may be what it counts: "23 missiles", but "23 over Kyiv", "23 wounded"."""
    if token_span.end > reading.tokens[token_span.last].end:
        return True  # a unit
    following = next(iter(_after(reading, token_span, token_span.last + 4)), None)
    if following is None or following.kind not in (TokenKind.WORD, TokenKind.NAME):
        return False
    word = following.text.lower()
    return word not in BASE and not word.endswith("ed")


def _counted(side: Side) -> list[str]:
    """What the value counts, where that stands behind it: of nothing else is it told."""
    token_span = side.token_spans[side.at]
    has_noun = token_span.end <= side.reading.tokens[token_span.last].end and _counts(side.reading, token_span)
    return [token.key for token in _after(side.reading, token_span, token_span.last + 2)] if has_noun else []


def _key(token: Token) -> str:
    return token.key if token.kind not in (TokenKind.SMALL, TokenKind.MARK, TokenKind.NUMBER) else ""

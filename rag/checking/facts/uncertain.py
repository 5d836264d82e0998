"""What is not said to have happened: it may have, nearly did, is planned, wanted, feared, or is said to be untrue."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from rag.checking.facts.patterns import PatternMatch, Patterns, keys_of
from rag.checking.facts.reading import Token, TokenizedText, TokenKind


class Reach(Enum):
    """What a wording makes uncertain."""

    VERB = "verb"  # the first word of meaning after it: "may have resigned"
    NEXT = "next"  # the word right after it: "nearly every house"
    CLAUSE = "clause"  # all to the end of the clause: "whether the dam was damaged"
    BELIED = "belied"  # the same, where the sentence goes on to call it false: "rumours that … are a hoax"


UNTRUE = "untrue"
WILL = "will"
DUE = "due"
POSSIBLE = "possible"
WANT = "want"
ACCUSE = "accuse"
REPORTED = "reported"

# Each row: its name, what it reaches, and wordings as `patterns` reads them. Wordings of one name can be said for each
# other; whatever one of them reaches is no fact. What tells of success is none: "managed to", "decided to".
_ROWS = """
possible | verb | may ; =might ; =could
perhaps | clause | =possibly ; perhaps ; maybe ; =conceivably ; =possible|conceivable|thinkable that
likely | clause | =probably ; =presumably ; =likely|probable that
likely | verb | =likely to
nearly | next | =nearly ; almost ; =practically
nearly | verb | come close|near to ; on the verge|brink|cusp of ; about to ; =close to
will | verb | =will ; =would ; =shall ; =ll ; =going to
due | verb | be to ; expect|anticipate|due|set|schedule|slate|suppose|poise to
plan | verb | plan|intend|prepare|aim to ; plan ~ to ; consider ; contemplate ; mull
plan | verb | plot|scheme|bid|proposal|ambition to
hope | verb | hope|wish|want|seek|long|aspire to ; hope of ; ready|willing|keen|eager to
try | verb | try|attempt|effort to ; attempt|effort at
promise | verb | promise|pledge|vow|swear|commit|undertake to
offer | verb | agree|offer|propose|volunteer|agreement to
threat | verb | threat|threaten to
want | verb | urge|ask|tell|order|invite|encourage|press|require|instruct|advise|beg|want|expect ~ to
want | verb | call on|upon ~ to
want | clause | demand|urge|propose|recommend|hope|wish|fear that ; wish he|she|it|they ; call for
should | verb | =should ; =ought to ; must have ; need to
accuse | verb | accuse|suspect|suspicion of ; allege to ; =charged|trial with|for
accuse | clause | suspect|=allege|=alleges|=alleged|allegation ?be that
accuse | clause | speculate|rumour|rumor|suspicion|fear|theory ?be that
reported | clause | =allegedly ; =reportedly ; =purportedly ; =supposedly
whether | clause | whether ; =if ; unless ; lest
untrue | clause | no|little evidence|sign|indication|proof|truth that|in|of ; not true|correct that ; untrue|false that
untrue | clause | =wrongly|=falsely|=mistakenly report|claim|say|state|allege that ; myth|lie|hoax|pretence that
untrue | clause | reject|dismiss|deny|debunk|refute ?the report|claim|rumour|rumor|allegation that|of
untrue | clause | reject|dismiss|deny|debunk|refute ?the suggestion|accusation|idea|story that|of
untrue | belied | report|claim|rumour|rumor|allegation|suggestion|story|accusation|idea that
""".strip()

# What calls a report false, somewhere after it in the sentence.
_FALSE = "false untrue unfounded baseless hoax fabricated incorrect fake debunked rubbish nonsense invented wrong lie"
# Tokens between a wording and the verb that it reaches, at most: "may, in the view of some, have resigned" is let go.
NEAR = 5
_STOPS = frozenset('.;:!?…“”"«»—–,')
# "If only", "as if", "even if": nothing hangs on them.
_ADVERBS = keys_of("soon now then later still already again also even well ever never yet")
_ARTICLES = keys_of("a an the this")
# How a question begins.
_ASKING = keys_of("who whose whom what which when where why how be do have can will shall may")
_NO_CONDITION = keys_of("as only")


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording, and the tokens that it makes uncertain."""

    name: str
    first: int
    last: int
    reaches: frozenset[int]
    whole: bool  # whether it reaches a clause, not one word


@lru_cache(maxsize=4096)
def cues(reading: TokenizedText) -> tuple[Cue, ...]:
    """All that make something of the sentence uncertain, in order."""
    found = [cue for each in _patterns().find(reading) if (cue := _cue(reading, each)).reaches]
    return (*_asked(reading), *_inverted(reading), *found)


def uncertain_tokens_in(reading: TokenizedText) -> frozenset[int]:
    """The tokens that any wording makes uncertain."""
    return frozenset[int]().union(*(cue.reaches for cue in cues(reading)))


def untrue_cues_in(reading: TokenizedText) -> Iterator[Cue]:
    """Those by which something is said not to be so."""
    return (cue for cue in cues(reading) if cue.name == UNTRUE)


def _cue(reading: TokenizedText, found: PatternMatch) -> Cue:
    name, reach = found.name.split()
    if name == WANT and reading.keys[found.first - 1 : found.first] and reading.keys[found.first - 1] in _ARTICLES:
        return Cue(name, found.first, found.last, frozenset(), whole=False)  # "an order to", "the call for"
    reaches = {
        Reach.VERB: _verb,
        Reach.NEXT: _next,
        Reach.CLAUSE: _clause,
        Reach.BELIED: _belied,
    }[Reach(reach)](reading, found)
    return Cue(name, found.first, found.last, frozenset(reaches), Reach(reach) in (Reach.CLAUSE, Reach.BELIED))


def _verb(reading: TokenizedText, found: PatternMatch) -> Iterator[int]:
    for index in range(found.last + 1, min(found.last + 1 + NEAR, len(reading.tokens))):
        token = reading.tokens[index]
        if token.key in _STOPS or token.key == "not":
            return
        if token.is_fact or (token.kind is TokenKind.WORD and not _is_adverb(token)):
            yield index
            return


def _is_adverb(token: Token) -> bool:
    return token.text.endswith("ly") or token.key in _ADVERBS


def _next(reading: TokenizedText, found: PatternMatch) -> Iterator[int]:
    for index in range(found.last + 1, min(found.last + 2, len(reading.tokens))):
        token = reading.tokens[index]
        if (
            not token.is_fact
            and token.number is None
            and token.kind is not TokenKind.MARK
            and not token.text.endswith("ly")
        ):
            yield index


def _clause(reading: TokenizedText, found: PatternMatch) -> Iterator[int]:
    if reading.keys[found.first - 1 : found.first] and reading.keys[found.first - 1] in _NO_CONDITION:
        return
    for index in range(found.last + 1, len(reading.tokens)):
        if reading.keys[index] in _STOPS:
            return
        yield index


def _belied(reading: TokenizedText, found: PatternMatch) -> Iterator[int]:
    clause = list(_clause(reading, found))
    verdict = next((index for index in clause if reading.keys[index] in _false()), None)
    if verdict is not None:
        yield from (index for index in clause if index < verdict)


def _asked(reading: TokenizedText) -> Iterator[Cue]:
    """A question says nothing of what it asks."""
    if reading.keys[:1] and reading.keys[0] in _ASKING and reading.text.rstrip(' ”"').endswith("?"):
        yield Cue("whether", 0, 0, frozenset(range(len(reading.tokens))), whole=True)


def _inverted(reading: TokenizedText) -> Iterator[Cue]:
    """ "Had the alarm sounded, …": the verb comes first, as in no other statement."""
    first = reading.tokens[0].text if reading.tokens else ""
    if first in {"Had", "Should", "Were"}:
        yield Cue("whether", 0, 0, frozenset(_clause(reading, PatternMatch("whether", 0, 0))), whole=True)


@cache
def _patterns() -> Patterns:
    lines: dict[str, list[str]] = {}
    for row in _ROWS.splitlines():
        name, reach, wordings = (part.strip() for part in row.split(" | "))
        lines.setdefault(f"{name} {reach}", []).extend(part.strip() for part in wordings.split(";"))
    return Patterns(lines)


@cache
def _false() -> frozenset[str]:
    return keys_of(_FALSE)

"""The claim in the words of what it cites, where the rules know that both mean the same.

The judge is a small network: it does not know that "nearly" is "almost", or that X was bought by Y where Y bought X,
and doubts it. What the claim says stays as it is, true or false; only how it says it becomes that of the passage.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from rag.checking.facts.claim_evidence import gather
from rag.checking.facts.counterparts import counterpart
from rag.checking.facts.names import stand_for
from rag.checking.facts.offices import government, is_place
from rag.checking.facts.pairing import Pairing, pair
from rag.checking.facts.patterns import PatternMatch, Patterns, keys_of
from rag.checking.facts.polarity import denials, find_denied_tokens, hidden_denials
from rag.checking.facts.reading import TokenizedText, TokenKind, read
from rag.checking.facts.turning import match_voice
from rag.checking.facts.uncertain import cues, untrue_cues_in
from rag.checking.shapes import CitedPassage

# Each row: wordings of one meaning, as `patterns` reads them. Where the claim has one of them and the sentence that it
# follows another, it is given the other.
_SAME = """
despite ; in spite of ; notwithstanding ; regardless of
although ; even though ; though
because of ; due to ; owing to ; thank|thanks to ; as a result of
=nearly ; almost ; =practically
hardly ; =barely ; scarcely
rarely ; seldom
instead of ; =rather than
go on ; continue ; carry on ; not over
cancel ; call off
postpone ; delay ; put off ; put back
scrap ; abandon ; drop ; ditch ; shelve
reject ; dismiss ; rebuff
=few ; not many
=little ; not much
no longer ; not any more ; not anymore
acquit of ; clear of ; not guilty of
acquit ; clear ; exonerate
unlawful ; illegal
unfounded ; baseless ; groundless
have no ; lack ; be without
allegedly ; allege to have ; be say to have
=possibly ; perhaps ; maybe
fail to ; not manage to
harmless ; not harmful ; not dangerous
unarmed ; not armed
""".strip()
# A helper that "did not" leaves where the passage says "failed to".
_HELPERS = keys_of("do will")
# Tokens between two words that are replaced together, at most.
NEAR = 6


@dataclass(frozen=True, slots=True)
class _Change:
    """The claim's tokens from `first` to `last` in other words."""

    first: int
    last: int
    replacement: str


def match_wording(claim: str, cited: Sequence[CitedPassage]) -> str:
    """The claim, worded as the sentence of `cited` that it is most like."""
    pairings = gather(claim, cited).pairings
    for reword in _STEPS if pairings else ():
        (pairing,) = pair(read(claim), [pairings[0].source])
        claim = reword(pairing)
    return claim


def _with_phrases(pairing: Pairing) -> str:
    mine, theirs = _by_row(pairing.claim), _by_row(pairing.source.reading)
    changes = []
    for row, found in mine.items():
        other = theirs.get(row)
        source = pairing.source.reading
        if other and not _is_one(pairing, found.first, found.last, other.first, other.last):
            changes.append(_Change(found.first, found.last, source.text_between(other.first, other.last)))
    return _changed(pairing.claim, changes)


def _is_one(pairing: Pairing, first: int, last: int, their_first: int, their_last: int) -> bool:
    """Whether both are written alike."""
    theirs = pairing.source.reading.text_between(their_first, their_last)
    return pairing.claim.text_between(first, last).lower() == theirs.lower()


def _by_row(reading: TokenizedText) -> dict[str, PatternMatch]:
    rows: dict[str, PatternMatch] = {}
    for found in _same().find(reading):
        if found.first not in {each.first for each in rows.values()}:
            rows.setdefault(found.name, found)
    return rows


def _with_cues(pairing: Pairing) -> str:
    """ "Might have resigned" where the passage says "may have", "did not say" where it says "failed to say"."""
    theirs = _uncertain(pairing.source.reading)
    changes = [
        _cue_change(pairing, mine, their)
        for mine in _uncertain(pairing.claim)
        for their in theirs
        if mine.name == their.name and counterpart(pairing, their.reached) == mine.reached
    ]
    return _changed(pairing.claim, [change for change in changes if change])


@dataclass(frozen=True, slots=True)
class _Uncertain:
    """A wording from token `first` on that makes the word at `reached` uncertain."""

    name: str
    first: int
    reached: int


def _uncertain(reading: TokenizedText) -> list[_Uncertain]:
    found = [_Uncertain(cue.name, cue.first, min(cue.reaches)) for cue in cues(reading) if not cue.whole]
    hidden = [(each.first, each.index) for each in hidden_denials(reading)]
    for first, index in (*((each, each) for each in denials(reading)), *hidden):
        found += [_Uncertain("not", first, head) for head in find_denied_tokens(reading, index)[:1]]
    return [each for each in found if each.reached - each.first <= NEAR]


def _cue_change(pairing: Pairing, mine: _Uncertain, their: _Uncertain) -> _Change | None:
    claim, source = pairing.claim, pairing.source.reading
    if _is_one(pairing, mine.first, mine.reached, their.first, their.reached):
        return None
    helped = _is_helped(claim, mine) and source.keys[their.first] != "not"
    return _Change(mine.first - helped, mine.reached, source.text_between(their.first, their.reached))


def _without_denial(pairing: Pairing) -> str:
    """ "Has left" for "has not left", where the passage says that it is untrue that he left: the judge reads over that.

    That both deny it the rules have seen; the judge is asked of the rest.
    """
    source = pairing.source.reading
    false = frozenset[int]().union(*(cue.reaches for cue in untrue_cues_in(source)))
    heads = {counterpart(pairing, theirs) for theirs in false}
    changes = [
        _Change(
            each.first - _is_helped(pairing.claim, each),
            each.reached,
            pairing.claim.text_between(each.first + 1, each.reached),
        )
        for each in _uncertain(pairing.claim)
        if each.name == "not" and pairing.claim.keys[each.first] == "not" and each.reached in heads
    ]
    return _changed(pairing.claim, changes)


def _is_helped(claim: TokenizedText, mine: _Uncertain) -> bool:
    return mine.first > 0 and claim.keys[mine.first - 1] in _HELPERS


def _with_forms(pairing: Pairing) -> str:
    """ "Signs" where the passage has "sign"."""
    source = pairing.source.reading
    return _changed(
        pairing.claim,
        [
            _Change(mine, mine, source.tokens[theirs].text)
            for mine, theirs in enumerate(pairing.partner)
            if theirs >= 0
            and pairing.claim.tokens[mine].kind is TokenKind.WORD
            and source.tokens[theirs].kind is TokenKind.WORD
            and pairing.claim.tokens[mine].text.lower() != source.tokens[theirs].text.lower()
        ],
    )


def _with_names(pairing: Pairing) -> str:
    """ "Moscow" where the passage has "Russia"."""
    source = pairing.source.reading
    changes = []
    for mine, token in enumerate(pairing.claim.tokens):
        if token.kind is not TokenKind.NAME or token.key in source.keys or is_place(pairing.claim, mine):
            continue
        free = (each for index, each in enumerate(source.tokens) if index not in pairing.partner)
        other = next((each for each in free if each.kind is TokenKind.NAME and stand_for(token.key, each.key)), None)
        if other:
            changes.append(_Change(*government(pairing.claim, mine), other.text))
    return _changed(pairing.claim, changes)


def _with_voice(pairing: Pairing) -> str:
    """ "X was bought by Y" where the passage says "Y bought X"."""
    claim, source = pairing.claim, pairing.source.reading
    for mine, token in enumerate(claim.tokens):
        if token.kind is TokenKind.WORD and claim.keys.count(token.key) == 1 and source.keys.count(token.key) == 1:
            turned = match_voice(claim, mine, source, source.keys.index(token.key))
            if turned:
                return turned
    return claim.text


_STEPS: tuple[Callable[[Pairing], str], ...] = (
    _with_names,
    _with_phrases,
    _with_cues,
    _without_denial,
    _with_voice,
    _with_forms,
)


def _changed(claim: TokenizedText, changes: Sequence[_Change]) -> str:
    text, end = claim.text, len(claim.tokens)
    for change in sorted(changes, key=lambda each: -each.first):
        if change.last >= end:
            continue  # what overlaps a change after it
        text = text[: claim.tokens[change.first].start] + change.replacement + text[claim.tokens[change.last].end :]
        end = change.first
    return text


@cache
def _same() -> Patterns:
    return Patterns({row: tuple(part.strip() for part in row.split(";")) for row in _SAME.splitlines()})

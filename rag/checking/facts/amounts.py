"""The numbers of a claim must stand in the cited words, with the same meaning."""

from collections.abc import Iterable, Iterator

from rag.checking.facts.bounds import contradict, says_more
from rag.checking.facts.changes import Step, differ, step_at
from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.counted import describe_mismatch, find_counted_keys, number_phrase_at, words_before
from rag.checking.facts.number import CLOCK
from rag.checking.facts.own_words import Belongs, Side, TokenSpan, belongs
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.reading import Token, TokenizedText, TokenKind, read
from rag.checking.facts.units import POINT
from rag.checking.shapes import Objection

# A number that the passage has elsewhere is wrong in a place only where the sentence is this much like the claim.
LIKE = 0.4
# Tokens after a number among which is what it counts: "9 million of Ukraine's 40 million people".
BESIDE = 5
# Up to here a number in words may be counted by a reader: "the four regions", where the passage names each.
COUNTABLE = 10


# Sentences with the token in each where a number stands.
Found = list[tuple[TokenizedText, int]]


def number_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    for index, token in enumerate(evidence.claim.tokens):
        if token.kind is TokenKind.NUMBER and not _says_nothing(evidence.claim, index):
            yield from objections_at(evidence, index)


def _says_nothing(claim: TokenizedText, index: int) -> bool:
    """ "One" is mostly no number ("one of them"), and "first" and "second" are mostly no places in an order."""
    token = claim.tokens[index]
    if token.text.lower() == "one":
        following = claim.tokens[index + 1] if index + 1 < len(claim.tokens) else None
        before = claim.keys[index - 1] if index else ""
        return (
            following is None or following.kind is not TokenKind.WORD or before in {"no", "the", "ani", "ever", "this"}
        )
    return False


def objections_at(evidence: ClaimEvidence, index: int) -> Iterator[Objection]:
    """Against the number that is the token `index` of the claim."""
    token = evidence.claim.tokens[index]
    best = evidence.best_at(index)
    same = occurrences_of(evidence, index)
    owner, other = _owner(evidence, index, best, same)
    if best and other:
        yield Objection("number", describe_mismatch(best.source.reading, other, token), grave=True)
    elif found := None if owner is Belongs.OWN else _misplaced(evidence, index, best, same):
        yield found
    elif same:
        yield from _said_otherwise(evidence, index, best, same)


def _misplaced(evidence: ClaimEvidence, index: int, best: Pairing | None, same: Found) -> Objection | None:
    """The claim has the number where the passage has another, or the passage has it nowhere."""
    token = evidence.claim.tokens[index]
    slot_number = _in_slot(best, index) if best else None
    if same and best and best.partner[index] >= 0 and not slot_number:
        return None
    if best and slot_number and (not same or (best.likeness >= LIKE and not _beside_its_own(best, index))):
        return Objection("number", describe_mismatch(best.source.reading, slot_number, token), grave=True)
    if not same and not any(_occurrences(title, token) for title in evidence.titles):
        return next(_absent(evidence, index), None)
    clash = _other_noun(evidence, index, same) if same else None
    return Objection("number", clash, grave=True) if clash else None


def occurrences_of(evidence: ClaimEvidence, index: int) -> Found:
    """Where the cited passages have the number that the claim has at `index`."""
    token = evidence.claim.tokens[index]
    return [
        (source.reading, position) for source in evidence.sources for position in _occurrences(source.reading, token)
    ]


def _owner(evidence: ClaimEvidence, index: int, best: Pairing | None, same: Found) -> tuple[Belongs, Token | None]:
    """Whether the claim says of the number what the sentence says of it, or what it says of another, and of which."""
    source = best.source.reading if best else None
    here = [
        position
        for reading, position in same
        if reading is source and reading.tokens[position].kind is TokenKind.NUMBER
    ]
    if source is None or not here:
        return Belongs.OPEN, None
    step = step_at(evidence.claim, index)
    if step is not Step.NONE and any(step_at(source, position) is step for position in here):
        return Belongs.OWN, None
    claim = _side(evidence.claim, index)
    found = [_against(claim, _side(source, position)) for position in here]
    if any(not others for _, others in found):
        return (Belongs.OWN if any(owns for owns, _ in found) else Belongs.OPEN), None
    return Belongs.OTHER, found[0][1][0]


def _against(claim: Side, same: Side) -> tuple[bool, list[Token]]:
    """Whether the number has words of the claim for its own, and the other numbers to which its words belong.

    Not one that the claim has as well: "3 to 5 percent", or who tells of both.
    """
    token = claim.reading.tokens[claim.token_spans[claim.at].first]
    owns, others = False, []
    for at, index in enumerate(same.token_spans):
        other = same.reading.tokens[index.first]
        if _alike(token, other) and not _means(token, other) and _counts_alike(token, other):
            verdict = belongs(claim, same, Side(same.reading, same.token_spans, at))
            owns |= verdict is Belongs.OWN
            others += [other] if verdict is Belongs.OTHER and not _occurrences(claim.reading, other) else []
    return owns, others


def _counts_alike(token: Token, other: Token) -> bool:
    """Whether neither is an amount of money or a share, or both are. Points may be those of a match."""
    units = ("" if each.number is None or each.number.unit == POINT else each.number.unit for each in (token, other))
    return len(set(units)) == 1


def _side(reading: TokenizedText, index: int) -> Side:
    """The sentence with its numbers, and the one at token `index` among them."""
    token_spans = _numbers_of(reading, index)
    return Side(reading, token_spans, [position.first for position in token_spans].index(index))


def _numbers_of(reading: TokenizedText, kept: int) -> list[TokenSpan]:
    """Without those that only say one before them in another unit: "2.7 feet (0.8 meters)"."""
    return [
        TokenSpan(index, index, max(token.end, token.number.last if token.number else 0))
        for index, token in enumerate(reading.tokens)
        if index == kept or (token.kind is TokenKind.NUMBER and reading.keys[index - 1 : index] != ("(",))
    ]


def _said_otherwise(evidence: ClaimEvidence, index: int, best: Pairing | None, same: Found) -> Iterator[Objection]:
    """The passage has the number, but as "at least" so many, or as how much and not as to what something changed."""
    here = _nearest(best, same)
    token = evidence.claim.tokens[index]
    others = [reading.tokens[position] for reading, position in here]
    said, claimed = number_phrase_at(*here[0]), number_phrase_at(evidence.claim, index)
    step, theirs = step_at(evidence.claim, index), step_at(*here[0])
    if all(differ(step, step_at(*each)) for each in here):
        yield Objection("number", f"the passage says “{theirs.value} {said}”, not “{step.value} {claimed}”", grave=True)
    elif all(_contradicts(token, other) for other in others):
        yield Objection("number", f"the passage says {said}, not {claimed}", grave=True)
    elif best and best.likeness >= LIKE and _goes_beyond(evidence, token, others):
        yield Objection("number", f"the passage says {said}, not {claimed}", grave=False)


def _nearest(best: Pairing | None, same: Found) -> Found:
    """The number in the sentence that the claim follows, or else wherever it is."""
    return [each for each in same if best and each[0] is best.source.reading] or same


def _goes_beyond(evidence: ClaimEvidence, token: Token, others: Iterable[Token]) -> bool:
    """Whether the claim says more than any of the passages' numbers, and than the titles."""
    return not _titled(evidence, token) and all(_is_bounded(token, other) for other in others)


def _contradicts(token: Token, other: Token) -> bool:
    """Of numbers that are rounded only what is above and below is compared: more than 200 for 212."""
    if not token.number or not other.number or token.number.value is None:
        return False
    if token.number.value != other.number.value:
        return token.number.bound.is_up and other.number.bound.is_down
    return contradict(token.number.bound, other.number.bound)


def _is_bounded(token: Token, other: Token) -> bool:
    return bool(
        token.number
        and other.number
        and token.number.unit != CLOCK
        and not token.number.ordinal
        and says_more(token.number.bound, other.number.bound)
    )


def _titled(evidence: ClaimEvidence, token: Token) -> bool:
    return any(_occurrences(title, token) for title in evidence.titles)


def _in_slot(best: Pairing, index: int) -> Token | None:
    """Another number of the same kind that stands where the claim has this one."""
    token = best.claim.tokens[index]
    others = [other for other in best.slot(index) if other.number]
    if any(_means(token, other) for other in others):
        return None
    theirs = {key for key, partner in zip(best.claim.keys, best.partner, strict=True) if partner >= 0}
    return next((other for other in others if other.key not in theirs and _alike(token, other)), None)


def _beside_its_own(best: Pairing, index: int) -> bool:
    """Whether the number stands in the source too, beside a word that the claim has beside it."""
    claim = best.claim
    for position in _occurrences(best.source.reading, claim.tokens[index]):
        if set(find_counted_keys(claim, index)[:1]).intersection(
            best.source.reading.keys[position + 1 : position + 1 + BESIDE]
        ):
            return True
    return False


def _alike(token: Token, other: Token) -> bool:
    if not token.number or not other.number or other.kind is not token.kind:
        return False
    return token.number.ordinal == other.number.ordinal and (
        not token.number.unit or not other.number.unit or token.number.unit == other.number.unit
    )


def _means(token: Token, other: Token) -> bool:
    return bool(token.number and other.number and token.number.means(other.number))


def _occurrences(reading: TokenizedText, token: Token) -> list[int]:
    """Where `reading` has the number: the same in figures or words; "a drone" for "one drone"."""
    found = [index for index, other in enumerate(reading.tokens) if _means(token, other)]
    if not found and token.number and token.number.value == 1 and not token.number.unit:
        return [index for index, key in enumerate(reading.keys) if key in {"a", "an", "onli", "singl", "#1th"}]
    if not found and token.number and token.number.ordinal and token.text.lower() in {"first", "second", "third"}:
        return [index for index, key in enumerate(reading.keys) if key in {"earli", "initi", "begin", "#2", "#3"}]
    return found


def _absent(evidence: ClaimEvidence, index: int) -> Iterator[Objection]:
    """The number is nowhere: name the one that the passage has for the same thing."""
    token = evidence.claim.tokens[index]
    if _elsewhere(evidence, token):
        yield Objection("number", f"{token.text} stands in the article, but not in the cited passage", grave=False)
        return
    if said := _in_another_unit(evidence, token):
        yield Objection("number", f"the passage says {said}, not {number_phrase_at(evidence.claim, index)}", grave=True)
        return
    counted = set(find_counted_keys(evidence.claim, index))
    for source in sorted(evidence.sources, key=lambda source: not source.is_attributed):
        for position, other in enumerate(source.reading.tokens):
            if (
                other.kind is TokenKind.NUMBER
                and _alike(token, other)
                and counted.intersection(find_counted_keys(source.reading, position))
            ):
                yield Objection("number", describe_mismatch(source.reading, other, token), grave=True)
                return
    countable = bool(token.number and not token.number.figures and (token.number.value or 0) <= COUNTABLE)
    yield Objection("number", f"the number {token.text} is not in the cited words", grave=not countable)


def _in_another_unit(evidence: ClaimEvidence, token: Token) -> str | None:
    """The number as the bound sentences have it of something else: 3 percentage points for 3 percent."""
    number = token.number
    if number is None or not number.unit:
        return None
    for source in evidence.sources:
        for index, other in enumerate(source.reading.tokens):
            if source.is_attributed and other.number and other.number.unit and other.number.value == number.value:
                return number_phrase_at(source.reading, index)
    return None


def _elsewhere(evidence: ClaimEvidence, token: Token) -> bool:
    """Whether the article says the number as the claim writes it. Small numbers are in every article."""
    if not token.number or not token.number.value or (token.number.value < 13 and not token.number.unit):
        return False
    return any(_occurrences(read_part, token) for article in evidence.articles for read_part in _parts(article.text))


def _parts(text: str) -> Iterable[TokenizedText]:
    """The first 20,000 characters of an article, in pieces that are read once."""
    return (read(text[start : start + 2000]) for start in range(0, min(len(text), 20_000), 2000))


def _other_noun(evidence: ClaimEvidence, index: int, same: list[tuple[TokenizedText, int]]) -> str | None:
    """What the passage says instead, where it has this number of other things and another number of this thing."""
    mine = find_counted_keys(evidence.claim, index)[:1]
    token = evidence.claim.tokens[index]
    beside = (
        words_before(reading, position) + [*reading.keys[position + 1 : position + 1 + BESIDE]]
        for reading, position in same
    )
    if not mine or any(mine[0] in keys for keys in beside):
        return None
    for source in evidence.sources:
        for position, other in enumerate(source.reading.tokens):
            close = (
                source.is_attributed
                and other.kind is TokenKind.NUMBER
                and _alike(token, other)
                and not _means(token, other)
            )
            if close and mine[0] in find_counted_keys(source.reading, position)[:2]:
                return describe_mismatch(source.reading, other, token)
    return None

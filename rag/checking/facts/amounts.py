"""The numbers of a claim must stand in the cited words, with the same meaning."""

from collections.abc import Iterable, Iterator

from rag.checking.facts.evidence import Evidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.reading import Kind, Reading, Token, read
from rag.checking.shapes import Objection

# A number that the passage has elsewhere is wrong in a place only where the sentence is this much like the claim.
LIKE = 0.4
# Tokens after a number among which is what it counts: "9 million of Ukraine's 40 million people".
BESIDE = 5
# Up to here a number in words may be counted by a reader: "the four regions", where the passage names each.
COUNTABLE = 10
# Words of meaning after a number that may say what is counted: "35 attack drones".
COUNTED = 3


def number_objections(evidence: Evidence) -> Iterator[Objection]:
    for index, token in enumerate(evidence.claim.tokens):
        if token.kind is Kind.NUMBER and not _says_nothing(evidence.claim, index):
            yield from _objection(evidence, index)


def _says_nothing(claim: Reading, index: int) -> bool:
    """ "One" is mostly no number ("one of them"), and "first" and "second" are mostly no places in an order."""
    token = claim.tokens[index]
    if token.text.lower() == "one":
        following = claim.tokens[index + 1] if index + 1 < len(claim.tokens) else None
        before = claim.keys[index - 1] if index else ""
        return following is None or following.kind is not Kind.WORD or before in {"no", "the", "ani", "ever", "this"}
    return False


def _objection(evidence: Evidence, index: int) -> Iterator[Objection]:
    token = evidence.claim.tokens[index]
    best = evidence.best_at(index)
    slot_number = _in_slot(best, index) if best else None
    if best and best.partner[index] >= 0 and not slot_number:
        return
    same = [(source.reading, place) for source in evidence.sources for place in _places(source.reading, token)]
    if best and slot_number and (not same or (best.likeness >= LIKE and not _beside_its_own(best, index))):
        yield Objection("number", _says(best.source.reading, slot_number, token), grave=True)
        return
    titled = any(_places(title, token) for title in evidence.titles)
    if not same and not titled:
        yield from _absent(evidence, index)
    elif same and (clash := _other_noun(evidence, index, same)):
        yield Objection("number", clash, grave=True)


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
    for place in _places(best.source.reading, claim.tokens[index]):
        if set(_counted(claim, index)[:1]).intersection(best.source.reading.keys[place + 1 : place + 1 + BESIDE]):
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


def _places(reading: Reading, token: Token) -> list[int]:
    """Where `reading` has the number: the same in figures or words; "a drone" for "one drone"."""
    found = [place for place, other in enumerate(reading.tokens) if _means(token, other)]
    if not found and token.number and token.number.value == 1 and not token.number.unit:
        return [place for place, key in enumerate(reading.keys) if key in {"a", "an", "onli", "singl", "#1th"}]
    if not found and token.number and token.number.ordinal and token.text.lower() in {"first", "second", "third"}:
        return [place for place, key in enumerate(reading.keys) if key in {"earli", "initi", "begin", "#2", "#3"}]
    return found


def _absent(evidence: Evidence, index: int) -> Iterator[Objection]:
    """The number is nowhere: name the one that the passage has for the same thing."""
    token = evidence.claim.tokens[index]
    if _elsewhere(evidence, token):
        yield Objection("number", f"{token.text} stands in the article, but not in the cited passage", grave=False)
        return
    counted = set(_counted(evidence.claim, index))
    for source in sorted(evidence.sources, key=lambda source: not source.bound):
        for place, other in enumerate(source.reading.tokens):
            if (
                other.kind is Kind.NUMBER
                and _alike(token, other)
                and counted.intersection(_counted(source.reading, place))
            ):
                yield Objection("number", _says(source.reading, other, token), grave=True)
                return
    countable = bool(token.number and not token.number.figures and (token.number.value or 0) <= COUNTABLE)
    yield Objection("number", f"the number {token.text} is not in the cited words", grave=not countable)


def _elsewhere(evidence: Evidence, token: Token) -> bool:
    """Whether the article says the number as the claim writes it. Small numbers are in every article."""
    if not token.number or not token.number.value or (token.number.value < 13 and not token.number.unit):
        return False
    return any(_places(read_part, token) for article in evidence.articles for read_part in _parts(article.text))


def _parts(text: str) -> Iterable[Reading]:
    """The first 20,000 characters of an article, in pieces that are read once."""
    return (read(text[start : start + 2000]) for start in range(0, min(len(text), 20_000), 2000))


def _other_noun(evidence: Evidence, index: int, same: list[tuple[Reading, int]]) -> str | None:
    """What the passage says instead, where it has this number of other things and another number of this thing."""
    mine = _counted(evidence.claim, index)[:1]
    token = evidence.claim.tokens[index]
    if not mine or any(
        mine[0] in (*_before(reading, place), *reading.keys[place + 1 : place + 1 + BESIDE]) for reading, place in same
    ):
        return None
    for source in evidence.sources:
        for place, other in enumerate(source.reading.tokens):
            close = source.bound and other.kind is Kind.NUMBER and _alike(token, other) and not _means(token, other)
            if close and mine[0] in _counted(source.reading, place)[:2]:
                return _says(source.reading, other, token)
    return None


def _counted(reading: Reading, index: int) -> list[str]:
    """The keys of the words of meaning after a number, up to a mark: what it counts."""
    found: list[str] = []
    for token in reading.tokens[index + 1 : index + 2 + COUNTED]:
        if token.kind is Kind.MARK or token.kind is Kind.NUMBER or token.key in {"and", "in", "on", "by", "over"}:
            break
        if token.kind in (Kind.WORD, Kind.NAME):
            found.append(token.key)
    return found[:COUNTED]


def _before(reading: Reading, index: int) -> list[str]:
    return [token.key for token in reading.tokens[max(index - 4, 0) : index] if token.kind is Kind.WORD]


def _says(reading: Reading, other: Token, token: Token) -> str:
    """ "the passage says 35 drones, not 53" """
    place = reading.tokens.index(other)
    last = place
    for step, following in enumerate(reading.tokens[place + 1 : place + 3], start=1):
        if following.kind not in (Kind.WORD, Kind.NAME):
            break
        last = place + step
    return f"the passage says {reading.words(place, last)}, not {token.text}"

"""What is said not to be: the words that deny, and what they deny."""

from dataclasses import dataclass
from functools import cache, lru_cache

from rag.checking.facts.patterns import PatternMatch, Patterns, keys_of
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.uncertain import untrue_cues_in
from rag.checking.facts.verbs import BASE
from rag.language.en.negation import DENYING, HIDDEN, NOTHING_DENIED, PLAIN
from rag.text.words import stem

# Before "few" these say that there are some.
_QUANTITIES = keys_of("few little")
_SOME = keys_of("a the last past next first every these those quite")
_WITH_OBJECT = keys_of("little drop withdraw ditch")
# How far a denial reaches, in tokens.
REACH = 7
_FILLERS = keys_of("yet ever even longer")
_NO_FILLERS = keys_of("likely unlikely early only")
HEADS = 2
_BREAKS = frozenset('.;:!?“”"«»')


@cache
def denial_keys() -> frozenset[str]:
    """The keys of words that deny."""
    return frozenset(stem(BASE.get(word, word)) for word in DENYING)


@lru_cache(maxsize=4096)
def denials(reading: TokenizedText) -> tuple[int, ...]:
    """The tokens of `reading` that deny something."""
    return tuple(index for index in range(len(reading.tokens)) if _denies(reading, index))


@dataclass(frozen=True, slots=True)
class HiddenNegation:
    """A wording that denies what follows its token `index`; `first` is the token by which it is known."""

    first: int
    index: int


@lru_cache(maxsize=4096)
def hidden_denials(reading: TokenizedText) -> tuple[HiddenNegation, ...]:
    """Wordings that deny something without saying so: "yet to", "cleared of", "few"."""
    return tuple(_hides(reading, each) for each in _hidden().find(reading) if not _are_some(reading, each.first))


def _are_some(reading: TokenizedText, first: int) -> bool:
    """ "A few", "the last few"."""
    return reading.keys[first] in _QUANTITIES and first > 0 and reading.keys[first - 1] in _SOME


def _hides(reading: TokenizedText, found: PatternMatch) -> HiddenNegation:
    """ "Little support" and "dropped charges" deny the very word that completes the wording."""
    return HiddenNegation(found.first, found.first if reading.keys[found.first] in _WITH_OBJECT else found.last)


@cache
def _hidden() -> Patterns:
    return Patterns({"hidden": [line.strip() for line in HIDDEN.replace("\n", ";").split(";")]})


def is_plain(reading: TokenizedText, index: int) -> bool:
    """Whether it is "not", "no", "never" and the like, and not a verb such as "refuse"."""
    return reading.keys[index] in PLAIN


def _denies(reading: TokenizedText, index: int) -> bool:
    key = reading.keys[index]
    if reading.tokens[index].kind is TokenKind.NAME:
        return False
    if key not in denial_keys():
        return key == "rule" and reading.keys[index + 1 : index + 2] == ("out",)
    following = reading.keys[index + 1] if index + 1 < len(reading.keys) else "."
    if key in {"no", "not"} and (following in NOTHING_DENIED or following in _BREAKS or following == ","):
        return False
    if key == "no" and following in {"less", "fewer"}:
        return False
    if index >= 1 and key == "not" and reading.keys[index - 1] in {"or", "if", "whi"}:
        return False
    number = reading.tokens[index + 1].number if index + 1 < len(reading.tokens) else None
    return not (key == "no" and number is not None and number.figures)  # "No 10"


def find_denied_tokens(reading: TokenizedText, index: int) -> list[int]:
    """The first words of meaning after a denial: "plans" and "absorb" of "denied plans to absorb"."""
    found: list[int] = []
    for position in range(index + 1, min(index + 1 + REACH, len(reading.tokens))):
        token = reading.tokens[position]
        if token.key in _BREAKS:
            break
        if _is_filler(reading, index, position):
            continue
        if token.kind is TokenKind.WORD or token.is_fact:
            found.append(position)
        if len(found) == HEADS:
            break
    return found


def _is_filler(reading: TokenizedText, index: int, position: int) -> bool:
    """ "Not yet left", "not independently verified": what is denied comes after it."""
    adverb = (
        reading.tokens[position].text.endswith("ly")
        and position == index + 1
        and reading.keys[index] in {"not", "never"}
    )
    return reading.keys[position] in _FILLERS or (adverb and reading.keys[position] not in _NO_FILLERS)


def is_negated(reading: TokenizedText, index: int) -> bool:
    """Whether a denial reaches the word at `index`, or it is said to be untrue."""
    denying = (*denials(reading), *(each.index for each in hidden_denials(reading)))
    return any(0 < index - position <= REACH and not _broken(reading, position, index) for position in denying) or any(
        index in cue.reaches for cue in untrue_cues_in(reading)
    )


def _broken(reading: TokenizedText, first: int, last: int) -> bool:
    """Whether a stop stands between, or a comma soon after the denial: "Not surprisingly, …"."""
    return any(key in _BREAKS for key in reading.keys[first:last]) or "," in reading.keys[first : min(first + 3, last)]

"""What is said not to be: the words that deny, and what they deny."""

from functools import cache, lru_cache

from rag.checking.facts.reading import Kind, Reading
from rag.checking.facts.verbs import BASE
from rag.text.words import stem

# Words that deny what follows, and verbs by which somebody denies it.
_DENYING = """
not no never none nobody nothing neither nor without cannot nowhere refuse deny fail decline unable unlikely impossible
lack avoid prevent unwilling
""".split()  # noqa: SIM905
_PLAIN = frozenset("not no never none nobody nothing neither nor without cannot nowhere".split())  # noqa: SIM905
# After "not" or "no" these say that nothing is denied: "not only", "no doubt".
_NOTHING_DENIED = frozenset("onli just mere necessarili doubt matter unlik".split())  # noqa: SIM905
# How far a denial reaches, in tokens.
REACH = 7
HEADS = 2
_BREAKS = frozenset('.;:!?“”"«»')


@cache
def denying() -> frozenset[str]:
    """The keys of words that deny."""
    return frozenset(stem(BASE.get(word, word)) for word in _DENYING)


@lru_cache(maxsize=4096)
def denials(reading: Reading) -> tuple[int, ...]:
    """The tokens of `reading` that deny something."""
    return tuple(index for index in range(len(reading.tokens)) if _denies(reading, index))


def is_plain(reading: Reading, index: int) -> bool:
    """Whether it is "not", "no", "never" and the like, and not a verb such as "refuse"."""
    return reading.keys[index] in _PLAIN


def _denies(reading: Reading, index: int) -> bool:
    key = reading.keys[index]
    if reading.tokens[index].kind is Kind.NAME:
        return False
    if key not in denying():
        return key == "rule" and reading.keys[index + 1 : index + 2] == ("out",)
    following = reading.keys[index + 1] if index + 1 < len(reading.keys) else "."
    if key in {"no", "not"} and (following in _NOTHING_DENIED or following in _BREAKS or following == ","):
        return False
    if key == "no" and following in {"less", "fewer"}:
        return False
    if index >= 1 and key == "not" and reading.keys[index - 1] in {"or", "if", "whi"}:
        return False
    number = reading.tokens[index + 1].number if index + 1 < len(reading.tokens) else None
    return not (key == "no" and number is not None and number.figures)  # "No 10"


def denied(reading: Reading, index: int) -> list[int]:
    """The first words of meaning after a denial: "plans" and "absorb" of "denied plans to absorb"."""
    found: list[int] = []
    for place in range(index + 1, min(index + 1 + REACH, len(reading.tokens))):
        token = reading.tokens[place]
        if token.key in _BREAKS:
            break
        if token.kind is Kind.WORD or token.is_fact:
            found.append(place)
        if len(found) == HEADS:
            break
    return found


def is_negated(reading: Reading, index: int) -> bool:
    """Whether a denial reaches the word at `index`."""
    return any(0 < index - place <= REACH and not _broken(reading, place, index) for place in denials(reading))


def _broken(reading: Reading, first: int, last: int) -> bool:
    """Whether a stop stands between, or a comma soon after the denial: "Not surprisingly, …"."""
    return any(key in _BREAKS for key in reading.keys[first:last]) or "," in reading.keys[first : min(first + 3, last)]

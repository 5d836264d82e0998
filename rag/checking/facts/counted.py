"""Numbers of a sentence in words: what one counts, and how it is told to a person."""

from rag.checking.facts.reading import Kind, Reading, Token

# Words of meaning after a number that may say what is counted: "35 attack drones".
COUNTED = 3


def number_phrase_at(reading: Reading, place: int) -> str:
    """The number with its bound and its unit: "at least 12 percent"."""
    number = reading.tokens[place].number
    return " ".join(reading.text[number.first : number.last].split()) if number else reading.tokens[place].text


def find_counted_keys(reading: Reading, index: int) -> list[str]:
    """The keys of the words of meaning after a number, up to a mark: what it counts."""
    found: list[str] = []
    for token in reading.tokens[index + 1 : index + 2 + COUNTED]:
        if token.kind is Kind.MARK or token.kind is Kind.NUMBER or token.key in {"and", "in", "on", "by", "over"}:
            break
        if token.kind in (Kind.WORD, Kind.NAME):
            found.append(token.key)
    return found[:COUNTED]


def words_before(reading: Reading, index: int) -> list[str]:
    return [token.key for token in reading.tokens[max(index - 4, 0) : index] if token.kind is Kind.WORD]


def describe_mismatch(reading: Reading, other: Token, token: Token) -> str:
    """ "the passage says 35 drones, not 53" """
    place = reading.tokens.index(other)
    last = place
    for step, following in enumerate(reading.tokens[place + 1 : place + 3], start=1):
        if following.kind not in (Kind.WORD, Kind.NAME):
            break
        last = place + step
    return f"the passage says {reading.words(place, last)}, not {token.text}"

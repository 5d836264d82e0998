"""Numbers of a sentence in words: what one counts, and how it is told to a person."""

from rag.checking.facts.reading import Token, TokenizedText, TokenKind

# Words of meaning after a number that may say what is counted: "35 attack drones".
COUNTED = 3


def number_phrase_at(reading: TokenizedText, index: int) -> str:
    """The number with its bound and its unit: "at least 12 percent"."""
    number = reading.tokens[index].number
    return " ".join(reading.text[number.first : number.last].split()) if number else reading.tokens[index].text


def find_counted_keys(reading: TokenizedText, index: int) -> list[str]:
    """The keys of the words of meaning after a number, up to a mark: what it counts."""
    found: list[str] = []
    for token in reading.tokens[index + 1 : index + 2 + COUNTED]:
        if (
            token.kind is TokenKind.MARK
            or token.kind is TokenKind.NUMBER
            or token.key in {"and", "in", "on", "by", "over"}
        ):
            break
        if token.kind in (TokenKind.WORD, TokenKind.NAME):
            found.append(token.key)
    return found[:COUNTED]


def words_before(reading: TokenizedText, index: int) -> list[str]:
    return [token.key for token in reading.tokens[max(index - 4, 0) : index] if token.kind is TokenKind.WORD]


def describe_mismatch(reading: TokenizedText, other: Token, token: Token) -> str:
    """ "the passage says 35 drones, not 53" """
    index = reading.tokens.index(other)
    last = index
    for step, following in enumerate(reading.tokens[index + 1 : index + 3], start=1):
        if following.kind not in (TokenKind.WORD, TokenKind.NAME):
            break
        last = index + step
    return f"the passage says {reading.text_between(index, last)}, not {token.text}"

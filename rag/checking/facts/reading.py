"""A sentence as the checks read it: its words, numbers, dates and names, each by what it is compared with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from rag.checking.facts.number import Number
from rag.checking.facts.quantities import numbers
from rag.checking.facts.verbs import BASE
from rag.checking.facts.written_days import written_days
from rag.language.en.calendar import MONTHS, WEEKDAYS
from rag.language.en.function_words import STOP_WORDS
from rag.language.en.ordinary import ordinary_words
from rag.text.characters import plain_letters
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.text.words import fold, stem

# A longer text is read to here: the longest sentence of 4,000 news articles has 1,900 characters.
MOST_CHARACTERS = 2_000


class TokenKind(Enum):
    WORD = "word"  # a word with a meaning of its own
    SMALL = "small"  # "the", "of"
    MARK = "mark"  # a comma, a dash
    NUMBER = "number"
    DATE = "date"  # a weekday, a month, a year, a day of a month
    NAME = "name"


# Names of more than one word, and short forms, by the one word that stands for them.
_PHRASES = {
    "united states of america": "usa",
    "united states": "usa",
    "united kingdom": "britain",
    "great britain": "britain",
    "european union": "eu",
    "united nations": "un",
    "usa": "usa",
    "us": "usa",
    "uk": "britain",
    "eu": "eu",
    "un": "un",
}
_PHRASE = r"\b(?:United States(?: of America)?|United Kingdom|Great Britain|European Union|United Nations)\b"

_DAY_NAMES = {
    **{day: f"day:{day}" for day in WEEKDAYS},
    **{short: f"day:{day}" for day in WEEKDAYS for short in (day[:3], day + "s")},
    **{month: f"month:{month}" for month in MONTHS},
    **{month[:3]: f"month:{month}" for month in MONTHS},
    "tues": "day:tuesday",
    "thur": "day:thursday",
    "thurs": "day:thursday",
    "sept": "month:september",
}
for _short in ("sun", "sat", "mar", "wed"):  # more often The Sun, an exam, a first name
    del _DAY_NAMES[_short]
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

_WORD = re.compile(
    rf"""(?P<phrase>{_PHRASE})
    | (?P<dotted>\b(?:[A-Z]\.){{2,}}(?:[A-Z]\b)?)
    | (?P<word>\w+(?:['’]\w+)*)
    | (?P<mark>[,;:—–()“”"«»?!.…])""",
    re.VERBOSE,
)
_NEGATED = re.compile(r"(\w*?)(n['’]t)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)

# Words that open sentences, in addition to those in `ordinary.txt`.
_OPENERS = STOP_WORDS | {"i", "i'm", "mr", "mrs", "ms", "dr", "q1", "q2", "q3", "q4"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark, where it stands, and the key by which it is compared."""

    start: int
    end: int
    key: str
    kind: TokenKind
    text: str
    number: Number | None = None

    @property
    def is_fact(self) -> bool:
        return self.kind in (TokenKind.NUMBER, TokenKind.DATE, TokenKind.NAME)


@dataclass(frozen=True, slots=True)
class TokenizedText:
    """A text with its tokens, in order."""

    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    content: frozenset[str]  # the keys that carry meaning

    def __hash__(self) -> int:
        """Of the text alone, which all the rest is read from: it is asked for at each word of a claim."""
        return hash(self.text)

    def text_between(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())


@lru_cache(maxsize=4096)
def read(text: str) -> TokenizedText:
    """The tokens of `text`, of its first 2,000 characters, with the letters of a ligature apart."""
    text = plain_letters(text[:MOST_CHARACTERS])
    tokens = tuple(_with_dates(_without_points(list(_tokens(text)))))
    content = frozenset(token.key for token in tokens if token.kind not in (TokenKind.SMALL, TokenKind.MARK))
    return TokenizedText(text, tokens, tuple(token.key for token in tokens), content)


def _tokens(text: str) -> Iterator[Token]:
    offset = 0
    opens = True
    for start, end, values in (*_values(text), (len(text), len(text), ())):
        for match in _WORD.finditer(text, offset, start):
            yield from _of_match(text, match, opens)
            opens = match["mark"] in {".", "!", "?", "“", '"', "«", ":", "…"} if match["mark"] else False
        if values:
            yield from values
            offset = end
            opens = False


def _values(text: str) -> list[tuple[int, int, tuple[Token, ...]]]:
    """The days in figures and the numbers of `text`, in order; what is part of a day is no number."""
    found = [(start, end, _day_tokens(text, parts)) for start, end, parts in written_days(text)]
    days = [(start, end) for start, end, _ in found]
    found += [
        (_first_of(text, number), number.end, (_number_token(number),))
        for number in numbers(text)
        if all(number.end <= start or end <= number.start for start, end in days)
    ]
    return sorted(found, key=lambda each: each[:2])


def _first_of(text: str, number: Number) -> int:
    """Where its words begin: "no more than" denies nothing, and is read with the number."""
    return number.first if text[number.first : number.first + 3].lower() in {"no ", "not"} else number.start


def _day_tokens(text: str, parts: tuple[tuple[int, int, str], ...]) -> tuple[Token, ...]:
    return tuple(
        Token(start, end, _day_key(part), TokenKind.DATE, text[start:end]) for start, end, part in sorted(parts)
    )


def _day_key(part: str) -> str:
    if part.startswith("m"):
        return f"month:{MONTHS[int(part[1:]) - 1]}"
    return f"year:{part[1:]}" if part.startswith("y") else f"date:{int(part)}"


def _number_token(number: Number) -> Token:
    if number.figures and _YEAR.fullmatch(number.text):
        return Token(number.start, number.end, f"year:{number.text}", TokenKind.DATE, number.text, number)
    return Token(number.start, number.end, number.key, TokenKind.NUMBER, number.text, number)


def _of_match(text: str, match: re.Match[str], opens: bool) -> Iterator[Token]:
    start, end = match.span()
    if match["phrase"]:
        yield Token(start, end, stem(_PHRASES[match["phrase"].lower()]), TokenKind.NAME, match.group())
    elif match["mark"]:
        yield Token(start, end, match.group(), TokenKind.MARK, match.group())
    elif match["dotted"]:
        letters = match.group().replace(".", "").lower()
        yield Token(start, end, stem(_PHRASES.get(letters, letters)), TokenKind.NAME, match.group())
    elif negated := _NEGATED.fullmatch(match.group()):
        verb = {"ca": "can", "wo": "will"}.get(negated[1].lower(), negated[1])
        if verb:
            yield _word(start, start + len(negated[1]), verb, negated[1], opens)
        yield Token(start + len(negated[1]), end, "not", TokenKind.SMALL, negated[2])
    else:
        word = _POSSESSIVE.sub("", match.group())
        if "'" in word or "’" in word:
            yield from _contracted(start, word, opens)
        elif word:
            yield _word(start, start + len(word), word, word, opens)


def _contracted(start: int, word: str, opens: bool) -> Iterator[Token]:
    """ "he'll", "they've" are two words; O'Neil and D’Angelo are one."""
    head, _, tail = word.replace("’", "'").partition("'")
    if tail.lower() in {"ll", "re", "ve", "d", "m"}:
        yield _word(start, start + len(head), head, head, opens)
    else:
        yield _word(start, start + len(word), word, word, opens)


def _word(start: int, end: int, word: str, written: str, opens: bool) -> Token:
    folded = fold(word)
    if (day := _DAY_NAMES.get(folded)) and written[0].isupper():
        return Token(start, end, day, TokenKind.DATE, written)
    if written in {"US", "USA", "UK", "EU", "UN"}:
        return Token(start, end, stem(_PHRASES[folded]), TokenKind.NAME, written)
    key = stem(BASE.get(folded, folded))
    if written[0].isupper() and not _opens_only(folded, opens):
        return Token(start, end, key, TokenKind.NAME, written)
    return Token(start, end, key, TokenKind.SMALL if folded in STOP_WORDS else TokenKind.WORD, written)


def _opens_only(folded: str, opens: bool) -> bool:
    """Whether a capital says nothing: of "I", of "The", of an everyday word where a sentence begins."""
    return folded in _OPENERS or (opens and folded in ordinary_words())


def _without_points(tokens: list[Token]) -> list[Token]:
    """The point of "Sept. 8" ends no sentence and parts nothing."""
    return [
        token
        for index, token in enumerate(tokens)
        if token.key != "."
        or not tokens[index - 1 : index]
        or not tokens[index - 1].key.startswith("month:")
        or tokens[index - 1].text.lower() in MONTHS
    ]


def _with_dates(tokens: list[Token]) -> list[Token]:
    """Numbers beside a month are days of it: 20 June, June 20th."""
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.NUMBER and token.number and token.number.value and not token.number.unit:
            beside = (*tokens[max(index - 1, 0) : index], *tokens[index + 1 : index + 2])
            after = tokens[index + 2 : index + 3] if index + 1 < len(tokens) and tokens[index + 1].key == "of" else []
            if token.number.value <= 31 and any(each.key.startswith("month:") for each in (*beside, *after)):
                key = f"date:{token.number.value:.0f}"
                tokens[index] = Token(token.start, token.end, key, TokenKind.DATE, token.text, token.number)
    return tokens


@cache
def nations() -> frozenset[str]:
    """Keys of countries, of what is of them, and of capitals that speak for them."""
    return frozenset(stem(word) for word in (*SPELLINGS, *SPELLINGS.values(), *STANDS_FOR, "eu", "un", "nato", "west"))

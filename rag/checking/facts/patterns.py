"""Finds wordings of several words in a sentence: "stopped short of", "is expected to"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.verbs import BASE
from rag.text.words import fold, stem

# Words that a gap in a pattern may stand for, at most: "stopped the three big diggers from".
GAP = 5
_STOPS = frozenset('.;:!?…“”"«»') | {"and", "but"}


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """A wording at the tokens from `first` to `last`, both included."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Patterns:
    """Wordings by name, each a line of words. All forms of a word are one, but for =words; | parts words that may stand
    for each other; ~ is a gap of up to five words, and ? stands before a word that may be missing.
    """

    lines: Mapping[str, Iterable[str]]

    def find(self, reading: TokenizedText) -> Iterator[PatternMatch]:
        """All of them in the order of the text; where two begin at one word, the longer first."""
        for first, token in enumerate(reading.tokens):
            if token.kind is TokenKind.NAME and first:  # a first word may be no name
                continue
            found = [
                PatternMatch(name, first, last)
                for start in {token.key, "=" + fold(token.text)}
                for name, parts in self._by_start.get(start, ())
                if (last := _end(reading, first + 1, parts)) is not None
            ]
            yield from sorted(found, key=lambda each: -each.last)

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
        table: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
        for name, lines in self.lines.items():
            for line in lines:
                start, *rest = map(_alternatives, line.split())
                for word in start:
                    table.setdefault(word, []).append((name, tuple(rest)))
        return table


def keys_of(words: str) -> frozenset[str]:
    """The keys of words, as a reading has them."""
    return frozenset(key_of(word) for word in words.split())


def key_of(word: str) -> str:
    return stem(BASE.get(word, word))


def _alternatives(part: str) -> frozenset[str]:
    optional = {"?"} if part.startswith("?") else set()
    words = part.removeprefix("?").split("|")
    return frozenset(optional.union(word if word[0] in "=~" else key_of(word) for word in words))


def _end(reading: TokenizedText, index: int, parts: tuple[frozenset[str], ...]) -> int | None:
    """The last token of what `parts` match from token `index` on."""
    if not parts:
        return index - 1
    wanted, rest = parts[0], parts[1:]
    if "~" in wanted:
        return _after_gap(reading, index, rest)
    if index < len(reading.tokens) and {reading.keys[index], "=" + fold(reading.tokens[index].text)} & wanted:
        return _end(reading, index + 1, rest)
    return _end(reading, index, rest) if "?" in wanted else None


def _after_gap(reading: TokenizedText, index: int, rest: tuple[frozenset[str], ...]) -> int | None:
    for after in range(index, min(index + GAP + 1, len(reading.tokens))):
        if (last := _end(reading, after, rest)) is not None:
            return last
        if reading.keys[after] in _STOPS:
            return None
    return None

"""Where the words that were looked for stand in an article."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from itertools import groupby, islice

from rag.language.en.function_words import STOP_WORDS
from rag.library.search_query import SearchQuery, pieces
from rag.text.alphabets import RUN, UNPARTED, VOWEL_SIGNS, is_unparted
from rag.text.words import stem, stems
from rag.types import Span

# What stands between blanks, but for the countries whose names are two words and read as one. Most of it is said again
# and again, so that each is read once: to go through all words of 50 articles took 150 ms, and takes 25.
_COUNTRY = r"United (?:States(?: of America)?|Kingdom)\b"
_CHUNK = re.compile(rf"{_COUNTRY}|\w\S*|[^\w\s]+")

# A word as `rag.text.words` reads it, as it is written: U.S., a number, a name with an apostrophe, letters with their
# accents or vowels as marks, or a run of letters of which nothing parts words.
_MARKS = f"{VOWEL_SIGNS}\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670"
_LETTERS = rf"(?:[^\W{UNPARTED}][{_MARKS}]*)+"
_DOTTED = r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?"
_WORD = re.compile(rf"{_COUNTRY}|{_DOTTED}|{_LETTERS}(?:[.,]\d+)*(?:['’]{_LETTERS})?|[{UNPARTED}]+")
_RUN = re.compile(RUN)

# Marks in one article: with more, one does not see the article for the marks.
_MOST = 200

# Comes before and after each word where the words of a text are one string.
_EDGE = "\0"


@dataclass(frozen=True, slots=True, order=True)
class SearchMatch:
    """Where something that was looked for stands; `what` it is: the stem of a word, a beginning, or a phrase."""

    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is written, where it stands in its chunk, and what it is read as."""

    span: Span
    written: str
    stems: tuple[str, ...]
    pieces: tuple[str, ...]


class Finder:
    """Finds what was looked for in one text after the other: a word that is in all of them is looked at once.

    Words count in any form that the search takes for the same. A phrase counts as a whole alone, and function words
    only where nothing else was looked for.
    """

    def __init__(self, search_query: SearchQuery) -> None:
        ending = search_query.ending
        said = {*search_query.words, *(ending.words if ending else ())}
        telling = said - STOP_WORDS
        self._stems = {stem(word) for word in telling or (() if search_query.phrases else said)}
        is_begun = ending is not None and not (ending.words[-1] in STOP_WORDS and (telling or search_query.phrases))
        self._begun = ending.pieces[-1] if ending and is_begun else None
        self._phrases = [_joined(map(stem, phrase)) for phrase in search_query.phrases]
        self._known: dict[str, tuple[SearchMatch, ...]] = {}

    def __bool__(self) -> bool:
        """Whether any words were looked for."""
        return bool(self._stems or self._begun or self._phrases)

    def find_in(self, text: str) -> list[SearchMatch]:
        """In the order of the text, the first of them."""
        if not self:
            return []
        return list(islice(merge(self._words_in(text), self._phrases_in(text)), _MOST))

    def spans_in(self, text: str) -> list[Span]:
        return [found.span for found in self.find_in(text)]

    def _words_in(self, text: str) -> Iterator[SearchMatch]:
        for match in _CHUNK.finditer(text):
            chunk = match.group()
            known = self._known.get(chunk)
            if known is None:
                known = self._known[chunk] = tuple(each for word in _read(chunk) for each in self._at(word))
            for found in known:
                yield SearchMatch(_moved(found.span, match.start()), found.what)

    def _at(self, word: _Word) -> Iterator[SearchMatch]:
        """What was looked for that the word is, if any; of a run that nothing parts, what was looked for of it."""
        if is_unparted(word.written):
            yield from self._within_run(word)
        elif known := next((each for each in word.stems if each in self._stems), None):
            yield SearchMatch(word.span, known)
        elif self._begun and any(piece.startswith(self._begun) for piece in word.pieces):
            yield SearchMatch(word.span, self._begun)
        elif " " in word.written:  # "United States" is one word, and yet is found by "united"
            for part in re.finditer(r"\w+", word.written):
                yield from (
                    SearchMatch(_moved(each.span, word.span.start), each.what) for each in self._at(_word(part))
                )

    def _within_run(self, word: _Word) -> Iterator[SearchMatch]:
        """What was looked for within a run: pieces that overlap are one."""
        offsets = set(self._offsets(word.written))
        for _, group in groupby(enumerate(sorted(offsets)), key=lambda item: item[1] - item[0]):
            run = [index for _, index in group]
            within = Span(run[0], run[-1] + 1)
            yield SearchMatch(_moved(within, word.span.start), within.of(word.written))

    def _offsets(self, run: str) -> Iterator[int]:
        """Where the letters of what was looked for stand in a run; in time linear in it."""
        for length in {len(piece) for piece in self._stems if is_unparted(piece)}:
            for at in range(len(run) - length + 1):
                if run[at : at + length] in self._stems:
                    yield from range(at, at + length)
        if self._begun and is_unparted(self._begun):
            for match in re.finditer(re.escape(self._begun), run):
                yield from range(*match.span())

    def _phrases_in(self, text: str) -> Iterator[SearchMatch]:
        if not self._phrases:
            return iter(())
        read = list(_said_in(text))
        return merge(*(_occurrences(phrase, read) for phrase in self._phrases))


def _occurrences(phrase: str, read: Sequence[tuple[Span, str]]) -> Iterator[SearchMatch]:
    """Where the words of a phrase follow each other. Each word of `read` has the characters that it stands at."""
    said = _joined(word for _, word in read)
    edges, at = [], 0
    for _, word in read:
        edges.append(at)
        at += len(word) + len(_EDGE)
    at = said.find(phrase)
    while at >= 0:
        first = bisect_right(edges, at) - 1
        last = first + phrase.count(_EDGE) - 2
        yield SearchMatch(Span(read[first][0].start, read[last][0].end), phrase)
        at = said.find(phrase, at + 1)


def _joined(words: Iterable[str]) -> str:
    """One string, in which a string of the same kind is found at whole words alone."""
    return "".join(f"{_EDGE}{word}" for word in words) + _EDGE


@lru_cache(maxsize=30_000)
def _read(chunk: str) -> tuple[_Word, ...]:
    return tuple(map(_word, _WORD.finditer(chunk)))


def _word(match: re.Match[str]) -> _Word:
    written = match.group()
    # In capitals US is a country; otherwise they make no other word.
    return _Word(
        Span(*match.span()), written, *_meant(written if written.isupper() or " " in written else written.lower())
    )


@lru_cache(maxsize=50_000)
def _meant(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(stems(word)), tuple(pieces(word))


def _said_in(text: str) -> Iterator[tuple[Span, str]]:
    """The stems of a text, as the search has them, each with where it stands."""
    for match in _CHUNK.finditer(text):
        for word in _read(match.group()):
            yield from ((_moved(span, match.start()), said) for span, said in _said_at(word))


def _said_at(word: _Word) -> Iterator[tuple[Span, str]]:
    """The stems of a word, each with where it stands."""
    if not is_unparted(word.written):
        yield from ((word.span, each) for each in word.stems)
        return
    for run in _RUN.finditer(word.written):
        yield from _pieces_at(word.span.start + run.start(), run.group())


def _pieces_at(start: int, run: str) -> Iterator[tuple[Span, str]]:
    """The pieces of a run that nothing parts, each where it stands; where reading has changed how many letters there
    are, all of them stand at the whole."""
    found = stems(run)
    long = len(found[0]) if found else 0
    if len(found) + long - 1 == len(run):
        yield from ((Span(start + at, start + at + long), piece) for at, piece in enumerate(found))
    else:
        yield from ((Span(start, start + len(run)), piece) for piece in found)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)

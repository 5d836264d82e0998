"""Where the words that were looked for stand in an article."""

import re
from collections.abc import Iterator
from itertools import groupby, islice

from rag.library.wanted import Wanted, pieces
from rag.text.alphabets import UNPARTED, VOWEL_SIGNS, is_unparted
from rag.text.words import STOP_WORDS, stem, stems
from rag.types import Span

# A word as it is written, with what joins its parts, or a run of letters of which nothing parts words.
_LETTER = rf"[^\W{UNPARTED}]"
_WORD = re.compile(rf"(?:{_LETTER}[{VOWEL_SIGNS}]*)+(?:['’.,-](?:{_LETTER}[{VOWEL_SIGNS}]*)+)*|[{UNPARTED}]+")

# Marks in one article: with more, one does not see the article for the marks.
_MOST = 200


def spans_of(text: str, wanted: Wanted) -> list[Span]:
    """The words of `text` that were looked for, in any form. Function words count only where nothing else was."""
    words = set(wanted.words).union(*wanted.phrases)
    looked_for = {stem(word) for word in words - STOP_WORDS or words}
    begun = wanted.ending.pieces[-1] if wanted.ending else None
    found = (span for match in _WORD.finditer(text) for span in _wanted_of(match, looked_for, begun))
    return list(islice(found, _MOST))


def _wanted_of(match: re.Match[str], looked_for: set[str], begun: str | None) -> Iterator[Span]:
    """The word, or of a run what was looked for: pieces that overlap are one."""
    if not is_unparted(match.group()):
        if _is_wanted(match.group(), looked_for, begun):
            yield Span(*match.span())
        return
    places = set(_places(match.group(), looked_for, begun))
    for _, group in groupby(enumerate(sorted(places)), key=lambda item: item[1] - item[0]):
        run = [place for _, place in group]
        yield Span(match.start() + run[0], match.start() + run[-1] + 1)


def _places(run: str, looked_for: set[str], begun: str | None) -> Iterator[int]:
    """Where the letters of what was looked for stand in a run; in time linear in it."""
    for length in {len(piece) for piece in looked_for if is_unparted(piece)}:
        for at in range(len(run) - length + 1):
            if run[at : at + length] in looked_for:
                yield from range(at, at + length)
    if begun and is_unparted(begun):
        for match in re.finditer(re.escape(begun), run):
            yield from range(*match.span())


def _is_wanted(word: str, looked_for: set[str], begun: str | None) -> bool:
    if looked_for.intersection(stems(word)):
        return True
    return begun is not None and any(piece.startswith(begun) for piece in pieces(word))

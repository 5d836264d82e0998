"""Makes sentences of a stream of text and codes, each with its codes, while it is still being written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rag.answering.markers.spacing import CLOSING, OPENING, is_wide
from rag.answering.markers.stream import Codes, Piece
from rag.answering.markers.window import deduplicate
from rag.numbering import strip_markers
from rag.text.sentence_ends import may_go_on
from rag.text.sentences import sentence_spans

# A longer sentence is cut between words, so that text without any full stop costs no more than other text. The longest
# sentence of the seeds has 415 characters.
LONGEST_SENTENCE = 1_000
# Looks at a line that may find no end of a sentence in it; with more of them it is not looked at again before it ends
# or is too long. Each costs as much as the line is long, and "1. 2. 3. …" asks for one at every number. Sentences of
# news have up to five full stops that end nothing.
LOOKS = 20


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence of the model's text without its markers, and the codes that stood in it or right after it."""

    text: str
    codes: tuple[int, ...]
    done: bool  # it has ended; until then it grows


# "1." before a list item, which is no sentence of its own.
_LIST_NUMBER = re.compile(r"\d{1,3}[.)]")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_FENCE = "```"

_ENDS = frozenset(".!?…‽。！？؟।॥։۔")
_WIDE_ENDS = frozenset("。！？")
# A full stop inside one of these may be no end: sentencex keeps a quotation in one piece, once it sees the end of it.
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"))


class SentenceReader:
    """Makes sentences of a stream of text and codes; the same however the stream is cut.

    A code belongs to the sentence that it stands in or right after, a full stop and a space between them or not; at the
    start of a line, to that line's sentence, unless the line has nothing else. A line end ends a sentence. Headings and
    bold text lose their signs, list items keep theirs.
    """

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._line = ""
        self._codes: list[tuple[int, int]] = []  # (place in the line, code)
        self._stars = 0  # just read, not yet known to be signs of bold text
        self._marked = False  # a code was the last thing read, white space aside
        self._stop = False  # the word that is being read has a full stop in it
        self._look = False  # a word before it has, and nobody has looked whether that ends a sentence
        self._in_vain = 0  # looks at this line that found no end of a sentence
        self._last: WrittenSentence | None = None  # ended, but codes may follow on a line of their own
        self._ended: list[WrittenSentence] = []

    def feed(self, pieces: Iterable[Piece]) -> list[WrittenSentence]:
        """The sentences that ended, and after them the one that grows, if there is one."""
        for piece in pieces:
            if isinstance(piece, Codes):
                self._cite(piece)
            else:
                for character in piece:
                    self._read(character)
        growing = self._last or WrittenSentence(_shown(self._line), _numbers(self._codes), done=False)
        return self._take() + ([replace(growing, done=False)] if growing.text else [])

    def finish(self) -> list[WrittenSentence]:
        """The sentences that ended with the stream."""
        self._end_line()
        self._let_go()
        return self._take()

    def _cite(self, codes: Codes) -> None:
        self._end_stars()
        self._codes += [(len(self._line), number) for number in codes.numbers]
        self._marked = True

    def _read(self, character: str) -> None:
        if character == "*":
            self._stars += 1
            return
        self._end_stars()
        if character in "\r\n":
            self._end_line()
        elif character.isspace():
            self._space()
        else:
            self._put(character)

    def _end_stars(self) -> None:
        """One star is text; more are signs of bold text."""
        stars, self._stars = self._stars, 0
        if stars == 1:
            self._put("*")

    def _space(self) -> None:
        if not self._line or self._line[-1].isspace():
            return
        self._line += " "
        if self._look:
            self._split()
        self._look, self._stop = self._stop, False

    def _put(self, character: str) -> None:
        if self._marked:
            self._close_up(character)
        if character.isalnum():
            self._let_go()
        wide = self._look and self._line.endswith(tuple(_WIDE_ENDS)) and character.isalnum()
        self._line += character
        self._stop |= character in _ENDS
        self._look |= character in _WIDE_ENDS
        if wide:
            self._split()
        if len(self._line) >= LONGEST_SENTENCE:
            self._cut()

    def _close_up(self, character: str) -> None:
        """No space before a comma, and one between words, where a marker was taken out."""
        self._marked = False
        before = self._line[-1:]
        if before.isspace() and (character in CLOSING or (character == '"' and self._line.count('"') % 2)):
            self._line = self._line.rstrip()
            self._codes = [(min(index, len(self._line)), code) for index, code in self._codes]
        elif before and not before.isspace() and before not in OPENING:
            opens = character.isalnum() or character in OPENING
            if opens and not (is_wide(before) or is_wide(character)):
                self._space()

    def _split(self) -> None:
        """Lets go of the sentences that have certainly ended: a word follows, and no quotation is open."""
        self._look = False
        if self._in_vain == LOOKS or _is_inside(self._line):
            return
        self._in_vain += 1
        starts = self._starts()
        ended = [start for start in starts[1:] if self._has_ended(start)]
        if ended:
            self._end_sentences([start for start in starts[1:] if start <= ended[-1]])
            self._let_go()

    def _has_ended(self, start: int) -> bool:
        """Whether what stands before this start has ended, whatever is written yet."""
        return _is_balanced(self._line[:start]) and not may_go_on(self._line, start)

    def _cut(self) -> None:
        """Ends a sentence that is too long, at the last of what may be its ends."""
        ends = self._starts()[1:] or [self._line.rstrip().rfind(" ") + 1 or len(self._line)]
        self._end_sentences(ends)

    def _end_line(self) -> None:
        self._end_stars()
        self._marked = self._look = self._stop = False
        if _shown(self._line):
            self._end_sentences([*self._starts()[1:], len(self._line)])
        elif self._last:
            self._last = replace(self._last, codes=deduplicate(self._last.codes + _numbers(self._codes)))
            self._codes = []
        self._line = ""
        self._in_vain = 0
        self._codes = [(0, code) for code in _numbers(self._codes)]

    def _starts(self) -> list[int]:
        """Where the sentences of the line start, as far as it goes."""
        spans = sentence_spans(self._line, self._language)
        return [
            span.start
            for index, span in enumerate(spans)
            if index == 0 or not _LIST_NUMBER.fullmatch(spans[index - 1].of(self._line))
        ]

    def _end_sentences(self, ends: list[int]) -> None:
        """Ends a sentence at each place, with the codes up to it."""
        start = 0
        for end in ends:
            codes = [(index, code) for index, code in self._codes if index <= end]
            self._codes = self._codes[len(codes) :]
            if text := _shown(self._line[start:end]):
                self._let_go()
                self._last = WrittenSentence(text, _numbers(codes), done=True)
            else:
                self._codes = codes + self._codes
            start = end
        self._line = self._line[start:]
        self._in_vain = 0
        self._codes = [(max(index - start, 0), code) for index, code in self._codes]

    def _let_go(self) -> None:
        if self._last:
            self._ended.append(self._last)
            self._last = None

    def _take(self) -> list[WrittenSentence]:
        ended, self._ended = self._ended, []
        return ended


def _shown(text: str) -> str:
    """What a person reads of a line or a part of it; nothing where it has no words."""
    words = _HEADING.sub("", text.strip(), count=1) if text.lstrip().startswith("#") else text.strip()
    return "" if words.startswith(_FENCE) or not any(map(str.isalnum, words)) else strip_markers(words)


def _numbers(codes: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    return deduplicate(tuple(code for _, code in codes))


def _is_balanced(text: str) -> bool:
    """Whether every quotation and bracket in it has its end."""
    return text.count('"') % 2 == 0 and all(text.count(first) <= text.count(last) for first, last in _PAIRS)


def _is_inside(text: str) -> bool:
    """Whether it is all one sentence for certain: no full stop stands before what has not been closed."""
    if _is_balanced(text):
        return False
    opened = min(offset for first in (*(first for first, _ in _PAIRS), '"') if (offset := text.find(first)) >= 0)
    return not any(character in _ENDS for character in text[:opened])

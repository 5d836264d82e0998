"""Takes a stream of text apart into text and codes, whatever the markers of the codes look like."""

from dataclasses import dataclass

from rag.answering.markers.forms import FIRST, LONGEST, read_marker
from rag.answering.markers.spacing import bridge
from rag.answering.markers.window import Marker, NoMarker, Progress, Window
from rag.numbering import WORD_JOINER


@dataclass(frozen=True, slots=True)
class Codes:
    """Passages that the model cites at this place, in its order, each once."""

    numbers: tuple[int, ...]


Piece = str | Codes


class MarkerReader:
    """Takes a stream of text apart into text and codes; the same however the stream is cut into pieces.

    Codes are 1 to `passages`; markers with others are taken out without leaving brackets or a doubled space. No text
    that comes out has anything in it that `\\[\\d+\\]` matches.
    """

    def __init__(self, passages: int) -> None:
        self._most = passages
        self._held = ""
        self._progress = Progress()  # of what is held
        self._out = _Out()

    def feed(self, piece: str) -> list[Piece]:
        for character in piece:
            if self._held or character in FIRST:
                self._held += character
                self._release(whole=False)
            else:
                self._out.write(character)
        return self._out.take()

    def finish(self) -> list[Piece]:
        """What was held back; half a marker at the very end is dropped."""
        self._release(whole=True)
        self._out.end()
        return self._out.take()

    def _release(self, whole: bool) -> None:
        while self._held:
            known = whole or len(self._held) >= LONGEST
            window = Window(self._held, self._most, known, self._out.tail, self._progress)
            match read_marker(window) if self._held[0] in FIRST else NoMarker.NONE:
                case NoMarker.MORE:
                    return
                case Marker(end, codes):
                    self._out.mark(codes)
                    self._go_on(end)
                case NoMarker.NONE:
                    self._out.write(self._held[0])
                    self._go_on(1)

    def _go_on(self, end: int) -> None:
        self._held = self._held[end:]
        self._progress = Progress()


class _Out:
    """What comes out. White space waits for what follows it, since none may be left around a marker that is dropped."""

    def __init__(self) -> None:
        self.tail = ""  # the last characters of the text
        self._pieces: list[Piece] = []
        self._run: list[str] = []
        self._gap = ""
        self._hole = False  # a marker was dropped after the gap
        self._after = ""  # white space after the hole
        self._bracket = ""  # "[" and digits, as long as they may become a marker of ours

    def write(self, character: str) -> None:
        if not character.isspace():
            self._fill(character)
            self._put(character)
        elif self._hole:
            self._after += character
        else:
            self._gap += character

    def mark(self, codes: tuple[int, ...]) -> None:
        if codes:
            self._fill("")
            self._end_run()
            self._pieces.append(Codes(codes))
        else:
            self._hole = True

    def end(self) -> None:
        for character in "" if self._hole else self._gap:
            self._put(character)
        self._gap = self._after = ""

    def take(self) -> list[Piece]:
        self._end_run()
        pieces, self._pieces = self._pieces, []
        return pieces

    def _fill(self, following: str) -> None:
        space = bridge(self.tail, self._gap, self._after, following) if self._hole else self._gap
        self._gap = self._after = ""
        self._hole = False
        for character in space:
            self._put(character)

    def _put(self, character: str) -> None:
        if character == "]" and len(self._bracket) > 1:
            self._run.append(WORD_JOINER)
        digit = bool(self._bracket) and character.isdecimal()
        self._bracket = "[" if character == "[" else "[0" if digit else ""
        self._run.append(character)
        self.tail = (self.tail + character)[-4:]

    def _end_run(self) -> None:
        if self._run:
            self._pieces.append("".join(self._run))
            self._run = []

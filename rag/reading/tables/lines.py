"""The numbered lines of a file of rows, packed or not, and as text: what is broken is said for the line it is in."""

import gzip
import io
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from rag.errors import ReadError
from rag.reading.drafts import Failure, one_line
from rag.reading.encodings.decoding import LineDecoder, marked_encoding, refuse_binary

LONGEST_LINE = 20_000_000  # bytes; the longest of 20,459 real articles has 0.1 million characters
SAMPLE = 100_000
_CHUNK = 1_000_000
_PIECE = 4_096
_AHEAD = 200_000  # bytes by which a code page is chosen: some fifty articles


@dataclass(frozen=True, slots=True)
class Row:
    """What a file has of one article; `part` names it where several begin in one line."""

    line: int
    values: dict[str, object]
    part: str | None = None


Numbered = tuple[int, bytes | Failure]
NumberedText = tuple[int, str | Failure]


class TextLines:
    """The lines of a file as text, each with its number, and a Failure for what is none.

    `remark` is what is to be said of their encoding when they are over.
    """

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        packed = unpack(path, file)
        self.sample = _sample(path, packed)
        self._decoder = LineDecoder(path)
        packed.seek(0)
        encoding = marked_encoding(self.sample)
        self._lines = _Ahead(_lines(path, packed.readline if encoding in _IN_LINES else _recoded(packed, encoding)))

    def __iter__(self) -> Iterator[NumberedText]:
        decode = self._decoder.decode
        for number, line in self._lines:
            if isinstance(line, Failure):
                yield number, line
            else:
                text = decode(line, self._lines.read_following)
                yield number, text.removeprefix("\ufeff") if number == 1 else text

    def first(self) -> list[str]:
        """The lines of the sample, to look at before the others are read."""
        encoding = marked_encoding(self.sample)
        if encoding not in _IN_LINES:
            return self.sample.decode(str(encoding), errors="replace").removeprefix("\ufeff").splitlines()
        whole = self.sample[: self.sample.rfind(b"\n") + 1] or self.sample
        decoder = LineDecoder(self._path)
        text = "".join(decoder.decode(line, lambda: whole) for line in whole.splitlines(keepends=True))
        return text.removeprefix("\ufeff").splitlines()

    def remark(self) -> str | None:
        return self._decoder.remark()


# Encodings of which the lines are found by their bytes: UTF-8 with and without its mark, code pages.
_IN_LINES = (None, "utf-8-sig")


def unpack(path: Path, file: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.suffix.casefold() == ".gz" else file


def _sample(path: Path, file: BinaryIO) -> bytes:
    """The beginning, up to where packed data break off. Raises ReadError for a file that is no text."""
    sample = bytearray()
    try:
        while len(sample) < SAMPLE and (chunk := file.read(_PIECE)):
            sample += chunk
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        if not sample:
            raise ReadError(f"{path} is not a gzip file: {one_line(error)}") from error
        return bytes(sample)  # reading the lines says where
    refuse_binary(path, bytes(sample))
    return bytes(sample)


def _recoded(file: BinaryIO, encoding: str | None) -> Callable[[int], bytes]:
    """Reads lines of UTF-16 and such as UTF-8. Only \\n ends one, as in a file of bytes."""
    text = BorrowedText(cast(io.BufferedReader, file), encoding=encoding, errors="replace", newline="\n")
    return lambda most: text.readline(most).encode(errors="replace")


class BorrowedText(io.TextIOWrapper):
    """The text of a file that somebody else closes."""

    def close(self) -> None:
        with suppress(ValueError):  # it was let go before
            self.detach()


def _lines(path: Path, readline: Callable[[int], bytes]) -> Iterator[Numbered]:
    """Numbered lines. One that is too long, and data that breaks off, are failures; what came before stands."""
    number = 0
    try:
        while line := readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                _skip_line(readline, line)
                yield number, Failure(f"{path}:{number}", "the line is longer than the 20 MB that one may have")
            else:
                yield number, line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield number + 1, Failure(f"{path}:{number + 1}", f"the packed data breaks off here: {one_line(error)}")


def _skip_line(readline: Callable[[int], bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = readline(_CHUNK)


class _Ahead:
    """Numbered lines, of which some can be looked at before they are taken."""

    def __init__(self, lines: Iterator[Numbered]) -> None:
        self._lines = lines
        self._waiting: deque[Numbered] = deque()
        self._taken = b""

    def __iter__(self) -> Iterator[Numbered]:
        while True:
            following = self._waiting.popleft() if self._waiting else next(self._lines, None)
            if following is None:
                return
            if isinstance(following[1], bytes):
                self._taken = following[1]
            yield following

    def read_following(self) -> bytes:
        """The line that was taken last, and as many after it as a code page is chosen by."""
        length = sum(len(line) for _, line in self._waiting if isinstance(line, bytes))
        while length < _AHEAD and (line := next(self._lines, None)) is not None:
            self._waiting.append(line)
            length += len(line[1]) if isinstance(line[1], bytes) else 0
        return b"".join([self._taken, *(line for _, line in self._waiting if isinstance(line, bytes))])

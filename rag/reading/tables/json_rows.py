"""Articles in JSON: a line each, an array, an object that holds a list of them, or objects one after the other.

Read piece by piece with Python's own parser, so that a file of any size takes the memory of its longest article. An
object is read whole where it can be; of one that is too long for that, only the lists in it that hold articles.
"""

import io
import json
import re
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from rag.reading.drafts import Failure, one_line
from rag.reading.encodings.decoding import LOST, describe_lost_letters, encoding_of
from rag.reading.tables.columns import CONTAINERS, WRAPPERS
from rag.reading.tables.fields import holds_text
from rag.reading.tables.json_shapes import reshaped
from rag.reading.tables.lines import LONGEST_LINE, BorrowedText, Row, TextLines, unpack

_PIECE = 100_000  # characters that are read at a time
_DEEPEST = 6  # objects in objects in which articles are sought
_FIRST_LINES = 20  # of which one that is an object by itself shows that a line is an article each
_BETWEEN = re.compile(r"[\s,:\ufeff\x1e]*")  # what may stand between values; 0x1e is of JSON text sequences
_OF_ARTICLES = re.compile(r"article|news|post|report|review|creativework", re.IGNORECASE)  # types of schema.org
_LINES_BY_NAME = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$")
_TOO_LONG = "a value is longer than the 20 MB that one may have"
_DECODER = json.JSONDecoder()


def json_rows(path: Path, file: BinaryIO) -> Generator[Row | Failure]:
    """The rows, and a Failure for each that is broken; a remark, which counts none, at the end."""
    lines = TextLines(path, file)
    if _is_lines(lines.first(), path.name.casefold()):
        for number, line in lines:
            yield from [line] if isinstance(line, Failure) else _of_line(path, number, line)
        remark = lines.remark()
    else:
        values = _Values(path, file, lines.sample)
        yield from values.rows()
        remark = values.remark
    if remark:
        yield Failure(str(path), remark, count=0)


def articles_of(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects in a value that are articles, or what stands in their place; nothing where none is an object."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from articles_of(each, depth + 1)
    elif isinstance(value, Mapping):
        inner = None if holds_text(value) else _inner(value)
        if inner is not None:
            yield from articles_of(inner, depth + 1)
        elif not _is_other_thing(value):
            yield value


def _articles_or_itself(value: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The articles in an object; without any, it is what it is: a question has a list of articles too."""
    found = reshaped(value) or list(articles_of(value))
    return found if any(map(holds_text, found)) else [value]


def _inner(value: Mapping[str, object]) -> object | None:
    """Where an object that is no article itself has articles."""
    folded = {name.casefold(): name for name in value}
    for container in CONTAINERS:
        within = value[folded[container]] if container in folded else None
        if within and isinstance(within, list | dict):
            return within
    for wrapper in WRAPPERS:
        within = value.get(wrapper)
        if isinstance(within, dict) and holds_text(within):
            return {**value, wrapper: None, **within}
    return None


def _is_other_thing(value: Mapping[str, object]) -> bool:
    """Whether linked data are about something that is no article: the site, its owner, the path to the page."""
    kind = value.get("@type")
    return kind is not None and not holds_text(value) and not _OF_ARTICLES.search(str(kind))


def _is_lines(sample: list[str], name: str) -> bool:
    """Whether each line is a value by itself; broken lines among them do not speak against it."""
    first = [line for line in sample[: 10 * _FIRST_LINES] if line.strip()][:_FIRST_LINES]
    if not first or first[0].lstrip().startswith("[") or first[0].strip() == "{":
        return False
    if len(first) == 1 and not _is_object(first[0]):  # one that is longer than the sample, or broken
        return _LINES_BY_NAME.search(name) is not None
    return any(line.startswith("{") and _is_object(line) for line in first)


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _of_line(path: Path, number: int, line: str) -> Iterator[Row | Failure]:
    if not line.strip():
        return
    where = f"{path}:{number}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Failure(where, f"the line is not JSON: {one_line(error)}")
        return
    if not isinstance(value, dict):
        yield Failure(where, "the line is JSON, but no object with a text")
        return
    found = _articles_or_itself(value)
    for count, values in enumerate(found, start=1):
        yield Row(number, dict(values), None if len(found) == 1 else f"article {count}")


class _Values:
    """The values of a file one after the other, each read when it is asked for."""

    def __init__(self, path: Path, file: BinaryIO, sample: bytes) -> None:
        packed = unpack(path, file)
        packed.seek(0)
        whole = sample[: sample.rfind(b"\n") + 1] or sample.rpartition(b",")[0] or sample
        encoding = encoding_of(path, whole)
        self._path = path
        self._file = BorrowedText(cast(io.BufferedReader, packed), encoding=encoding, errors="replace")
        self._text, self._at, self._line, self._count = "", 0, 1, 0
        self.remark: str | None = None

    def rows(self) -> Iterator[Row | Failure]:
        try:
            while self._next():
                yield from self._value(0)
        except _Broken as error:
            yield Failure(f"{self._path}:{self._line}", f"the JSON is broken from here on: {error}")

    def _value(self, depth: int) -> Iterator[Row | Failure]:
        if self._text[self._at] == "[" and depth <= _DEEPEST:
            yield from self._list(depth)
            return
        line = self._line
        try:
            value = self._whole()
        except _Broken:  # or too long: then what is in it before that
            if depth > _DEEPEST or self._text[self._at] != "{":
                raise
            yield from self._long_object(depth)
            return
        if not (depth and isinstance(value, dict) and _is_other_thing(value)):
            yield from self._rows_of(value, line)

    def _list(self, depth: int) -> Iterator[Row | Failure]:
        self._at += 1
        while (character := self._expected()) != "]":
            if character in "}":
                raise _Broken("a list ends with }")
            yield from self._value(depth + 1)
        self._at += 1

    def _long_object(self, depth: int) -> Iterator[Row | Failure]:
        """Of an object that cannot be read whole, what it has under the names that lists of articles have."""
        self._at += 1
        while self._expected() != "}":
            name = self._whole()
            holds = isinstance(name, str) and name.casefold() in CONTAINERS and self._expected() in "[{"
            if holds:
                yield from self._value(depth + 1)
            else:
                self._expected()
                self._whole()
        self._at += 1

    def _rows_of(self, value: object, line: int) -> Iterator[Row]:
        # A number or a word where an article should be is a row without any column.
        for values in _articles_or_itself(value) if isinstance(value, dict) else [{}]:
            self._count += 1
            yield Row(line, dict(values), f"article {self._count}")

    def _whole(self) -> object:
        """The value that begins here, which is passed."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if len(self._text) - self._at > LONGEST_LINE:
                    raise _TooLong(_TOO_LONG) from error
                if not self._more():
                    raise _Broken(error.msg if isinstance(error, json.JSONDecodeError) else one_line(error)) from error
                continue
            if end - self._at > LONGEST_LINE:
                raise _TooLong(_TOO_LONG)
            if end < len(self._text) or not self._more():  # a number at the end may go on
                self._line += self._text.count("\n", self._at, end)
                self._at = end
                return value

    def _expected(self) -> str:
        if not self._next():
            raise _Broken("it breaks off")
        return self._text[self._at]

    def _next(self) -> bool:
        """Goes to where the next value begins; False at the end."""
        while True:
            match = _BETWEEN.match(self._text, self._at)
            end = match.end() if match else self._at
            self._line += self._text.count("\n", self._at, end)
            self._at = end
            if end < len(self._text):
                return True
            if not self._more():
                return False

    def _more(self) -> bool:
        """Reads on: as much again as is at hand, so that a long value is not begun anew too often."""
        rest = self._text[self._at :]
        piece = self._file.read(max(_PIECE, len(rest)))
        if LOST in piece and not self.remark:
            self.remark = describe_lost_letters(piece)
        self._text, self._at = rest + piece, 0
        return bool(piece)


class _Broken(Exception):
    """What is no JSON; says why."""


class _TooLong(_Broken):
    """A value that is longer than an article may be."""

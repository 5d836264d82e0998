"""Files of many articles, a row each: CSV, JSON lines, and JSON lines packed by gzip. Read row by row."""

import codecs
import csv
import gzip
import json
import os
import re
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.encodings import encoding_of, refuse_binary
from rag.reading.fields import ARTICLE, as_authors, as_text, has_part, sorted_out
from rag.reading.regular import open_regular

LONGEST_LINE = 20_000_000  # bytes; the longest of 20,459 real articles has 0.1 million characters
_SAMPLE = 100_000
_FIRST_ROWS = 20  # so many are asked for a text: in a file of articles one may lack it
_CHUNK = 1_000_000
_COUNTED = 50_000_000  # bytes, unpacked, in which rows are counted: a second or so, whatever the file unpacks to
_LONE_RETURN = re.compile(r"(?<=\r)(?=[^\n])")  # a line end of old spreadsheets, at which the csv module stops


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    values: dict[str, object]


def rows(path: Path, follow: bool = True) -> Generator[Row | Failure, None, None]:
    """The rows of a csv, jsonl or jsonl.gz file; a Failure for each that is broken. Raises ReadError for the file, and
    OSError where it cannot be opened; with `follow`, a link to it will do."""
    with open_regular(path, follow) as file:
        yield from _rows(path, file)


def read_rows(path: Path, file: BinaryIO | None = None) -> Iterator[Draft | Failure]:
    """The articles of such a file; `file` is it where it is open already.

    Raises ReadError if no column of its first rows is for texts.
    """
    found = _rows(path, file) if file else rows(path)
    first = list(islice(found, _FIRST_ROWS))
    if not _have_texts(first):
        raise ReadError(f"{path} has no column text (or body, content): it has {_columns(first)}")
    for row in chain(first, found):
        if isinstance(row, Failure):
            yield row
        else:
            draft = _draft(path, row)
            yield draft if draft else Failure(f"{path}:{row.line}", "the row has no text")


def has_articles(path: Path, follow: bool = True) -> bool:
    """Whether a column is for article texts. True for a file that cannot be read, so that reading it says why."""
    try:
        with closing(rows(path, follow)) as found:
            return _have_texts(list(islice(found, _FIRST_ROWS)))
    except (ReadError, OSError):
        return True


def count_rows(path: Path, follow: bool = True) -> int:
    """About how many rows the file has, by the line ends of its beginning. 0 if it cannot be opened."""
    header = 1 if path.suffix.casefold() == ".csv" else 0
    count, read, last = 0, 0, b"\n"
    try:
        with open_regular(path, follow) as kept, _unpacked(path, kept) as file:
            while chunk := file.read(_CHUNK):
                count += chunk.count(b"\n")
                read += len(chunk)
                last = chunk[-1:]
                if read >= _COUNTED:
                    count = count * os.fstat(kept.fileno()).st_size // kept.tell()
                    break
    except (OSError, EOFError, zlib.error, ReadError):
        return count
    return max(count + (last != b"\n") - header, 0)


def _draft(path: Path, row: Row) -> Draft | None:
    found, others = sorted_out(row.values, ARTICLE)
    text = found.get("text")
    if not isinstance(text, str):
        return None
    date = found.get("date")
    return Draft(
        path,
        text,
        row.line,
        title=_text_or_none(found.get("title")),
        date=_text_or_none(date),
        date_how=as_text(found.get("published_how", "metadata")),
        source=_text_or_none(found.get("source")),
        url=_text_or_none(found.get("url")),
        authors=as_authors(found.get("authors")),
        metadata=others,
    )


def _have_texts(first: Sequence[Row | Failure]) -> bool:
    """True also for rows that are all broken: then that is the problem to tell."""
    whole = [row for row in first if isinstance(row, Row)]
    return not whole or any(has_part(list(row.values), "text") for row in whole)


def _columns(first: Sequence[Row | Failure]) -> str:
    names = dict.fromkeys(name[:40] for row in first if isinstance(row, Row) for name in row.values)
    return ", ".join(islice(names, 10)) or "none"


def _text_or_none(value: object) -> str | None:
    return None if value is None else as_text(value)


def _rows(path: Path, file: BinaryIO) -> Generator[Row | Failure, None, None]:
    return _csv_rows(path, file) if path.suffix.casefold() == ".csv" else _json_rows(path, file)


def _unpacked(path: Path, file: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.suffix.casefold() == ".gz" else file


def _json_rows(path: Path, file: BinaryIO) -> Generator[Row | Failure, None, None]:
    for number, line in _lines(path, file):
        if isinstance(line, Failure):
            yield line
        elif line.strip():
            yield _json_row(path, number, line)


def _json_row(path: Path, number: int, line: bytes) -> Row | Failure:
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Failure(f"{path}:{number}", "the line is not UTF-8 text")
    except (ValueError, RecursionError) as error:
        return Failure(f"{path}:{number}", f"the line is not JSON: {one_line(error)}")
    if not isinstance(values, dict):
        return Failure(f"{path}:{number}", "the line is JSON, but no object with a text")
    return Row(number, values)


def _lines(path: Path, file: BinaryIO) -> Iterator[tuple[int, bytes | Failure]]:
    """Numbered lines. One that is too long, and data that breaks off, are failures; what came before stands."""
    number = 0
    try:
        unpacked = _unpacked(path, file)
        while line := unpacked.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                _skip_line(unpacked, line)
                yield number, Failure(f"{path}:{number}", "the line is longer than the 20 MB that one may have")
            else:
                yield number, line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        if number == 0:
            raise ReadError(f"{path} is not a gzip file: {one_line(error)}") from error
        yield number + 1, Failure(f"{path}:{number + 1}", f"the packed data breaks off here: {one_line(error)}")
    if number == 0:
        raise ReadError(f"{path} is empty")


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_CHUNK)


def _csv_rows(path: Path, file: BinaryIO) -> Generator[Row | Failure, None, None]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    refuse_binary(path, sample)
    decode = _decoder(path, sample)
    failures: list[Failure] = []
    # The limit belongs to the whole process; 128 KB, its default, is less than a long article.
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(_decoded(path, file, decode, failures), delimiter=_delimiter(decode(sample)))
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        raise ReadError(f"{path} has no header row")
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield Failure(f"{path}:{line}", f"the row is broken: {one_line(error)}")
            continue
        yield from failures
        failures.clear()
        if values:
            yield Row(line, dict(zip(header, values, strict=False)))
    yield from failures


def _decoder(path: Path, sample: bytes) -> Callable[[bytes], str]:
    """Lines are decoded one by one, so a file is UTF-8 or in an encoding of single bytes."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(f"{path} is in UTF-16: save it as UTF-8")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = encoding_of(path, sample)
    return lambda line: line.decode(encoding, errors="replace")


def _decoded(path: Path, file: BinaryIO, decode: Callable[[bytes], str], failures: list[Failure]) -> Iterator[str]:
    for _, line in _lines(path, file):
        if isinstance(line, Failure):
            failures.append(line)
            yield "\n"  # so that the reader goes on counting
        else:
            yield from _LONE_RETURN.split(decode(line))


def _delimiter(sample: str) -> str:
    """Of , ; tab and | the one that parts the first line into most columns."""
    first = re.split(r"[\r\n]", sample, maxsplit=1)[0]
    return max(",;\t|", key=lambda delimiter: len(next(csv.reader([first], delimiter=delimiter), [])))

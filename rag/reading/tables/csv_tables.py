"""Tables of text: CSV with any delimiter and TSV, as spreadsheets, databases and R write them.

Above the header may stand what an export says of itself, and Excel's `sep=;`; below it rows without anything.
"""

import csv
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Failure, one_line
from rag.reading.tables.fields import parts_in
from rag.reading.tables.lines import LONGEST_LINE, NumberedText, Row, TextLines

DELIMITERS = ",;\t|"
HEADER_WITHIN = 25  # rows in which a header is sought: exports say in some ten lines what was asked for
_LEAST_PARTS = 2  # names of parts that a row below the first needs to be the header: one may be a word of a preamble

_LONE_RETURN = re.compile(r"(?<=\r)(?=[^\n])")  # a line end of old spreadsheets, at which the csv module stops
_STATED = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
_UNQUOTED = re.compile(r"(?:^|\t)\"[^\t\"]*\"[^\t\"]")  # a quotation that opens a cell and ends before it


@dataclass(frozen=True, slots=True)
class _Form:
    """How the cells of a table are told apart, and which of its rows names them."""

    delimiter: str
    quoting: Any
    skipped: int  # lines before the first row, which names the delimiter
    above: int  # rows above the header


def csv_rows(path: Path, file: BinaryIO) -> Generator[Row | Failure]:
    """The rows below the header, and a Failure for each that is broken; a remark, which counts none, at the end."""
    lines = TextLines(path, file)
    form = _form(path, lines.first())
    failures: list[Failure] = []
    # The limit belongs to the whole process; 128 KB, its default, is less than a long article.
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(_texts(lines, failures), delimiter=form.delimiter, quoting=form.quoting)
    for _ in islice(reader, form.skipped + form.above):
        pass
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        raise ReadError(f"{path} has no header row")
    yield from _rows(path, reader, header, failures)
    yield from failures
    if remark := lines.remark():
        yield Failure(str(path), remark, count=0)


def header_among(rows: Iterable[Sequence[str]]) -> int:
    """Which row names the columns: the first that names two parts of an article, else the first that has anything."""
    first = None
    for number, cells in enumerate(islice(rows, HEADER_WITHIN)):
        if first is None and any(cell.strip() for cell in cells):
            first = number
        if len(parts_in(cells)) >= _LEAST_PARTS:
            return number
    return first or 0


def row_of(path: Path, line: int, header: Sequence[str], values: Sequence[object]) -> Row | Failure | None:
    """The values under their names; None for a row without any."""
    if not any(str(value).strip() for value in values if value is not None):
        return None
    extra = sum(bool(str(value).strip()) for value in values[len(header) :] if value is not None)
    if extra:
        cause = f"the row has {len(header) + extra} cells, and the header {len(header)}: put texts in quotes"
        return Failure(f"{path}:{line}", cause)
    return Row(line, dict(zip(header, values, strict=False)))


def _rows(path: Path, reader: Any, header: Sequence[str], failures: list[Failure]) -> Iterator[Row | Failure]:
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(f"{path}:{line}", f"the row is broken: {one_line(error)}")
            continue
        yield from failures
        failures.clear()
        if row := row_of(path, line, header, values):
            yield row


def _texts(lines: Iterable[NumberedText], failures: list[Failure]) -> Iterator[str]:
    for _, line in lines:
        if isinstance(line, Failure):
            failures.append(line)
            yield "\n"  # so that the reader goes on counting
        elif "\r" in line:
            yield from _LONE_RETURN.split(line)
        else:
            yield line


def _form(path: Path, sample: list[str]) -> _Form:
    """By the sample's lines: the delimiter that is stated, else that under which most parts of an article are named."""
    lines = sample[: 4 * HEADER_WITHIN]
    stated = _STATED.fullmatch(lines[0]) if lines else None
    delimiters = stated[1] if stated else "\t" if path.suffix.casefold() == ".tsv" else DELIMITERS
    lines = lines[1:] if stated else lines
    forms = [_form_with(delimiter, lines, int(bool(stated))) for delimiter in delimiters]
    return max(forms, key=lambda form: form[0])[1]


def _form_with(delimiter: str, lines: list[str], skipped: int) -> tuple[tuple[int, int], _Form]:
    """How well a delimiter suits: the parts that the header names under it, then its columns."""
    quoting: Any = csv.QUOTE_NONE if delimiter == "\t" and any(map(_UNQUOTED.search, lines)) else csv.QUOTE_MINIMAL
    found: list[list[str]] = []
    with suppress(csv.Error):  # what could be read is enough here, and reading the rows says what is wrong
        found += islice(
            csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, quoting=quoting), HEADER_WITHIN
        )
    above = header_among(found)
    header = found[above] if found else []
    return (len(parts_in(header)), len(header)), _Form(delimiter, quoting, skipped, above)

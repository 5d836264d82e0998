"""Files of many articles, a row each: CSV, TSV, Excel's .xlsx and JSON, packed by gzip or not. Read row by row."""

import html
import os
import re
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure, where_of
from rag.reading.encodings.decoding import LOST
from rag.reading.regular import open_regular
from rag.reading.tables.csv_tables import csv_rows
from rag.reading.tables.excel_days import HOW, excel_day
from rag.reading.tables.fields import ARTICLE, holds_text, parse_authors, split_row, suggest_name, to_text
from rag.reading.tables.json_rows import json_rows
from rag.reading.tables.lines import LONGEST_LINE, Row, unpack
from rag.reading.tables.spreadsheets import xlsx_rows
from rag.reading.web.fragments import to_plain_text
from rag.text.day_order import DayOrder, is_unclear, numeric_day, order_among
from rag.types import RemovedText

__all__ = ["LONGEST_LINE", "Row", "Survey", "has_articles", "read_rows", "rows", "survey"]

_FIRST_ROWS = 20  # so many are asked for a text: in a file of articles one may lack it
_ROWS_FOR_ORDER = 20_000  # whose dates are looked at for the order of day and month: a year of a large outlet
_SIGN = 40  # characters within which such a sign ends a text
_LOST_NAMED = 10  # rows with letters that could not be read; the others are counted
_CHUNK = 1_000_000
_COUNTED = 50_000_000  # bytes, unpacked, in which rows are counted: a second or so, whatever the file unpacks to

_Rows = Generator[Row | Failure]
_READERS: dict[str, Callable[[Path, BinaryIO], _Rows]] = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".tab": csv_rows,
    ".xlsx": xlsx_rows,
    ".xlsm": xlsx_rows,
}
_HEADED = frozenset(_READERS)  # whose first line is no row

# Line ends that a program wrote as \n: in a text that has no others, behind a sentence or twice.
_WRITTEN_END = re.compile(r"[.!?…\"”’»)]\s*\\n|\\n\s*\\n")
_ENDS = re.compile(r"(?:\\r)?\\n")
# What NewsAPI and Reddit set in the place of a text that is gone.
_TAKEN_BACK = frozenset({"[removed]", "[deleted]"})
# What NewsAPI sets in the place of the rest of a text.
_CUT_SHORT = re.compile(r"\s?\[\+\d{1,7} chars\]\s*\Z")


def rows(path: Path, follow: bool = True, remarks: bool = False) -> _Rows:
    """The rows of such a file, and a Failure for each that is broken; with `remarks` also what is to be said of the
    file, as one that counts none. Raises ReadError for the file, and OSError where it cannot be opened; with `follow`,
    a link to it will do."""
    with open_regular(path, follow) as file:
        for row in _rows(path, file):
            if remarks or isinstance(row, Row) or row.count:
                yield row


def read_rows(path: Path, file: BinaryIO | None = None) -> Iterator[Draft | Failure]:
    """The articles of such a file; `file` is it where it is open already.

    Raises ReadError if no column of its first rows is for texts.
    """
    if file is None:
        with open_regular(path) as opened:
            yield from read_rows(path, opened)
        return
    found = _rows(path, file)
    first = list(islice(found, _FIRST_ROWS))
    if not _have_texts(first):
        raise ReadError(f"{path} has no column text (or body, content): {_columns(first)}")
    order = _Order(path, file)
    lost = 0
    for row in chain(first, found):
        if isinstance(row, Failure):
            yield row
        elif draft := _draft(path, row, order):
            yield draft
            if LOST in draft.text or LOST in (draft.title or ""):
                lost += 1
                if lost <= _LOST_NAMED:
                    yield Failure(draft.where, f"letters of it could not be read and stand as {LOST}", count=0)
        else:
            yield Failure(where_of(path, row.part, row.line), "the row has no text")
    if lost > _LOST_NAMED:
        yield Failure(str(path), f"{lost - _LOST_NAMED:,} more rows have letters that stand as {LOST}", count=0)


@dataclass(frozen=True, slots=True)
class Survey:
    """A look at a file of rows that is not read yet: whether a column is for article texts, and about how many rows it
    has."""

    has_articles: bool
    count: int


def survey(path: Path, follow: bool = True) -> Survey:
    """A look at such a file, which is opened once for it. One that cannot be read counts as articles, so that reading
    it says why.

    Reading opens it a second time: all files of a folder are looked at before the first of them is read, and may be
    more than can be open.
    """
    try:
        with open_regular(path, follow) as file:
            count = _count_rows(path, file)
            file.seek(0)
            return Survey(_holds_articles(path, file), count)
    except (ReadError, OSError):
        return Survey(has_articles=True, count=0)


def has_articles(path: Path, follow: bool = True) -> bool:
    """Whether a column is for article texts, as `survey` has it."""
    return survey(path, follow).has_articles


def _holds_articles(path: Path, file: BinaryIO) -> bool:
    try:
        with closing(_rows(path, file)) as found:
            return _have_texts(list(islice(found, _FIRST_ROWS)))
    except ReadError:
        return True


def _count_rows(path: Path, file: BinaryIO) -> int:
    """By the line ends of the beginning; 1 for a workbook, whose lines are none that can be counted."""
    if _ending(path) in (".xlsx", ".xlsm"):
        return 1
    header = 1 if _ending(path) in _HEADED else 0
    count, read, last = 0, 0, b"\n"
    packed = unpack(path, file)
    try:
        while chunk := packed.read(_CHUNK):
            count += chunk.count(b"\n")
            read += len(chunk)
            last = chunk[-1:]
            if read >= _COUNTED:
                count = count * os.fstat(file.fileno()).st_size // file.tell()
                break
    except (OSError, EOFError, zlib.error):
        return count
    return max(count + (last != b"\n") - header, 0)


class _Order:
    """The order of day and month in the dates of a file, which its other rows show. Looked for once it is needed."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._order: DayOrder | None = None
        self._is_known = False

    def __call__(self) -> DayOrder | None:
        if not self._is_known:
            at = self._file.tell()
            self._file.seek(0)
            self._order = order_among(islice(self._dates(), _ROWS_FOR_ORDER))
            self._file.seek(at)
            self._is_known = True
        return self._order

    def _dates(self) -> Iterator[str]:
        for row in _rows(self._path, self._file):
            if isinstance(row, Row) and (value := split_row(row.values, ("date",))[0].get("date")):
                yield to_text(value)


def _draft(path: Path, row: Row, order: Callable[[], DayOrder | None]) -> Draft | None:
    found, others = split_row(row.values, ARTICLE)
    text = found.get("text")
    if not isinstance(text, str) or text.strip().casefold() in _TAKEN_BACK:
        return None
    date, how = _dated(_text_or_none(found.get("date")), to_text(found.get("published_how", "metadata")), order)
    text, removed = _without_sign(_text_of(text))
    return Draft(
        path,
        text,
        row.line,
        row.part,
        title=_plain_or_none(found.get("title")),
        date=date,
        date_how=how,
        source=_plain_or_none(found.get("source")),
        url=_text_or_none(found.get("url")),
        authors=parse_authors(found.get("authors")),
        metadata=others,
        removed=removed,
    )


def _without_sign(text: str) -> tuple[str, tuple[RemovedText, ...]]:
    sign = _CUT_SHORT.search(text[-_SIGN:])
    if not sign:
        return text, ()
    return text[: len(text) - len(sign[0])], (
        RemovedText("sign that the rest of the text is missing", sign[0].strip()),
    )


def _text_of(value: str) -> str:
    text = to_plain_text(value)
    return _ENDS.sub("\n", text) if "\\n" in text and "\n" not in text and _WRITTEN_END.search(text) else text


def _dated(date: str | None, how: str, order: Callable[[], DayOrder | None]) -> tuple[str | None, str]:
    """A date whose order other rows of the file show, or that Excel has left behind, as ISO; any other as it is."""
    if date and (day := excel_day(date)):
        return day.isoformat(), f"{how}, {HOW}"
    if not date or not is_unclear(date) or not (shown := order()):
        return date, how
    day = numeric_day(date, shown)
    return (day.isoformat(), f"{how}, {shown} as in other rows of the file") if day else (date, how)


def _have_texts(first: Sequence[Row | Failure]) -> bool:
    """True also for rows that are all broken: then that is the problem to tell."""
    whole = [row for row in first if isinstance(row, Row)]
    return not whole or any(holds_text(row.values) for row in whole)


def _columns(first: Sequence[Row | Failure]) -> str:
    names = list(dict.fromkeys(name[:40] for row in first if isinstance(row, Row) for name in row.values))
    meant = suggest_name(names, "text")
    return f"it has {', '.join(names[:10]) or 'none'}" + (f": {meant}" if meant else "")


def _plain_or_none(value: object) -> str | None:
    return None if value is None else to_plain_text(to_text(value))


def _text_or_none(value: object) -> str | None:
    return None if value is None else html.unescape(to_text(value))


def _rows(path: Path, file: BinaryIO) -> _Rows:
    return _READERS.get(_ending(path), json_rows)(path, file)


def _ending(path: Path) -> str:
    """The ending of the name, without that of gzip."""
    return (Path(path.stem) if path.suffix.casefold() == ".gz" else path).suffix.casefold()

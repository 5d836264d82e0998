"""Tables in Excel's .xlsx, by openpyxl, which is imported when one is read. Its rows are read one after the other."""

import datetime
import warnings
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Failure, where_of
from rag.reading.parsing import parse_file
from rag.reading.tables.csv_tables import HEADER_WITHIN, header_among, row_of
from rag.reading.tables.fields import parts_in
from rag.reading.tables.lines import Row

LARGEST_UNPACKED = 500_000_000  # bytes of all parts together; a sheet is read without being held
# Bytes of the texts of all cells, which are held: openpyxl takes about three times as many of memory. Of 20,459 real
# articles all together have 63 MB.
LARGEST_TEXTS = 100_000_000
WIDEST = 500  # columns; exports of databases have some 60
MOST_ROWS = 1_048_576  # as Excel has it; a file may say that its next row is any other
_LONGEST_CELL = 32_767  # characters, by Excel itself: a text that has them was cut
_NOT_HELD = ("xl/worksheets/", "xl/media/")  # sheets are read piece by piece, and pictures not at all
_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .xls files, and of new ones with a password


def xlsx_rows(path: Path, file: BinaryIO) -> Generator[Row | Failure]:
    """The rows of all sheets that have articles, else of the first that has anything: archives have a sheet for each
    year or outlet. Where they are several, a row is of the `part` that is named as its sheet."""
    if file.read(4) == _OLE:
        raise ReadError(f"{path} has a password or is an old .xls: open it in Excel and save it as plain .xlsx or .csv")
    book = parse_file(path, "an Excel file", lambda: _book(path, file))
    with closing(book):
        sheets = _sheets_of_articles(path, book)
        for sheet in sheets:
            yield from _rows(path, sheet, f"sheet {sheet.title}" if len(sheets) > 1 else None)


def _book(path: Path, file: BinaryIO) -> Any:
    _refuse_bomb(path, file)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations that it leaves out
        return openpyxl.load_workbook(file, read_only=True, data_only=True)


def _refuse_bomb(path: Path, file: BinaryIO) -> None:
    """By the sizes that the file states: zipfile unpacks no part beyond its own."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    texts = sum(part.file_size for part in parts if not part.filename.casefold().startswith(_NOT_HELD))
    for size, most in ((sum(part.file_size for part in parts), LARGEST_UNPACKED), (texts, LARGEST_TEXTS)):
        if size > most:
            raise ReadError(
                f"{path} unpacks to {size // 1_000_000:,} MB, more than the {most // 1_000_000} MB allowed: "
                "save it as .csv"
            )


def _sheets_of_articles(path: Path, book: Any) -> list[Any]:
    headed = [(sheet, list(islice(_cells(path, sheet), HEADER_WITHIN))) for sheet in book.worksheets]
    filled = [sheet for sheet, first in headed if first]
    if not filled:
        raise ReadError(f"{path} is empty")
    return [sheet for sheet, first in headed if "text" in parts_in(_header(first))] or filled[:1]


def _rows(path: Path, sheet: Any, part: str | None) -> Iterator[Row | Failure]:
    found = _cells(path, sheet)
    first = list(islice(found, HEADER_WITHIN))
    above = header_among(cells for _, cells in first)
    header = [cell.strip() for cell in first[above][1]]
    while header and not header[-1]:
        header.pop()
    for number, cells in chain(first[above + 1 :], found):
        if cut := next((name for name, cell in zip(header, cells, strict=False) if len(cell) >= _LONGEST_CELL), None):
            cause = f"Excel cuts a cell at {_LONGEST_CELL:,} characters, so the end of {cut} is missing: export as .csv"
            yield Failure(where_of(path, part, number), cause, count=0)
        row = row_of(path, number, header, cells)
        if isinstance(row, Failure):
            yield replace(row, where=where_of(path, part, number))
        elif row:
            yield replace(row, part=part)


def _header(first: Sequence[tuple[int, list[str]]]) -> list[str]:
    return first[header_among(cells for _, cells in first)][1] if first else []


def _cells(path: Path, sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that have anything, by their numbers, as text."""
    sheet.reset_dimensions()  # which the program that wrote it may have stated wrongly
    rows = enumerate(islice(sheet.iter_rows(values_only=True), MOST_ROWS), start=1)
    while numbered := parse_file(path, "an Excel file", lambda: next(rows, None)):
        number, values = numbered
        cells = [_as_text(value) for value in values[:WIDEST]]
        if any(map(str.strip, cells)):
            yield number, cells


def _as_text(value: object) -> str:
    """Dates as ISO, whole numbers without a fraction."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return (value.date() if value.time() == datetime.time() else value).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

"""Excel's tables."""

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.tables.rows import has_articles, read_rows
from rag.reading.tables.spreadsheets import LARGEST_TEXTS
from tests.drafts import written

DAY = datetime.datetime(2024, 3, 7)


def book(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"s{number}")
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_the_first_sheet_with_articles(tmp_path: Path) -> None:
    """Below what the export says of itself, without empty rows; days as ISO, whole numbers without a fraction."""
    rows = [
        ["Results for x"],
        [],
        ["Headline", "Published", "Publication", "Text", "n"],
        ["T", DAY, "Post", "One.", 3.0],
    ]
    path = book(
        tmp_path / "a.xlsx", [["About this file"]], [*rows, [None] * 5, ["U", DAY.replace(hour=6), "Post", "Two."]]
    )
    first, second = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, first.date, first.source, first.text) == ("T", "2024-03-07", "Post", "One.")
    assert (first.line, first.metadata, second.date) == (4, {"n": "3"}, "2024-03-07T06:00:00")


def test_all_sheets_with_articles_are_read(tmp_path: Path) -> None:
    """As one for each year; where a row has no text, its sheet is named."""
    header = ["title", "text"]
    sheets = ([header, ["A", "One."]], [["Codebook"]], [header, ["B", "Two."], ["C", None]])
    path = book(tmp_path / "a.xlsx", *sheets)
    first, second, failure = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert [each.where for each in (first, second, failure)] == [f"{path}:sheet s{n}" for n in ("0:2", "2:2", "2:3")]


def test_a_cell_that_excel_cut_is_told(tmp_path: Path) -> None:
    """The article is read, and its end is missing."""
    remark, draft = read_rows(book(tmp_path / "a.xlsx", [["title", "text"], ["T", "x" * 32_767]]))
    assert isinstance(remark, Failure)
    assert (remark.count, "the end of text is missing" in remark.cause) == (0, True)
    assert isinstance(draft, Draft)


def test_tables_without_articles(tmp_path: Path) -> None:
    """A question set is passed over; an empty file says that it is."""
    assert not has_articles(book(tmp_path / "a.xlsx", [["question", "answer"], ["q", "a"]]))
    with pytest.raises(ReadError, match="is empty"):
        list(read_rows(book(tmp_path / "b.xlsx", [])))


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"no zip", "cannot be read as an Excel file"), (b"\xd0\xcf\x11\xe0" + b"x" * 600, "password or is an old .xls")],
)
def test_what_is_no_xlsx(tmp_path: Path, content: bytes, problem: str) -> None:
    """The cause and what to do."""
    with pytest.raises(ReadError, match=problem):
        list(read_rows(written(tmp_path / "a.xlsx", content)))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """By what its parts say that they unpack to."""
    path = book(tmp_path / "a.xlsx", [["title", "text"], ["T", "One."]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(LARGEST_TEXTS // 1_000_000 + 1):
            part.write(b" " * 1_000_000)
    with pytest.raises(ReadError, match="unpacks to 101 MB"):
        list(read_rows(path))


def test_a_row_far_below_is_found(tmp_path: Path) -> None:
    """In the last row that there can be, behind a million empty ones."""
    path = book(tmp_path / "a.xlsx", [["title", "text"], ["T", "One."]])
    made = openpyxl.load_workbook(path)
    made.active["B1048576"] = "far"
    made.save(path)
    assert [each.where for each in read_rows(path)] == [f"{path}:2", f"{path}:1048576"]

"""Tables of text."""

from pathlib import Path

import pytest

from rag.reading.drafts import Draft, Failure
from rag.reading.tables.rows import read_rows
from tests.drafts import written


def drafts(path: Path, content: str | bytes) -> list[tuple[str | None, str]]:
    found = list(read_rows(written(path, content)))
    assert all(isinstance(each, Draft) for each in found)
    return [(each.title, each.text) for each in found if isinstance(each, Draft)]


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\r\ntitle;text\r\nT;One, two.\r\n",
        '"sep=;"\ntitle;text\nT;One, two.\n',
        '\ufeffsep=,\ntitle,text\nT,"One, two."\n',
        'Results for: bridge\nExported 2024-03-09, 3 rows\n\ntitle,text\nT,"One, two."\n',
        "Search, title, x\nAll;of;these\ntitle;text\nT;One, two.\n",
        'title,text\n,\nT,"One, two."\n,\n,,,\n\n',
        'title,text,\nT,"One, two.",\n',
        "title|text\nT|One, two.\n",
    ],
)
def test_what_stands_around_a_table(tmp_path: Path, content: str) -> None:
    """Excel's delimiter, what an export says of itself, and empty rows and columns."""
    assert drafts(tmp_path / "a.csv", content) == [("T", "One, two.")]


def test_a_table_without_known_names_has_its_first_row_as_header(tmp_path: Path) -> None:
    """A row further down is no header for having a word in it."""
    assert drafts(tmp_path / "a.csv", "text\ntitle\nOne.\n") == [(None, "title"), (None, "One.")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252", "cp850"])
def test_a_table_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """Fields with line ends too."""
    text = 'título;texto\nSão João;"A reunião não terminou às três.\nNão há decisão."\n'
    assert drafts(tmp_path / "a.csv", text.encode(encoding)) == [
        ("São João", "A reunião não terminou às três.\nNão há decisão.")
    ]


def test_quotation_marks_of_a_table_by_tabs(tmp_path: Path) -> None:
    """Where cells are not in quotes, a quotation mark is the text's own; where they are, it is not."""
    assert drafts(tmp_path / "a.tsv", 'title\ttext\nT\t"Never," he said.\nU\tTwo, three; four\n') == [
        ("T", '"Never," he said.'),
        ("U", "Two, three; four"),
    ]
    assert drafts(tmp_path / "b.tsv", 'title\ttext\nT\t"One\ntwo"\n') == [("T", "One\ntwo")]


def test_a_row_with_too_many_cells_fails_alone(tmp_path: Path) -> None:
    """A text with commas and without quotes would be cut."""
    path = written(tmp_path / "a.csv", "title,text\nT,One, two.\nU,Three.\n")
    failure, draft = read_rows(path)
    assert failure == Failure(f"{path}:2", "the row has 3 cells, and the header 2: put texts in quotes")
    assert isinstance(draft, Draft)


def test_rows_in_two_encodings(tmp_path: Path) -> None:
    """The first letter beyond ASCII may come late; each row keeps its letters, and the odd ones are told."""
    many = b"T,Nothing new.\n" * 20_000
    late = many + 'T,"“It’s a café,” said Zoë."\n'.encode("cp1252")
    assert drafts(tmp_path / "a.csv", b"title,text\n" + late)[-1] == ("T", "“It’s a café,” said Zoë.")
    mixed = "title,text\nT,Zoë’s.\n".encode() + "T,“It’s a café.”\n".encode("cp1252") + "T,Zoë.\n".encode()
    *found, remark = read_rows(written(tmp_path / "b.csv", mixed))
    assert [each.text for each in found if isinstance(each, Draft)] == ["Zoë’s.", "“It’s a café.”", "Zoë."]
    assert isinstance(remark, Failure)
    assert (remark.count, "line 3 is not: read there as windows-1252" in remark.cause) == (0, True)


def test_a_letter_that_is_lost_is_told_for_its_row(tmp_path: Path) -> None:
    """The row is read nevertheless."""
    path = written(tmp_path / "a.csv", "title,text\nT,na\ufffdve\nU,fine\n")
    first, remark, _ = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(remark, Failure)
    assert (remark.where, remark.count) == (f"{path}:2", 0)

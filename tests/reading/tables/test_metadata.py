"""What a person states about files."""

from pathlib import Path

import pytest

from rag.errors import InputError
from rag.reading.tables.metadata import NOTHING, MetadataRow, find_stated, read_metadata


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_by_any_of_their_names(tmp_path: Path) -> None:
    """csv and jsonl state the same; empty cells state nothing; other columns are kept."""
    csv = table(
        tmp_path / "m.csv",
        "Filename,headline,published,outlet,published_how,authors,place\n"
        "a.txt,T,2024-06-20,S,seen,A; B,Kyiv\nb.txt,,,,,,\n",
    )
    found = read_metadata(csv)
    stated = MetadataRow("T", "2024-06-20", "seen", "S", authors=("A", "B"), others=(("place", "Kyiv"),))
    assert found.about(Path("x/a.txt")) == stated
    assert found.about(Path("x/b.txt")) == NOTHING
    assert found.about(Path("x/c.txt")) is None
    jsonl = table(tmp_path / "m.jsonl", '{"file": "a.txt", "title": "T", "authors": ["A", "B"], "date": "2024-06-20"}')
    assert read_metadata(jsonl).about(Path("a.txt")) == MetadataRow("T", "2024-06-20", authors=("A", "B"))


def test_longer_names_go_first_and_folders_keep_to_themselves(tmp_path: Path) -> None:
    """A name with its folder is about that file alone; a folder's table says nothing about files elsewhere."""
    path = table(tmp_path / "m.csv", "file,title\na.txt,any\nmarch\\a.txt,of March\n")
    found = read_metadata(path)
    assert [find_stated(Path(each), [found]).title for each in ("x/march/a.txt", "x/a.txt")] == ["of March", "any"]
    own = read_metadata(path, tmp_path)
    assert find_stated(tmp_path / "a.txt", [own]).title == "any"
    assert find_stated(Path("/elsewhere/a.txt"), [own, found]).title == "any"
    assert find_stated(Path("/elsewhere/a.txt"), [own]) == NOTHING


def test_names_without_a_file_are_known(tmp_path: Path) -> None:
    """A misspelt name is reported; one of a file that was not asked for, but lies there, is not."""
    (tmp_path / "b.txt").write_text("x")
    found = read_metadata(table(tmp_path / "m.csv", "file,title\na.txt,A\nb.txt,B\nc.txt,C\n"))
    assert found.unused_names([tmp_path / "a.txt"]) == ("c.txt",)


def test_a_file_may_be_named_without_its_ending(tmp_path: Path) -> None:
    """As programs for texts name documents; a row for the whole name goes before."""
    found = read_metadata(table(tmp_path / "m.csv", "file,title\nmarch/a,A\nb,B\nb.txt,C\n"))
    titles = [stated.title for name in ("march/a.txt", "b.txt", "b.md") if (stated := found.about(Path(name)))]
    assert titles == ["A", "C", "B"]
    assert found.unused_names([Path("march/a.txt"), Path("b.txt")]) == ()


def test_a_row_that_cannot_be_used_is_left_out_alone(tmp_path: Path) -> None:
    """Each is told with its line, and empty ones pass."""
    path = table(tmp_path / "m.csv", "file,title,x\na.txt,A,\n,B,\n,,\nc.txt,C,D,E\na.txt,again,\nd.txt,D,\n,,\n")
    found = read_metadata(path)
    assert {name: stated.title for name, stated in found.by_name.items()} == {"a.txt": "A", "d.txt": "D"}
    assert found.notes == (
        f"{path}:5: the row has 4 cells, and the header 3: put texts in quotes",
        f"{path}:3: the row names no file (column file)",
        f"{path}:6: the file a.txt is in line 2 too, which is the one that counts",
    )


def test_a_date_that_is_not_clear_is_left_out(tmp_path: Path) -> None:
    """The row stays, and its own words for the day; other rows of the table may make it clear."""
    found = read_metadata(
        path := table(tmp_path / "m.csv", "file,title,date\na.txt,A,03/04/2022\nb.txt,B,2022-01-01\n")
    )
    assert found.about(Path("a.txt")) == MetadataRow("A", others=(("date", "03/04/2022"),))
    assert found.notes == (f"{path}:2: the date '03/04/2022' is not clear, so it is left out: write it as 2024-06-20",)
    clear = read_metadata(table(tmp_path / "n.csv", "file,date\na.txt,03/04/2022\nb.txt,13/04/2022\n"))
    assert clear.about(Path("a.txt")) == MetadataRow(
        date="2022-04-03", published_how="metadata, day before month as in other rows of the table"
    )
    assert clear.notes == ()


def test_forms_of_a_name(tmp_path: Path) -> None:
    """é is one character or two; capitals differ where they are all that does."""
    composed, parted = "caf\u00e9.txt", "cafe\u0301.txt"
    found = read_metadata(table(tmp_path / "m.csv", f"file,title\n{parted},A\nReport.TXT,B\nx.txt,C\nX.txt,D\n"))
    titles = {name: stated.title for name in (composed, parted, "report.txt") if (stated := found.about(Path(name)))}
    assert titles == {composed: "A", parted: "A", "report.txt": "B"}
    assert [found.about(Path(name)) and found.about(Path(name)).title for name in ("x.txt", "X.txt")] == ["C", "D"]
    assert found.about(Path("X.TXT")) is None
    assert found.unused_names([tmp_path / composed, tmp_path / "REPORT.txt"]) == ("x.txt", "X.txt")


def test_tables_of_other_kinds(tmp_path: Path) -> None:
    """In an older encoding, by tabs, and as one array."""
    cells = "file\ttitle\na.txt\tDer Bürgermeister räumte es ein\n"
    (tmp_path / "m.tsv").write_bytes(cells.encode("cp1252"))
    assert read_metadata(tmp_path / "m.tsv").about(Path("a.txt")) == MetadataRow("Der Bürgermeister räumte es ein")
    assert read_metadata(table(tmp_path / "m.json", '[{"file": "a.txt", "title": "T"}]')).about(
        Path("a.txt")
    ) == MetadataRow("T")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("m.csv", "file,title\n,T\n", r"m\.csv:2: the row names no file"),
        ("m.csv", "title\nT\n", r"m\.csv:2: the row names no file"),
        ("m.csv", "fille,title\na.txt,T\n", "is fille the file"),
        ("m.csv", "", r"m\.csv is empty"),
        ("m.jsonl", "{broken\n", r"m\.jsonl:1: the line is not JSON"),
        ("m.txt", "x", r"m\.txt is no metadata table"),
        ("m.xlsx", "x", "cannot be read as an Excel file"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, name: str, text: str, problem: str) -> None:
    """No row of them can; the message has the line."""
    with pytest.raises(InputError, match=problem):
        read_metadata(table(tmp_path / name, text))
    with pytest.raises(InputError, match="cannot be opened"):
        read_metadata(tmp_path / "none.csv")

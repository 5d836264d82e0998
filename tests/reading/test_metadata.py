"""What a person states about files."""

from pathlib import Path

import pytest

from rag.errors import InputError
from rag.reading.metadata import NOTHING, Stated, read_metadata, stated_about


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
    stated = Stated("T", "2024-06-20", "seen", "S", authors=("A", "B"), others=(("place", "Kyiv"),))
    assert found.about(Path("x/a.txt")) == stated
    assert found.about(Path("x/b.txt")) == NOTHING
    assert found.about(Path("x/c.txt")) is None
    jsonl = table(tmp_path / "m.jsonl", '{"file": "a.txt", "title": "T", "authors": ["A", "B"], "date": "2024-06-20"}')
    assert read_metadata(jsonl).about(Path("a.txt")) == Stated("T", "2024-06-20", authors=("A", "B"))


def test_longer_names_go_first_and_folders_keep_to_themselves(tmp_path: Path) -> None:
    """A name with its folder is about that file alone; a folder's table says nothing about files elsewhere."""
    path = table(tmp_path / "m.csv", "file,title\na.txt,any\nmarch\\a.txt,of March\n")
    found = read_metadata(path)
    assert [stated_about(Path(each), [found]).title for each in ("x/march/a.txt", "x/a.txt")] == ["of March", "any"]
    own = read_metadata(path, tmp_path)
    assert stated_about(tmp_path / "a.txt", [own]).title == "any"
    assert stated_about(Path("/elsewhere/a.txt"), [own, found]).title == "any"
    assert stated_about(Path("/elsewhere/a.txt"), [own]) == NOTHING


def test_names_without_a_file_are_known(tmp_path: Path) -> None:
    """A misspelt name is reported; one of a file that was not asked for, but lies there, is not."""
    (tmp_path / "b.txt").write_text("x")
    found = read_metadata(table(tmp_path / "m.csv", "file,title\na.txt,A\nb.txt,B\nc.txt,C\n"))
    assert found.unused([tmp_path / "a.txt"]) == ("c.txt",)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("m.csv", "file,date\na.txt,03/04/2022\n", r"m\.csv:2: the date '03/04/2022' is not clear"),
        ("m.csv", "file,title\n,T\n", r"m\.csv:2: the row names no file"),
        ("m.csv", "title\nT\n", r"m\.csv:2: the row names no file"),
        ("m.csv", "file,title\na.txt,T\na.txt,U\n", r"m\.csv:3: the file a\.txt is in the table twice"),
        ("m.csv", "", r"m\.csv is empty"),
        ("m.jsonl", '{"file": "a.txt"}\n{broken\n', r"m\.jsonl:2: the line is not JSON"),
        ("m.xlsx", "x", r"m\.xlsx is no metadata table"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, name: str, text: str, problem: str) -> None:
    """The message has the line."""
    with pytest.raises(InputError, match=problem):
        read_metadata(table(tmp_path / name, text))
    with pytest.raises(InputError, match="cannot be opened"):
        read_metadata(tmp_path / "none.csv")

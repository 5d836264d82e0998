"""Files with an article a row."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.tables.fields import MOST_AUTHORS, parse_authors
from rag.reading.tables.rows import LONGEST_LINE, Survey, has_articles, read_rows, survey


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_json_lines_under_their_own_or_other_names(tmp_path: Path) -> None:
    """Synonyms are understood, and what is no part of an article is kept as metadata, an id too."""
    path = lines(
        tmp_path / "a.jsonl",
        {"id": 7, "title": "T", "text": "One.", "date": "2024-06-20", "source": "S", "url": "u", "authors": ["A", "B"]},
        {
            "Headline": "T",
            "body": "Two.",
            "published": "2024-06-21",
            "outlet": "S",
            "author": "A and B; C",
            "x": {"y": 1},
        },
    )
    first, second = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.text, first.where, first.metadata) == ("One.", f"{path}:1", {"id": "7"})
    assert (first.date, first.date_how, first.authors) == ("2024-06-20", "metadata", ("A", "B"))
    assert (second.title, second.text, second.source, second.date) == ("T", "Two.", "S", "2024-06-21")
    assert (second.authors, second.metadata) == (("A", "B", "C"), {"x": '{"y": 1}'})


def test_a_broken_line_fails_alone(tmp_path: Path) -> None:
    """Each bad line is named with its number and cause, and the lines around it are read."""
    path = tmp_path / "a.jsonl"
    bad = [
        b'{"text": ',
        b"[1]",
        b'{"title": "no text"}',
        b'{"text": 5}',
        b'"\xff\xfe"',
        b"[" * 100_000,
        b'{"text": " "}',
    ]
    path.write_bytes(b"\n".join([b'{"text": "One."}', *bad, b"", b'{"text": "Two."}']))
    found = list(read_rows(path))
    assert [draft.text for draft in found if isinstance(draft, Draft)] == ["One.", "Two."]
    failures = [each for each in found if isinstance(each, Failure)]
    assert [each.where for each in failures] == [f"{path}:{number}" for number in range(2, 9)]
    assert not any("\n" in each.cause or len(each.cause) > 300 for each in failures)


def test_packed_lines_are_read_up_to_where_they_break(tmp_path: Path) -> None:
    """A truncated gz file gives its whole lines and one failure."""
    path = tmp_path / "a.jsonl.gz"
    rows = "".join(
        json.dumps({"text": f"Number {number} of {pow(number, 7, 2**61)}."}) + "\n" for number in range(2_000)
    )
    path.write_bytes(gzip.compress(rows.encode()))
    assert sum(isinstance(each, Draft) for each in read_rows(path)) == survey(path).count == 2_000
    path.write_bytes(path.read_bytes()[:-2_000])
    *drafts, last = read_rows(path)
    assert 1_000 < len(drafts) < 2_000
    assert isinstance(last, Failure)
    assert "breaks off" in last.cause
    path.write_bytes(b"no gzip at all")
    with pytest.raises(ReadError, match="not a gzip file"):
        list(read_rows(path))


def test_rows_of_a_large_file_are_counted_by_its_beginning(tmp_path: Path) -> None:
    """Packed, 100 MB are 0.1 MB, and a file of 20 MB would be counted for minutes before the first row is read."""
    path = tmp_path / "a.jsonl.gz"
    row = b'{"text": "One."}\n'
    with gzip.open(path, "wb") as file:
        for _ in range(12):
            file.write(row * 500_000)
    assert survey(path).count == pytest.approx(6_000_000, rel=0.1)
    assert survey(path).count != 6_000_000


def test_authors_are_so_many_at_most() -> None:
    """And a run of blanks between two of them is one blank."""
    assert parse_authors(" , ".join(f"A{number}" for number in range(1_000))) == tuple(
        f"A{number}" for number in range(MOST_AUTHORS)
    )
    assert parse_authors(f"By  A{' ' * 100_000}and{' ' * 100_000}B") == ("A", "B")


def test_a_line_without_end_fails_alone(tmp_path: Path) -> None:
    """A line over the limit is skipped in pieces; one of a megabyte is read."""
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(json.dumps({"text": "long " * 200_000}).encode() + b"\n")
        file.write(b'{"text": "' + b"x" * LONGEST_LINE + b'"}\n{"text": "Two."}\n')
    long, failure, last = read_rows(path)
    assert isinstance(long, Draft)
    assert len(long.text) == 1_000_000
    assert isinstance(failure, Failure)
    assert "20 MB" in failure.cause
    assert isinstance(last, Draft)
    assert last.line == 3


def test_csv_with_the_line_ends_of_old_spreadsheets(tmp_path: Path) -> None:
    """A lone carriage return ends a row, and stays as it is in a field in quotes."""
    path = tmp_path / "old.csv"
    path.write_bytes(b'title,text\rOne,"First\rline."\rTwo,Second.\r')
    assert [draft.text for draft in read_rows(path) if isinstance(draft, Draft)] == ["First\rline.", "Second."]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    """Fields in quotes may have line ends and delimiters; a row is named by its first line."""
    rows = [["Title", "Text", "place"], ['"T, 1"', '"One;\n|two\t, three."', "Kyiv"], ["T2", "Four.", ""], ["T3"]]
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(delimiter.join(row) for row in rows).encode())
    first, second, third = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, first.metadata, first.line) == ("T, 1", {"place": "Kyiv"}, 2)
    assert first.text.startswith("One;\n|two\t, three.")
    assert (second.text, second.metadata, second.line) == ("Four.", {}, 4)
    assert third == Failure(f"{path}:5", "the row has no text")


def test_csv_with_a_long_text_and_in_another_encoding(tmp_path: Path) -> None:
    """A field of a megabyte and a file from an older spreadsheet are read."""
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "x" * 1_000_000, encoding="utf-8")
    assert [len(each.text) for each in read_rows(path) if isinstance(each, Draft)] == [1_000_000]
    text = "Верховная рада приняла закон в понедельник вечером. " * 5
    path.write_bytes(f"text\n{text}\n".encode("cp1251"))
    assert [each.text for each in read_rows(path) if isinstance(each, Draft)] == [text]
    path.write_bytes("text\nabc\n".encode("utf-16"))
    assert [each.text for each in read_rows(path) if isinstance(each, Draft)] == ["abc"]


def drafts(path: Path, *rows: object) -> list[Draft]:
    return [each for each in read_rows(lines(path, *rows)) if isinstance(each, Draft)]


def test_html_in_a_column_is_read_as_html(tmp_path: Path) -> None:
    """Paragraphs without marks and scripts; entities of titles and outlets as letters."""
    (draft,) = drafts(
        tmp_path / "a.jsonl",
        {
            "title": "Holm&#8217;s bridge",
            "source": "Post &amp; Mail",
            "url": "https://post.example/a?b=1&amp;c=2",
            "text": "<p>One &ldquo;two&rdquo;.</p><script>x</script><p>Three.</p>",
        },
    )
    assert (draft.title, draft.text, draft.source) == ("Holm’s bridge", "One “two”.\n\nThree.", "Post & Mail")
    assert draft.url == "https://post.example/a?b=1&c=2"


def test_line_ends_that_a_program_wrote_out(tmp_path: Path) -> None:
    """Two characters in the place of a line end are one, but in a path they are what they are."""
    found = drafts(
        tmp_path / "a.csv", "text", "It rained.\\n\\nIt snowed.\\nIt was cold.", "The file is C:\\new\\a.txt today"
    )
    assert [each.text for each in found] == [
        "It rained.\n\nIt snowed.\nIt was cold.",
        "The file is C:\\new\\a.txt today",
    ]


def test_the_order_of_day_and_month_by_other_rows(tmp_path: Path) -> None:
    """A row further down may decide it, and that is said; rows that differ decide nothing."""
    found = drafts(tmp_path / "a.csv", "date,text", "05/03/2024,One.", *["2024-01-01,Two."] * 30, "25/03/2024,Three.")
    assert (found[0].date, found[0].date_how) == (
        "2024-03-05",
        "metadata, day before month as in other rows of the file",
    )
    assert (found[-1].date, found[-1].date_how) == ("25/03/2024", "metadata")
    differing = drafts(tmp_path / "b.csv", "date,text", "05/03/2024,One.", "25/03/2024,Two.", "03/25/2024,Three.")
    assert differing[0].date == "05/03/2024"


def test_the_sign_that_a_text_is_cut(tmp_path: Path) -> None:
    """It is no word of the article, and kept beside it."""
    (draft,) = drafts(tmp_path / "a.jsonl", {"content": "The bridge is closed until… [+1234 chars]"})
    assert (draft.text, [each.text for each in draft.removed]) == ("The bridge is closed until…", ["[+1234 chars]"])


def test_files_without_articles_are_told_apart(tmp_path: Path) -> None:
    """A question set has no text; a broken file counts as articles, so that its failure is seen."""
    assert not has_articles(lines(tmp_path / "q.jsonl", {"question": "Why?"}))
    assert not has_articles(lines(tmp_path / "q.csv", "question,answers", "Why?,So"))
    assert has_articles(lines(tmp_path / "a.jsonl", {"title": "T"}, {"body": "One."}))
    assert has_articles(lines(tmp_path / "b.jsonl", "{broken"))
    assert has_articles(lines(tmp_path / "c.csv", ""))


def test_count_is_that_of_the_rows(tmp_path: Path) -> None:
    """A header is none, nor is the end of a last line that has one."""
    assert survey(lines(tmp_path / "a.jsonl", {"text": "One."}, {"text": "Two."})) == Survey(True, 2)
    assert survey(lines(tmp_path / "a.csv", "title,text", "T,One.", "")) == Survey(True, 1)
    assert survey(lines(tmp_path / "b.jsonl", "")) == survey(tmp_path / "none.jsonl") == Survey(True, 0)


def test_a_file_is_opened_once_to_look_at_it_and_once_to_read_it(tmp_path: Path) -> None:
    """Not for its columns, its number of rows and its articles each."""
    path = lines(tmp_path / "a.csv", "title,text", "T,One.")
    code = (
        "import sys; from pathlib import Path; from rag.reading.tables.rows import read_rows, survey; opened = []\n"
        "sys.addaudithook(lambda event, given: event == 'open' and opened.append(str(given[0])))\n"
        "path = Path(sys.argv[1]); survey(path), list(read_rows(path)); print(opened.count(str(path)))"
    )
    assert subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True).stdout == b"2\n"


def test_a_file_named_without_text_column_is_an_error(tmp_path: Path) -> None:
    """The message names the columns that it has."""
    with pytest.raises(ReadError, match=r"q\.csv has no column text .* question, answers"):
        list(read_rows(lines(tmp_path / "q.csv", "question,answers", "Why?,So")))
    with pytest.raises(ReadError, match="is bodytxt the text"):
        list(read_rows(lines(tmp_path / "q.csv", "id,bodytxt", "1,So")))


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        (None, ()),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe; John Roe,  Ann  Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        (["Jane Doe", None, "", "Jane Doe", 5], ("Jane Doe", "5")),
        ("Anderson Sandy", ("Anderson Sandy",)),
    ],
)
def test_authors_in_any_form(value: object, authors: tuple[str, ...]) -> None:
    """Lists and strings, each name once."""
    assert parse_authors(value) == authors


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=20), st.just('"'), st.just("\x00")), max_size=8))
def test_any_csv_is_survived(tmp_path: Path, cells: list[str]) -> None:
    """Whatever stands under the header, there are drafts, failures and ReadErrors only."""
    path = tmp_path / "a.csv"
    path.write_bytes(("text,title\n" + ",".join(cells)).encode("utf-8", "surrogatepass"))
    try:
        found = list(read_rows(path))
    except ReadError:
        return
    assert all(isinstance(each, Draft | Failure) for each in found)

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import DatelineError, InputError, ReadError
from rag.evaluation.cases import Case, QuestionSet, read_case
from rag.evaluation.question_sets import read_questions, write_questions

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
asked = texts.filter(str.strip)
listed = st.lists(texts, max_size=3)
exchange = st.fixed_dictionaries({"question": texts, "answer": texts}) | texts
cases = st.builds(
    read_case,
    st.fixed_dictionaries(
        {"question": asked},
        optional={
            "id": texts,
            "answers": listed,
            "articles": listed,
            "quotes": listed,
            "tags": listed,
            "answerable": st.booleans(),
            "history": st.lists(exchange, max_size=2),
            "as_of": st.dates().map(str).filter(lambda day: day >= "1900"),
        },
    ),
)


def written(folder: Path, content: str | bytes, name: str = "set.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: str | bytes, name: str = "set.jsonl") -> QuestionSet:
    return read_questions(written(folder, content, name))


@given(st.lists(cases, min_size=1, max_size=4, unique_by=lambda case: case.id))
def test_what_is_written_is_read_again(tmp_path: Path, some: list[Case]) -> None:
    found = read(tmp_path, write_questions(some))
    assert (found.name, list(found.cases), found.problems) == ("set.jsonl", some, ())


def test_only_what_says_something_is_written() -> None:
    [line] = write_questions([Case("a", "Who won?", tags=("sport",), answerable=False)]).splitlines()
    assert json.loads(line) == {"id": "a", "question": "Who won?", "tags": ["sport"], "answerable": False}
    assert "answerable" not in write_questions([Case("a", "Who won?")])


def test_rows_that_cannot_be_used_are_named_and_the_others_kept(tmp_path: Path) -> None:
    rows = (
        '{"question": "A?"}\nno json\n{"answers": "x"}\n\n{"question": "B?", "answers": 5}\n{"question": "C?"}\n[1]\n'
    )
    found = read(tmp_path, rows)
    assert [case.question for case in found.cases] == ["A?", "C?"]
    assert [problem.line for problem in found.problems] == [2, 3, 5, 7]
    assert all(problem.cause and "\n" not in problem.cause for problem in found.problems)
    assert '"answers" is 5' in found.problems[2].cause


def test_an_id_may_be_a_number_and_not_stand_twice(tmp_path: Path) -> None:
    found = read(tmp_path, '{"id": 7, "question": "A?"}\n{"id": "7", "question": "B?"}\n')
    assert [case.id for case in found.cases] == ["7"]
    assert (found.problems[0].line, found.problems[0].cause[:25]) == (2, "the id 7 is that of line ")


def test_a_question_without_an_id_is_asked_once(tmp_path: Path) -> None:
    found = read(tmp_path, '{"question": "A?"}\n{"question": " A? "}\n{"question": "A?", "as_of": "2022"}\n')
    assert len(found.cases) == 2
    assert found.problems[0].cause.startswith("the question is that of line 1")


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, gzip.compress(b'{"question": "A?"}\n'), "set.JSONL.gz")
    assert found.cases[0].question == "A?"


def test_a_table_holds_lists_in_either_form(tmp_path: Path) -> None:
    table = 'ID, Question ,ANSWERS,quotes,other\n3,Who?,ten | 10,"[""a|b"", ""c""]",x\n,What?,[sic] he said,,\n,,,,\n'
    found = read(tmp_path, table, "set.csv")
    assert [case.answers for case in found.cases] == [("ten", "10"), ("[sic] he said",)]
    assert (found.cases[0].id, found.cases[0].quotes, found.problems) == ("3", ("a|b", "c"), ())


@pytest.mark.parametrize(
    ("cell", "expected"), [("TRUE", True), ("yes", True), ("1", True), ("", True), ("No", False), ("0", False)]
)
def test_a_table_says_in_many_words_what_can_be_answered(tmp_path: Path, cell: str, expected: bool) -> None:
    assert read(tmp_path, f"question;answerable\nWho?;{cell}\n", "set.csv").cases[0].answerable is expected


def test_a_table_has_history_and_day(tmp_path: Path) -> None:
    table = 'question,history,as_of\nAnd then?,"[""Who?""]",2022-03-31\nB?,[,\nC?,,once\nD?,,\n'
    found = read(tmp_path, table, "set.csv")
    assert (found.cases[0].history, str(found.cases[0].as_of)) == (("Who?",), "2022-03-31")
    assert [problem.line for problem in found.problems] == [3, 4]
    assert found.problems[0].cause.startswith('"history" is not JSON')


def test_a_wrong_answerable_of_a_table_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, "question,answerable\nA?,maybe\nB?,\n", "set.csv")
    assert found.problems[0].cause == "\"answerable\" is 'maybe': write true or false"


def test_of_two_columns_of_one_name_the_last_counts(tmp_path: Path) -> None:
    assert read(tmp_path, "question,Question\nA?,B?\n", "set.csv").cases[0].question == "B?"


def test_a_short_row_of_a_table_is_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path, "id,question\n1,A?\n2\n", "set.csv")
    assert (len(found.cases), found.problems[0].line) == (1, 3)


def test_a_table_without_questions_is_refused_with_its_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"set\.csv has no column question: it has text, title$"):
        read(tmp_path, "text,title\nA,B\n", "set.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("set.txt", "Who?"),
        ("set.json", '[{"question": "A?"}]'),
        ("set.jsonl", ""),
        ("set.jsonl", "\n\n"),
        ("set.jsonl", "\0\1\2" * 99),
        ("set.jsonl", '{"question": "\\ud800?"}'),
        ("set.jsonl", '{"question": "A?", "history": ' + "[" * 100_000),
        ("set.jsonl", '{"question": "A?", "history": ' + "[" * 200 + "]" * 200 + "}"),
        ("set.jsonl", '{"question": "A?", "tags": ["' + "x" * 20_000_001 + '"]}'),
        ("set.jsonl.gz", "no gzip"),
        ("set.jsonl.gz", gzip.compress(b'{"question": "A?"}', mtime=0)[:12]),
        ("set.csv", ""),
        ("set.csv", "question\n"),
        ("set.csv", "question\n\n,\n"),
        ("set.csv", b"\x89PNG\0\0" * 50),
        ("set.csv", "question\r\r,\r"),
    ],
)
def test_a_file_without_a_question_is_refused_in_one_line(tmp_path: Path, name: str, content: str | bytes) -> None:
    with pytest.raises((InputError, ReadError)) as caught:
        read(tmp_path, content, name)
    assert "set." in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_the_first_problem_is_told_where_all_rows_have_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1: the row has no"):
        read(tmp_path, '{"q": 1}\nbroken\n')


@pytest.mark.parametrize("name", ["missing.jsonl", "folder.jsonl"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(ReadError, match="cannot be read"):
        read_questions(tmp_path / name)


@given(st.binary(max_size=200), st.sampled_from(["set.jsonl", "set.csv", "set.jsonl.gz"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, name: str) -> None:
    try:
        problem = "" if read(tmp_path, content, name).cases else "no question, and no error"
    except DatelineError as error:
        problem = "\n" if "\n" in str(error) else ""
    assert not problem


def test_a_set_without_end_is_refused(tmp_path: Path) -> None:
    """Some kilobytes that unpack to gigabytes are no questions."""
    with gzip.open(tmp_path / "set.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(3):
            file.write(b'{"question": "%s"}\n' % (b"Why? " * 3_900_000))
    with pytest.raises(InputError, match=r"set\.jsonl\.gz has more than the 50,000,000 characters"):
        read_questions(tmp_path / "set.jsonl.gz")

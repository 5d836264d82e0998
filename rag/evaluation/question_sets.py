"""Question sets as files: one question a row, as JSON lines or as a table."""

import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from rag.errors import InputError
from rag.evaluation.cases import Case, Problem, QuestionSet, case_json, read_case
from rag.reading.drafts import Failure, one_line
from rag.reading.reader import FileReader
from rag.reading.tables.rows import Row

# Characters of a set: two hundred times the largest that we ask, whose 485 questions have 0.24 million.
_MOST = 50_000_000

ENDINGS = (".jsonl", ".jsonl.gz", ".csv")

# Columns of a table that hold several texts: a JSON list, or texts with this between them.
_TEXTS = ("answers", "articles", "quotes", "tags")
_DIVIDER = "|"
_YES_OR_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

# Lists in lists. What `dateline ask --json` prints has 5; Python writes no JSON that is much deeper than 900.
_DEEPEST = 50


def read_questions(path: Path) -> QuestionSet:
    """The questions of a file, and a Problem for each row that cannot be used.

    Raises InputError or ReadError where there is no such file, or no question in it.
    """
    if not path.name.casefold().endswith(ENDINGS):
        raise InputError(f"{path} is no question set: its name must end in {', '.join(ENDINGS)}")
    found = _rows(path)
    is_table = path.suffix.casefold() == ".csv"
    cases: list[Case] = []
    problems: list[Problem] = []
    lines: dict[str, int] = {}  # of the ids
    for row in found:
        if isinstance(row, Failure):
            problems.append(Problem(int(row.where.rpartition(":")[2]), row.cause))
            continue
        try:
            values = _from_table(row.values) if is_table else row.values
            if is_table and not values:  # a spreadsheet ends in rows of nothing
                continue
            case = _case(values, lines)
        except InputError as error:
            problems.append(Problem(row.line, one_line(error)))
        else:
            lines[case.id] = row.line
            cases.append(case)
    if not cases:
        raise InputError(_nothing(path, found, problems))
    return QuestionSet(path.name, tuple(cases), tuple(problems))


def write_questions(cases: Iterable[Case]) -> str:
    """The cases as JSON lines, with only the keys that say something: `read_questions` reads the same cases."""
    return "".join(f"{json.dumps(_said(case), ensure_ascii=False)}\n" for case in cases)


def _rows(path: Path) -> list[Row | Failure]:
    found: list[Row | Failure] = []
    characters = 0
    with FileReader() as reader, closing(reader.rows(path)) as rows:
        for row in rows:
            found.append(row)
            characters += len(repr(row))
            if characters > _MOST:
                raise InputError(f"{path} has more than the {_MOST:,} characters that a set may have: divide it")
    return found


def _case(values: Mapping[str, object], lines: Mapping[str, int]) -> Case:
    if _is_deep(values):
        raise InputError(f"it has lists in lists, more than {_DEEPEST} deep: write it flatter")
    case = read_case(values)
    if case.id in lines:
        named = str(values.get("id") or "").strip()
        again = f"the id {case.id[:60]}" if named else "the question"
        raise InputError(f"{again} is that of line {lines[case.id]}: give it an id of its own, or take it out")
    return case


def _from_table(values: Mapping[str, object]) -> dict[str, object]:
    """The row of a table as a row of JSON lines. Of columns with one name the last counts; empty cells are not there.

    Raises InputError for a history that is not JSON.
    """
    cells = {name.strip().casefold(): str(value).strip() for name, value in values.items()}
    return {name: _value(name, cell) for name, cell in cells.items() if cell}


def _value(name: str, cell: str) -> object:
    if name in _TEXTS:
        return _texts(cell)
    if name == "answerable":
        return _YES_OR_NO.get(cell.casefold(), cell)
    if name == "history":
        try:
            return json.loads(cell)
        except (ValueError, RecursionError) as error:
            raise InputError(f'"history" is not JSON: {one_line(error)}') from error
    return cell


def _texts(cell: str) -> object:
    """A JSON list, or else the texts between the dividers: "[sic] he said" is a text."""
    if cell.startswith("["):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            pass
    return cell.split(_DIVIDER)


def _is_deep(value: object) -> bool:
    """Looks level by level: to go down into each value would be what must not happen."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [each for outer in level for each in _inside(outer)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def _nothing(path: Path, found: Iterable[Row | Failure], problems: list[Problem]) -> str:
    """Why there is no question in the file."""
    columns = dict.fromkeys(name[:40] for row in found if isinstance(row, Row) for name in row.values)
    if path.suffix.casefold() == ".csv" and columns and "question" not in {name.strip().casefold() for name in columns}:
        return f"{path} has no column question: it has {', '.join(list(columns)[:10])}"
    if problems:
        first = problems[0]
        return f"{path} holds no question that can be used: line {first.line}: {first.cause}"
    return f'{path} holds no question: write one a row, as in {{"question": "Who won?"}}'


def _said(case: Case) -> dict[str, Any]:
    said = case_json(case)
    answerable = {} if said.pop("answerable") else {"answerable": False}
    return {name: value for name, value in said.items() if value} | answerable

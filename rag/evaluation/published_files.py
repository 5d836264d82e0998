"""The files of published question sets, and what they must hold; an error says which file and what was expected."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from rag.errors import InputError, ReadError
from rag.reading.drafts import Failure, one_line
from rag.reading.tables.rows import rows

Json = Mapping[str, Any]


def read_qrels(path: Path) -> dict[str, list[str]]:
    """The documents that answer each query: pairs with a score over 0."""
    judged: dict[str, list[str]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(islice(csv.reader(file, delimiter="\t"), 1, None), start=2):
                if len(row) != 3 or not re.fullmatch(r"-?\d+", row[2]):
                    raise InputError(f"{path}:{number}: expected query-id, corpus-id and a whole number, with tabs")
                if int(row[2]) > 0:
                    judged.setdefault(row[0], []).append(row[1])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path, error, "lines of query-id, corpus-id and score, with tabs") from error
    return judged


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(path, error, "one JSON value") from error


def read_json_lines(path: Path) -> Iterator[Json]:
    """The rows of a file of JSON lines, each of which must be whole: a set with a gap would measure something else."""
    try:
        for row in rows(path):
            if isinstance(row, Failure):
                raise InputError(f"{row.where}: {row.cause}: expected an object of JSON a line")
            yield row.values
    except (OSError, ReadError) as error:
        raise _unreadable(path, error, "an object of JSON a line") from error


def _unreadable(path: Path, error: Exception, expected: str) -> InputError:
    cause = (error.strerror if isinstance(error, OSError) else None) or one_line(error)
    return InputError(f"{path} cannot be used ({cause}): expected {expected}")


def objects_of(path: Path, value: Any) -> list[Json]:
    if not isinstance(value, list):
        raise InputError(f"{path}: expected a list of objects at the top")
    return [object_of(path, each) for each in value]


def object_of(path: Path, value: Any) -> Json:
    if not isinstance(value, Mapping):
        raise InputError(f"{path}: expected an object, and not {str(value)[:40]!r}")
    return value


def list_in(path: Path, row: Json, key: str) -> list[Any]:
    if not isinstance(value := row.get(key), list):
        raise InputError(f'{path}: expected a list "{key}" in {_shown(row)}')
    return value


def text_in(path: Path, row: Json, key: str) -> str:
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool):  # ids, now and then
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f'{path}: expected a text "{key}" in {_shown(row)}')
    return value


def _shown(row: Json) -> str:
    return f"the object with {', '.join(str(key)[:20] for key in islice(row, 6)) or 'nothing'}"

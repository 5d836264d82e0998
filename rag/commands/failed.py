"""What could not be read, for a person: a line for each cause and not for each file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.reading.drafts import Failure

# Failures with one cause that have a line each; more of them share one.
_EACH = 3
_NAMED = 8  # of those that share a line

_NUMBER = re.compile(r"\d[\d.,]*")
_ROW = re.compile(r"(?P<file>.+):(?P<line>\d+)")


@dataclass(frozen=True, slots=True)
class _Cause:
    """What failures have in common: the file, where they are rows of one, and the cause but for names and numbers."""

    file: str
    said: str


def describe_failures(failures: Iterable[Failure]) -> Iterator[str]:
    """In the order in which the causes came first."""
    by_cause: dict[_Cause, list[Failure]] = {}
    for failure in failures:
        by_cause.setdefault(_cause(failure), []).append(failure)
    for cause, alike in by_cause.items():
        if len(alike) <= _EACH:
            yield from (f"failed: {each.where}: {_of_any(each)}{_number(each)}" for each in alike)
        else:
            yield _together(cause, alike)


def _cause(failure: Failure) -> _Cause:
    row = _ROW.fullmatch(failure.where)
    file = row["file"] if row else ""
    return _Cause(file, _NUMBER.sub("0", _of_any(failure)))


def _of_any(failure: Failure) -> str:
    """The cause without the name that it begins with, which stands before it already."""
    row = _ROW.fullmatch(failure.where)
    said = failure.cause.removeprefix(f"{failure.where} ")
    return said.removeprefix(f"{row['file']} ") if row else said


def _together(cause: _Cause, alike: Sequence[Failure]) -> str:
    count = sum(each.count for each in alike)
    locations = [each.where.removeprefix(f"{cause.file}:") if cause.file else each.where for each in alike]
    names = " ".join(locations[:_NAMED] + ["…"] * (len(locations) > _NAMED))
    if cause.file:
        return f"failed: {cause.file}: {count:,} rows: {_of_any(alike[0])} (lines {names})"
    return f"failed: {count:,} files: {_of_any(alike[0])} ({names})"


def _number(failure: Failure) -> str:
    return f" ({failure.count:,})" if failure.count > 1 else ""

"""Problems become a line, in handlers of both kinds."""

import errno
from collections.abc import Iterator

import pytest

from rag.errors import DatelineError, StoreError
from rag.page.telling import report_problems


@report_problems(lambda line: [line])
def handled(error: Exception | None) -> list[str]:
    if error:
        raise error
    return ["done"]


@report_problems(lambda line: line)
def handled_in_steps(error: Exception | None) -> Iterator[str]:
    yield "begun"
    yield from handled(error) if error is None else handled.__wrapped__(error)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (StoreError("the library is locked: end what has it open"), "the library is locked: end what has it open"),
        (OSError(errno.ENOSPC, "No space left on device", "/x/y"), "the disk is full, /x/y cannot be used"),
    ],
)
def test_a_problem_is_a_line_in_place(error: Exception, line: str) -> None:
    """What was shown before it stays."""
    assert [each.startswith(line) for each in handled(error)] == [True]
    begun, last = handled_in_steps(error)
    assert (begun, last.startswith(line)) == ("begun", True)


def test_without_a_problem_nothing_changes() -> None:
    """And what is a mistake of ours is none of its business."""
    assert (handled(None), [*handled_in_steps(None)]) == (["done"], ["begun", "done"])
    with pytest.raises(ZeroDivisionError):
        handled(ZeroDivisionError())
    assert not issubclass(ZeroDivisionError, DatelineError)

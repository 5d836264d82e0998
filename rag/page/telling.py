"""A problem that a person can mend is a line on the page, wherever it comes up."""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from rag.errors import DatelineError
from rag.storage import to_store_error

P = ParamSpec("P")
R = TypeVar("R")


def report_problems(say: Callable[[str], Any]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Makes of a handler one that gives, or as its last step yields, what `say` makes of the problem."""

    def decorated(handler: Callable[P, R]) -> Callable[P, R]:
        @wraps(handler)
        def wrapper(*args: P.args, **options: P.kwargs) -> R:
            try:
                return handler(*args, **options)
            except (DatelineError, OSError) as error:
                return cast(R, say(_line(error)))

        @wraps(handler)
        def streaming_wrapper(*args: P.args, **options: P.kwargs) -> Iterator[Any]:
            try:
                yield from cast(Iterator[Any], handler(*args, **options))
            except (DatelineError, OSError) as error:
                yield say(_line(error))

        return cast(Callable[P, R], streaming_wrapper) if inspect.isgeneratorfunction(handler) else wrapper

    return decorated


def _line(error: DatelineError | OSError) -> str:
    return str(to_store_error(error) if isinstance(error, OSError) else error)

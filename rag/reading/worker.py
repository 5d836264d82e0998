"""The process that reads files: it is told on standard input what to read, and says on standard output what is there.

`rag.reading.reader` starts it, and ends it where a file takes too long. A file that would fill the memory gets what
this process may have, and no more.
"""

import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rag.errors import InputError, ReadError
from rag.reading.articles import articles_in
from rag.reading.drafts import Draft, one_line
from rag.reading.formats import read_drafts
from rag.reading.metadata import read_metadata
from rag.reading.rows import count_rows, has_articles
from rag.reading.wire import Said, error_said, item_said, line_of, said_in, stated_in, stated_said

try:
    import fcntl
    import resource
except ImportError:  # Windows has neither: there only the time is bounded
    pass

# Of the memory it may have. A process that took so much for one file keeps it, so that the next would have too little.
_SWOLLEN = 0.5


def _articles(path: Path, asked: Said) -> Iterator[Said]:
    return map(item_said, articles_in(path, stated_in(asked["stated"]), asked["follow"]))


def _survey(path: Path, asked: Said) -> Iterator[Said]:
    yield {"has_articles": has_articles(path, asked["follow"]), "rows": count_rows(path, asked["follow"])}


def _metadata(path: Path, asked: Said) -> Iterator[Said]:
    table = read_metadata(path, follow=asked["follow"])
    yield {"by_name": {name: stated_said(stated) for name, stated in table.by_name.items()}}


def _text(path: Path, asked: Said) -> Iterator[Said]:
    drafts = read_drafts(path, asked["follow"])
    yield {"text": "\n".join(each.text for each in drafts if isinstance(each, Draft))}


READS: dict[str, Callable[[Path, Said], Iterator[Said]]] = {
    "articles": _articles,
    "survey": _survey,
    "metadata": _metadata,
    "text": _text,
}


def main(megabytes: int) -> None:
    """Answers until its input ends."""
    asked, answers = _lines()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal: who asked ends this one
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody reads any more
    _bound_memory(megabytes)
    _say(answers, {"ready": True})
    for line in iter(asked.readline, b""):
        with _ended_with(asked):
            for said in _answers(said_in(line)):
                _say(answers, said)
        again = _peak_megabytes() < _SWOLLEN * megabytes
        _say(answers, {"end": True, "again": again})
        if not again:
            break


def _answers(asked: Said) -> Iterator[Said]:
    """What is said of a file, with what went wrong as the last of it."""
    try:
        yield from READS[asked["read"]](Path(asked["path"]), asked)
    except (InputError, ReadError) as error:
        yield error_said(error)
    except MemoryError:
        yield {"memory": True}
    except Exception as error:  # noqa: BLE001 - a fault of ours that one file finds must not stop those after it
        yield {"fault": _fault(error)}


def _fault(error: Exception) -> str:
    """What it is and where, for whoever mends it."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}: {one_line(error)}"


def _lines() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, which no library reads or prints to any more."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return asked, answers


def _say(answers: BinaryIO, said: Said) -> None:
    answers.write(line_of(said))
    answers.flush()


def _bound_memory(megabytes: int) -> None:
    """Bounds the address space; macOS takes the bound and does not hold it."""
    if sys.platform != "win32":
        bound = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _peak_megabytes() -> float:
    if sys.platform == "win32":
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1_000_000 if sys.platform == "darwin" else peak / 1_000


@contextmanager
def _ended_with(asked: BinaryIO) -> Iterator[None]:
    """The system ends this process as soon as the other end of its input is closed, as by the death of who asked.

    Python could not see to that itself: a search in a text returns to it when it is over. Elsewhere than on Linux a
    process that nobody waits for ends when it says the next thing.
    """
    if sys.platform != "linux":
        yield
        return
    flags = fcntl.fcntl(asked, fcntl.F_GETFL)
    fcntl.fcntl(asked, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(asked, fcntl.F_SETFL, flags | os.O_ASYNC)  # SIGIO, which ends a process that does not handle it
    if _is_closed(asked):
        sys.exit()
    try:
        yield
    finally:
        fcntl.fcntl(asked, fcntl.F_SETFL, flags)


def _is_closed(asked: BinaryIO) -> bool:
    watched = select.poll()
    watched.register(asked, 0)
    return bool(watched.poll(0))

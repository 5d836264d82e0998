"""The process that reads files: it is told on standard input what to read, and says on standard output what is there.

`rag.reading.process` starts it, and ends it where a file takes too long. A file that would fill the memory gets what
this process may have, and no more.
"""

import csv
import os
import re
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from rag.errors import InputError, ReadError
from rag.reading.articles import articles_in
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.formats import read_drafts
from rag.reading.tables.metadata import read_metadata
from rag.reading.tables.rows import Row, rows, survey
from rag.reading.wire import (
    WireMessage,
    decode_line,
    decode_stated,
    encode_error,
    encode_item,
    encode_line,
    encode_row,
    encode_stated,
)

try:
    import fcntl
    import resource
except ImportError:  # Windows has neither: there only the time is bounded
    pass

# Shares of the memory it may have. A process that took so much for one file keeps it: too little for the next.
_SWOLLEN = 0.6
_FULL = 0.9  # a parser in C that gets none may fail in other words; pieces too large to be had are left over


def _articles(path: Path, asked: WireMessage) -> Iterator[WireMessage]:
    for item in articles_in(path, decode_stated(asked["stated"]), asked["follow"]):
        if isinstance(item, Failure) and item.where == str(path) and _share_of_memory() > _FULL:
            raise MemoryError
        yield encode_item(item)


def _survey(path: Path, asked: WireMessage) -> Iterator[WireMessage]:
    yield asdict(survey(path, asked["follow"]))


def _metadata(path: Path, asked: WireMessage) -> Iterator[WireMessage]:
    table = read_metadata(path, follow=asked["follow"])
    yield {"by_name": {name: encode_stated(stated) for name, stated in table.by_name.items()}, "notes": table.notes}


def _rows(path: Path, asked: WireMessage) -> Iterator[WireMessage]:
    for row in rows(path, asked["follow"]):
        try:
            encode_line(said := encode_row(row))
        except RecursionError:  # JSON can be read a little deeper than it can be written
            line = row.line if isinstance(row, Row) else 0
            said = encode_item(Failure(f"{path}:{line}", "it has lists in lists without end: write it flatter"))
        yield said


def _text(path: Path, asked: WireMessage) -> Iterator[WireMessage]:
    drafts = read_drafts(path, asked["follow"])
    yield {"text": "\n".join(each.text for each in drafts if isinstance(each, Draft))}


READS: dict[str, Callable[[Path, WireMessage], Iterator[WireMessage]]] = {
    "articles": _articles,
    "survey": _survey,
    "metadata": _metadata,
    "rows": _rows,
    "text": _text,
}


def main(megabytes: int, alive: int) -> None:
    """Answers until its input ends. `alive` is the reading end of a pipe that nobody writes to; -1 for none."""
    _end_with(alive)
    asked, answers = _lines()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal: who asked ends this one
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody reads any more
    _bound_memory(megabytes)
    _say(answers, {"ready": True})
    for line in iter(asked.readline, b""):
        for said in _answers(decode_line(line)):
            _say(answers, said)
        again = _share_of_memory() < _SWOLLEN
        _say(answers, {"end": True, "again": again})
        if not again:
            break


def _answers(asked: WireMessage) -> Iterator[WireMessage]:
    """What is said of a file, with what went wrong as the last of it."""
    path = Path(asked["path"])
    try:
        yield from READS[asked["read"]](path, asked)
    except (InputError, ReadError) as error:
        yield encode_error(error)
    except OSError as error:
        yield encode_error(
            ReadError(f"{path} cannot be read ({error.strerror or one_line(error)}): name a file that can")
        )
    except csv.Error as error:  # in the header; further down it is one row's
        yield encode_error(ReadError(f"{path} is no table of commas ({one_line(error)}): save it as CSV again"))
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


def _say(answers: BinaryIO, said: WireMessage) -> None:
    answers.write(encode_line(said))
    answers.flush()


def _bound_memory(megabytes: int) -> None:
    """Bounds the address space, and leaves no copy of the memory on disk where a parser breaks."""
    if sys.platform == "linux":  # macOS takes the bound and does not hold it
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        bound = megabytes * 1_000_000
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _share_of_memory() -> float:
    """How much of what this process may have it had at its fullest; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    # Not by getrusage, which goes on from the process that started this one.
    peak = re.search(r"^VmPeak:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(peak[1]) * 1_024 / resource.getrlimit(resource.RLIMIT_AS)[0] if peak else 0


def _end_with(alive: int) -> None:
    """The system ends this process as soon as the other end of that pipe is closed, as by the death of who asked.

    Python could not see to that itself: a search in a text returns to it when it is over. Nor can the pipe of what is
    asked tell it: the system sends the signal of a line that was written after whoever reads it has been woken.
    """
    if alive < 0:
        return
    fcntl.fcntl(alive, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(alive, fcntl.F_GETFL)
    fcntl.fcntl(alive, fcntl.F_SETFL, flags | os.O_ASYNC)  # SIGIO, which ends a process that does not handle it
    if _is_closed(alive):
        sys.exit()


def _is_closed(alive: int) -> bool:
    watched = select.poll()
    watched.register(alive, 0)
    return bool(watched.poll(0))

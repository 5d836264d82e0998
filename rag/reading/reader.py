"""Has files read by a process of their own, with bounds of time and of memory.

One process reads one file after the other. Where a file takes it too long it is killed, and the next file gets another.
It is kept for a while, so that who reads next need not wait for its start (about a second).

On macOS and Windows the memory is not bounded, and there a process whose starter was killed goes on with its file until
it has something to say.
"""

import atexit
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread, Timer
from types import TracebackType
from typing import IO, Any, cast

from rag.errors import DatelineError, InputError, ReadError
from rag.reading.drafts import Failure
from rag.reading.formats import format_of
from rag.reading.tables.metadata import NOTHING, Metadata, Stated
from rag.reading.tables.rows import Row
from rag.reading.wire import Said, error_in, item_in, line_of, row_in, said_in, stated_in, stated_said
from rag.types import Article

_LOOK = 0.2  # seconds between two looks whether to stop
_START = 120  # seconds that its start may take, on a machine that is busy
_KEPT = 60  # seconds that a process with nothing to read is kept; it holds 60 to 150 MB
_AHEAD = 2  # things said that may wait to be heard, of up to 20 MB each as a row may be: then the process waits

# The same modules from the same folders as here, and none from the folder that a person happens to stand in.
_CODE = "import sys; sys.path[:] = sys.argv[2:]; from rag.reading.worker import main; main(int(sys.argv[1]))"

# A machine with many cores gives each of them memory that is never used here, and counts it.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the reading of one file may take.

    `seconds` without anything new: a file of rows is read for as long as articles come that were not in it before.
    Only time spent waiting for it counts, not what is done with the articles meanwhile. `megabytes` of memory, 300 of
    which are the readers themselves.
    """

    seconds: float = 30
    megabytes: int = 1000


BOUNDS = Bounds()


class Stopped(Exception):
    """Reading was stopped by whoever asked for it."""


class _Broken(Exception):
    """A file could not be read to its end; says why, after the file's name."""


class _Process:
    """A process that reads, and a thread that hears what it says."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes
        self.ready = False
        path = [each or str(Path.cwd()) for each in sys.path]
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _CODE, str(megabytes), *path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
            )
        except OSError as error:
            raise DatelineError(f"no process can be started to read files ({error}): end some other program") from error
        self._said: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._hearing = Thread(target=self._hear, name="reading", daemon=True)
        self._hearing.start()

    def _hear(self) -> None:
        for line in cast(IO[bytes], self._process.stdout):
            self._said.put(line)
        self._said.put(None)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, asked: Said) -> None:
        stdin = cast(IO[bytes], self._process.stdin)
        with suppress(OSError):  # it has ended: that is heard
            stdin.write(line_of(asked))
            stdin.flush()

    def said(self) -> Said | None:
        """The next thing it said; None where it says nothing for a moment. Raises _Broken where it has ended."""
        try:
            line = self._said.get(timeout=_LOOK)
        except queue.Empty:
            return None
        try:
            return said_in(line or b"")
        except ValueError:
            raise _Broken(f"cannot be read: it ended the process that reads ({self._end()})") from None

    def _end(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        status = self._process.poll()
        if status is None:
            return "it makes no sense any more"
        return str(signal.strsignal(-status)) if status < 0 else f"exit status {status}"

    def kill(self) -> None:
        """Ends it, whatever it does, and leaves nothing of it."""
        self._process.kill()
        self._process.wait()
        while self._hearing.is_alive():  # it may wait for room to put what it heard
            with suppress(queue.Empty):
                self._said.get(timeout=0.01)
        with suppress(OSError):  # what could not be sent any more
            cast(IO[bytes], self._process.stdin).close()
        cast(IO[bytes], self._process.stdout).close()


class _Kept:
    """At most one process that has nothing to read, for the next who reads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: _Process | None = None
        self._timer: Timer | None = None

    def take(self, megabytes: int) -> _Process:
        """The kept one, or a new one."""
        kept = self._swap(None)
        if kept and kept.megabytes == megabytes and kept.alive:
            return kept
        if kept:
            kept.kill()
        return _Process(megabytes)

    def give(self, process: _Process) -> None:
        if other := self._swap(process):
            other.kill()

    def end(self) -> None:
        if kept := self._swap(None):
            kept.kill()

    def _swap(self, process: _Process | None) -> _Process | None:
        with self._lock:
            kept, self._process = self._process, process
            if self._timer:
                self._timer.cancel()
            self._timer = Timer(_KEPT, self.end) if process else None
            if self._timer:
                self._timer.daemon = True
                self._timer.start()
            return kept


_KEPT_ONE = _Kept()
atexit.register(_KEPT_ONE.end)


class Reader:
    """Reads files, one at a time. Used as `with Reader() as reader:`, it starts at once and leaves nothing running.

    Raises Stopped as soon as `stop` is set, in the middle of a file too.
    """

    def __init__(self, bounds: Bounds = BOUNDS, stop: Event | None = None) -> None:
        self._bounds = bounds
        self._stop = stop or Event()
        self._process: _Process | None = None
        self._surveys: dict[Path, Said] = {}

    def __enter__(self) -> "Reader":
        self._process = _KEPT_ONE.take(self._bounds.megabytes)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        process, self._process = self._process, None
        if process:
            _KEPT_ONE.give(process)

    def articles(self, path: Path, stated: Stated = NOTHING, follow: bool = True) -> Iterator[Article | Failure]:
        """The articles of a file, and a Failure for what gave none, as `articles.articles_in` has them.

        What was read before the file took too much stays.
        """
        clock = _Clock(self._bounds.seconds)
        ids: set[str] = set()
        try:
            for said in self._told("articles", path, clock, stated=stated_said(stated), follow=follow):
                item = item_in(said)
                if isinstance(item, Article) and item.id not in ids:
                    ids.add(item.id)
                    clock.restart()
                yield item
        except _Broken as error:
            yield Failure(str(path), f"{error}; articles read before stay: {len(ids):,}" if ids else str(error))

    def has_articles(self, path: Path, follow: bool = True) -> bool:
        """As `rows.has_articles`, for a file of rows."""
        return bool(self._survey(path, follow)["has_articles"])

    def count(self, path: Path, follow: bool = True) -> int:
        """As `files.count_articles`; 0 where that takes too long."""
        form = format_of(path)
        return int(self._survey(path, follow)["count"]) if form and form.has_rows else 1

    def metadata(self, path: Path, folder: Path | None = None, follow: bool = True) -> Metadata:
        """As `metadata.read_metadata`. Raises InputError."""
        said = self._one("metadata", path, InputError, follow=follow)
        by_name = {name: stated_in(stated) for name, stated in said["by_name"].items()}
        return Metadata(path, by_name, folder, tuple(said["notes"]))

    def rows(self, path: Path) -> Generator[Row | Failure]:
        """As `rows.rows`, all of them in the seconds of one file. Raises ReadError."""
        try:
            yield from map(row_in, self._told("rows", path, _Clock(self._bounds.seconds), follow=True))
        except _Broken as error:
            raise ReadError(f"{path} {error}") from error

    def text(self, path: Path) -> str:
        """All text of a file of one article, not cleaned. Raises ReadError."""
        return str(self._one("text", path, ReadError, follow=True)["text"])

    def _survey(self, path: Path, follow: bool) -> Said:
        if path not in self._surveys:
            try:
                self._surveys[path] = self._one("survey", path, ReadError, follow=follow)
            except ReadError:  # reading it says why
                self._surveys[path] = {"has_articles": True, "count": 0}
        return self._surveys[path]

    def _one(self, read: str, path: Path, problem: type[DatelineError], **asked: Any) -> Said:
        """The one thing that is said of a file."""
        try:
            [said] = self._told(read, path, _Clock(self._bounds.seconds), **asked)
        except _Broken as error:
            raise problem(f"{path} {error}") from error
        return said

    def _told(self, read: str, path: Path, clock: "_Clock", **asked: Any) -> Iterator[Said]:
        """What is said of a file. However this ends, the process can read another file, or is gone."""
        process, self._process = self._process or _KEPT_ONE.take(self._bounds.megabytes), None
        problem: Exception | None = None
        try:
            self._start(process)
            process.ask({"read": read, "path": str(path), **asked})
            while not (said := self._next(process, clock)).get("end"):
                problem = self._problem(said)
                if problem is None:
                    yield said
            if said["again"]:
                self._process = process
        finally:
            if self._process is not process:
                process.kill()
        if problem:
            raise problem

    def _start(self, process: _Process) -> None:
        if process.ready:
            return
        try:
            process.ready = bool(self._next(process, _Clock(_START))["ready"])
        except _Broken as error:
            raise DatelineError(
                f"the process that reads files does not start ({error}): install Dateline anew"
            ) from error

    def _next(self, process: _Process, clock: "_Clock") -> Said:
        while not clock.is_over:
            if self._stop.is_set():
                raise Stopped
            with clock.running():
                said = process.said()
            if said is not None:
                return said
        raise _Broken(f"took longer than {clock.seconds:g} seconds to read")

    def _problem(self, said: Said) -> Exception | None:
        """What went wrong in the process, which can go on nevertheless."""
        if "error" in said:
            return error_in(said)
        if "memory" in said:
            return _Broken(f"took more than {self._bounds.megabytes:,} MB of memory to read")
        return _Broken(f"cannot be read ({said['fault']})") if "fault" in said else None


class _Clock:
    """Seconds that are waited for something new."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._left = seconds

    @property
    def is_over(self) -> bool:
        return self._left <= 0

    def restart(self) -> None:
        self._left = self.seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """At most two looks long: a computer that slept, or a program that was halted meanwhile, did not wait."""
        started = time.monotonic()
        yield
        self._left -= min(time.monotonic() - started, 2 * _LOOK)

"""Has files read by a process of their own, with bounds of time and of memory.

One process reads one file after the other. Where a file takes it too long it is killed, and the next file gets another.
It is kept for a while, so that who reads next need not wait for its start (about a second).
"""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any

from rag.errors import DatelineError, InputError, ReadError
from rag.reading.drafts import Failure
from rag.reading.formats import format_of
from rag.reading.process import KEPT_ONE, LOOK, Broken, Process
from rag.reading.tables.metadata import NOTHING, Metadata, MetadataRow
from rag.reading.tables.rows import Row, Survey
from rag.reading.wire import WireMessage, decode_error, decode_item, decode_row, decode_stated, encode_stated
from rag.types import Article

_START = 120  # seconds that its start may take, on a machine that is busy


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


class FileReader:
    """Reads files, one at a time. Used as `with Reader() as reader:`, it starts at once and leaves nothing running.

    Raises Stopped as soon as `stop` is set, in the middle of a file too.
    """

    def __init__(self, bounds: Bounds = BOUNDS, stop: Event | None = None) -> None:
        self._bounds = bounds
        self._stop = stop or Event()
        self._process: Process | None = None
        self._surveys: dict[Path, Survey] = {}

    def __enter__(self) -> "FileReader":
        self._process = KEPT_ONE.take(self._bounds.megabytes)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        process, self._process = self._process, None
        if process:
            KEPT_ONE.give(process)

    def articles(self, path: Path, stated: MetadataRow = NOTHING, follow: bool = True) -> Iterator[Article | Failure]:
        """The articles of a file, and a Failure for what gave none, as `articles.articles_in` has them.

        What was read before the file took too much stays.
        """
        clock = _Clock(self._bounds.seconds)
        ids: set[str] = set()
        try:
            for said in self._told("articles", path, clock, stated=encode_stated(stated), follow=follow):
                item = decode_item(said)
                if isinstance(item, Article) and item.id not in ids:
                    ids.add(item.id)
                    clock.restart()
                yield item
        except Broken as error:
            yield Failure(str(path), f"{error}; articles read before stay: {len(ids):,}" if ids else str(error))

    def has_articles(self, path: Path, follow: bool = True) -> bool:
        """Whether a file of rows has a column for article texts; True where it cannot be read, so that reading it says
        why."""
        return self._survey(path, follow).has_articles

    def count(self, path: Path, follow: bool = True) -> int:
        """About how many articles a file has, for a progress bar: 1, or the number of rows; 0 where none can be read
        (in time)."""
        form = format_of(path)
        return self._survey(path, follow).count if form and form.has_rows else 1

    def metadata(self, path: Path, folder: Path | None = None, follow: bool = True) -> Metadata:
        """As `metadata.read_metadata`. Raises InputError."""
        said = self._one("metadata", path, InputError, follow=follow)
        by_name = {name: decode_stated(stated) for name, stated in said["by_name"].items()}
        return Metadata(path, by_name, folder, tuple(said["notes"]))

    def rows(self, path: Path) -> Generator[Row | Failure]:
        """As `rows.rows`, all of them in the seconds of one file. Raises ReadError."""
        try:
            yield from map(decode_row, self._told("rows", path, _Clock(self._bounds.seconds), follow=True))
        except Broken as error:
            raise ReadError(f"{path} {error}") from error

    def text(self, path: Path) -> str:
        """All text of a file of one article, not cleaned. Raises ReadError."""
        return str(self._one("text", path, ReadError, follow=True)["text"])

    def _survey(self, path: Path, follow: bool) -> Survey:
        if path not in self._surveys:
            try:
                self._surveys[path] = Survey(**self._one("survey", path, ReadError, follow=follow))
            except ReadError:  # reading it says why
                self._surveys[path] = Survey(has_articles=True, count=0)
        return self._surveys[path]

    def _one(self, read: str, path: Path, problem: type[DatelineError], **asked: Any) -> WireMessage:
        """The one thing that is said of a file."""
        try:
            [said] = self._told(read, path, _Clock(self._bounds.seconds), **asked)
        except Broken as error:
            raise problem(f"{path} {error}") from error
        return said

    def _told(self, read: str, path: Path, clock: "_Clock", **asked: Any) -> Iterator[WireMessage]:
        """What is said of a file. However this ends, the process can read another file, or is gone."""
        process, self._process = self._process or KEPT_ONE.take(self._bounds.megabytes), None
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

    def _start(self, process: Process) -> None:
        if process.ready:
            return
        try:
            process.ready = bool(self._next(process, _Clock(_START))["ready"])
        except Broken as error:
            raise DatelineError(
                f"the process that reads files does not start ({error}): install Dateline anew"
            ) from error

    def _next(self, process: Process, clock: "_Clock") -> WireMessage:
        while not clock.is_over:
            if self._stop.is_set():
                raise Stopped
            with clock.running():
                said = process.receive()
            if said is not None:
                return said
        raise Broken(f"took longer than {clock.seconds:g} seconds to read")

    def _problem(self, said: WireMessage) -> Exception | None:
        """What went wrong in the process, which can go on nevertheless."""
        if "error" in said:
            return decode_error(said)
        if "memory" in said:
            return Broken(f"took more than {self._bounds.megabytes:,} MB of memory to read")
        return Broken(f"cannot be read ({said['fault']})") if "fault" in said else None


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
        self._left -= min(time.monotonic() - started, 2 * LOOK)

"""A process that reads files, with bounds of memory, and one that is kept for the next who reads.

On macOS and Windows the memory is not bounded, and there a process whose starter was killed goes on with its file until
it has something to say.
"""

import atexit
import io
import os
import queue
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import IO, cast

from rag.errors import DatelineError
from rag.reading.wire import WireMessage, decode_line, encode_line

LOOK = 0.2  # seconds between two looks whether to stop
_KEPT = 60  # seconds that a process with nothing to read is kept; it holds 60 to 150 MB
_AHEAD = 2  # things said that may wait to be heard, of up to 20 MB each as a row may be: then the process waits

# The same modules from the same folders as here, and none from the folder that a person happens to stand in.
_CODE = (
    "import sys; sys.path[:] = sys.argv[3:]; from rag.reading.worker import main; "
    "main(megabytes=int(sys.argv[1]), alive=int(sys.argv[2]))"
)

# A machine with many cores gives each of them memory that is never used here, and counts it.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Broken(Exception):
    """A file could not be read to its end; says why, after the file's name."""


class Process:
    """A process that reads, and a thread that hears what it says."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes
        self.ready = False
        path = [each or str(Path.cwd()) for each in sys.path]
        try:
            with _lifeline() as (alive, self._lifeline):
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-c", _CODE, str(megabytes), str(alive), *path],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, **_ONE_THREAD},
                    pass_fds=[alive] if alive >= 0 else [],
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
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, asked: WireMessage) -> None:
        stdin = cast(IO[bytes], self._process.stdin)
        with suppress(OSError):  # it has ended: that is heard
            stdin.write(encode_line(asked))
            stdin.flush()

    def receive(self) -> WireMessage | None:
        """The next thing it said; None where it says nothing for a moment. Raises Broken where it has ended."""
        try:
            line = self._said.get(timeout=LOOK)
        except queue.Empty:
            return None
        try:
            return decode_line(line or b"")
        except ValueError:
            raise Broken(f"cannot be read: it ended the process that reads ({self._end()})") from None

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
        self._lifeline.close()


@contextmanager
def _lifeline() -> Iterator[tuple[int, IO[bytes]]]:
    """A pipe that nobody writes to: the process that has its reading end is ended when the other one is closed. Only on
    Linux, where the system can do that; elsewhere -1 and a file that means nothing."""
    if sys.platform != "linux":
        yield -1, io.BytesIO()
        return
    reading, writing = os.pipe()
    held = os.fdopen(writing, "wb")
    try:
        yield reading, held
    except BaseException:
        held.close()
        raise
    finally:
        os.close(reading)


class _Kept:
    """At most one process that has nothing to read, for the next who reads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: Process | None = None
        self._timer: Timer | None = None

    def take(self, megabytes: int) -> Process:
        """The kept one, or a new one."""
        kept = self._swap(None)
        if kept and kept.megabytes == megabytes and kept.is_alive:
            return kept
        if kept:
            kept.kill()
        return Process(megabytes)

    def give(self, process: Process) -> None:
        if other := self._swap(process):
            other.kill()

    def end(self) -> None:
        if kept := self._swap(None):
            kept.kill()

    def _swap(self, process: Process | None) -> Process | None:
        with self._lock:
            kept, self._process = self._process, process
            if self._timer:
                self._timer.cancel()
            self._timer = Timer(_KEPT, self.end) if process else None
            if self._timer:
                self._timer.daemon = True
                self._timer.start()
            return kept


KEPT_ONE = _Kept()
atexit.register(KEPT_ONE.end)

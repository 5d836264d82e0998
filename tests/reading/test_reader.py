"""Files are read by a process that ends when a file takes too much, when it is stopped, and with who started it."""

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer

import pytest

from rag.errors import InputError, ReadError
from rag.reading.articles import MOST_NAMED, read_articles
from rag.reading.drafts import Failure
from rag.reading.reader import Bounds, FileReader, Stopped
from rag.types import Article

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("The minister spoke on Monday about rain.\n")
    return path


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article, and then rows without a text that take minutes to read, in some kilobytes."""
    path = tmp_path_factory.mktemp("endless") / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"text": "The first row of all."}\n')
        for _ in range(20):
            file.write(b'{"a": 1}\n' * 1_000_000)
    return path


def greedy(path: Path) -> Path:
    """Articles, and then a row of 19 MB that takes twenty times as much memory."""
    path.write_text('{"text": "The first row of all."}\n' * 20 + "[" + "{}," * 6_300_000 + "{}]\n")
    return path


def readers() -> set[int]:
    """The processes that read for this one; other tests may have started others."""
    own = set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError):  # it ended just now
            if entry.name.isdigit() and b"rag.reading.worker" in (entry / "cmdline").read_bytes():
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                own |= {int(entry.name)} if parent == os.getpid() else set()
    return own


def soon(holds: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def test_the_articles_are_those_of_the_reading_itself() -> None:
    """The seeds, with every word that is said about them."""
    with FileReader() as reader:
        for path in sorted((ROOT / "seeds").iterdir()):
            assert list(reader.articles(path)) == list(read_articles(path))


def test_a_file_that_takes_too_long_is_given_up(good: Path, endless: Path) -> None:
    """What was read of it before stays, its broken rows are named up to a number, and the next file is read."""
    with FileReader(Bounds(seconds=1)) as reader:
        article, *failures, last = reader.articles(endless)
        [other] = reader.articles(good)
    assert isinstance(article, Article)
    assert len(failures) == MOST_NAMED
    assert last == Failure(str(endless), "took longer than 1 seconds to read; articles read before stay: 1")
    assert isinstance(other, Article)


def test_a_file_that_takes_too_much_memory_is_given_up(good: Path, tmp_path: Path) -> None:
    """As one that takes too long."""
    path = greedy(tmp_path / "a.jsonl")
    with FileReader(Bounds(megabytes=350)) as reader:
        *articles, failure = reader.articles(path)
        [other] = reader.articles(good)
    assert len(articles) == 20
    assert failure == Failure(str(path), "took more than 350 MB of memory to read; articles read before stay: 1")
    assert isinstance(other, Article)


def test_an_article_that_was_there_before_is_nothing_new(tmp_path: Path) -> None:
    """A file that repeats itself without end is given up, too."""
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"text": "One and the same."}\n' * 1_000_000)
    with FileReader(Bounds(seconds=0.5)) as reader:
        *articles, last = reader.articles(path)
    assert len({each.id for each in articles if isinstance(each, Article)}) == 1
    assert isinstance(last, Failure)


@pytest.mark.slow
def test_many_rows_are_read_for_as_long_as_they_bring_something(tmp_path: Path) -> None:
    """The seconds are those since the last article, without those in which nobody waits for one."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(f'{{"text": "Text {number} is about rain."}}' for number in range(5_000)))
    with FileReader(Bounds(seconds=1)) as reader:
        for number, each in enumerate(reader.articles(path)):
            assert isinstance(each, Article)
            time.sleep(1.2 if number == 0 else 0)
        assert number == 4_999


def test_stop_ends_it_in_the_middle_of_a_file(endless: Path) -> None:
    """At once, and nothing of it is left."""
    stop = Event()
    Timer(0.5, stop.set).start()
    with pytest.raises(Stopped), FileReader(stop=stop) as reader:
        list(reader.articles(endless))


@LINUX
def test_one_process_reads_many_files(good: Path, endless: Path) -> None:
    """It is kept for the next who reads; one that was ended leaves nothing."""
    pids = []
    for _ in range(2):
        with FileReader() as reader:
            assert list(reader.articles(good))
            pids.append(readers())
    assert pids[0] == pids[1]
    with FileReader(Bounds(seconds=0.1)) as reader:
        list(reader.articles(endless))
        assert not any(Path(f"/proc/{pid}").exists() for pid in pids[0])


@LINUX
def test_a_process_that_dies_is_named_and_another_one_goes_on(good: Path, endless: Path) -> None:
    """As when a parser in C breaks, or the system needs the memory."""
    with FileReader() as reader:
        list(reader.articles(good))
        [pid] = readers()
        found = reader.articles(endless)
        next(found)
        os.kill(pid, signal.SIGSEGV)
        *_, last = found
        assert isinstance(last, Failure)
        assert last.cause.startswith("cannot be read: it ended the process that reads (Segmentation fault)")
        assert all(isinstance(each, Article) for each in reader.articles(good))


def test_threads_read_at_the_same_time(good: Path) -> None:
    """Each with a process of its own, as the threads of the page may."""

    def read(_: int) -> int:
        with FileReader() as reader:
            return len(list(reader.articles(good)))

    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(read, range(6))) == [1] * 6


def test_tables_and_drafts_are_read_the_same_way(good: Path, tmp_path: Path, endless: Path) -> None:
    """What is wrong with them is told as without a process."""
    table = tmp_path / "metadata.csv"
    table.write_text("file,title\ngood.txt,Stated\n")
    with FileReader(Bounds(seconds=1)) as reader:
        assert reader.text(good) == "The minister spoke on Monday about rain.\n"
        stated = reader.metadata(table, tmp_path).about(good)
        assert stated is not None
        assert stated.title == "Stated"
        table.write_text("title\nStated\n")
        with pytest.raises(InputError, match=r"metadata\.csv:2: the row names no file"):
            reader.metadata(table)
        with pytest.raises(ReadError, match="is of no kind that can be read"):
            reader.text(tmp_path / "a.pages")
        with pytest.raises(InputError, match=r"a\.jsonl\.gz"):
            reader.metadata(endless)


STARTED = """
import sys
from pathlib import Path
from rag.reading.reader import FileReader

with FileReader() as reader:
    found = reader.articles(Path(sys.argv[1]))
    next(found)
    print("reading", flush=True)
    list(found)
"""


@LINUX
def test_it_ends_with_who_started_it(endless: Path) -> None:
    """Killed so that it can do nothing about it, in the middle of a file."""
    script = [sys.executable, "-c", STARTED, str(endless)]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"reading\n"
        [pid] = map(int, Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split())
        parent.kill()
    assert soon(lambda: not Path(f"/proc/{pid}").exists())


def test_it_needs_no_standard_input(good: Path) -> None:
    """A service may have none."""
    command = ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-c", STARTED, str(good)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "reading\n"

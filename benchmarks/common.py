"""What the benchmarks share: where the data lie, a library that is kept, the commands as a person runs them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import platformdirs

from rag.reading.articles import read_articles as read_file
from rag.types import Article

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
NEWS_QA = SHARED / "news-qa"


def missing(folder: Path) -> bool:
    """Whether `folder` is not here, which is said in a line."""
    if folder.exists():
        return False
    print(f"{folder.name}: {folder} is not on this machine, nothing measured")
    return True


def work_folder(name: str) -> Path:
    """A folder of the benchmarks' own, kept between runs, since adding 4,623 articles takes a quarter of an hour."""
    folder = platformdirs.user_cache_path("dateline", appauthor=False) / "benchmarks" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def dateline(*arguments: str, data_dir: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own, as a person would."""
    command = [sys.executable, "-m", "rag", "--data-dir", str(data_dir), *arguments]
    return subprocess.run(command, cwd=PROJECT, text=True, env=os.environ, check=False, **options)


@contextmanager
def served(data_dir: Path) -> Iterator[str]:
    """The address of a page over the library in `data_dir`, as long as it is needed."""
    command = [sys.executable, "-m", "rag", "--data-dir", str(data_dir), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            # The first line it prints is: Dateline is at ADDRESS (Ctrl-C stops it).
            yield server.stdout.readline().split()[3]
        finally:
            server.terminate()


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_jsonl(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def read_articles(path: Path, most: int | None = None) -> Iterator[Article]:
    """The articles of a file as the library would take them in, at most `most`."""
    return islice((each for each in read_file(path) if isinstance(each, Article)), most)


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._started = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._started

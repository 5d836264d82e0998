"""Several processes on one library, and processes that are killed: nothing is lost, and questions are answered."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.library.records import UNINDEXED, State
from rag.settings import read_settings
from rag.writer import QUOTES
from tests.library.earlier import earlier
from tests.wholeness import lost

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LONG = 300  # seconds after which a test gives up waiting
KILLS = 6


def file_of(folder: Path, first: int, last: int, what: str = "harbour") -> str:
    """A file of short articles, each with a name of its own."""
    path = folder / f"{first}-{last}-{what}.jsonl"
    rows = [
        {
            "id": str(number),
            "title": f"Zorb{number} opens",
            "text": f"The {what} of Zorb{number} was opened on Monday by minister Quill{number}. " + "It rained. " * 20,
        }
        for number in range(first, last)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def started(*arguments: str) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "rag", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> str:
    """What it printed, once it has ended well."""
    out, err = process.communicate(timeout=LONG)
    assert process.returncode == 0, err
    return out


def shell(*arguments: str) -> str:
    return told(started(*arguments))


class Visitor:
    """Asks one question after the other, and keeps what failed and what was noted."""

    def __init__(self, library: Library) -> None:
        self._assistant = Assistant(library, QUOTES)
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self.asked = 0
        self.failed: list[str] = []
        self.notes: set[str] = set()

    def finds(self, number: int) -> bool:
        *_, answer = self._assistant.ask(f"Who opened the harbour of Zorb{number}?")
        self.notes.update(answer.notes)
        return any(hit.passage.article.title == f"Zorb{number} opens" for hit in answer.hits)

    def _ask(self) -> None:
        while not self._end.wait(0.3):  # a person reads; the others get their share of the machine
            try:
                self.finds(self.asked % 10)
            except Exception as error:  # noqa: BLE001 - the test shows it
                self.failed.append(repr(error))
            self.asked += 1

    @contextmanager
    def asking(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._end.set()
            self._thread.join(LONG)


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        yield opened


def test_a_shell_writes_beside_a_page_under_questions(library: Library, tmp_path: Path) -> None:
    """Adds, changes, removes and indexes again; each question is answered, and finds what was added."""
    add_articles(library, [file_of(tmp_path, 0, 20)])
    visitor = Visitor(library)
    assert visitor.finds(1)
    with visitor.asking():
        assert shell("add", file_of(tmp_path, 20, 60)) == "40 added\n"
        assert lost(library.settings) == []
        (tmp_path / "0-20-harbour.jsonl").write_text(Path(file_of(tmp_path, 0, 20, "station")).read_text())
        assert "20 replaced" in shell("add", str(tmp_path / "0-20-harbour.jsonl"))
        assert lost(library.settings) == []
        [leaving] = [each.id for each in library.records.listings() if each.title == "Zorb59 opens"]
        assert shell("remove", leaving) == "1 removed\n"
        assert lost(library.settings) == []
        assert shell("reindex") == "59 indexed\n"
        assert lost(library.settings) == []
    assert (visitor.failed, visitor.asked > 0) == ([], True)
    assert all(map(visitor.finds, (20, 58)))
    assert not [note for note in visitor.notes if "words alone" in note]


def test_a_page_writes_while_a_shell_writes_and_asks(library: Library, tmp_path: Path) -> None:
    """More of each than Chroma keeps before it writes its index over what is there."""
    add_articles(library, [file_of(tmp_path, 0, 20)])
    adding = started("add", file_of(tmp_path, 20, 560))
    add_articles(library, [file_of(tmp_path, 560, 1100)])
    asking = started("ask", "--answerer", "quotes", "Who opened the harbour of Zorb5?")
    assert told(adding) == "540 added\n"
    assert "Zorb5" in told(asking)
    assert (lost(library.settings), library.records.count()) == ([], 1100)


def test_two_adds_at_once_end_well(library: Library, tmp_path: Path) -> None:
    """Neither finds the library busy, also where both add the same."""
    adding = [
        started("add", file_of(tmp_path, 0, 50), file_of(tmp_path, 50, 80)),
        started("add", file_of(tmp_path, 80, 130), file_of(tmp_path, 50, 80)),
    ]
    for each in adding:
        told(each)
    assert (lost(library.settings), library.records.count()) == ([], 130)


def test_a_library_of_an_earlier_version_is_opened_by_several_at_once() -> None:
    """One brings it up to date while the others wait, and each lists its articles."""
    earlier("0001", read_settings().data_dir / "library.sqlite")
    assert [told(each).count("\n") for each in [started("list") for _ in range(3)]] == [2, 2, 2]


def test_two_reindexes_at_once_are_one(library: Library, tmp_path: Path) -> None:
    """The second goes on with the first one's, or begins anew once that is done."""
    add_articles(library, [file_of(tmp_path, 0, 150)])
    for each in [started("reindex"), started("reindex")]:
        told(each)
    assert (lost(library.settings), library.records.count()) == ([], 150)


def killed(after: float, *arguments: str) -> None:
    """Starts the command and kills it, `after` seconds from when it holds the library open."""
    process = started(*arguments)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=LONG)


def test_killed_writers_lose_nothing(library: Library, tmp_path: Path) -> None:
    """At whatever moment, with a page open under questions; the page finishes what they left."""
    add_articles(library, [file_of(tmp_path, 0, 60)])
    kept = {each.id for each in library.records.listings()}
    chance = random.Random(7)
    visitor = Visitor(library)
    with visitor.asking():
        for number in range(KILLS):
            some = file_of(tmp_path, 100 + number * 40, 140 + number * 40)
            extra = [each.id for each in library.records.listings() if each.id not in kept]
            does = [("add", some), ("reindex",), ("remove", *(extra or ["nobody"]))][number % 3]
            killed(chance.uniform(2, 9), *does)
            assert kept <= {each.id for each in library.records.listings()}
            library.finish(lambda _: None)
            assert lost(library.settings) == []
    assert visitor.failed == []


def test_a_killed_reindex_goes_on_where_it_was(library: Library, tmp_path: Path) -> None:
    """A question is answered at once from what is there, with a note, and the same command does the rest alone."""
    add_articles(library, [file_of(tmp_path, 0, 320)])
    process = started("reindex")
    while library.records.count(State.WAITING) not in range(1, 290):
        assert process.poll() is None
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=LONG)
    left = library.records.count(*UNINDEXED)
    assert len(json.loads(shell("list", "--json"))) == 320
    answer = json.loads(shell("ask", "--json", "--answerer", "quotes", "Who opened the harbour of Zorb5?"))
    assert answer["notes"] == [
        f"{320 - left} of 320 articles can be searched so far: `dateline reindex` goes on with the others."
    ]
    assert library.records.count(*UNINDEXED) == left
    assert shell("reindex").startswith(f"{left} indexed, {320 - left} were already")
    assert lost(library.settings) == []

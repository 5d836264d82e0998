"""Commands that are killed in the middle of a write: the next one opens a whole library, and finishes."""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from rag.library.bounds import Bounds
from rag.library.library import Library
from rag.settings import read_settings
from rag.text.words import stems
from rag.types import Article
from tests.examples import sizes

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ARTICLES = 30
PATIENCE = 300  # seconds for one command; a busy machine is no failure

# After which change of a file in the data folder a command is killed. An `add` makes some 80 that can be told apart, a
# `reindex` and a `remove` some 55, nearly all within a twentieth of its time: a kill at some second would meet few.
CHANGES = range(1, 55)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "library"


def reports(folder: Path, day: str) -> str:
    """A file of short articles of that day, each with a word of its own in the title; their ids do not hang on it."""
    told = "The harbour office counted the ships that came in, and those that left before the storm."
    rows = [
        {"title": f"Report zq{n}x", "date": day, "text": f"{told} In week {n} there were {n + 40} ships. {told}"}
        for n in range(ARTICLES)
    ]
    file = folder / "reports.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return str(file)


def started(data: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "rag", "--data-dir", str(data), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(data: Path, *arguments: str) -> None:
    """Runs the command to its end, which is a good one."""
    process = started(data, *arguments)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told


def kill(data: Path, change: int, *arguments: str) -> None:
    """Starts the command and kills it at this change in its data folder, unless it has ended by then."""
    process = started(data, *arguments)
    seen = files(data)
    while change and process.poll() is None:
        time.sleep(0.001)
        now = files(data)
        change -= now != seen
        seen = now
    process.kill()
    process.communicate(timeout=PATIENCE)


def files(folder: Path) -> set[tuple[str, int, int]]:
    """Names, sizes and times of the files; one that goes meanwhile is left out."""
    found = set()
    for path in folder.rglob("*"):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        found.add((str(path), status.st_size, status.st_mtime_ns))
    return found


def whole(data: Path) -> dict[str, Article]:
    """The articles, by id, once it is seen that words, vectors and the catalogue have these and nothing else.

    A copy is opened, so that the next command meets what the kill left.
    """
    copy = shutil.copytree(data, Path(tempfile.mkdtemp(dir=data.parent)) / "copy")
    with closing(Library(read_settings(str(copy)))) as library:
        count, words, vectors = sizes(library)
        articles = {each.id: each for each in library.records.articles()}
        passages = {each for id_ in articles for each in library.index.word_index.passages_of(id_)}
        assert (count, words, vectors) == (len(articles), len(passages), len(passages))
        assert set(library.index.vectors.nearest(np.ones(384, dtype=np.float32), 2 * ARTICLES)) == passages
        assert set(library.catalogue.ids()) == set(articles)
        assert all(found(library, each.title) == each.id for each in articles.values())
    return articles


def found(library: Library, title: str) -> str:
    """The id of the article that the words of a title find first."""
    [(passage, _)] = library.index.word_index.search(stems(title.split()[1]), 1, Bounds(), 1.0)
    return passage.partition(":")[0]


def assert_survives(data: Path, chance: random.Random, arguments: Sequence[str], leaving: Collection[str] = ()) -> None:
    """Two kills of the command, one after the other, cost no article but maybe those that it is to take out."""
    before = whole(data) if data.exists() else {}
    for _ in range(2):
        kill(data, chance.choice(CHANGES), *arguments)
        now = whole(data)
        assert set(before) - set(now) <= set(leaving)
        assert all(now[each].text == before[each].text for each in before.keys() & now.keys())


def test_killed_adds_lose_nothing(data: Path, tmp_path: Path) -> None:
    """New articles and changed ones: the same command then adds, or changes, what is left."""
    chance = random.Random(0)
    for day in ("2024-01-05", "2024-02-06"):
        adding = ("add", reports(tmp_path, day))
        assert_survives(data, chance, adding)
        finish(data, *adding)
        assert [str(each.published) for each in whole(data).values()] == [day] * ARTICLES


def test_killed_reindexes_and_removals_lose_nothing(data: Path, tmp_path: Path) -> None:
    """Indexing again ends with all, and of those that were to be removed none is half there."""
    chance = random.Random(1)
    finish(data, "add", reports(tmp_path, "2024-01-05"))
    assert_survives(data, chance, ["reindex"])
    finish(data, "reindex")
    leaving = sorted(whole(data))[:10]
    assert_survives(data, chance, ["remove", *leaving], leaving)
    if left := sorted(whole(data).keys() & set(leaving)):
        finish(data, "remove", *left)
    assert len(whole(data)) == ARTICLES - len(leaving)


def test_killed_corrections_are_whole(data: Path, tmp_path: Path) -> None:
    """The article is as its file says or as it was corrected, in all of it, and the same command ends it."""
    finish(data, "add", reports(tmp_path, "2024-01-05"))
    chosen = sorted(whole(data))[0]
    correcting = ("correct", chosen, "--title", "Report zq99x", "--date", "2020-01-02")
    assert_survives(data, random.Random(2), correcting)
    finish(data, *correcting)
    kept = whole(data)[chosen]
    assert (kept.title, str(kept.published)) == ("Report zq99x", "2020-01-02")
    finish(data, "correct", chosen, "--undo")
    assert str(whole(data)[chosen].published) == "2024-01-05"

"""Stores that were emptied, deleted, damaged or locked: each is told as what it is, and its cure mends it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL

from rag.assistant import Assistant
from rag.doctor import examine
from rag.errors import LibraryLost, StoreError
from rag.library.database import open_database
from rag.library.library import Library
from rag.library.passage_index import open_index
from rag.settings import Settings
from rag.types import Answer
from rag.writer import QUOTES
from tests.examples import article, marked


def _gone(folder: str) -> Callable[[Path], None]:
    return lambda data: shutil.rmtree(data / folder)


def _written(file: str, content: bytes) -> Callable[[Path], None]:
    def write(data: Path) -> None:
        (data / file).write_bytes(content)

    return write


DAMAGES = {
    "no vectors": (_gone("chroma"), "2 passages have words and 0 have vectors"),
    "no words": (_gone("words"), "0 passages have words and 2 have vectors"),
    "vectors emptied": (_written("chroma/chroma.sqlite3", b""), "2 passages have words and 0 have vectors"),
    "vectors damaged": (_written("chroma/chroma.sqlite3", b"no database" * 1000), "Found by words alone"),
    "words emptied": (_written("words/meta.json", b""), "Found by meaning alone"),
}


@pytest.fixture
def data(settings: Settings) -> Path:
    """The folder of a library with two articles."""
    with closing(Library(settings)) as library:
        library.put(marked([article("Ruritania"), article("Syldavia")]))
    return settings.data_dir


def _asked(library: Library) -> Answer:
    *_, answer = Assistant(library, QUOTES).ask("What happened in Ruritania?")
    return answer


@pytest.fixture(params=DAMAGES)
def damaged(request: pytest.FixtureRequest, data: Path) -> str:
    damage, said = DAMAGES[request.param]
    damage(data)
    return said


def test_half_an_index_answers_with_a_note_and_is_mended_by_reindex(settings: Settings, damaged: str) -> None:
    """What is found is said to be found by a part; nothing is added to it, doctor knows, and one command mends it."""
    with closing(Library(settings)) as library:
        answer = _asked(library)
        assert answer.hits
        assert damaged in " ".join(answer.notes)
        assert "`dateline reindex`" in " ".join(answer.notes)
        with pytest.raises(StoreError, match="`dateline reindex`"):
            library.put(marked([article("Borduria")]))
    found = {each.part: each for each in examine(settings)}["words and vectors"]
    assert (found.fine, found.cure) == (False, "dateline reindex")
    with closing(Library(settings)) as library:
        assert library.reindex(lambda _: None) == 2
        assert library.trouble() is None
        assert not _asked(library).notes


def test_what_both_halves_have_lost_is_told_too(settings: Settings, data: Path) -> None:
    """They agree with each other, and not with what was written."""
    with closing(Library(settings)) as library, closing(open_index(settings, shared=library.sharing)) as index:
        index.remove(["id-Ruritania"])
        assert "1 of 2 passages" in " ".join(_asked(library).notes)
    found = {each.part: each for each in examine(settings)}["words and vectors"]
    assert (found.fine, found.cure) == (False, "dateline reindex")
    assert "1 of 2 passages" in found.state


@pytest.mark.parametrize("folder", ["chroma", "words"])
def test_a_folder_that_is_deleted_while_the_library_is_open(settings: Settings, data: Path, folder: str) -> None:
    """The next answer says so, and the index can be made again without opening the library anew."""
    with closing(Library(settings)) as library:
        assert not _asked(library).notes
        shutil.rmtree(data / folder)
        assert "`dateline reindex`" in " ".join(_asked(library).notes)
        library.reindex(lambda _: None)
        assert not _asked(library).notes


@pytest.mark.parametrize("damage", [lambda file: file.write_bytes(b""), lambda file: file.unlink()])
def test_a_library_that_was_emptied_is_not_taken_for_a_new_one(
    settings: Settings, data: Path, damage: Callable[[Path], None]
) -> None:
    """Nothing of its index is lost on top; as it was before, it is whole."""
    kept = (data / "library.sqlite").read_bytes()
    damage(data / "library.sqlite")
    with pytest.raises(LibraryLost, match=r"2 passages .* Restore library\.sqlite"):
        Library(settings)
    for beside in data.glob("library.sqlite-*"):
        beside.unlink()
    (data / "library.sqlite").write_bytes(kept)
    with closing(Library(settings)) as library:
        assert library.trouble() is None


def test_a_library_whose_articles_were_removed_is_fine(settings: Settings, data: Path) -> None:
    """And so is a folder with an empty file that nothing was ever added to."""
    with closing(Library(settings)) as library:
        library.remove(["id-Ruritania", "id-Syldavia"])
    with closing(Library(settings)) as library:
        assert library.records.count() == 0
    assert data.exists()


def test_a_damaged_or_locked_database_is_named(data: Path) -> None:
    """With a cure that helps: there is no database_url to check."""
    file = data / "library.sqlite"
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match=r"library\.sqlite .*damaged.*restore it from a backup"):
        open_database(URL.create("sqlite", database=str(file)), "--data-dir")


@pytest.mark.slow
def test_a_database_that_another_program_holds(data: Path) -> None:
    """It is waited for, and then told; to read, nobody waits."""
    engine = open_database(URL.create("sqlite", database=str(data / "library.sqlite")), "--data-dir")
    with closing(sqlite3.connect(data / "library.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM articles").scalar() == 2
            with pytest.raises(StoreError, match="held by another program"):
                connection.exec_driver_sql("DELETE FROM articles")
    engine.dispose()

"""Libraries of all versions are opened: an earlier one is brought up to date, whole or not at all."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, inspect

from rag.errors import StoreError
from rag.library.conversations import Whose
from rag.library.database import open_database
from rag.library.library import Library
from rag.library.schema_version import NEWEST, STAMP
from rag.settings import Settings
from tests.library.earlier import FILES, earlier

ANNS = Whose("u1", nobodys=True)

# What the libraries of earlier versions hold: since which version, how it is looked at, and what is seen then.
HELD: Sequence[tuple[str, Callable[[Library], list[object]], list[object]]] = (
    ("0001", lambda library: sorted(each.id for each in library.records.articles()), ["a1", "a2"]),
    ("0001", lambda library: [each.authors for each in library.records.get(["a1"]).values()], [("Ann Poe",)]),
    ("0002", lambda library: [library.runs.answered_numbers(each.id) for each in library.runs.all()], [{0}]),
    ("0003", lambda library: [each.turns for each in library.conversations.all(whose=ANNS)], [1]),
    ("0003", lambda library: [each.stopped for each in library.conversations.turns("c1")], [False]),
    ("0003", lambda library: [each.right for each in library.conversations.ratings()], ["The minister"]),
    ("0003", lambda library: library.removed.ids(), ["a3"]),
    ("0004", lambda library: [each for each in [library.count_written_passages()] if each], [2]),
    ("0005", lambda library: [each.name for each in library.accounts.all()], ["Ann"]),
    ("0005", lambda library: [each.id for each in library.conversations.all(whose=Whose("u1", nobodys=False))], ["c1"]),
    ("0007", lambda library: list(library.records.ids_from("/articles/again.txt")), ["a1"]),
    ("0008", lambda library: [each.id for each in library.records.listings() if each.corrected], ["a2"]),
)  # fmt: skip


@contextmanager
def opened(url: URL) -> Iterator[Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()


def columns(url: URL) -> set[str]:
    """The columns of the table of articles, without opening the library."""
    engine = create_engine(url)
    found = {each["name"] for each in inspect(engine).get_columns("articles")}
    engine.dispose()
    return found


def read_only(url: URL) -> URL:
    """The same library, which cannot be written by this address."""
    return url.set(database=f"file:{url.database}", query={"mode": "ro", "uri": "true"})


@pytest.mark.parametrize("version", FILES)
def test_a_library_of_an_earlier_version_shows_what_it_held(settings: Settings, version: str) -> None:
    """And so it does when it is opened again."""
    earlier(version, settings.data_dir / "library.sqlite")
    expected = [seen if version >= since else [] for since, _, seen in HELD]
    for _ in range(2):
        with closing(Library(settings)) as library:
            assert [look(library) for _, look, _ in HELD] == expected


def test_a_new_library_has_the_newest_version_and_keeps_it(tmp_path: Path) -> None:
    """It is written down once."""
    url = URL.create("sqlite", database=str(tmp_path / "a.sqlite"))
    for _ in range(2):
        with opened(url) as engine, engine.connect() as connection:
            assert connection.exec_driver_sql(f"select * from {STAMP}").all() == [(NEWEST,)]


def test_what_an_earlier_version_had_begun_is_no_obstacle(tmp_path: Path) -> None:
    """It added what it missed piece by piece, and may have been killed between two."""
    begun = "alter table articles add column said json; create table copies (article varchar(64), path text);"
    with opened(earlier("0004", tmp_path / "a.sqlite", begun)) as engine, engine.connect() as connection:
        assert connection.exec_driver_sql("select said from articles").all() == [(None,), (None,)]


def test_what_cannot_be_brought_up_to_date_stays_as_it_was(tmp_path: Path) -> None:
    """All of it: what was changed before the change that failed is taken back."""
    url = earlier("0005", tmp_path / "a.sqlite", "create table ix_copies_path (x int);")
    with pytest.raises(StoreError, match=r"already a table named ix_copies_path.*of an earlier version"):
        open_database(url)
    assert "barred" not in columns(url)


def test_processes_that_open_an_earlier_library_at_once_all_get_it(tmp_path: Path) -> None:
    """One changes it, and the others wait."""
    url = earlier("0001", tmp_path / "a.sqlite")

    def count(_: int) -> int:
        with opened(url) as engine, engine.connect() as connection:
            return len(connection.exec_driver_sql("select said from articles").all())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(count, range(4))) == [2] * 4


def test_a_library_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """In one line, which says what to do; nothing of it is changed."""
    stamped = f"create table {STAMP} (version_num varchar(32)); insert into {STAMP} values ('9001');"
    url = earlier("0007", tmp_path / "a.sqlite", stamped)
    with pytest.raises(StoreError, match=r"newer version.*9001.*install the newest Dateline.*database_url") as error:
        open_database(url)
    assert "\n" not in str(error.value)
    assert "said" not in columns(url)


def test_an_earlier_library_that_can_only_be_read_says_why_it_is_not_opened(tmp_path: Path) -> None:
    """It has to be changed first."""
    url = earlier("0007", tmp_path / "a.sqlite")
    with pytest.raises(StoreError, match=r"make .* writable .*of an earlier version.*changed once"):
        open_database(read_only(url))


def test_a_library_that_can_only_be_read_is_read_where_it_lacks_nothing(tmp_path: Path) -> None:
    """Though no version was ever written into it."""
    url = earlier("0008", tmp_path / "a.sqlite")
    for _ in range(2):
        with opened(read_only(url)) as engine, engine.connect() as connection:
            assert len(connection.exec_driver_sql("select said from articles").all()) == 2
        with opened(url):  # the next time it has its version
            pass


def test_a_library_of_the_newest_version_is_opened_without_alembic(settings: Settings) -> None:
    """Which takes longer to import than a list of articles takes."""
    Library(settings).close()
    listing = "import sys; from rag.commands import main; main(['list'], standalone_mode=False); sys.exit("
    command = [sys.executable, "-c", f"{listing}'alembic' in sys.modules)"]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == 0

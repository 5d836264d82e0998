"""The files of migrations and the tables of the newest version say the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, create_engine

from rag.library.database import open_database
from rag.library.migrations.running import config, migrate
from rag.library.schema_version import NEWEST, STAMP
from rag.library.tables import SCHEMA
from tests.library.earlier import FILES, earlier


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """To an empty database."""
    engine = create_engine(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def differences(connection: Connection) -> object:
    """In what the tables are not those of the newest version."""
    return compare_metadata(MigrationContext.configure(connection, opts={"version_table": STAMP}), SCHEMA)


def test_the_newest_version_is_the_last_file_and_each_has_a_library(connection: Connection) -> None:
    """One of each version is kept for the tests, the newest too: the next one makes it an earlier one."""
    files = ScriptDirectory.from_config(config(connection, STAMP))
    assert files.get_heads() == [NEWEST]
    assert sorted(each.revision for each in files.walk_revisions()) == list(FILES)


def test_all_migrations_make_the_tables_of_the_newest_version(connection: Connection) -> None:
    """From nothing; without them all of it is missing."""
    assert differences(connection)
    migrate(connection, STAMP)
    assert differences(connection) == []


@pytest.mark.parametrize("version", FILES)
def test_a_library_of_each_version_gets_the_same_tables(tmp_path: Path, version: str) -> None:
    """With their indexes."""
    engine = open_database(earlier(version, tmp_path / "b.sqlite"))
    with engine.connect() as opened:
        assert differences(opened) == []
    engine.dispose()

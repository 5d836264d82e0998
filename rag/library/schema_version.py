"""Which version of its tables a library has: a new one begins with the newest, an older one is brought up to it.

The version is a row in the library itself. To change a table: change it in `rag.library.tables`, add a file to
`rag/library/migrations/versions`, and name it here as the newest.
"""

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from rag.errors import StoreError
from rag.library.tables import SCHEMA

NEWEST = "0008"

# Alembic's own, by a name that no other program's has which shares a database with us.
STAMP = "library_version"
_STAMP = Table(STAMP, MetaData(), Column("version_num", String(32), primary_key=True))

# What holds back all other processes that come to change the tables, until the transaction ends. PostgreSQL asks for
# a number that the programs on a database agree on: ours is "dateline" in ASCII.
_LOCKS = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": f"SELECT pg_advisory_xact_lock({int.from_bytes(b'dateline')})",
}


def bring_up_to_date(engine: Engine, name: str, named_by: str) -> None:
    """Gives the library the newest tables, all of them or, after a crash or an error, none. A millisecond where it has
    them.

    One that cannot be written is left as it is where it lacks nothing but the version. `name` is what a person calls
    the library, and `named_by` the setting that says where it lies. Raises StoreError.
    """
    with engine.connect() as connection:
        version = _version(connection)
    if version == NEWEST:
        return
    if version and version > NEWEST:
        raise StoreError(
            f"{name} is of a newer version of Dateline (its tables are those of {version}, and this one knows them up "
            f"to {NEWEST}): install the newest Dateline, or choose another library with {named_by}"
        )
    try:
        with engine.connect() as connection:
            _change(connection)
            connection.commit()
    except (StoreError, SQLAlchemyError) as error:
        if _is_complete(engine):
            return
        if isinstance(error, StoreError) and _has_tables(engine):
            notice = "its tables are of an earlier version, and are changed once, when this one opens it"
            raise type(error)(f"{error} ({notice})") from error
        raise


def _change(connection: Connection) -> None:
    if lock := _LOCKS.get(connection.dialect.name):
        connection.exec_driver_sql(lock)
    if _version(connection) == NEWEST:  # another process has done it meanwhile
        return
    if not _has_tables(connection):
        SCHEMA.create_all(connection)
        _STAMP.create(connection)
        connection.execute(insert(_STAMP), {"version_num": NEWEST})
        return
    from rag.library.migrations.running import migrate  # brings Alembic (0.1 s), which nearly nobody needs

    migrate(connection, STAMP)


def _version(connection: Connection) -> str | None:
    """None in a new library, and in one of the versions that wrote none."""
    if not inspect(connection).has_table(STAMP):
        return None
    version: str | None = connection.execute(select(_STAMP.c.version_num)).scalar()
    return version


def _has_tables(bind: Engine | Connection) -> bool:
    return not SCHEMA.tables.keys().isdisjoint(inspect(bind).get_table_names())


def _is_complete(engine: Engine) -> bool:
    """Whether it has each table and each column."""
    there = inspect(engine)
    return all(
        there.has_table(table.name)
        and set(table.columns.keys()) <= {each["name"] for each in there.get_columns(table.name)}
        for table in SCHEMA.tables.values()
    )

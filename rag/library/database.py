"""The database that the library lies in: SQLite, or any that SQLAlchemy reaches."""

from typing import Any

# What a column is compared with is looked up in it too; one thread's lookup fails while another begins to import it.
import sqlalchemy.orm  # noqa: F401
from sqlalchemy import (
    URL,
    Column,
    Dialect,
    Engine,
    MetaData,
    Text,
    TypeDecorator,
    create_engine,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import SQLAlchemyError

from rag.errors import StoreError
from rag.text.characters import keepable

# All tables of the library; a module that has one adds it here.
SCHEMA = MetaData()


class AnyText(TypeDecorator[str]):
    """What a person or a model wrote, whatever it holds. What no database keeps becomes the sign for no character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keepable(value)


def open_database(url: str | URL) -> Engine:
    """The database at `url` with the tables of SCHEMA. Raises StoreError where it cannot be opened."""
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
        SCHEMA.create_all(engine)
        _add_columns(engine)
    except (SQLAlchemyError, ImportError, OSError) as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"the library at {_shown(url)} cannot be opened ({cause}): check database_url") from error
    return engine


def _add_columns(engine: Engine) -> None:
    """The columns that a library of an earlier version has not yet: empty in every row, which each of them may be."""
    for table in SCHEMA.tables.values():
        there = _columns_of(engine, table.name)
        for column in table.columns:
            if column.name not in there:
                _add_column(engine, table.name, column)


def _add_column(engine: Engine, table: str, column: Column[Any]) -> None:
    kind = column.type.compile(engine.dialect)
    try:
        with engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}"))
    except SQLAlchemyError:
        if column.name not in _columns_of(engine, table):  # another process has not done it either
            raise


def _columns_of(engine: Engine, table: str) -> set[str]:
    return {each["name"] for each in inspect(engine).get_columns(table)}


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Readers do not wait for a writer (WAL), and a writer waits for another instead of failing at once."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _shown(url: str | URL) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return repr(url)

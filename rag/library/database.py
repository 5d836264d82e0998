"""The database that the library lies in: SQLite, or any that SQLAlchemy reaches."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

# What a column is compared with is looked up in it too; one thread's lookup fails while another begins to import it.
import sqlalchemy.orm  # noqa: F401
from sqlalchemy import URL, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError

from rag.errors import StoreError
from rag.library.schema_version import bring_up_to_date
from rag.storage import Store


def open_database(url: str | URL, named_by: str = "database_url") -> Engine:
    """The database at `url` with the newest tables of a library; `named_by` is the setting that says where it lies.

    Raises StoreError where it cannot be opened, and so does whatever is done with it then, in one line.
    """
    try:
        engine = create_engine(url)
        store = _store(engine.url, named_by)
        event.listen(engine, "handle_error", _teller(store))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "do_connect", _connect_sqlite)
            event.listen(engine, "checkin", _let_go_of_unchanging)
        with _closed_after_failure(engine):
            bring_up_to_date(engine, store.name, named_by)
    except (SQLAlchemyError, ImportError, OSError) as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"the library at {_shown(url)} cannot be opened ({cause}): check {named_by}") from error
    return engine


@contextmanager
def _closed_after_failure(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def _store(url: URL, named_by: str) -> Store:
    if url.get_backend_name() == "sqlite" and url.database:
        path = Path(url.database)
        return Store(f"the library {path}", path, f"restore it from a backup, or check {named_by}")
    return Store(f"the library at {_shown(url)}", _shown(url), f"check {named_by}")


def _teller(store: Store) -> Callable[[ExceptionContext], None]:
    """What the database itself cannot do is told as ours; a row that is there twice is for who writes it."""

    def tell(context: ExceptionContext) -> None:
        error = context.original_exception
        if type(error).__name__ in ("OperationalError", "DatabaseError", "InternalError"):  # the DB-API's names
            raise store.error(error) from error

    return tell


def _connect_sqlite(dialect: Dialect, record: Any, arguments: list[Any], options: dict[str, Any]) -> Any:
    """Readers do not wait for a writer (WAL), and a writer waits for another instead of failing at once.

    Even to read, that needs a file beside the database. Where it cannot be made, as on a full disk or in a folder that
    can only be read, the database is read as one that nobody changes: it is, but for what the next use will see.
    """
    connection = dialect.connect(*arguments, **options)
    try:
        for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        if not (unchanging := _unchanging(Path(arguments[0]))):
            raise
        record.info[_UNCHANGING] = True
        return unchanging
    return connection


_UNCHANGING = "unchanging"


def _unchanging(path: Path) -> sqlite3.Connection | None:
    """The database as a file that nobody changes. None where it is none, or changes wait beside it."""
    log = path.with_name(f"{path.name}-wal")
    if not path.is_file() or (log.exists() and log.stat().st_size):
        return None
    connection = sqlite3.connect(f"file:{quote(str(path))}?immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:  # what is wrong with it then is what was wrong before
        connection.close()
        return None
    return connection


def _let_go_of_unchanging(connection: Any, record: Any) -> None:
    """The next use looks anew: there may be room again, and another process may have written."""
    if record.info.pop(_UNCHANGING, False):
        record.invalidate()


def _shown(url: str | URL) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return repr(url)

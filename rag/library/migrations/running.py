"""Alembic, as a library needs it: no file of settings, no command, in the transaction of who opens the library."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config(connection: Connection, stamp: str) -> Config:
    """What `env.py` beside this file reads. `stamp` is the table that holds the version."""
    made = Config(attributes={"connection": connection, "stamp": stamp})
    made.set_main_option("script_location", "rag.library:migrations")
    return made


def migrate(connection: Connection, stamp: str) -> None:
    """Runs what the library has not had yet, in order, and writes down its version. Who calls commits."""
    command.upgrade(config(connection, stamp), "head")

"""Libraries as earlier versions left them: each a file of SQL with made-up rows, written by the version itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

FILES = {each.stem: each for each in sorted(Path(__file__).with_name("versions").glob("*.sql"))}


def earlier(version: str, file: Path, changed: str = "") -> URL:
    """Makes the library of a version in a file, with this SQL run on it, and returns its address."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(FILES[version].read_text(encoding="utf-8") + changed)
    return URL.create("sqlite", database=str(file))

"""Short texts by name, which the processes that use a library leave for each other."""

from sqlalchemy import Engine, delete, insert, select

from rag.library.tables import MARKS


class Marks:
    """The table of marks, in a database that has it (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> str | None:
        """A fifth of a millisecond."""
        with self._engine.connect() as connection:
            value: str | None = connection.execute(select(MARKS.c.value).where(MARKS.c.name == name)).scalar()
            return value

    def set(self, name: str, value: str | None) -> None:
        """None takes the mark away. Two processes must not set one mark at the same time."""
        with self._engine.begin() as connection:
            connection.execute(delete(MARKS).where(MARKS.c.name == name))
            if value is not None:
                connection.execute(insert(MARKS), {"name": name, "value": value})

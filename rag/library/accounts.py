"""Accounts as rows: who may use the page, and the sessions that they have begun in a browser."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from rag.library.conversations import disown
from rag.library.tables import SESSIONS, USERS


@dataclass(frozen=True, slots=True)
class StoredUser:
    """A user. `password` is the hash of one, `made` a time in UTC and ISO form."""

    id: str
    name: str
    folded: str
    role: str
    password: str
    made: str


class AccountRows:
    """The tables of accounts, in a database that has them (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, user: StoredUser) -> bool:
        """Whether the user was added: another one has the name otherwise."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(USERS), {name: getattr(user, name) for name in StoredUser.__slots__})
        except IntegrityError:
            return False
        return True

    def all(self) -> list[StoredUser]:
        """In the order in which they were made."""
        with self._engine.connect() as connection:
            return [_user(row) for row in connection.execute(select(USERS).order_by(USERS.c.made, USERS.c.folded))]

    def any(self) -> bool:
        with self._engine.connect() as connection:
            return connection.execute(select(USERS.c.id).limit(1)).first() is not None

    def find_by_name(self, folded: str) -> StoredUser | None:
        return self._one(select(USERS).where(USERS.c.folded == folded))

    def remove(self, user_id: str, sole: str) -> bool:
        """Takes a user out with the sessions; what the user asked belongs to nobody then.

        False where that would leave others, but none of them with the role `sole`.
        """
        with self._engine.connect() as connection:
            connection.execute(delete(USERS).where(USERS.c.id == user_id))
            left = list(connection.execute(select(USERS.c.role)).scalars())
            if left and sole not in left:
                return False  # without a commit nothing has happened
            connection.execute(delete(SESSIONS).where(SESSIONS.c.user == user_id))
            disown(connection, user_id)
            connection.commit()
        return True

    def set_password(self, user_id: str, password: str) -> None:
        """Gives a user another password, and ends the sessions."""
        with self._engine.begin() as connection:
            connection.execute(update(USERS).where(USERS.c.id == user_id).values(password=password))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.user == user_id))

    def begin_session(self, digest: str, user_id: str, ends: str, now: str) -> None:
        """Keeps a session; those that have ended are deleted."""
        with self._engine.begin() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.ends <= now))
            connection.execute(insert(SESSIONS), {"digest": digest, "user": user_id, "ends": ends})

    def find_by_session(self, digest: str, now: str) -> StoredUser | None:
        """Whose session it is; None where there is none, or it has ended."""
        mine = (SESSIONS.c.digest == digest) & (SESSIONS.c.ends > now)
        return self._one(select(USERS).join(SESSIONS, SESSIONS.c.user == USERS.c.id).where(mine))

    def end_session(self, digest: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == digest))

    def _one(self, chosen: Any) -> StoredUser | None:
        with self._engine.connect() as connection:
            row = connection.execute(chosen).one_or_none()
            return _user(row) if row else None


def _user(row: Row[Any]) -> StoredUser:
    return StoredUser(**row._mapping)

"""The people who may use the page, and the sessions that their browsers have."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from rag.accounts.names import check_name, fold
from rag.accounts.passwords import hash_password, is_right
from rag.errors import InputError
from rag.library.accounts import StoredUser
from rag.library.library import Library
from rag.person import Person, Role

# How long a session lasts from its login on: a week of work without asking again, and a token that was stolen ends.
LASTS = timedelta(days=7)

# Passwords of programs that are remembered as right: each of their requests brings one, and to hash it takes 50 ms.
_REMEMBERED = 1000


class Accounts:
    """The accounts of a library. Whatever another process changes holds at once."""

    def __init__(self, library: Library, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._rows = library.accounts
        self._clock = clock
        self._key = secrets.token_bytes(32)  # what is remembered is of no use outside this process
        self._right: OrderedDict[bytes, str] = OrderedDict()  # the hash that a password was right for

    # Users

    def any(self) -> bool:
        return self._rows.any()

    def all(self) -> list[StoredUser]:
        """The users, the first one first."""
        return self._rows.all()

    def check_new(self, name: str) -> None:
        """Raises InputError for a name that a new user cannot have."""
        if self._rows.find_by_name(fold(check_name(name))):
            raise InputError(f"there is a user {check_name(name)} already: choose another name")

    def add(self, name: str, role: Role | None, password: str) -> Person:
        """Makes a user: of `role`, or else the first one an owner and the others readers.

        Raises InputError for a name or a password that cannot be used, and for a first user who is no owner.
        """
        first = not self.any()
        if first and role is Role.READER:
            raise InputError("the first user is an owner, who may change things: leave --role out, then add readers")
        chosen = role or (Role.OWNER if first else Role.READER)
        self.check_new(name)
        kept = check_name(name)
        user = StoredUser(secrets.token_hex(8), kept, fold(kept), chosen, hash_password(password), self._now())
        if not self._rows.add(user):
            raise InputError(f"there is a user {kept} already: choose another name")
        return _person(user)

    def remove(self, name: str) -> Person:
        """Takes a user out, whose sessions end; what the user asked is seen by owners then.

        Raises InputError where there is no such user, and for the last owner while there are readers.
        """
        user = self.get_user(name)
        if not self._rows.remove(user.id, sole=Role.OWNER):
            raise InputError(f"{user.name} is the last owner: add another one first, or remove the readers first")
        return _person(user)

    def change_password(self, name: str, password: str) -> Person:
        """Gives a user another password; the sessions end. Raises InputError as `add` does."""
        user = self.get_user(name)
        self._rows.set_password(user.id, hash_password(password))
        return _person(user)

    def get_user(self, name: str) -> StoredUser:
        """Raises InputError where there is no such user."""
        user = self._rows.find_by_name(fold(name))
        if user is None:
            raise InputError(f"there is no user {name!a}: `dateline user list` shows them")
        return user

    # Passwords

    def verify(self, name: str, password: str, where: str = "") -> Person | None:
        """Who has this name and this password. Takes as long where nobody has the name.

        `where` it was right is remembered: see `verify_cached`.
        """
        user = self._rows.find_by_name(fold(name))
        if not is_right(password, user.password if user else None) or user is None:
            return None
        self._right[self._trace(name, password, where)] = user.password
        if len(self._right) > _REMEMBERED:
            self._right.popitem(last=False)
        return _person(user)

    def verify_cached(self, name: str, password: str, where: str) -> Person | None:
        """As `verify`, at once, for what was right before from the same place; None for all else."""
        kept = self._right.get(self._trace(name, password, where))
        user = self._rows.find_by_name(fold(name)) if kept else None
        return _person(user) if user and user.password == kept else None

    def _trace(self, *parts: str) -> bytes:
        text = "\0".join(parts).encode("utf-8", "replace")
        return hashlib.blake2b(text, key=self._key).digest()

    # Sessions

    def begin_session(self, person: Person) -> str:
        """The token of a new session: whoever has it is the person. Only its digest is kept."""
        token = secrets.token_urlsafe(32)
        ends = (self._clock() + LASTS).isoformat(timespec="seconds")
        self._rows.begin_session(_digest(token), person.id or "", ends, self._now())
        return token

    def find_by_session(self, token: str) -> Person | None:
        """Whose session it is; None for one that ended, or never was."""
        user = self._rows.find_by_session(_digest(token), self._now())
        return _person(user) if user else None

    def end_session(self, token: str) -> None:
        self._rows.end_session(_digest(token))

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _person(user: StoredUser) -> Person:
    return Person(user.id, user.name, Role(user.role))


def _digest(token: str) -> str:
    """The token is 256 random bits: nobody finds it by trying, so that a quick hash will do."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()

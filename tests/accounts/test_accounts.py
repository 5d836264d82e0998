"""The people who may use the page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from rag.accounts.accounts import LASTS, Accounts
from rag.conversations.store import ConversationStore, now
from rag.errors import InputError
from rag.library.library import Library
from rag.person import ANYONE, Role
from rag.turns import Turn

PASSWORD = "zebra harbour quince"


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 24, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def accounts(library: Library) -> Accounts:
    return Accounts(library, Clock())


def test_the_first_user_is_an_owner_and_the_others_are_readers(accounts: Accounts) -> None:
    """Unless their role is given; the first one cannot be a reader, who could let nobody else in."""
    with pytest.raises(InputError, match="the first user is an owner"):
        accounts.add("anna", Role.READER, PASSWORD)
    assert not accounts.any()
    roles = [accounts.add(name, None, PASSWORD).role for name in ("anna", "ben")]
    assert [*roles, accounts.add("cleo", Role.OWNER, PASSWORD).role] == [Role.OWNER, Role.READER, Role.OWNER]


@pytest.mark.parametrize("name", ["anna", "ANNA", "Ａnna"])
def test_a_name_is_taken_once(accounts: Accounts, name: str) -> None:
    """However it is written."""
    accounts.add("Anna", None, PASSWORD)
    with pytest.raises(InputError, match="choose another name"):
        accounts.add(name, None, PASSWORD)
    assert [each.name for each in accounts.all()] == ["Anna"]


def test_a_user_is_known_by_name_and_password(accounts: Accounts) -> None:
    """Nobody else is, whatever is wrong."""
    anna = accounts.add("Anna", None, PASSWORD)
    assert accounts.verify("anna", PASSWORD) == anna
    for name, password in (("anna", "zebra harbour quince."), ("ben", PASSWORD), ("anna", ""), ("\ud800", "\ud800")):
        assert accounts.verify(name, password) is None


def test_the_last_owner_stays_while_there_are_readers(accounts: Accounts) -> None:
    """Nobody could add an owner's things any more; after the readers the owner may go too."""
    for name in ("anna", "ben"):
        accounts.add(name, None, PASSWORD)
    with pytest.raises(InputError, match="anna is the last owner"):
        accounts.remove("anna")
    assert len(accounts.all()) == 2
    accounts.remove("ben")
    accounts.remove("anna")
    assert not accounts.any()
    with pytest.raises(InputError, match="there is no user 'anna'"):
        accounts.remove("anna")


def test_a_session_is_the_person_until_it_ends(library: Library, accounts: Accounts) -> None:
    """It survives a restart. The library holds no token, and deletes what has ended."""
    anna = accounts.add("anna", None, PASSWORD)
    token = accounts.begin_session(anna)
    clock = Clock()
    again = Accounts(library, clock)
    assert (again.find_by_session(token), again.find_by_session(f"{token}x"), again.find_by_session("\ud800")) == (
        anna,
        None,
        None,
    )
    assert token.encode() not in (library.settings.data_dir / "library.sqlite-wal").read_bytes()
    clock.now += LASTS + timedelta(seconds=1)
    assert again.find_by_session(token) is None
    again.begin_session(anna)
    assert Accounts(library, Clock()).find_by_session(token) is None  # though its time has not come there


@pytest.mark.parametrize("ends", ["logout", "removal", "password"])
def test_what_ends_a_session(accounts: Accounts, ends: str) -> None:
    """Logging out ends one; a removal and another password end all of the user's, and nobody else's."""
    anna, ben = accounts.add("anna", None, PASSWORD), accounts.add("ben", Role.OWNER, PASSWORD)
    mine, other, bens = (accounts.begin_session(each) for each in (anna, anna, ben))
    match ends:
        case "logout":
            accounts.end_session(mine)
        case "removal":
            accounts.remove("anna")
        case "password":
            accounts.change_password("anna", f"{PASSWORD} new")
    assert accounts.find_by_session(mine) is None
    assert (accounts.find_by_session(other) is not None) == (ends == "logout")
    assert accounts.find_by_session(bens) == ben


def test_what_was_right_is_remembered_where_it_was_right(accounts: Accounts) -> None:
    """For programs, whose every request brings a password; another password or the user's end make it wrong."""
    accounts.add("owner", None, PASSWORD)
    ben = accounts.add("ben", None, PASSWORD)
    assert accounts.verify_cached("ben", PASSWORD, "192.0.2.7") is None
    accounts.verify("ben", PASSWORD, "192.0.2.7")
    assert accounts.verify_cached("BEN", PASSWORD, "192.0.2.7") is None
    assert accounts.verify_cached("ben", PASSWORD, "192.0.2.7") == ben
    assert accounts.verify_cached("ben", PASSWORD, "192.0.2.8") is None
    accounts.change_password("ben", f"{PASSWORD} new")
    assert accounts.verify_cached("ben", PASSWORD, "192.0.2.7") is None


def test_what_a_removed_user_asked_falls_to_the_owners(library: Library, accounts: Accounts) -> None:
    """And not to the next user of that name."""
    anna, ben = (accounts.add(name, None, PASSWORD) for name in ("anna", "ben"))
    ConversationStore(library, ben).put("c1", Turn("t1", 1, "Who spoke?", now()))
    assert ConversationStore(library, anna).open("c1") is None
    accounts.remove("ben")
    assert ConversationStore(library, accounts.add("ben", None, PASSWORD)).open("c1") is None
    assert ConversationStore(library, anna).open("c1") is not None
    assert ConversationStore(library, ANYONE).open("c1") is not None

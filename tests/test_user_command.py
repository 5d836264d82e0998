"""The commands that say who may use the page."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rag.accounts.accounts import Accounts
from rag.commands import main
from rag.library.library import Library
from rag.settings import read_settings

ROOT = Path(__file__).parents[1]
PASSWORD = "zebra harbour quince"


def user(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["user", *arguments], input=stdin, catch_exceptions=False)


def refused(result: Result) -> str:
    """The one line that a problem leaves on stderr."""
    assert (result.exit_code, result.stdout) == (1, "")
    [line] = result.stderr.splitlines()
    return line.removeprefix("dateline: ")


def test_users_are_added_listed_and_removed() -> None:
    """The first one is an owner; the list has them in their order, without their passwords."""
    assert user("add", "Anna", stdin=f"{PASSWORD}\n").stdout.startswith("Anna added: an owner")
    assert user("add", "ben", stdin=PASSWORD).stdout.startswith("ben added: a reader")
    rows = json.loads(user("list", "--json").stdout)
    assert [(each["name"], each["role"]) for each in rows] == [("Anna", "owner"), ("ben", "reader")]
    assert {key for each in rows for key in each} == {"name", "role", "made"}
    assert [line.split()[1:] for line in user("list").stdout.splitlines()] == [["owner", "Anna"], ["reader", "ben"]]
    assert user("remove", "BEN").stdout == "ben removed\n"
    assert "asks for no login" in user("remove", "anna").stdout


@pytest.mark.parametrize(
    ("name", "stdin", "line"),
    [
        ("a:b", PASSWORD, "the name 'a:b' cannot be used"),
        ("anna", "short", "the password has 5 characters"),
        ("anna", "", "no password came"),
        ("anna", "\n", "no password came"),
        ("anna", b"\xff\xfe\n", "this is not UTF-8 text"),
    ],
)
def test_what_cannot_be_used_is_one_line(name: str, stdin: str | bytes, line: str) -> None:
    """And makes no user."""
    assert refused(user("add", name, stdin=stdin)).startswith(line)
    assert user("list").stdout == ""


def test_a_user_who_is_not_there_is_one_line() -> None:
    """Before any password is asked for."""
    for command in ("remove", "password"):
        assert refused(user(command, "nobody")).startswith("there is no user 'nobody'")


def test_another_password_holds_from_then_on() -> None:
    """The one before does not."""
    user("add", "anna", stdin=PASSWORD)
    assert user("password", "ANNA", stdin=f"{PASSWORD} new").stdout == "anna has a new password\n"
    library = Library(read_settings())
    accounts = Accounts(library)
    assert accounts.verify("anna", PASSWORD) is None
    assert accounts.verify("anna", f"{PASSWORD} new") is not None
    library.close()


def test_in_a_terminal_the_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    """What is typed does not come back; nothing of it stands on stdout."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "rag", "--data-dir", str(tmp_path), "user", "add", "anna"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    ) as running:
        os.close(theirs)
        seen = b""
        for asked in (b"Password: ", b"again: "):
            while asked not in seen:
                seen += os.read(ours, 1000)
            os.write(ours, f"{PASSWORD}\n".encode())
        assert running.stdout is not None
        assert running.stdout.read().startswith(b"anna added")
    seen += os.read(ours, 1000)
    os.close(ours)
    assert PASSWORD.encode() not in seen

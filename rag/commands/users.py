"""The commands that say who may use the page."""

import sys

import click

from rag.accounts.accounts import Accounts
from rag.commands.edge import decode_utf8, open_library, print_json
from rag.errors import InputError
from rag.person import Role
from rag.settings import Settings


@click.group()
def user() -> None:
    """Say who may use the page: once there are users, it asks for a name and a password."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice([each.value for each in Role]), help="The first user is an owner.")
@click.pass_obj
def add(settings: Settings, name: str, role: str | None) -> None:
    """Add a user; the password is asked for, or is one line of standard input.

    An owner changes things; a reader asks, reads and searches.
    """
    with open_library(settings) as library:
        accounts = Accounts(library)
        accounts.check_new(name)
        person = accounts.add(name, Role(role) if role else None, _new_password())
    click.echo(f"{person.name} added: {_AS[person.role]}")


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def list_users(settings: Settings, as_json: bool) -> None:
    """Show the users."""
    with open_library(settings) as library:
        users = Accounts(library).all()
    if as_json:
        print_json([{"name": each.name, "role": each.role, "made": each.made} for each in users])
        return
    for each in users:
        click.echo(f"{each.made[:10]}  {each.role:6}  {each.name}")


@user.command()
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, name: str) -> None:
    """Remove a user, whose sessions end; owners see the user's conversations then."""
    with open_library(settings) as library:
        accounts = Accounts(library)
        person = accounts.remove(name)
        left = accounts.any()
    click.echo(f"{person.name} removed{'' if left else ': there are no users now, and the page asks for no login'}")


@user.command()
@click.argument("name")
@click.pass_obj
def password(settings: Settings, name: str) -> None:
    """Give a user another password, as `add` does; the user's sessions end."""
    with open_library(settings) as library:
        accounts = Accounts(library)
        accounts.get_user(name)
        person = accounts.change_password(name, _new_password())
    click.echo(f"{person.name} has a new password")


_AS = {
    Role.OWNER: "an owner, who may change things",
    Role.READER: "a reader, who may ask, read and search",
}


def _new_password() -> str:
    """Asked for twice and not shown, or one line of standard input. It never stands on the command line, which other
    users of the machine can see."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))
    line = decode_utf8(sys.stdin.buffer.readline(_LINE)).rstrip("\r\n")
    if not line:
        raise InputError("no password came: write it as one line to standard input, or call this in a terminal")
    return line


_LINE = 10_000  # bytes that are read of a password's line

COMMANDS = (user,)

"""Whether a person asks for the web, and how it is visited then. Imports nothing that reaches for it."""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

# The numbers of a machine by its name and port.
Lookup = Callable[[str, int], Iterable[str]]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Unknown(Exception):
    """A name that stands for no machine."""


def is_address(argument: str) -> bool:
    """Whether it is written as an address, of whatever kind, and not as a path."""
    return _SCHEME.match(argument) is not None


def look_up(host: str, port: int) -> list[str]:
    """The numbers that a name stands for; a number stands for itself, in whatever form: 2130706433 is 127.0.0.1."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unknown(host) from error
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Manners:
    """`pause`: seconds between two pages of one host, if it asks for no longer one. At most so many `entries` of a feed
    are fetched. `allow_private`: also from this machine and its network."""

    allow_private: bool = False
    entries: int = 20
    pause: float = 1.0
    lookup: Lookup = field(default=look_up, repr=False)


MANNERS = Manners()

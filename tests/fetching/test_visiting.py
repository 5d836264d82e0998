"""Visits."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest

from rag.errors import ReadError
from rag.fetching.requests import NotOpen
from rag.fetching.visiting import Visitor
from tests.fetching.sites import HERE, asked, html, moved, site, text


class Waits(Event):
    """Stops nobody, and remembers for how long it was waited."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds.append(round(timeout or 0))
        return False


def test_a_host_is_asked_with_pauses() -> None:
    """The longer one of ours and its own; robots.txt is read once."""
    waits = Waits()
    pages = {"/robots.txt": text("User-agent: *\nCrawl-delay: 7"), "/a": html(b"a"), "/b": html(b"b")}
    with site(pages) as server:
        visitor = Visitor(replace(HERE, pause=2.0), waits)
        for path in ("/a", "/b"):
            visitor.get(f"{server.address}{path}")
        assert asked(server) == ["/robots.txt", "/a", "/b"]
    assert waits.seconds == [7]


def test_a_host_that_asks_for_hours_is_left() -> None:
    """After the first page."""
    with site({"/robots.txt": text("User-agent: *\nCrawl-delay: 3600"), "/a": html(b"a")}) as server:
        visitor = Visitor(HERE)
        assert visitor.get(f"{server.address}/a").body == b"a"
        with pytest.raises(ReadError, match="asks for 3,600 seconds between two pages"):
            visitor.get(f"{server.address}/a")


@pytest.mark.parametrize(
    ("robots", "is_open"), [(404, True), (403, True), (500, False), (503, False), (429, False), (moved("/r"), False)]
)
def test_where_there_is_no_robots_txt(robots: int | Callable[..., None], is_open: bool) -> None:
    """All is allowed; where it cannot be had, nothing; one that is elsewhere counts."""
    with site({"/robots.txt": robots, "/r": text("User-agent: *\nDisallow: /"), "/a": html(b"a")}) as server:
        if is_open:
            assert Visitor(HERE).get(f"{server.address}/a").body == b"a"
        else:
            with pytest.raises(NotOpen, match=r"robots\.txt"):
                Visitor(HERE).get(f"{server.address}/a")


def test_redirections_are_followed_as_far_as_they_are_allowed() -> None:
    """Five; where one leads to what is closed, that is closed."""
    pages = {f"/{at}": moved(f"/{at + 1}") for at in range(9)}
    closed = {"/robots.txt": text("User-agent: *\nDisallow: /closed"), "/x": moved("/closed")}
    with site({**pages, **closed, "/9": html(b"nine")}) as server:
        reply = Visitor(HERE).get(f"{server.address}/4")
        assert (reply.body, reply.address.path) == (b"nine", "/9")
        with pytest.raises(ReadError, match="sends on more than 5 times"):
            Visitor(HERE).get(f"{server.address}/3")
        with pytest.raises(NotOpen):
            Visitor(HERE).get(f"{server.address}/x")

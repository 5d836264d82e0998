"""Visits to web sites as a guest: what robots.txt asks for is done, one page at a time, with a pause between two."""

import math
import time
from collections.abc import Callable, Mapping
from threading import Event

import httpx

from rag.errors import ReadError
from rag.fetching.addresses import join_link, parse_address
from rag.fetching.manners import Manners
from rag.fetching.requests import REDIRECTS, Bounds, NotOpen, Reply, request
from rag.fetching.robots import LONGEST, NO_RULES, NOTHING_ALLOWED, Robots, read_robots
from rag.reading.reader import Stopped

_REDIRECTS = 5
_PATIENCE = 60  # seconds of pause that are waited where a site asks for them

_PDF = Bounds(megabytes=100)  # as of a file: see `rag.reading.formats`
_PAGE = Bounds()
_ROBOTS = Bounds(seconds=30, wait=10, megabytes=1)


class Visitor:
    """Fetches pages one after the other, and remembers how each host wants that. Raises Stopped once `stop` is set."""

    def __init__(self, manners: Manners, stop: Event | None = None) -> None:
        self.manners = manners
        self._stop = stop or Event()
        self._robots: dict[str, Robots] = {}
        self._next: dict[str, float] = {}  # when a host may be asked again

    def get(self, address: str, conditions: Callable[[str], Mapping[str, str]] = lambda _: {}) -> Reply:
        """What an address leads to: a page, or that it is as it was under the `conditions` for where it was found.

        Raises ReadError, and NotOpen for a page that may not be fetched.
        """
        url = parse_address(address)
        for _ in range(_REDIRECTS + 1):
            self._permit(url)
            reply = self._ask(url, conditions(str(url)), _bounds)
            if reply.status not in REDIRECTS:
                return reply
            url = parse_address(join_link(url, reply.headers.get("location", "")))
        raise ReadError(f"{address} sends on more than {_REDIRECTS} times: check the address")

    def _permit(self, url: httpx.URL) -> None:
        robots = self._robots_of(url)
        if not robots.allow(url.raw_path.decode("ascii")):
            raise NotOpen(
                f"{url} may not be fetched by programs, says robots.txt of {url.host}: save the page in your browser, "
                "and add the file"
            )
        self._wait(url, robots)

    def _robots_of(self, url: httpx.URL) -> Robots:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            at = url.copy_with(raw_path=b"/robots.txt")
            try:
                self._robots[origin] = self._read_robots(at)
            except ReadError as error:  # a person asked for the page
                raise ReadError(str(error).replace(f"{at} ", f"{url} ")) from error
        return self._robots[origin]

    def _read_robots(self, at: httpx.URL) -> Robots:
        """As RFC 9309 has it: where there is none all is allowed, and where that is not to be learnt, nothing."""
        for _ in range(_REDIRECTS + 1):
            reply = self._ask(at, {}, lambda _: _ROBOTS)
            if reply.status == 200:
                return read_robots(reply.body[:LONGEST].decode("utf-8", "replace"))
            if reply.status >= 500 or reply.status == 429:
                return NOTHING_ALLOWED
            if reply.status not in REDIRECTS:
                return NO_RULES
            at = parse_address(join_link(at, reply.headers.get("location", "")))
        return NO_RULES

    def _ask(self, url: httpx.URL, headers: Mapping[str, str], bounds: Callable[[str], Bounds]) -> Reply:
        if self._stop.is_set():
            raise Stopped
        return request(url, headers, bounds, self.manners.allow_private, self.manners.lookup)

    def _wait(self, url: httpx.URL, robots: Robots) -> None:
        now = time.monotonic()
        pause = max(self.manners.pause, robots.delay or 0)
        wait = self._next.get(url.host, -math.inf) - now
        if wait > _PATIENCE:
            raise ReadError(
                f"{url} is not fetched, since {url.host} asks for {pause:,.0f} seconds between two pages: add it again "
                "later"
            )
        if wait > 0 and self._stop.wait(wait):
            raise Stopped
        self._next[url.host] = max(now, now + wait) + pause


def _bounds(kind: str) -> Bounds:
    return _PDF if kind == "application/pdf" else _PAGE

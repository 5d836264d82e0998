"""A web site on this machine, for tests that fetch."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rag.fetching.manners import Manners
from tests.raw_server import RawServer, Way, raw_server, sends, whole

# So that a test need not wait, and reaches this machine.
HERE = Manners(allow_private=True, pause=0.0)


def page(title: str, head: str = "") -> bytes:
    """A page with an article."""
    said = "".join(f"<p>The council heard of {title}, said its clerk on Monday, number {at}.</p>" for at in range(9))
    body = f"<article><h1>{title}</h1>{said}</article>"
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def feed(*items: str) -> bytes:
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {names}><channel>{"".join(items)}</channel></rss>'.encode()


def item(link: str, day: int, more: str = "") -> str:
    published = f"<pubDate>{day} May 2024 10:00:00 GMT</pubDate>"
    return f"<item><title>About {link}</title><link>{link}</link>{published}{more}</item>"


def html(body: bytes, more: str = "", kind: str = "text/html; charset=utf-8") -> Way:
    return sends(whole(body, kind, more=more))


def text(body: str) -> Way:
    return sends(whole(body.encode(), "text/plain"))


def moved(to: str) -> Way:
    return sends(whole(b"", "text/html", "302 Found", f"Location: {to}\r\n"))


@contextmanager
def site(pages: Mapping[str, int | Way]) -> Iterator[RawServer]:
    """What it has by path; a number is a status, and what it has not is not found."""
    with raw_server(lambda _: None, {**dict(pages)}) as server:
        yield server


def asked(server: RawServer) -> list[str]:
    """The paths that were asked for, in order."""
    return [head.split(" ", 2)[1] for head in server.heads]

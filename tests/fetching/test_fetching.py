"""Web addresses into the library."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from socket import socket
from threading import Event

import pytest

from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.settings import read_settings
from rag.types import Listing
from tests.fetching.sites import HERE, asked, feed, html, item, moved, page, site, text
from tests.raw_server import sends, whole

CLOSED = text("User-agent: *\nDisallow: /closed\n")


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        yield opened


def only(library: Library) -> Listing:
    [listing] = library.records.listings()
    return listing


def test_a_page_is_added_and_kept_as_it_was(library: Library) -> None:
    """By the address that it calls itself; robots.txt is asked first."""
    body = page("Bridge stays", '<link rel="canonical" href="/bridge">')
    with site({"/x?utm=1": html(body)}) as server:
        assert add_articles(library, [f"{server.address}/x?utm=1#top"], manners=HERE).summary() == "1 added"
        assert asked(server) == ["/robots.txt", "/x?utm=1"]
        listing = only(library)
        assert (listing.title, listing.url) == ("Bridge stays", f"{server.address}/bridge")
    path = Path(listing.path or "")
    assert path.is_relative_to(library.settings.data_dir / "web")
    assert path.read_bytes() == body
    about = json.loads(path.with_name(f".{path.stem}.json").read_text())
    assert (about["address"], about["kind"]) == (f"{server.address}/x?utm=1", "text/html")
    assert about["fetched"]


def test_a_page_that_is_added_again_is_asked_for_as_it_is_known(library: Library) -> None:
    """If it is as it was it is not sent; if it is another one, it takes the place of the first."""
    known = 'ETag: "v1"\r\nLast-Modified: Thu, 02 May 2024 10:00:00 GMT\r\n'
    unchanged = sends(whole(b"", "text/html", "304 Not Modified"))
    ways = iter([html(page("Bridge stays"), known), unchanged, html(page("Bridge goes"))])

    def one_after_the_other(connection: socket) -> None:
        next(ways)(connection)

    with site({"/a": one_after_the_other}) as server:
        reports = [add_articles(library, [f"{server.address}/a"], manners=HERE) for _ in range(3)]
        again = server.heads[3]
    assert [each.summary() for each in reports] == ["1 added", "1 unchanged", "1 added, 1 replaced"]
    assert 'if-none-match: "v1"' in again
    assert "if-modified-since: thu, 02 may 2024 10:00:00 gmt" in again
    assert only(library).title == "Bridge goes"


def test_of_a_feed_the_newest_pages_are_added(library: Library) -> None:
    """With the day that the feed names, where the page itself has none. What is closed is taken from the feed, if that
    has all of it."""
    said = "".join(f"<p>The harbour is shut, said Tom Reed, number {at}.</p>" for at in range(30))
    items = [item("/old", 1), item("/closed/a", 9, f"<content:encoded><![CDATA[{said}]]></content:encoded>")]
    items += [item("/closed/b", 8, "<description>A teaser.</description>"), item("/new", 7), item("/new", 7)]
    own_day = '<meta property="article:published_time" content="2024-05-06">'
    pages = {"/feed": sends(whole(feed(*items), "application/rss+xml")), "/robots.txt": CLOSED}
    with site({**pages, "/old": html(page("Old")), "/new": html(page("New", own_day))}) as server:
        report = add_articles(library, [f"{server.address}/feed"], manners=replace(HERE, entries=3))
        assert asked(server) == ["/robots.txt", "/feed", "/new"]
    assert (report.summary(), len(report.notes)) == ("2 added, 1 failed", 1)
    assert "names more than 3 pages" in report.notes[0]
    assert report.failures[0].where == f"{server.address}/closed/b"
    found = {each.title: (each.published, each.published_how) for each in library.records.listings()}
    assert found["About /closed/a"] == (date(2024, 5, 9), "feed")
    assert found["New"][0] == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/closed/x", "may not be fetched by programs, says robots.txt"),
        ("/gone", "is not there (404)"),
        ("/loop", "sends on more than 5 times"),
        ("/to-file", "is no address of the web"),
        ("/picture", "is neither a page nor a feed, PDF or text (image/png)"),
        ("/sitemap", "is neither a page nor a feed"),
        ("/empty-feed", "is a feed that names no pages"),
    ],
)
def test_what_gives_no_article_is_one_line(library: Library, path: str, cause: str) -> None:
    """With the address that was asked for; nothing is kept."""
    pages = {
        "/robots.txt": CLOSED,
        "/loop": moved("/loop"),
        "/to-file": moved("file:///etc/passwd"),
        "/picture": sends(whole(b"\x89PNG", "image/png")),
        "/sitemap": sends(whole(b"<urlset><url/></urlset>", "application/xml")),
        "/empty-feed": sends(whole(feed(), "text/xml")),
    }
    with site(pages) as server:
        [failure] = add_articles(library, [f"{server.address}{path}"], manners=HERE).failures
    assert failure.where == f"{server.address}{path}"
    assert cause in failure.cause
    assert not list(library.settings.data_dir.glob("web/*/*"))


def test_a_redirection_to_this_machine_is_refused(library: Library) -> None:
    """As what a feed names is: each step is judged by itself."""
    with site({"/go": html(b"never asked for")}) as server:
        report = add_articles(library, [f"{server.address}/go"])
        assert asked(server) == []
    assert "--allow-private" in report.failures[0].cause


def test_a_page_without_text_is_named_by_its_address(library: Library) -> None:
    """And not by the file that it is kept in."""
    with site({"/a": html(b"<html><body><script>1</script></body></html>")}) as server:
        [failure] = add_articles(library, [f"{server.address}/a"], manners=HERE).failures
    assert failure.where == f"{server.address}/a"
    assert "web" not in failure.cause.replace("web page", "")


def test_an_encoding_that_only_the_server_names_is_kept(library: Library) -> None:
    """Else nobody could know it later."""
    body = page("Café Núñez").decode().encode("iso-8859-1")
    with site({"/a": html(body, kind="text/html; charset=iso-8859-1")}) as server:
        add_articles(library, [f"{server.address}/a"], manners=HERE)
    assert only(library).title == "Café Núñez"


def test_other_kinds_of_text(library: Library, tmp_path: Path) -> None:
    """As files of those kinds; the type may be vague."""
    ways = {"/t": text("The bridge is closed, said the mayor on Monday."), "/v": sends(whole(page("Vague"), ""))}
    with site(ways) as server:
        report = add_articles(library, [f"{server.address}/t", f"{server.address}/v"], manners=HERE)
    assert report.summary() == "2 added"
    assert {Path(each.path or "").suffix for each in library.records.listings()} == {".txt", ".html"}


def test_pages_can_be_added_again_from_their_folder(library: Library) -> None:
    """To another library too: nothing is fetched, and each article is the same one."""
    with site({"/feed": sends(whole(feed(item("/a", 3)), "text/xml")), "/a": html(page("One"))}) as server:
        add_articles(library, [f"{server.address}/feed"], manners=HERE)
    before = library.records.listings()
    assert before[0].published == date(2024, 5, 3)
    library.remove([before[0].id])
    assert add_articles(library, [str(library.settings.data_dir / "web")]).summary() == "1 added"
    assert library.records.listings() == before


def test_pages_that_were_fetched_are_never_gone_from_a_folder(library: Library) -> None:
    """They are the library's own files."""
    with site({"/a": html(page("One"))}) as server:
        add_articles(library, [f"{server.address}/a"], manners=HERE)
    Path(only(library).path or "").unlink()
    folder = library.settings.data_dir.parent
    (folder / "a.txt").write_text("The bridge is closed.")
    assert add_articles(library, [str(folder)], sync=True).summary() == "1 added"
    assert library.records.count() == 2


def test_to_fetch_can_be_stopped(library: Library) -> None:
    """Before the next page is asked for."""
    stop = Event()
    stop.set()
    with site({"/a": html(page("One"))}) as server:
        assert add_articles(library, [f"{server.address}/a"], stop=stop, manners=HERE).interrupted
        assert asked(server) == []

"""What a person names is fetched and kept: a page, or the pages that a feed names."""

import html
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from rag.errors import ReadError
from rag.fetching.addresses import join_link, own_address, parse_address
from rag.fetching.feeds import Entry, entries, is_feed
from rag.fetching.manners import Manners
from rag.fetching.pages import FetchedPage, FetchReport, PageRecord, Pages, charset_of
from rag.fetching.requests import UNCHANGED, NotOpen, Reply, fault_of
from rag.fetching.visiting import Visitor
from rag.reading.drafts import Failure

# How a page is kept, by the type that the server names.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
}
# Types that say little: what is sent under them is looked at.
_VAGUE = ("", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml")
_BEGINNINGS = ((b"%PDF-", ".pdf"), (b"<!doctype html", ".html"), (b"<html", ".html"))


def fetch(addresses: Sequence[str], folder: Path, manners: Manners, stop: Event | None = None) -> FetchReport:
    """Fetches pages and feeds, each address once, into a folder. Raises Stopped once `stop` is set."""
    visitor, pages = Visitor(manners, stop), Pages(folder)
    fetched: dict[Path, FetchedPage] = {}
    failures: list[Failure] = []
    notes: list[str] = []
    for address in dict.fromkeys(addresses):
        for each in _fetch(address, visitor, pages):
            match each:
                case FetchedPage():
                    fetched.setdefault(each.path, each)
                case Failure():
                    failures.append(each)
                case _:
                    notes.append(each)
    return FetchReport(tuple(fetched.values()), tuple(failures), tuple(notes))


def _fetch(address: str, visitor: Visitor, pages: Pages) -> Iterator[FetchedPage | Failure | str]:
    """A page, or those of a feed. What is wrong with one of them is a Failure that begins with its address."""
    try:
        named = str(parse_address(address))
        reply = visitor.get(named, lambda at: _conditions(pages, named, at))
        if reply.status == 200 and is_feed(reply.body):
            yield from _entries(reply, visitor, pages)
        else:
            yield _keep(named, Entry(named), reply, pages)
    except ReadError as error:
        yield _failure(address, error)


def _entries(feed: Reply, visitor: Visitor, pages: Pages) -> Iterator[FetchedPage | Failure | str]:
    most = visitor.manners.entries
    found = entries(feed.body, most + 1)
    if not found:
        yield Failure(str(feed.address), "is a feed that names no pages: name the pages themselves")
    if len(found) > most:
        yield f"{feed.address} names more than {most:,} pages: the newest are fetched, --entries N fetches more"
    for entry in found[:most]:
        try:
            address = str(parse_address(join_link(feed.address, entry.link)))
        except ReadError as error:
            yield _failure(entry.link, error)
            continue
        try:
            yield _page(address, entry, visitor, pages)
        except NotOpen as error:
            yield _whole_entry(address, entry, pages) if entry.content else _failure(address, error)
        except ReadError as error:
            yield _failure(address, error)


def _page(address: str, entry: Entry, visitor: Visitor, pages: Pages) -> FetchedPage:
    return _keep(address, entry, visitor.get(address, lambda at: _conditions(pages, address, at)), pages)


def _keep(address: str, entry: Entry, reply: Reply, pages: Pages) -> FetchedPage:
    """Raises ReadError for a reply that is no page."""
    earlier = pages.find(address)
    if reply.status == UNCHANGED and earlier:
        return earlier
    if fault := fault_of(reply):
        raise fault
    suffix = _suffix(reply)
    kept = PageRecord(
        address,
        str(reply.address),
        own_address(reply.body, reply.address) if suffix == ".html" else str(reply.address),
        datetime.now(UTC).isoformat(timespec="seconds"),
        reply.kind,
        reply.headers.get("etag"),
        reply.headers.get("last-modified"),
        day=entry.day,
    )
    return pages.keep(kept, reply.body, suffix, charset_of(reply.headers.get("content-type", "")))


def _whole_entry(address: str, entry: Entry, pages: Pages) -> FetchedPage:
    """The article as the feed has it, whose page may not be fetched."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    kept = PageRecord(address, address, address, now, "feed", title=entry.title, day=entry.day, author=entry.author)
    title = html.escape(entry.title or "")
    page = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article><h1>{title}</h1>\n{entry.content}\n</article></body></html>\n"
    )
    return pages.keep(kept, page.encode("utf-8", "replace"), ".html")


def _conditions(pages: Pages, address: str, at: str) -> Mapping[str, str]:
    """The page is sent again only if it is another one than what we have from there."""
    found = pages.find(address)
    if found is None or found.kept.final != at:
        return {}
    validators = {"If-None-Match": found.kept.tag, "If-Modified-Since": found.kept.changed}
    return {name: value for name, value in validators.items() if value}


def _suffix(reply: Reply) -> str:
    if suffix := _SUFFIXES.get(reply.kind):
        return suffix
    beginning = reply.body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<?xml"):
        beginning = beginning.partition(b"?>")[2].lstrip()
    suffix = next((each for start, each in _BEGINNINGS if beginning.lower().startswith(start.lower())), None)
    if reply.kind not in _VAGUE or suffix is None:
        raise ReadError(
            f"{reply.address} is neither a page nor a feed, PDF or text ({reply.kind[:60] or 'of no named type'}): "
            "save what you mean as a file, and add that"
        )
    return suffix


def _failure(address: str, error: ReadError) -> Failure:
    return Failure(address, str(error).removeprefix(f"{address} "))

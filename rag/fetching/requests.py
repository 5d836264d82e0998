"""One request for one address: what came, or in one line why nothing came that can be used."""

import ssl
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.request import getproxies_environment

import httpcore
import httpx

from rag import __version__
from rag.errors import ReadError
from rag.fetching.connecting import Private, PublicOnly
from rag.fetching.manners import Lookup, Unknown, look_up
from rag.reading.drafts import one_line

AGENT = f"Dateline/{__version__}"

_SAVE = "save the page in your browser, and add the file"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,"
    "application/pdf,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip",
}

# What the numbers of HTTP mean to a person, and what to do.
_CLOSED = f"is not open to everybody ({{}}): {_SAVE}"
_ABSENT = "is not there ({}): check the address"
_LATER = "is asked for too often, or has no time ({}): add it again later"
_STATUS = {401: _CLOSED, 402: _CLOSED, 403: _CLOSED, 407: _CLOSED, 451: _CLOSED, 404: _ABSENT, 410: _ABSENT}
_STATUS |= {429: _LATER, 503: _LATER, 204: "is empty ({}): check the address", 205: "is empty ({}): check the address"}
_BROKEN = "has a fault of its own ({}): add it again later"
_STRANGE = f"gives no page ({{}}): {_SAVE}"
REDIRECTS = (301, 302, 303, 307, 308)
UNCHANGED = 304


class NotOpen(ReadError):
    """A page that may not be fetched; what a feed has of it may be read nevertheless."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one request may take: `seconds` in all, of which `wait` without anything new, and `megabytes` unpacked."""

    seconds: float = 120
    wait: float = 20
    megabytes: int = 20


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent, with the names of its headers in small letters. The body of an error is not read."""

    address: httpx.URL
    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)

    @property
    def kind(self) -> str:
        """The type of the content, in small letters; "" where the server names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def request(
    address: httpx.URL,
    headers: Mapping[str, str],
    bounds: Callable[[str], Bounds],
    allow_private: bool = False,
    lookup: Lookup = look_up,
) -> Reply:
    """Asks for an address, and reads what `bounds` allow for content of its type. Redirections are not followed.

    Raises ReadError where nothing comes.
    """
    first = bounds("")
    backend = PublicOnly(first.seconds, allow_private, lookup)
    timeout = {"connect": first.wait, "read": first.wait, "write": first.wait, "pool": first.wait}
    url = httpcore.URL(
        scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path or b"/"
    )
    sent = [(name.encode(), value.encode("latin-1", "replace")) for name, value in {**_HEADERS, **headers}.items()]
    try:
        with (
            httpcore.ConnectionPool(_certificates(), network_backend=backend, max_keepalive_connections=0) as pool,
            pool.stream("GET", url, headers=sent, extensions={"timeout": timeout}) as answer,
        ):
            reply = Reply(address, answer.status, _readable(answer.headers))
            if reply.status != 200:
                return reply
            most = bounds(reply.kind).megabytes * 1_000_000
            packing = reply.headers.get("content-encoding", "identity").strip().lower()
            body = _unpacked(address, answer.iter_stream(), packing, most)
            return Reply(address, reply.status, reply.headers, body)
    except Private as error:
        raise ReadError(
            f"{address} leads to an address of this machine or its network ({error}): where that is meant, "
            "--allow-private fetches it"
        ) from error
    except Unknown as error:
        raise ReadError(
            f"{address} names a host that is not found: check the address, and whether this machine has a network"
            f"{_proxy()}"
        ) from error
    except httpcore.TimeoutException as error:
        raise ReadError(f"{address} takes too long to answer: add it again later, or {_SAVE}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as error:
        raise ReadError(f"{address} {_why_not(error)}: check the address, or {_SAVE}{_proxy()}") from error


def fault_of(reply: Reply) -> ReadError | None:
    """Why a reply is no page; None for one that is."""
    if reply.status == 200:
        return None
    standard = _BROKEN if reply.status >= 500 else _STRANGE
    said = _STATUS.get(reply.status, standard)
    wait = reply.headers.get("retry-after", "")
    number = f"{reply.status}, in {wait} seconds" if wait.isdecimal() and len(wait) < 8 else str(reply.status)
    kind = NotOpen if said == _CLOSED else ReadError
    return kind(f"{reply.address} {said.format(number)}")


def _unpacked(address: httpx.URL, pieces: Iterable[bytes], packing: str, most: int) -> bytes:
    """The body, unpacked piece by piece so that a small one that unpacks without end has one too."""
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise ReadError(f"{address} comes packed as {one_line(ValueError(packing))}, which was not asked for: {_SAVE}")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if "gzip" in packing else None
    body = bytearray()
    try:
        for piece in pieces:
            body += unpacker.decompress(piece, most + 1 - len(body)) if unpacker else piece
            if len(body) > most:
                raise ReadError(f"{address} is larger than the {most // 1_000_000} MB that a page may have: {_SAVE}")
    except zlib.error as error:
        raise ReadError(f"{address} is packed wrongly ({error}): {_SAVE}") from error
    if unpacker and not unpacker.eof:
        raise ReadError(f"{address} breaks off: add it again")
    return bytes(body)


def _readable(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _proxy() -> str:
    return " (the proxy of the environment is not used)" if getproxies_environment().keys() - {"no"} else ""


def _why_not(error: Exception) -> str:
    said = one_line(error)
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return "does not show that it is who it says (its certificate is not known)"
    return f"does not answer as it should ({said})"


@cache
def _certificates() -> ssl.SSLContext:
    """Those that the machine trusts, as one of an office may be, and those that browsers do."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context

"""One way to a model's server, whose reading another thread can end, and which reads no more than a model writes.

The one place that knows httpx, through which both clients speak (ollama's and OpenAI's). What is done to each request
and each reply is done here, by hooks, so that it holds for both: no secret goes where it does not belong, no redirect
leads away, and nothing that is sent is larger than what it stands for.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx

from rag.models.addresses import is_local, origin
from rag.models.sizes import SMALL, Size
from rag.text.characters import one_line

# Seconds. A server on this machine accepts at once; one in another room does within a second.
CONNECTING = 2.0
# Seconds for small questions, such as which models there are: a server that hangs must not hold up the page. The first
# for each next byte, the second for all of the reply: a byte each second is no reply.
ASKING = 2.0
ASKING_IN_ALL = 5.0


# All that a request needs. The clients add more of their own accord: what OPENAI_CUSTOM_HEADERS, OPENAI_ORG_ID and
# OPENAI_PROJECT_ID hold, which is for another server, and what kind of machine this is.
_SENT = frozenset({"accept", "connection", "content-length", "content-type", "host", "transfer-encoding", "user-agent"})

# What ends a line, and an event of a stream of events (its last bytes may come with the next piece).
_LINE_ENDS = (b"\n",)
_EVENT_ENDS = (b"\n\n", b"\r\r", b"\r\n\r\n")
# How a line of such a stream begins that is no event. In the lines of JSON that others send none begins so.
_COMMENTS = (b"\n:", b"\r:")


class Closable(Protocol):
    def close(self) -> None: ...


class Unusable(httpx.HTTPError):
    """What a server sends, and is not read. The message goes on from the name of the server."""


class Redirected(Unusable):
    """The server sends to another one, which nobody chose. `to` is that one's address."""

    def __init__(self, to: str) -> None:
        super().__init__(f"sends on to {to}")
        self.to = to


class Connection:
    """The sockets and clients of one generation.

    A client that waits for a model's next word is blocked in a read. Closing its file descriptor from another thread
    does not wake that read on Linux; shutting the socket down does, and the server sees it at once and stops writing.
    httpcore names the socket of each connection to its `trace` callback.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._ended = False
        self._clients = ExitStack()
        self.comments = 0  # in the streams that were read: llama.cpp sends some while it reads a prompt

    def options(self, address: str, key: str | None, size: Size, patience: float | None = None) -> dict[str, Any]:
        """What makes an httpx client for `address` one of this connection, with a key that goes there and nowhere else.
        It raises Unusable for a reply that sends on to another server, that is packed, or larger than `size`.

        It waits `patience` seconds for the next byte, or without end: whoever waits for what it reads has the clock.
        No proxy of the environment stands between this machine and itself; and for plain http no certificates are read,
        which takes longer than the whole request.
        """
        secure = urlsplit(address).scheme == "https"
        return {
            "trust_env": not is_local(address),
            "verify": _certificates() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            "timeout": httpx.Timeout(patience, connect=CONNECTING),
            "follow_redirects": True,  # within the server alone: _Received sees to that
            "event_hooks": {
                "request": [_Sent(address, key), self._trace],
                "response": [_Received(size, self._commented)],
            },
        }

    def close_later(self, client: Closable) -> None:
        """Closes `client` with this connection."""
        self._clients.callback(client.close)

    def cut(self) -> None:
        """Ends what is read or written now, and all that is begun later. Any thread may call it, more than once."""
        with self._lock:
            self._ended = True
            for each in self._sockets:
                _shut(each)

    def close(self) -> None:
        """Frees the clients. For the thread that reads, when it has done so."""
        self.cut()
        self._clients.close()

    def _commented(self) -> None:
        self.comments += 1

    def _trace(self, request: httpx.Request) -> None:
        request.extensions["trace"] = self._note

    def _note(self, event: str, info: dict[str, Any]) -> None:
        if event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            return
        connected = info["return_value"].get_extra_info("socket")
        with self._lock:
            self._sockets.append(connected)
            if self._ended:
                _shut(connected)


class _Sent:
    """Takes from a request what is nobody's business, and gives the key to those whom it is for."""

    def __init__(self, address: str, key: str | None) -> None:
        self._origin = _origin(httpx.URL(address))
        self._key = key

    def __call__(self, request: httpx.Request) -> None:
        for name in set(request.headers) - _SENT:
            del request.headers[name]
        request.headers["Accept-Encoding"] = "identity"
        if self._key and self._origin and _origin(request.url) == self._origin:
            request.headers["Authorization"] = f"Bearer {self._key}"


class _Received:
    """Refuses a reply by its head, and sees to its size."""

    def __init__(self, size: Size, commented: Callable[[], None]) -> None:
        self._size = size
        self._commented = commented

    def __call__(self, response: httpx.Response) -> None:
        _stay(response)
        encoding = response.headers.get("Content-Encoding", "identity")
        if encoding.lower() != "identity":  # nobody asked for it, and a kilobyte may unpack to a gigabyte
            raise Unusable(f"sent its reply packed ({one_line(encoding, 40)})")
        ends = _EVENT_ENDS if "event-stream" in response.headers.get("Content-Type", "") else _LINE_ENDS
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = MeasuredBody(response.stream, ends, self._size, self._commented)


class MeasuredBody(httpx.SyncByteStream):
    """The body of a reply as it comes; `commented` is called for each piece with a comment. Raises Unusable where a
    line, or all of it, has no end."""

    def __init__(
        self, stream: httpx.SyncByteStream, ends: tuple[bytes, ...], size: Size, commented: Callable[[], None]
    ) -> None:
        self._stream = stream
        self._ends = ends
        self._size = size
        self._commented = commented

    def __iter__(self) -> Iterator[bytes]:
        line = whole = 0
        before = b"\n"
        for piece in self._stream:
            text = before + piece
            if any(comment in text for comment in _COMMENTS):
                self._commented()
            end = max(text.rfind(end) + len(end) if end in text else 0 for end in self._ends)
            line = len(text) - end if end > len(before) else line + len(piece)
            whole += len(piece)
            if line > self._size.line:
                raise Unusable(f"sent a line of more than {self._size.line:,} bytes")
            if whole > self._size.whole:
                raise Unusable(f"sent more than {self._size.whole:,} bytes")
            before = text[-3:]
            yield piece

    def close(self) -> None:
        self._stream.close()


def _stay(response: httpx.Response) -> None:
    """Raises Redirected where the server sends to another one."""
    if not response.has_redirect_location:
        return
    try:
        to = response.url.join(response.headers["Location"])
    except httpx.InvalidURL as error:
        raise Unusable("sends on to an address that is none") from error
    if _origin(to) != _origin(response.url):
        raise Redirected(one_line(_origin(to) or str(to), 100))


def _origin(url: httpx.URL) -> str | None:
    """As the request is made, whatever else the address may be read as."""
    return origin(f"{url.scheme}://{url.netloc.decode()}")


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connected.shutdown(socket.SHUT_RDWR)


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@contextmanager
def open_brief_connection(seconds: float = ASKING_IN_ALL) -> Iterator[Connection]:
    """A connection for a small question. Raises Unusable in place of any other error when that took too long."""
    connection = Connection()
    late = threading.Event()

    def end() -> None:
        late.set()
        connection.cut()

    clock = threading.Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        with closing(connection):
            yield connection
    except Exception:
        if not late.is_set():
            raise
    finally:
        clock.cancel()
    if late.is_set():
        raise Unusable(f"did not reply within {seconds:g} seconds")


def fetch_json(method: str, url: str, key: str | None = None, content: object = None) -> Any:
    """The JSON that a server replies to a small question.

    Raises httpx.HTTPError when it does not reply, or not with a 2xx, and ValueError when that is not JSON.
    """
    with open_brief_connection() as connection:
        client = httpx.Client(**connection.options(url, key, SMALL, ASKING))
        connection.close_later(client)
        reply = client.request(method, url, json=content)
        reply.raise_for_status()
        return reply.json()


def status_of(error: Exception) -> int | None:
    """The HTTP status that an error of httpx tells of."""
    return error.response.status_code if isinstance(error, httpx.HTTPStatusError) else None


def unusable_cause(error: BaseException) -> Unusable | None:
    """What was not read, where that is what went wrong."""
    cause = _cause(error)
    return cause if isinstance(cause, Unusable) else None


def is_unreachable(error: BaseException) -> bool:
    """Whether nothing accepted the connection."""
    return isinstance(_cause(error), httpx.ConnectError | httpx.ConnectTimeout)


def is_broken_off(error: BaseException) -> bool:
    """Whether a connection that stood was ended before the reply was whole."""
    return isinstance(_cause(error), httpx.TransportError) and not is_unreachable(error)


def _cause(error: BaseException) -> BaseException:
    """The error of httpx inside that of a client, which wraps it."""
    inner: BaseException | None = error
    while inner is not None and not isinstance(inner, httpx.HTTPError):
        inner = inner.__cause__ or inner.__context__
    return inner or error

"""One way to a model's server, whose reading another thread can end.

The one place that knows httpx, through which both clients speak (ollama's and OpenAI's).
"""

import socket
import ssl
import threading
from contextlib import ExitStack, suppress
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx

from rag.models.addresses import is_local

# Seconds. A server on this machine accepts at once; one in another room does within a second.
CONNECTING = 2.0
# Seconds for small questions, such as which models there are: a server that hangs must not hold up the page.
ASKING = 2.0


class Closable(Protocol):
    def close(self) -> None: ...


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

    def options(self, address: str) -> dict[str, Any]:
        """What makes an httpx client for `address` one of this connection. It waits for the next word without end:
        whoever waits for what it reads has the clock."""
        return {
            **client_options(address),
            "timeout": httpx.Timeout(None, connect=CONNECTING),
            "event_hooks": {"request": [self._trace]},
        }

    def closing(self, client: Closable) -> None:
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


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connected.shutdown(socket.SHUT_RDWR)


def client_options(address: str) -> dict[str, Any]:
    """What every httpx client for `address` is made with: no proxy of the environment between this machine and
    itself, and for plain http no certificates, whose reading takes longer than the whole request."""
    secure = urlsplit(address).scheme == "https"
    return {
        "trust_env": not is_local(address),
        "verify": _certificates() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        "timeout": httpx.Timeout(ASKING, connect=CONNECTING),
    }


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def asked(method: str, url: str, key: str | None = None, content: object = None) -> Any:
    """The JSON that a server replies to a small question.

    Raises httpx.HTTPError when it does not reply, or not with a 2xx, and ValueError when that is not JSON.
    """
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with httpx.Client(**client_options(url)) as client:
        reply = client.request(method, url, headers=headers, json=content)
        reply.raise_for_status()
        return reply.json()


def status_of(error: Exception) -> int | None:
    """The HTTP status that an error of httpx tells of."""
    return error.response.status_code if isinstance(error, httpx.HTTPStatusError) else None


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

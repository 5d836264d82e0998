"""Connections to public machines alone, each with an end in time.

The number that a name stands for is looked up once, judged, and connected to: a name that stands for another number a
moment later changes nothing. No proxy of the environment is used, since that would look names up for itself.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from rag.fetching.addresses import Number, is_public
from rag.fetching.manners import Lookup, Unknown, look_up


class Private(Exception):
    """A machine that is this one, or of its network. The message is its number."""


class PublicOnly(httpcore.NetworkBackend):
    """Connects to public machines, or to all where `allow_private`. After `seconds` nothing more is read or written."""

    def __init__(self, seconds: float, allow_private: bool = False, lookup: Lookup = look_up) -> None:
        self._until = time.monotonic() + seconds
        self._allow_private = allow_private
        self._lookup = lookup
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception = Unknown(host)
        for number in self._lookup(host, port):
            if not (self._allow_private or is_public(_number(number))):
                problem = Private(number)
                continue
            try:
                stream = self._inner.connect_tcp(
                    number, port, seconds_left(self._until, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
                continue
            return self._judged(_Ending(stream, self._until))
        raise problem

    def _judged(self, stream: "_Ending") -> "_Ending":
        """Refuses a connection to this machine by a number of its own that is public."""
        connected: socket.socket = stream.get_extra_info("socket")
        own, other = connected.getsockname()[0], connected.getpeername()[0]
        if own == other and not self._allow_private:
            stream.close()
            raise Private(other)
        return stream


class _Ending(httpcore.NetworkStream):
    """A stream that ends in time, however slowly the other side goes on."""

    def __init__(self, inner: httpcore.NetworkStream, until: float) -> None:
        self._inner = inner
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, seconds_left(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, seconds_left(self._until, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, seconds_left(self._until, timeout))
        return _Ending(inner, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def seconds_left(until: float, timeout: float | None) -> float:
    """Seconds that a step may take. Raises httpcore.ReadTimeout where there are none."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout
    return seconds if timeout is None else min(seconds, timeout)


def _number(text: str) -> Number:
    return ipaddress.ip_address(text.partition("%")[0])  # without the network card that a link-local number names

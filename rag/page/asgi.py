"""ASGI's shapes, and a reply of one line."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

# Starlette has names for these four, and is imported only once the port is taken.
Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

Headers = Iterable[tuple[bytes, bytes]]


def values(headers: Headers, name: bytes) -> list[str]:
    """What a request says under `name`, which is in small letters: several headers may have it."""
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]


async def reply(send: Send, status: int, line: str) -> None:
    """Says why a request is not answered, and closes the line, as its body may not have been read."""
    body = f"{line}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

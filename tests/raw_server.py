"""A server that is a model's until it is asked to write, and then does with the bare socket what a test orders."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

# What is done with a connection on which a model was asked to write. It ends when the client goes.
Way = Callable[[socket.socket], None]

_DETAILS = {"family": "llama", "parameter_size": "3.2B", "quantization_level": "Q4_K_M"}
_LISTS: Mapping[str, object] = {
    "/api/tags": {"models": [{"model": "m:3b", "name": "m:3b", "digest": "a" * 64, "details": _DETAILS}]},
    "/api/show": {"capabilities": ["completion"], "details": _DETAILS, "model_info": {"llama.context_length": 8192}},
    "/v1/models": {"object": "list", "data": [{"id": "m"}]},
}
_WRITING = ("/api/chat", "/v1/chat/completions")
# Seconds after which a way ends that nobody leaves.
_LONG = 30.0


@dataclass
class RawServer:
    """Where it is, and the requests that it got: first line and heads, in small letters."""

    port: int
    heads: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def raw_server(way: Way, lists: Mapping[str, object | Way] | None = None) -> Iterator[RawServer]:
    """Replies `lists` and else what a model's server lists; `way` happens where a model is to write."""
    replies = {**_LISTS, **(lists or {}), **dict.fromkeys(_WRITING, way)}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = RawServer(listening.getsockname()[1])
        threading.Thread(target=_accept, args=(listening, server, replies), daemon=True).start()
        try:
            yield server
        finally:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def _accept(listening: socket.socket, server: RawServer, replies: Mapping[str, object]) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            connection.settimeout(_LONG)
            threading.Thread(target=_serve, args=(connection, server, replies), daemon=True).start()


def _serve(connection: socket.socket, server: RawServer, replies: Mapping[str, object]) -> None:
    with connection, suppress(OSError):
        while head := _request(connection):
            server.heads.append(head.lower())
            reply = replies.get(head.split(" ", 2)[1], 404)
            if callable(reply):
                reply(connection)
                return
            status = reply if isinstance(reply, int) else 200
            connection.sendall(whole(json.dumps(reply).encode(), "application/json", f"{status} So"))


def _request(connection: socket.socket) -> str:
    """The head of a request, whose body is read and left; "" where the client has gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65_536)
        if not piece:
            return ""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65_536)
    return head.decode()


def whole(body: bytes, kind: str = "application/json", status: str = "200 OK", more: str = "") -> bytes:
    """A reply with its length."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body


# The heads of streams that end with their connection.
EVENTS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
LINES = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"


def sends(*pieces: bytes) -> Way:
    """Sends this, and goes."""
    return lambda connection: connection.sendall(b"".join(pieces))


def slowly_sends(*pieces: bytes, seconds: float = 0.03) -> Way:
    """The same, with a pause before each piece."""

    def send(connection: socket.socket) -> None:
        for piece in pieces:
            threading.Event().wait(seconds)
            connection.sendall(piece)

    return send


def for_ever(begin: bytes, piece: bytes, seconds: float = 0.0) -> Way:
    """Sends this, and then a piece again and again until the client goes."""

    def send(connection: socket.socket) -> None:
        connection.sendall(begin)
        waiting = threading.Event()
        while not waiting.wait(seconds):
            connection.sendall(piece)

    return send


def hangs(connection: socket.socket) -> None:
    """Until the client goes."""
    connection.recv(1)


# One step of a model that writes: words, thoughts, and why it ends.
Step = Callable[..., bytes]


def event(words: object = "", thought: str = "", end: str | None = None) -> bytes:
    """A step as an OpenAI-compatible server sends it."""
    delta = {"role": "assistant", "content": words, "reasoning_content": thought}
    choice = {"index": 0, "delta": delta, "finish_reason": end}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return b"data: %s\n\n" % json.dumps(chunk).encode()


def line(words: object = "", thought: str = "", end: str | None = None) -> bytes:
    """A step as Ollama sends it."""
    message = {"role": "assistant", "content": words, "thinking": thought}
    step = {"model": "m:3b", "created_at": "2026-11-22T16:57:00Z", "message": message, "done": end is not None}
    return json.dumps({**step, **({"done_reason": end} if end else {})}).encode() + b"\n"

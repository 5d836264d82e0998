"""What the login reads in a request: the address, the session, a name and a password, and the open pages it is for."""

import base64
import binascii
import re
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Message, Receive, Scope

from rag.accounts.tries import network_of
from rag.page.visits import visits_of_call

_HEARTBEAT = re.compile(r"/gradio_api/(?:heartbeat|stream)/([^/]+).*")


def is_browser(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")


def address_of(scope: Scope) -> str:
    client = scope.get("client")
    return network_of(client[0]) if client else ""


def cookie_name(scope: Scope) -> str:
    """The name of the cookie. Browsers keep cookies by host alone: two libraries on one machine differ in the port."""
    server = scope.get("server")
    return f"dateline_{server[1] if server else 0}"


def session_token(scope: Scope) -> str:
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(cookie_name(scope), "")


def basic_credentials(authorization: str) -> tuple[str, str] | None:
    """The name and the password of HTTP Basic."""
    kind, _, encoded = authorization.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None


def visits_in(scope: Scope, body: bytes | None) -> list[str]:
    """The open pages that a request names, wherever it names one."""
    query = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [])
    beats = _HEARTBEAT.fullmatch(scope["path"])
    return [*query, *([beats[1]] if beats else []), *visits_of_call(body or b"")]


async def read_body(receive: Receive, most: int) -> bytes | None:
    """The body of a request; None where it is longer than `most` bytes."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def replay_body(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, then what comes after it."""
    first = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return first.pop() if first else await receive()

    return receive_again

"""Whom the page answers: under which names it is reached, which other web pages may call it, and what a browser may do
with its replies."""

import hashlib
import ipaddress
import re
import socket
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from rag.page.asgi import Application, Headers, Message, Receive, Scope, Send, reply, values

# RFC 9110, 7.2: a name or an address, and maybe a port.
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::[0-9]{1,5})?", re.IGNORECASE)

_UNNAMED = "the request must name one host"
_ELSEWHERE = "this page is not served under that name: open it as localhost, or start it with --name and that name"
_FOREIGN = "another web page may not call this one"

# What a browser says of a request that a page of another origin made. Another port of this machine is "same-site", and
# another program.
_FOREIGN_SITES = ("cross-site", "same-site")

# Gradio makes addresses of it, among them the one that its MCP server calls. Whoever stands in front of the page and
# has set it has set `Host` too.
_UNTRUSTED = (b"x-forwarded-host",)

# The page's own file, with its scripts inside.
PAGE = "/"

# A script inside an HTML file.
_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)

# What the browser may load and send, and to whom: this server alone, whatever an article says. Scripts inside the page
# run by their hashes. Gradio needs the rest, which was tried in Chromium one by one:
# - 'unsafe-eval': the templates of its HTML component, and what a component does on load, are texts that it compiles
#   with `Function`;
# - 'unsafe-inline' for styles: the theme, the style sheets and the widths of columns stand in the page;
# - pictures as `data:`, which are its icons, and 'self' as the base, which it sets.
# It does without 'unsafe-inline' and `blob:` for scripts.
_POLICY = (
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'{}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)

# `same-origin` and not `no-referrer`, with which a browser says `Origin: null` for the forms of the page itself.
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_POLICY_HEADER = b"content-security-policy"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Under which names the page is reached, besides those of loopback: names in small letters, addresses as Python
    writes them."""

    names: frozenset[str]
    any_address: bool = False

    def know(self, host: str) -> bool:
        """Whether a `Host` is one of them, whatever its port, which a tunnel may change."""
        match = _HOST.fullmatch(host)
        if match is None:
            return False
        name = _plain(match[1].strip("[]"))
        address = _address(name)
        if address is None:
            return name == "localhost" or name in self.names
        return address.is_loopback or self.any_address or name in self.names


def hosts_of(bound: str, *names: str) -> Hosts:
    """The names of a page that listens on `bound`, and is reached by `names` too.

    Where that is every address of the machine, any address will do: a name can be made to lead here by whoever owns it
    (DNS rebinding), an address cannot, and behind a router or in a container it is not one that the machine knows.
    """
    address = _address(bound)
    everywhere = not bound or (address is not None and address.is_unspecified)
    own = _own_names() if everywhere else [bound]
    return Hosts(frozenset(map(_plain, (*own, *names))), any_address=everywhere)


def _own_names() -> list[str]:
    """The names by which a network may know this machine, the last of them without a server for names."""
    name = socket.gethostname()
    short = name.partition(".")[0]
    return [name, short, f"{short}.local"]


def _plain(name: str) -> str:
    address = _address(name)
    return str(address) if address else name.lower().removesuffix(".")


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def refusal(method: str, path: str, headers: Sequence[tuple[bytes, bytes]], hosts: Hosts) -> tuple[int, str] | None:
    """The status and the line with which a request is turned away; None: it is answered.

    Programs (curl, gradio_client, clients of MCP) send neither `Origin` nor `Sec-Fetch-Site`; browsers do.
    """
    named = values(headers, b"host")
    if len(named) != 1:
        return 400, _UNNAMED
    if not hosts.know(named[0]):
        return 421, _ELSEWHERE
    return (403, _FOREIGN) if _is_foreign(method, path, headers, named[0]) else None


def _is_foreign(method: str, path: str, headers: Headers, host: str) -> bool:
    """Whether a page of another origin made the request. To follow a link to the page is no call."""
    headers = list(headers)
    if origins := values(headers, b"origin"):
        return [each.lower() for each in origins] not in ([f"http://{host.lower()}"], [f"https://{host.lower()}"])
    sites = values(headers, b"sec-fetch-site")
    visits = (method, path) == ("GET", PAGE) and values(headers, b"sec-fetch-dest") == ["document"]
    return any(each in _FOREIGN_SITES for each in sites) and not visits


def policy(document: bytes = b"") -> bytes:
    """The content security policy of a reply; the scripts inside `document` may run, and no others that stand in it."""
    hashes = (b64encode(hashlib.sha256(script).digest()).decode() for script in _SCRIPT.findall(document))
    return "; ".join(_POLICY).format("".join(f" 'sha256-{each}'" for each in hashes)).encode()


def add_perimeter(application: Application, hosts: Hosts) -> Application:
    """The application, as far as `hosts` and other web pages may reach it, with the headers on all that it sends."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await application(scope, receive, send)
        elif scope["type"] != "http":  # a WebSocket, of which the page has none
            await send({"type": "websocket.close", "code": 1008})
        elif refused := refusal(scope["method"], scope["path"], scope["headers"], hosts):
            await reply(_with_headers(send), *refused)
        elif scope["path"] == PAGE:
            await application(_without(scope, *_UNTRUSTED, b"accept-encoding"), receive, _with_hashes(send))
        else:
            await application(_without(scope, *_UNTRUSTED), receive, _with_headers(send))

    return guarded


def _without(scope: Scope, *names: bytes) -> Scope:
    return {**scope, "headers": [each for each in scope["headers"] if each[0].lower() not in names]}


def _with_headers(send: Send) -> Send:
    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = _secured(message["headers"], policy())
        await send(message)

    return send_guarded


def _with_hashes(send: Send) -> Send:
    """As `_with_headers`, once the whole page is there, whose scripts the policy names by their hashes."""
    start: list[Message] = []
    parts: list[bytes] = []

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append(message)
            return
        if message["type"] != "http.response.body":
            await send(message)
            return
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            document = b"".join(parts)
            start[0]["headers"] = _secured(start[0]["headers"], policy(document))
            await send(start[0])
            await send({"type": "http.response.body", "body": document})

    return send_guarded


def _secured(headers: Headers, policy: bytes) -> list[tuple[bytes, bytes]]:
    """The headers with ours, each of which stands once."""
    ours = {**_HEADERS, _POLICY_HEADER: policy}
    return [*((name, value) for name, value in headers if name.lower() not in ours), *ours.items()]

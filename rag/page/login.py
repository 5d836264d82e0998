"""Who a request comes from, and the login that everything of the page is behind once there are accounts.

A layer around the whole application, so that no route of Gradio's can be forgotten: what is not open to all or in the
list of what readers may use is refused.
"""

import asyncio
import base64
import binascii
import math
import re
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.accounts.accounts import LASTS, Accounts
from rag.accounts.names import fold
from rag.accounts.tries import ADDRESS_WAITS, NAME_WAITS, Tries, network_of
from rag.page.login_page import STYLE, login_page
from rag.page.visits import Visits, visits_named
from rag.person import ANYONE, Person, Role

# Where a request's scope has who it comes from.
_PERSON = "dateline.person"

# Nobody whom we know: may do and see the least.
_NOBODY = Person("", "", Role.READER)

# Gradio's MCP server calls the three tools through HTTP once more. It is let in by a secret of this process, and it is
# one for all: who called it was asked before.
SERVICE = "x-dateline-service"
_SERVICE = Person("service", "", Role.READER)

# Bytes of a request that is read before it is known to be good: a login is shorter, and so is a question.
_LOGIN_BYTES = 10_000
_CALL_BYTES = 5_000_000

# What readers may use beside the login: the page itself, its events (`guarding` looks at each of those), the three
# calls for programs, and the files of conversations. So uploads, reports and the rated questions are the owners'.
_FOR_READERS = re.compile(
    r"/|/config/?|/(?:assets|static|svelte|custom_component)/.*|/conversation/[^/]+"
    r"|/(?:theme\.css|favicon\.ico|manifest\.json|robots\.txt|pwa_icon.*)"
    r"|/gradio_api/(?:info/?|openapi\.json|app_id/?|user/?|login_check/?|startup-events|theme\.css|reset/?|cancel"
    r"|queue/(?:join|data|status)|heartbeat/[^/]+|(?:run|api)/[^/]+/?|call/.+|mcp(?:/.*)?)"
)

# Requests whose body names the open page that they are for.
_CALLS = re.compile(r"/gradio_api/(?:queue/join|reset/?|cancel|(?:run|api|call)/.+)")
_HEARTBEAT = re.compile(r"/gradio_api/(?:heartbeat|stream)/([^/]+).*")

OWNERS_ONLY = "only an owner may do that: ask one"
_LOG_IN = "nobody is logged in: load the page anew, or bring a name and a password as HTTP Basic"
_WRONG = "This name and this password do not belong together."


def person_in(scope: Mapping[str, object]) -> Person:
    """Who a request comes from, as the login found it."""
    person = scope.get(_PERSON)
    return person if isinstance(person, Person) else _NOBODY


class Login:
    """The application behind a login: always, or else while there are accounts.

    `service` is the secret that lets Gradio's MCP server call the page.
    """

    def __init__(self, application: ASGIApp, accounts: Accounts, always: bool, service: str) -> None:
        self._application = application
        self._accounts = accounts
        self._always = always
        self._service = service
        self._names, self._addresses = Tries(NAME_WAITS), Tries(ADDRESS_WAITS)
        self._visits = Visits()
        # One password is hashed at a time: each takes 64 MiB, and no two tries are made while the first may fail.
        self._trying = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
        elif not self._always and not self._accounts.any():
            scope[_PERSON] = ANYONE
            await self._application(scope, receive, send)
        elif scope["type"] == "http":
            await self._asked(scope, receive, send)
        else:  # Gradio has no other kind
            await send({"type": "websocket.close", "code": 1008})

    async def _asked(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["path"], scope["method"]:
            case "/login.css", _:
                answer: Response | Person = Response(STYLE, media_type="text/css")
            case "/login", "POST":
                answer = await self._log_in(scope, receive)
            case "/login", _:
                answer = self._form(scope)
            case _:
                answer = await self._who(scope)
        if isinstance(answer, Person):
            await self._let_in(answer, scope, receive, send)
        else:
            await answer(scope, receive, send)

    async def _let_in(self, person: Person, scope: Scope, receive: Receive, send: Send) -> None:
        """What a person whom we know may use is given to the application; the rest is refused."""
        path = scope["path"]
        if path == "/logout":
            await (await self._log_out(scope))(scope, receive, send)
            return
        if not person.is_owner and not _FOR_READERS.fullmatch(path):
            await _told(OWNERS_ONLY, 403)(scope, receive, send)
            return
        body = None
        if scope["method"] == "POST" and _CALLS.fullmatch(path):
            body = await _read(receive, _CALL_BYTES)
            if body is None:
                await _told("this call is too long", 413)(scope, receive, send)
                return
        if not self._visits.are_of(person, _visits_in(scope, body)):
            await _told("this page was opened by somebody else: load it anew", 403)(scope, receive, send)
            return
        scope[_PERSON] = person
        await self._application(scope, receive if body is None else _again(body, receive), _unkept(send))

    async def _who(self, scope: Scope) -> Person | Response:
        """Who a request comes from: by its session, or the name and the password that a program brings each time."""
        headers = Headers(scope=scope)
        if secrets.compare_digest(headers.get(SERVICE, "").encode(), self._service.encode()):
            return _SERVICE
        if person := self._accounts.of_session(_token(scope)):
            return person
        known = _basic(headers.get("authorization", ""))
        if known is None:
            return _asks_to_log_in(scope)
        found = self._remembered(*known, scope) or await self._tried(*known, scope)
        if isinstance(found, Person):
            return found
        line = _wait_for(found) if found else _WRONG
        return _told(line, 429 if found else 401, _retry_after(found))

    def _remembered(self, name: str, password: str, scope: Scope) -> Person | None:
        """Who was known by this before; an address that must wait learns nothing by asking here."""
        address = _address(scope)
        return None if self._addresses.wait(address) else self._accounts.remembered(name, password, address)

    async def _tried(self, name: str, password: str, scope: Scope) -> Person | float:
        """Who has this name and password, or else the seconds to wait; 0 where they do not belong together."""
        key, address = fold(name), _address(scope)
        async with self._trying:
            if wait := max(self._names.wait(key), self._addresses.wait(address)):
                return wait
            person = await run_in_threadpool(self._accounts.verified, name, password, address)
            if person is None:
                self._names.fail(key)
                self._addresses.fail(address)
                return 0.0
            # What failed from the address still counts: whoever has an account could guess at others' without end.
            self._names.forget(key)
            return person

    def _form(self, scope: Scope) -> Response:
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        return _page(login_page(query.get("next", "")))

    async def _log_in(self, scope: Scope, receive: Receive) -> Response:
        body = await _read(receive, _LOGIN_BYTES)
        if body is None:
            return _told("this is too long for a login", 413)
        fields = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        goes = fields.get("next", "")
        name = fields.get("username", "")
        found = await self._tried(name, fields.get("password", ""), scope)
        if isinstance(found, Person):
            return await self._logged_in(found, goes, scope)
        told = _wait_for(found) if found else _WRONG
        return _page(login_page(goes, told, name), 429 if found else 401, _retry_after(found))

    async def _logged_in(self, person: Person, goes: str, scope: Scope) -> Response:
        """A new session, whatever session the browser had before; then the page as it was asked for."""
        await run_in_threadpool(self._accounts.end_session, _token(scope))
        token = await run_in_threadpool(self._accounts.begin_session, person)
        query = urlencode(parse_qsl(goes))
        at_page = f"{scope.get('root_path', '')}/{f'?{query}' if query else ''}"
        answer = RedirectResponse(at_page, 303) if _is_browser(scope) else JSONResponse({"success": True})
        answer.set_cookie(
            _cookie(scope),
            token,
            max_age=int(LASTS.total_seconds()),
            path="/",
            secure=scope["scheme"] == "https",
            httponly=True,
            # Not "strict": a link to the page in a mail would then ask whoever is logged in to log in again. No GET
            # changes anything, and a POST of another site comes without the session.
            samesite="lax",
        )
        return answer

    async def _log_out(self, scope: Scope) -> Response:
        if scope["method"] != "POST":
            return _told("log out with the button on the page", 405, {"Allow": "POST"})
        await run_in_threadpool(self._accounts.end_session, _token(scope))
        answer = RedirectResponse(f"{scope.get('root_path', '')}/login", 303)
        answer.delete_cookie(_cookie(scope), path="/")
        return answer


def _asks_to_log_in(scope: Scope) -> Response:
    """A browser that opens something is led to the login; all else is told. No "Basic" challenge: a browser would open
    a window of its own over the page."""
    if not _is_browser(scope) or scope["method"] not in ("GET", "HEAD"):
        return _told(_LOG_IN, 401)
    asked = scope["query_string"].decode("latin-1") if scope["path"] == "/" else ""
    query = f"?{urlencode({'next': asked})}" if asked else ""
    return RedirectResponse(f"{scope.get('root_path', '')}/login{query}", 303, {"Cache-Control": "no-store"})


def _told(line: str, status: int, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """One line, as Gradio's page shows it and a program reads it."""
    return JSONResponse({"error": line, "detail": line}, status, {"Cache-Control": "no-store", **headers})


def _page(document: str, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    return Response(document, status, {"Cache-Control": "no-store", **headers}, "text/html")


def _wait_for(seconds: float) -> str:
    whole = math.ceil(seconds)
    time = f"{whole} second{'' if whole == 1 else 's'}" if whole < 120 else f"{math.ceil(whole / 60)} minutes"
    return f"Too many tries failed: wait {time}, then try again."


def _retry_after(seconds: float) -> dict[str, str]:
    return {"Retry-After": str(math.ceil(seconds))} if seconds else {}


def _is_browser(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return network_of(client[0]) if client else ""


def _cookie(scope: Scope) -> str:
    """The name of the cookie. Browsers keep cookies by host alone: two libraries on one machine differ in the port."""
    server = scope.get("server")
    return f"dateline_{server[1] if server else 0}"


def _token(scope: Scope) -> str:
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(_cookie(scope), "")


def _basic(authorization: str) -> tuple[str, str] | None:
    """The name and the password of HTTP Basic."""
    kind, _, encoded = authorization.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None


def _visits_in(scope: Scope, body: bytes | None) -> list[str]:
    """The open pages that a request names, wherever it names one."""
    query = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [])
    beats = _HEARTBEAT.fullmatch(scope["path"])
    return [*query, *([beats[1]] if beats else []), *visits_named(body or b"")]


async def _read(receive: Receive, most: int) -> bytes | None:
    """The body of a request; None where it is longer than `most` bytes."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, then what comes after it."""
    first = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return first.pop() if first else await receive()

    return receive_again


def _unkept(send: Send) -> Send:
    """What is behind the login is kept by no browser or proxy that does not say otherwise: the next one at the machine
    would find it there."""

    async def send_unkept(message: Message) -> None:
        if message["type"] == "http.response.start" and "cache-control" not in Headers(raw=message["headers"]):
            message["headers"] = [*message["headers"], (b"cache-control", b"no-store")]
        await send(message)

    return send_unkept

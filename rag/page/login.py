"""The login that everything of the page is behind once there are accounts.

A layer around the whole application, so that no route of Gradio's can be forgotten: what is not open to all or in the
list of what readers may use is refused.
"""

import asyncio
import re
import secrets
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from rag.accounts.accounts import LASTS, Accounts
from rag.accounts.names import fold
from rag.accounts.tries import ADDRESS_WAITS, NAME_WAITS, Tries
from rag.page.identity import OWNERS_ONLY, tell_person
from rag.page.login_page import STYLE, render_login_page
from rag.page.login_replies import ask_to_log_in, forbid_caching, page, retry_after, tell, wait_line
from rag.page.login_requests import (
    address_of,
    basic_credentials,
    cookie_name,
    is_browser,
    read_body,
    replay_body,
    session_token,
    visits_in,
)
from rag.page.visits import Visits
from rag.person import ANYONE, Person, Role

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

_WRONG = "This name and this password do not belong together."


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
            tell_person(scope, ANYONE)
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
            await tell(OWNERS_ONLY, 403)(scope, receive, send)
            return
        body = None
        if scope["method"] == "POST" and _CALLS.fullmatch(path):
            body = await read_body(receive, _CALL_BYTES)
            if body is None:
                await tell("this call is too long", 413)(scope, receive, send)
                return
        if not self._visits.are_of(person, visits_in(scope, body)):
            await tell("this page was opened by somebody else: load it anew", 403)(scope, receive, send)
            return
        tell_person(scope, person)
        await self._application(scope, receive if body is None else replay_body(body, receive), forbid_caching(send))

    async def _who(self, scope: Scope) -> Person | Response:
        """Who a request comes from: by its session, or the name and the password that a program brings each time."""
        headers = Headers(scope=scope)
        if secrets.compare_digest(headers.get(SERVICE, "").encode(), self._service.encode()):
            return _SERVICE
        if person := self._accounts.find_by_session(session_token(scope)):
            return person
        known = basic_credentials(headers.get("authorization", ""))
        if known is None:
            return ask_to_log_in(scope)
        found = self._remembered(*known, scope) or await self._tried(*known, scope)
        if isinstance(found, Person):
            return found
        line = wait_line(found) if found else _WRONG
        return tell(line, 429 if found else 401, retry_after(found))

    def _remembered(self, name: str, password: str, scope: Scope) -> Person | None:
        """Who was known by this before; an address that must wait learns nothing by asking here."""
        address = address_of(scope)
        return None if self._addresses.wait(address) else self._accounts.verify_cached(name, password, address)

    async def _tried(self, name: str, password: str, scope: Scope) -> Person | float:
        """Who has this name and password, or else the seconds to wait; 0 where they do not belong together."""
        key, address = fold(name), address_of(scope)
        async with self._trying:
            if wait := max(self._names.wait(key), self._addresses.wait(address)):
                return wait
            person = await run_in_threadpool(self._accounts.verify, name, password, address)
            if person is None:
                self._names.fail(key)
                self._addresses.fail(address)
                return 0.0
            # What failed from the address still counts: whoever has an account could guess at others' without end.
            self._names.forget(key)
            return person

    def _form(self, scope: Scope) -> Response:
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        return page(render_login_page(query.get("next", "")))

    async def _log_in(self, scope: Scope, receive: Receive) -> Response:
        body = await read_body(receive, _LOGIN_BYTES)
        if body is None:
            return tell("this is too long for a login", 413)
        fields = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        goes = fields.get("next", "")
        name = fields.get("username", "")
        found = await self._tried(name, fields.get("password", ""), scope)
        if isinstance(found, Person):
            return await self._logged_in(found, goes, scope)
        notice = wait_line(found) if found else _WRONG
        return page(render_login_page(goes, notice, name), 429 if found else 401, retry_after(found))

    async def _logged_in(self, person: Person, goes: str, scope: Scope) -> Response:
        """A new session, whatever session the browser had before; then the page as it was asked for."""
        await run_in_threadpool(self._accounts.end_session, session_token(scope))
        token = await run_in_threadpool(self._accounts.begin_session, person)
        query = urlencode(parse_qsl(goes))
        at_page = f"{scope.get('root_path', '')}/{f'?{query}' if query else ''}"
        answer = RedirectResponse(at_page, 303) if is_browser(scope) else JSONResponse({"success": True})
        answer.set_cookie(
            cookie_name(scope),
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
            return tell("log out with the button on the page", 405, {"Allow": "POST"})
        await run_in_threadpool(self._accounts.end_session, session_token(scope))
        answer = RedirectResponse(f"{scope.get('root_path', '')}/login", 303)
        answer.delete_cookie(cookie_name(scope), path="/")
        return answer

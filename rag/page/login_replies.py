"""What the login replies: a line, a page, or the way to it."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Message, Scope, Send

from rag.page.login_requests import is_browser
from rag.text.plurals import pluralise

_LOG_IN = "nobody is logged in: load the page anew, or bring a name and a password as HTTP Basic"


def ask_to_log_in(scope: Scope) -> Response:
    """A browser that opens something is led to the login; all else is told. No "Basic" challenge: a browser would open
    a window of its own over the page."""
    if not is_browser(scope) or scope["method"] not in ("GET", "HEAD"):
        return tell(_LOG_IN, 401)
    asked = scope["query_string"].decode("latin-1") if scope["path"] == "/" else ""
    query = f"?{urlencode({'next': asked})}" if asked else ""
    return RedirectResponse(f"{scope.get('root_path', '')}/login{query}", 303, {"Cache-Control": "no-store"})


def tell(line: str, status: int, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """One line, as Gradio's page shows it and a program reads it."""
    return JSONResponse({"error": line, "detail": line}, status, {"Cache-Control": "no-store", **headers})


def page(document: str, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    return Response(document, status, {"Cache-Control": "no-store", **headers}, "text/html")


def wait_line(seconds: float) -> str:
    whole = math.ceil(seconds)
    time = pluralise(whole, "second") if whole < 120 else f"{math.ceil(whole / 60)} minutes"
    return f"Too many tries failed: wait {time}, then try again."


def retry_after(seconds: float) -> dict[str, str]:
    return {"Retry-After": str(math.ceil(seconds))} if seconds else {}


def forbid_caching(send: Send) -> Send:
    """What is behind the login is kept by no browser or proxy that does not say otherwise: the next one at the machine
    would find it there."""

    async def send_unkept(message: Message) -> None:
        if message["type"] == "http.response.start" and "cache-control" not in Headers(raw=message["headers"]):
            message["headers"] = [*message["headers"], (b"cache-control", b"no-store")]
        await send(message)

    return send_unkept

"""What is served, as a table: Gradio has many more addresses than the page needs, and each is a door."""

import re

from rag.page.asgi import Application, Receive, Scope, Send, reply

_READ = ("GET", "HEAD")
_NAME = r"[A-Za-z0-9_]{1,64}"
_ID = r"[A-Za-z0-9_-]{1,64}"

# Methods and paths. Left out of Gradio's are, among others, files of its cache (/gradio_api/file=), calls of other
# servers (/proxy=), what a component may run (/component_server), saved states (/deep_link), recordings, monitoring,
# its own login, the history of runs, and the older way to MCP (/gradio_api/mcp/sse).
_SERVED = (
    # the page and its parts
    (_READ, r"/"),
    (_READ, r"/(config|theme\.css|favicon\.ico|robots\.txt|manifest\.json)"),
    (_READ, r"/(assets|static|svelte)/[^\\]{1,200}"),
    # its files
    (_READ, rf"/evaluation/{_ID}\.html"),
    (_READ, rf"/conversation/{_ID}\.[a-z]{{1,8}}"),
    (_READ, r"/ratings\.jsonl"),
    # its events
    (_READ, rf"/gradio_api/(queue/data|upload_progress|heartbeat/{_ID}|startup-events|app_id|login_check)"),
    (("POST",), r"/gradio_api/(queue/join|cancel|reset|upload)"),
    # calls of programs
    (_READ, r"/gradio_api/(info|openapi\.json|mcp/schema)"),
    (("POST",), rf"/gradio_api/(run|call|call/v2)/{_NAME}"),
    (_READ, rf"/gradio_api/call/(v2/)?{_NAME}/{_ID}"),
    (("GET", "POST", "DELETE"), r"/gradio_api/mcp/?"),
)
_TABLE = tuple((methods, re.compile(path)) for methods, path in _SERVED)

_NOT_SERVED = "nothing is served at this address"


def is_served(method: str, path: str) -> bool:
    """A slash at the end is as none: gradio_client sends some."""
    bare = path if path == "/" else path.removesuffix("/")
    return any(method in methods and pattern.fullmatch(bare) for methods, pattern in _TABLE)


def restrict_routes(application: Application) -> Application:
    """The application, with nothing beside what is in the table."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_served(scope["method"], scope["path"]):
            await reply(send, 404, _NOT_SERVED)
        else:
            await application(scope, receive, send)

    return guarded

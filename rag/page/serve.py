"""Serves the page: listens first, then builds the page, then loads the models while the first visitor reads."""

import errno
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from rag.errors import SettingsError
from rag.library.library import Library
from rag.page.desk import Desk
from rag.page.handlers import Handlers
from rag.settings import Settings

# ASGI's four shapes. Starlette has names for them, and is imported only once the port is taken.
Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

# What the page looks like, the whole before its parts.
_STYLES = ("page.css", "ask/ask.css", "articles/articles.css", "evaluate/evaluate.css", "library/library.css")

# Seconds that Ctrl-C leaves to the requests under way; browsers keep one open as long as they show the page.
PATIENCE = 1

# What the browser may load and send, and to whom: this server alone, whatever an article says. Gradio's own page needs
# scripts in the page, `Function` (its templates) and blob addresses.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)


def serve_page(settings: Settings, host: str, port: int, answerer: str | None = None) -> None:
    """Serves until it is stopped; `answerer` stands in for the setting `model`.

    Raises SettingsError where `host` and `port` cannot be listened on.
    """
    with _listen(host, port) as listening:
        library = Library(settings)
        try:
            desk = Desk(library, answerer)
            handlers = Handlers(desk, settings.uploads)
            address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
            application = _application(handlers, settings.data_dir)
            _run(application, listening, lambda: _up(handlers, address), handlers.leave_all)
        finally:
            library.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(f"port {port} is in use: choose another with --port") from error
        raise SettingsError(
            f"{host} port {port} cannot be listened on ({error.strerror}): choose others with --host and --port"
        ) from error


def _up(handlers: Handlers, address: str) -> None:
    click.echo(f"Dateline is at {address} (Ctrl-C stops it)")
    handlers.begin()


def _application(handlers: Handlers, data_dir: Path) -> Application:
    import gradio as gr
    from fastapi import FastAPI

    from rag.page.downloads import with_downloads
    from rag.page.layout import THEME, build_page
    from rag.page.library.library_tab import UPLOAD_MB
    from rag.page.mcp import speak_json
    from rag.page.parts import page_file

    page = build_page(handlers, str(data_dir))
    # Gradio prefixes each part of a selector in its `css`, so that of the reports' rules the wrong ones would win. The
    # file is not read by the reports' name for it, whose import brings scipy: the page would start a second later.
    report_css = page_file("report/report.css", "rag.evaluation")
    application = gr.mount_gradio_app(
        with_downloads(FastAPI(docs_url=None, redoc_url=None, openapi_url=None), handlers),
        page,
        path="/",
        footer_links=["api", "settings"],
        run_history=False,
        max_file_size=f"{UPLOAD_MB}mb",
        ssr_mode=False,
        pwa=False,
        mcp_server=True,
        theme=THEME,
        css="\n".join(map(page_file, _STYLES)),
        head=f"<style>{report_css}</style>",
    )
    # gradio_client takes every object that has a "path", as our citations and articles have, for a file to download,
    # unless the server speaks this protocol, in which files are marked. It is v3 but for when a stream is closed.
    page.config["protocol"] = "sse_v2.1"
    speak_json(page.mcp_server_obj)
    return _with_policy(application)


def _with_policy(application: Application) -> Application:
    """The application, with the policy on all that it sends."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", _POLICY.encode())]
            await send(message)

        await application(scope, receive, send_guarded)

    return guarded


def _run(
    application: Application, listening: socket.socket, when_up: Callable[[], None], when_down: Callable[[], None]
) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            when_up()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            when_down()  # an answer under way would hold it up until it is whole
            await super().shutdown(sockets)

    config = uvicorn.Config(application, log_level="critical", log_config=None, timeout_graceful_shutdown=PATIENCE)
    with suppress(KeyboardInterrupt):  # the usual way to stop it, and no problem
        Server(config).run([listening])

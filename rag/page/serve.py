"""Serves the page: listens first, then builds the page, then loads the models while the first visitor reads."""

import errno
import ipaddress
import os
import secrets
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from rag.accounts.accounts import Accounts
from rag.errors import SettingsError
from rag.library.library import Library
from rag.page.application_service import ApplicationService
from rag.page.asgi import Application
from rag.page.handlers import Handlers
from rag.settings import Settings

# What the page looks like, the whole before its parts.
_STYLES = (
    "page.css",
    "theme.css",
    "reader.css",
    "correcting.css",
    "ask/ask.css",
    "ask/evidence.css",
    "articles/articles.css",
    "evaluate/evaluate.css",
    "library/library.css",
)

# Hosts that stand for every address of the machine, with one of them by which it calls itself.
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}

# Seconds that Ctrl-C leaves to the requests under way; browsers keep one open as long as they show the page.
PATIENCE = 1


# Whoever else is on the network reaches such a page.
_NO_ACCOUNTS = (
    "a page on {host} is reached from other machines, and there are no accounts that it could ask for: make one with "
    "`dateline user add NAME`, or leave out --host"
)


def serve_page(
    settings: Settings, host: str, port: int, answerer: str | None = None, names: Sequence[str] = ()
) -> None:
    """Serves until it is stopped; `answerer` stands in for the setting `model`, and the page is reached by `names` too.

    Raises SettingsError where `host` and `port` cannot be listened on.
    """
    with _listen(host, port) as listening, (folder := TemporaryDirectory(prefix="dateline-")):
        # Gradio's own folder is one for all its programs and all users of the machine, and everybody can guess it.
        os.environ["GRADIO_TEMP_DIR"] = folder.name
        library = Library(settings)
        try:
            if not is_loopback(host) and not library.accounts.any():
                raise SettingsError(_NO_ACCOUNTS.format(host=host or "all addresses"))
            service = ApplicationService(library, answerer)
            handlers = Handlers(service, settings.uploads)
            bound = listening.getsockname()[1]
            application = _application(handlers, host, bound, names)
            up = partial(_up, handlers, _address(host, bound))
            _run(application, listening, up, handlers.leave_all, folder.cleanup)
        finally:
            library.close()


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(f"port {port} is in use: choose another with --port") from error
        raise SettingsError(
            f"{host} port {port} cannot be listened on ({error.strerror}): choose others with --host and --port"
        ) from error


def is_loopback(host: str) -> bool:
    """Whether a page that listens there is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _own_address(host: str, port: int) -> str:
    """Where the page reaches itself."""
    return _address(_EVERYWHERE.get(host, host), port)


def _up(handlers: Handlers, address: str) -> None:
    click.echo(f"Dateline is at {address} (Ctrl-C stops it)")
    handlers.begin()


def _application(handlers: Handlers, host: str, port: int, names: Sequence[str] = ()) -> Application:
    """The page as an application that is reached as `host`, at `port`, and by `names`."""
    import gradio as gr
    from fastapi import FastAPI
    from gradio.utils import get_upload_folder
    from starlette.middleware.cors import CORSMiddleware

    from rag.page.downloads import add_downloads
    from rag.page.gradio_theme import THEME
    from rag.page.layout import build_page
    from rag.page.login import SERVICE, Login
    from rag.page.mcp import call_by_itself, speak_json
    from rag.page.parts import page_file
    from rag.page.perimeter import add_perimeter, hosts_of
    from rag.page.served import restrict_routes
    from rag.page.streams import order_streams
    from rag.page.theme import add_theme
    from rag.page.uploads import UPLOAD_MB, limit_uploads

    page = build_page(handlers)
    # Gradio prefixes each part of a selector in its `css`, so that of the reports' rules the wrong ones would win. The
    # file is not read by the reports' name for it, whose import brings scipy: the page would start a second later.
    report_css = page_file("report/report.css", "rag.evaluation")
    application = add_downloads(FastAPI(docs_url=None, redoc_url=None, openapi_url=None), handlers)
    # Where there is one, Gradio leaves out its own, which lets other origins read. This one lets nobody.
    application.add_middleware(CORSMiddleware)
    application = gr.mount_gradio_app(
        application,
        page,
        path="/",
        footer_links=[],  # what of it is worth having is in the tab Library, and at the top
        run_history=False,
        show_error=False,  # a fault of ours names files and addresses; it is told in the terminal
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
    service = secrets.token_urlsafe(32)
    call_by_itself(page.mcp_server_obj, _own_address(host, port), {SERVICE: service})
    served = restrict_routes(limit_uploads(order_streams(add_theme(application)), Path(get_upload_folder())))
    asked = Login(served, Accounts(handlers.service.library), not is_loopback(host), service)
    return add_perimeter(asked, hosts_of(host, *names))


def _run(
    application: Application,
    listening: socket.socket,
    when_up: Callable[[], None],
    when_down: Callable[[], None],
    when_over: Callable[[], None],
) -> None:
    """Serves. `when_down` is called when it is to end, `when_over` when all requests have: a signal leaves no more."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            when_up()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            when_down()  # an answer under way would hold it up until it is whole
            await super().shutdown(sockets)
            when_over()

    config = uvicorn.Config(
        application, log_level="critical", log_config=None, ws="none", timeout_graceful_shutdown=PATIENCE
    )
    with suppress(KeyboardInterrupt):  # the usual way to stop it, and no problem
        Server(config).run([listening])

"""Files on their way to the page: only kinds that can be read, and not more than the disk is meant to take."""

import os
from pathlib import Path
from typing import Any

from rag.page.asgi import Application, Message, Receive, Scope, Send, reply, values
from rag.reading.formats import FORMATS, format_of

# One file, in megabytes; larger ones are added by the command, which needs no copy.
UPLOAD_MB = 200

# All files together that were sent and not yet added, in megabytes: a few hundred newspaper pages as PDF, and far less
# than a disk has. A file that nobody adds is deleted after a day.
WAITING_MB = 2_000
KEPT_SECONDS = 86_400

# What any other request may bring, in megabytes: questions and forms are a few kilobytes.
CALL_MB = 2

UPLOAD = "/gradio_api/upload"
_MB = 1_000_000
_KINDS = " ".join(FORMATS)


def limit_uploads(application: Application, folder: Path) -> Application:
    """The application, with bounds on what is sent to it. `folder` is where it puts files that are sent."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif scope["path"].rstrip("/") == UPLOAD:
            left = WAITING_MB * _MB - size(folder)
            await application(scope, _Upload(receive, scope, left).receive, send)
        elif (length := _length(scope)) > CALL_MB * _MB:
            await reply(send, 413, f"a request may bring {CALL_MB} MB: this one has {length // _MB}")
        else:
            await application(scope, _Call(receive).receive, send)

    return guarded


def size(folder: Path) -> int:
    """The bytes of all files in a folder and below; what goes away meanwhile has none."""
    return sum(_bytes(Path(parent) / name) for parent, _, names in os.walk(folder) for name in names)


def _bytes(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _length(scope: Scope) -> int:
    """The length that a request announces; 0 where it announces none."""
    announced = values(scope["headers"], b"content-length")
    return int(announced[0]) if announced and announced[0].isascii() and announced[0].isdigit() else 0


class _Call:
    """What a request brings that did not say how much: after so many bytes it is as if the caller had gone."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = CALL_MB * _MB

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return message if self._left >= 0 else {"type": "http.disconnect"}


class _Upload:
    """What an upload brings. It is taken apart beside Gradio's own parser, by the same library, to see the names of the
    files before a byte of them is written. A refusal is raised into that parser, which then deletes what it has."""

    def __init__(self, receive: Receive, scope: Scope, left: int) -> None:
        self._receive = receive
        self._left = left
        self._whole = False
        self._parser = _parser(values(scope["headers"], b"content-type"))

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.disconnect" and not self._whole:
            raise _refused("the upload was broken off")
        if message["type"] == "http.request":
            self._take(message.get("body", b""))
            self._whole = not message.get("more_body")
        return message

    def _take(self, body: bytes) -> None:
        from python_multipart.exceptions import MultipartParseError

        self._left -= len(body)
        if self._left < 0:
            raise _refused(
                f"more than {WAITING_MB} MB of files are waiting, the maximum allowed size: add some to the library "
                "first, or use the command dateline add, which needs no copy"
            )
        if self._parser:
            try:
                self._parser.write(body)
            except MultipartParseError as error:
                raise _refused(f"the upload cannot be read ({error}): send it again") from error


def _parser(content_types: list[str]) -> Any:
    """A parser that refuses a file of a kind that nobody reads; None for what is no upload, as Gradio itself says."""
    from python_multipart.multipart import MultipartParser, parse_options_header

    _, options = parse_options_header(content_types[0] if content_types else "")
    if b"boundary" not in options:
        return None
    header = [b"", b""]  # the name and the value, as far as they are there

    def field(data: bytes, start: int, end: int) -> None:
        header[0] += data[start:end]

    def value(data: bytes, start: int, end: int) -> None:
        header[1] += data[start:end]

    def ended() -> None:
        if header[0].lower() == b"content-disposition":
            _, options = parse_options_header(header[1])
            if b"filename" in options:
                _check_kind(options[b"filename"].decode("utf-8", "replace"))
        header[:] = b"", b""

    callbacks = {"on_header_field": field, "on_header_value": value, "on_header_end": ended}
    return MultipartParser(options[b"boundary"], callbacks)  # type: ignore[arg-type]


def _check_kind(name: str) -> None:
    if format_of(Path(name)) is None:
        raise _refused(f"{name[-80:]!r} is of no kind that can be read: those are {_KINDS}")


def _refused(line: str) -> Exception:
    from starlette.formparsers import MultiPartException

    return MultiPartException(line)

"""How a small Ollama sends what it replies, and sees that a client has gone."""

import json
import select
import socket
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any


class ClientLeft(Exception):
    """The client closed the connection."""


class Replies(BaseHTTPRequestHandler):
    """Replies whole, or as lines of JSON in a chunked stream."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def send_line(self, value: Any) -> None:
        self._chunk(json.dumps(value).encode() + b"\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def end_stream(self, data: bytes = b"") -> None:
        if data:
            self._chunk(data)
        self.wfile.write(b"0\r\n\r\n")

    def send_json(self, value: Any, status: int = 200) -> None:
        self._whole(json.dumps(value).encode(), "application/json; charset=utf-8", status)

    def send_page(self) -> None:
        self._whole(b"<html><body>Welcome to nginx!</body></html>", "text/html", 200)

    def _whole(self, data: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def wait_for_ever(self, closed: threading.Event) -> None:
        """Until the client goes, or the test is over."""
        while not closed.is_set():
            self.stay(0.02)
        raise ClientLeft

    def stay(self, seconds: float = 0.0) -> None:
        """Raises ClientLeft if the client has closed the connection."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        if readable and not self.connection.recv(1, socket.MSG_PEEK):
            raise ClientLeft

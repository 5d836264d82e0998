"""Light or dark: as the system, or as a person has chosen in this browser. It holds from the first paint on.

Gradio adds what it is given for the head when it has started, and follows the system until then, so that a page in
other colours would flash. So the script goes into the document itself; `perimeter` tells the browser its hash.
"""

from rag.markup import Html, element
from rag.page.asgi import Application, Message, Receive, Scope, Send
from rag.page.parts import page_file
from rag.page.perimeter import PAGE

# What may be chosen, as theme.js keeps it, and in words.
THEMES = {"system": "◐ System", "light": "○ Light", "dark": "● Dark"}

_HEAD = b"<head>"


def render_theme_choice() -> Html:
    """A list of the themes; theme.js does what is chosen."""
    options = [element("option", words, value=name) for name, words in THEMES.items()]
    return element("select", *options, aria_label="Light or dark", autocomplete="off")


def add_theme(application: Application) -> Application:
    """The application, whose page has theme.js, and the colours that it chooses, before all else."""
    first = f"<style>{page_file('first_paint.css')}</style><script>{page_file('theme.js')}</script>".encode()

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PAGE:
            await application(scope, receive, _Document(send, first).send)
        else:
            await application(scope, receive, send)

    return served


class _Document:
    """Puts something at the start of the head of a document, which is sent once it is whole."""

    def __init__(self, send: Send, first: bytes) -> None:
        self._send = send
        self._first = first
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":  # what a server may be told besides
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._body.replace(_HEAD, _HEAD + self._first, 1)
        others = [each for each in self._start["headers"] if each[0].lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**self._start, "headers": [*others, length]})
        await self._send({"type": "http.response.body", "body": body})

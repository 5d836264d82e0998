from typing import Any

from rag.page.asgi import Receive, Scope, Send
from rag.page.perimeter import policy
from rag.page.theme import THEMES, add_theme, render_theme_choice
from tests.apart import run_apart
from tests.page.seen import Page

DOCUMENT = b"<!doctype html><html><head><title>x</title></head><body>&lt;head&gt;<head></body></html>"


def sent(path: str, body: bytes = DOCUMENT) -> tuple[dict[bytes, bytes], bytes]:
    """The headers and the body that come of a document in two pieces."""
    messages: list[Any] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.debug", "info": {}})
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
        await send({"type": "http.response.body", "body": body[:30], "more_body": True})
        await send({"type": "http.response.body", "body": body[30:]})

    async def send(message: Any) -> None:
        messages.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    run_apart(add_theme(application)({"type": "http", "path": path}, receive, send))
    debug, start, *rest = messages
    assert debug["type"] == "http.response.debug"
    return dict(start["headers"]), b"".join(each.get("body", b"") for each in rest)


def test_what_chooses_the_colours_comes_first_in_the_page() -> None:
    """Before anything is drawn, once, with the length that it makes, and a hash that lets it run."""
    headers, body = sent("/")
    assert body.index(b"<script>") < body.index(b"<title>")
    assert (body.count(b"dateline-theme"), headers[b"content-length"]) == (1, str(len(body)).encode())
    assert policy(body) != policy(DOCUMENT)


def test_other_replies_stay_as_they_are() -> None:
    """Also one of the same words."""
    assert sent("/config") == ({b"content-length": str(len(DOCUMENT)).encode()}, DOCUMENT)


def test_each_theme_can_be_chosen_by_name() -> None:
    """The list says what it is for."""
    page = Page(render_theme_choice())
    assert [each["value"] for each in page.find("option")] == [*THEMES]
    assert page.find("select")[0]["aria-label"] == "Light or dark"

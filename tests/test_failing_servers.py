"""Every way in which a model's server can fail ends in quotations and one line that says why, for both protocols."""

import json
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from rag.assistant import Assistant
from rag.library.library import Library
from rag.models.choice import choose
from rag.text.characters import make_readable
from rag.types import Answer
from tests.raw_server import EVENTS, LINES, Step, Way, event, for_ever, hangs, line, raw_server, sends, whole

MINISTER = "Who is Malta's energy minister?"
KINDS = pytest.mark.parametrize(
    ("kind", "head", "step"), [("ollama", LINES, line), ("openai", EVENTS, event)], ids=["ollama", "openai"]
)
TIMEOUT = 0.4  # seconds to wait for a word
OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"<html><body>Welcome to nginx!</body></html>"


def refuses(connection: socket.socket) -> None:
    """Resets the connection."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def then_hangs(*pieces: bytes) -> Way:
    def way(connection: socket.socket) -> None:
        connection.sendall(b"".join(pieces))
        hangs(connection)

    return way


# What is done, with the head of a stream and a step in the protocol at hand; and what the note says of it.
WAYS: dict[str, tuple[Callable[[bytes, Step], Way], str]] = {
    "refuses": (lambda head, step: refuses, "broke off"),
    "closes": (lambda head, step: sends(), "broke off"),
    "hangs before the head": (lambda head, step: hangs, "sent no word for"),
    "hangs in the head": (lambda head, step: then_hangs(OK), "sent no word for"),
    "hangs after the head": (lambda head, step: then_hangs(head), "sent no word for"),
    "hangs after words": (lambda head, step: then_hangs(head, step("Aliens came. ")), "sent no word for"),
    "drops in the middle": (lambda head, step: sends(head, step("Aliens came. ")), "broke off"),
    "drops in a chunk": (
        lambda head, step: sends(head.replace(b"Connection: close", b"Transfer-Encoding: chunked"), b"ff\r\n{"),
        "broke off|no answer",
    ),
    "bytes": (lambda head, step: sends(head, bytes(range(256)) * 20), "no answer|broke off"),
    "no UTF-8": (lambda head, step: sends(head, step("x").replace(b'"x"', b'"\xff\xfe"')), "no answer|broke off"),
    "a page": (lambda head, step: sends(whole(HTML, "text/html")), "no answer|broke off"),
    "an error page": (lambda head, step: sends(whole(HTML, "text/html", "502 Bad Gateway")), "failed"),
    "a list": (lambda head, step: sends(head, b'["a"]\n', b'data: ["a"]\n\n'), "no answer"),
    "a number": (lambda head, step: sends(head, step(7), step(end="stop")), "no answer|empty"),
    "an object": (lambda head, step: sends(head, step({"a": 1}), step(end="stop")), "no answer|empty"),
    "null": (lambda head, step: sends(head, b"null\n", b"data: null\n\n"), "no answer|broke off"),
    "nested": (lambda head, step: sends(head, step("x").replace(b'"x"', b"[" * 50_000)), "no answer"),
    "a long number": (lambda head, step: sends(head, step("x").replace(b'"x"', b"9" * 50_000)), "no answer"),
    "nothing": (lambda head, step: sends(head, step(end="stop")), "empty answer"),
    "an error": (
        lambda head, step: sends(whole(json.dumps({"error": "a\nb\0c"}).encode(), status="500 No")),
        "failed: .*a",
    ),
    "no such model": (lambda head, step: sends(whole(b"{}", status="404 Not Found")), "is not there"),
    "no key": (lambda head, step: sends(whole(b"{}", status="401 Unauthorized")), "refuses the key"),
    "another protocol": (lambda head, step: sends(b"SSH-2.0-OpenSSH_9.6\r\n"), "broke off"),
    "another version": (lambda head, step: sends(b"HTTP/9 200 OK\r\n\r\n"), "broke off"),
    "a head without end": (lambda head, step: for_ever(OK, b"X-More: of it\r\n" * 500), "broke off"),
    "a redirect": (
        lambda head, step: sends(whole(b"", status="307 Go", more="Location: http://127.0.0.1:1/\r\n")),
        "sends on to http://127.0.0.1:1",
    ),
    "a loop": (
        lambda head, step: sends(whole(b"", status="307 Go", more="Location: /api/tags/../chat\r\n")),
        "no answer|broke off",
    ),
    "packed": (lambda head, step: sends(whole(b"x", more="Content-Encoding: br\r\n")), "packed"),
    "a line without end": (lambda head, step: for_ever(head, b"data: " + b"x" * 60_000), "a line of more than"),
    "spaces without end": (lambda head, step: for_ever(head, step(" "), 0.02), "sent no word for"),
    "thoughts without end": (lambda head, step: for_ever(head, step("", "hm " * 2_000)), "thought and wrote no answer"),
    "nothing that is true": (
        lambda head, step: sends(head, step("Aliens bought 4,000 bananas in Lima. " * 9), step(end="stop")),
        "nothing that the articles bear out",
    ),
}


def answered(library: Library, setting: str) -> Answer:
    *_, answer = Assistant(library, setting).ask(MINISTER)
    return answer


@pytest.fixture(scope="module")
def impatient(seeds: Library) -> Library:
    """The articles of the seeds, and a short wait for a model. Both clients have been used, whose first use takes a
    second in which a server is waited for."""
    for kind, way in (
        ("ollama", sends(LINES, line("Hi", end="stop"))),
        ("openai", sends(EVENTS, event("Hi", end="stop"))),
    ):
        with raw_server(way) as server, pytest.MonkeyPatch.context() as patch:
            patch.setenv("OLLAMA_HOST", server.address)
            model = choose("m:3b" if kind == "ollama" else f"{server.address}/v1", seeds.settings).model
            assert model is not None
            assert list(model.write("", "Hi", limit=9, stop=threading.Event())) == ["Hi"]
    return Library(replace(seeds.settings, model_timeout=TIMEOUT, reranker="none"))  # what is found plays no part here


@KINDS
@pytest.mark.parametrize("way", WAYS)
def test_a_server_that_fails(
    impatient: Library, monkeypatch: pytest.MonkeyPatch, way: str, kind: str, head: bytes, step: Step
) -> None:
    """The answer is in quotations, and has one note of one line, without anything that is no character."""
    fails, said = WAYS[way]
    with raw_server(fails(head, step)) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.address)
        answer = answered(impatient, "m:3b" if kind == "ollama" else f"{server.address}/v1")
    assert (answer.written_by, answer.done, len(answer.notes)) == ("quotes", True, 1)
    (note,) = answer.notes
    assert re.search(said, note), note
    assert note.endswith("The answer is in quotations instead.")
    assert len(note) < 500
    assert note == make_readable(note)
    assert len(note.splitlines()) == 1
    assert answer.citations


@KINDS
def test_a_server_that_never_ends(
    impatient: Library, monkeypatch: pytest.MonkeyPatch, kind: str, head: bytes, step: Step
) -> None:
    """What it wrote is checked and kept, and a note says that it was cut off."""
    true = "Malta’s Energy Minister Miriam Dalli said that it was not an easy thing to achieve. [1]\n"
    with raw_server(for_ever(head + step(true), step("I went on and on."))) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.address)
        answer = answered(impatient, "m:3b" if kind == "ollama" else f"{server.address}/v1")
    assert "Dalli" in answer.sentences[0].text
    assert answer.written_by != "quotes"
    assert "was cut off there" in answer.notes[0]


@KINDS
def test_stop_is_heard_in_the_middle_of_a_flood(
    seeds: Library, monkeypatch: pytest.MonkeyPatch, kind: str, head: bytes, step: Step
) -> None:
    """Of what is no word: the answer is in quotations, and the server sees that nobody listens."""
    left, stop = threading.Event(), threading.Event()

    def flood(connection: socket.socket) -> None:
        threading.Timer(0.2, stop.set).start()
        try:
            for_ever(head, step(" "), 0.001)(connection)
        except OSError:
            left.set()

    with raw_server(flood) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.address)
        *_, answer = Assistant(seeds, "m:3b" if kind == "ollama" else f"{server.address}/v1").ask(MINISTER, stop=stop)
    assert (answer.written_by, answer.notes[0][:7]) == ("quotes", "Stopped")
    assert left.wait(20)

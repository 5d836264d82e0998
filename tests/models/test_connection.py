"""What goes to a model's server and what is read of it: both clients, over real sockets."""

import gzip
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from rag.errors import ModelError
from rag.models.choice import Choice, choose
from rag.models.connection import MeasuredBody, Unusable, open_brief_connection
from rag.models.pulling import pull
from rag.models.sizes import SMALL, Size
from rag.settings import read_settings
from tests.raw_server import EVENTS, LINES, RawServer, Way, event, for_ever, raw_server, sends, whole

KINDS = pytest.mark.parametrize("kind", ["ollama", "openai"])
WORDS = (event("Ha"), event("noi", end="stop"))


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MODEL_KEY", "secret")
    monkeypatch.setenv("OLLAMA_API_KEY", "secret")


class Pieces(httpx.SyncByteStream):
    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces


@contextmanager
def chosen(kind: str, way: Way, lists: dict[str, object] | None = None) -> Iterator[tuple[Choice, RawServer]]:
    """What is in force where this server is the model's."""
    with raw_server(way, lists) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OLLAMA_HOST", server.address)
        patch.setenv("DATELINE_MODEL", "m:3b" if kind == "ollama" else f"{server.address}/v1")
        yield choose(read_settings().model, read_settings()), server


def written(choice: Choice, limit: int = 50) -> str:
    assert choice.model is not None, choice.why
    return "".join(choice.model.write("Be brief.", "Where?", limit=limit, stop=threading.Event()))


def to(address: str, status: int = 307) -> Way:
    return sends(whole(b"", status=f"{status} Elsewhere", more=f"Location: {address}\r\nConnection: close\r\n"))


@KINDS
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_is_told_and_not_followed(kind: str, status: int) -> None:
    """Neither key nor question nor passage gets there."""
    with raw_server(sends()) as other, chosen(kind, to(f"{other.address}/v1", status)) as (choice, server):
        with pytest.raises(ModelError) as error:
            written(choice)
        setting = "OLLAMA_HOST" if kind == "ollama" else "model"
        assert str(error.value).endswith(
            f" sends on to {other.address}: set {setting} to an address there if that is right"
        )
        assert (other.heads, len(server.heads) > 1) == ([], True)


@KINDS
def test_nor_when_models_are_listed(kind: str) -> None:
    """It is why answers are quotations."""
    with raw_server(sends()) as other:
        away = to(other.address)
        with chosen(kind, sends(), {"/api/tags": away, "/v1/models": away}) as (choice, _):
            assert choice.model is None
            assert f" sends on to {other.address}: set " in choice.why
            assert other.heads == []


@pytest.mark.parametrize(
    "address", ["//other:1/x", "http://[::1", "ftp://x", "http://a\x7fb/", f"http://{'a' * 5000}/"]
)
def test_any_other_place_is_another_server(address: str) -> None:
    """Told in one line that is not long."""
    with chosen("openai", to(address)) as (choice, _), pytest.raises(ModelError, match="sends on to") as error:
        written(choice)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 300


def test_a_redirect_within_the_server_is_followed() -> None:
    """As of servers that want a slash more."""
    lists = {"/v1/models": to("/v1/models/"), "/v1/models/": {"data": [{"id": "m"}]}}
    with chosen("openai", sends(EVENTS, *WORDS), lists) as (choice, _):
        assert written(choice) == "Hanoi"


def test_nothing_goes_along_that_is_for_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenAI's client sends what the environment holds for OpenAI to whatever server it is given."""
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer theirs\nX-Team: theirs")
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "theirs")
    with chosen("openai", sends(EVENTS, *WORDS)) as (choice, server):
        assert written(choice) == "Hanoi"
    assert not any("theirs" in head or "x-stainless" in head for head in server.heads)
    assert all("authorization: bearer secret" in head for head in server.heads)


@KINDS
def test_nothing_packed_is_asked_for_or_read(kind: str) -> None:
    """A kilobyte of it may be a gigabyte of text."""
    bomb = whole(gzip.compress(b"0" * 1_000_000), more="Content-Encoding: gzip\r\n")
    with chosen(kind, sends(bomb)) as (choice, server):
        with pytest.raises(ModelError, match=r"sent its reply packed \(gzip\)"):
            written(choice)
        assert all("accept-encoding: identity" in head for head in server.heads)


ENDLESS = {
    "one line": lambda head: for_ever(head, b"data: " + b"x" * 60_000),
    "one event": lambda head: for_ever(head, b"data: x\n" * 8_000),
    "an error page": lambda _: for_ever(b"HTTP/1.1 500 No\r\nConnection: close\r\n\r\n", b"<p>no</p>\n" * 6_000),
    "heads": lambda _: for_ever(b"HTTP/1.1 200 OK\r\n", b"X-More: of it\r\n" * 100),
}


@KINDS
@pytest.mark.parametrize("way", ENDLESS)
def test_what_has_no_end_is_left(kind: str, way: str) -> None:
    """Long before the time of the setting, and before it fills the memory; one line says so."""
    with chosen(kind, ENDLESS[way](LINES if kind == "ollama" else EVENTS)) as (choice, _):
        with pytest.raises(ModelError) as error:
            written(choice)
        assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", ["/api/tags", "/v1/models", "/api/show", "/props"])
def test_a_list_without_end_is_no_list(kind: str) -> None:
    """Nor what else is asked of a server in passing: then it has no model, or is of another make."""
    endless = for_ever(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b"[" * 1_000_000)
    with chosen("ollama" if "api" in kind else "openai", sends(), {kind: endless}) as (choice, _):
        assert (choice.model is None) == (kind != "/props")
        assert "\n" not in choice.why


@pytest.mark.parametrize(
    ("begin", "trickle"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: of it\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
    ],
)
def test_a_trickle_is_no_reply(begin: bytes, trickle: bytes) -> None:
    """A byte in time for each wait of its own is not in time for all of them."""
    slow = for_ever(begin, trickle, 0.02)
    with (
        raw_server(slow) as server,
        pytest.raises(Unusable, match=r"did not reply within 0\.3 seconds"),
        open_brief_connection(0.3) as connection,
        httpx.Client(**connection.options(server.address, None, SMALL, 5.0)) as client,
    ):
        client.get(f"{server.address}/api/chat")


def test_a_download_says_only_so_much() -> None:
    """On one line, with numbers that are none below zero."""
    step = b'{"status": "pull\\n\\u0000' + b"x" * 5_000 + b'", "completed": -5, "total": 9}\n'
    endless = for_ever(LINES + step, b"y" * 60_000)
    with chosen("ollama", sends(), {"/api/pull": endless}):
        steps = pull("m:3b", threading.Event())
        first = next(steps)
        assert (first.done, first.total, len(first.status), first.status.isprintable()) == (0, 9, 100, True)
        with pytest.raises(ModelError, match="sent a line of more than"):
            next(steps)


@pytest.mark.parametrize("cut", [1, 2, 5, 100])
def test_comments_of_a_stream_are_counted(cut: int) -> None:
    """Wherever it is cut; a colon within a line is none."""

    def counted(stream: bytes) -> int:
        heard: list[None] = []
        pieces = [stream[at : at + cut] for at in range(0, len(stream), cut)]
        list(MeasuredBody(Pieces(pieces), (b"\n\n",), Size(math.inf), lambda: heard.append(None)))
        return len(heard)

    assert counted(b"data: 1\n\n: reading\n\n") > 0
    assert counted(b": reading\n\n") > 0
    assert counted(b'data: {"a": 1}\n\ndata: {"b": 2}\n\n') == 0


@pytest.mark.parametrize("end", [b"\n\n", b"\r\r", b"\r\n\r\n"])
@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_the_end_of_an_event_may_come_in_pieces(end: bytes, cut: int) -> None:
    """Then the next one is counted from there, and only one that is too long is refused."""
    events = (b"data: 12345" + end) * 20
    pieces = [events[at : at + cut] for at in range(0, len(events), cut)]
    ends = (b"\n\n", b"\r\r", b"\r\n\r\n")
    assert b"".join(MeasuredBody(Pieces(pieces), ends, Size(math.inf, 16), print)) == events
    with pytest.raises(Unusable):
        list(MeasuredBody(Pieces(pieces), ends, Size(math.inf, 9), print))
    with pytest.raises(Unusable):
        list(MeasuredBody(Pieces(pieces), ends, Size(100), print))

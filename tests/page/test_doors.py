"""The page as a stranger meets it: every event and every address, with values that no page sends."""

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rag.page.inputs import _TAKES
from rag.page.uploads import size
from tests.page.served import SECRET, Served, served

# A server that has heard enough ends the connection: the next call must not be made on it.
CLOSING = {"Connection": "close"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, _cache: None) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("page")) as page:
        yield page


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[str]]]:
    """An address that nobody may ask for, and who did."""
    asked: list[str] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def listen() -> None:
            while True:
                try:
                    connection, who = listening.accept()
                except OSError:
                    return
                asked.append(str(who))
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/secret.txt", asked


def baits(path: str, address: str) -> list[Any]:
    """Values that Gradio takes for a file of the machine, or for one to be fetched, plain and in others."""
    file: dict[str, Any] = {"path": path, "meta": {"_type": "gradio.FileData"}}
    return [
        file,
        {**file, "url": address, "orig_name": "../../a.txt", "is_stream": True},
        {"path": address, "meta": {"_type": "gradio.FileData"}},
        {"path": path},
        {"path": path, "meta": "gradio.FileData"},
        [[file], {"a": {"b": file}}],
        {"value": file, "path": [file], "meta": {"_type": "gradio.FileData", "inner": file}},
        {"__type__": "update", "value": file},
    ]


def events(page: Served) -> list[tuple[int, list[int], bool]]:
    """Each event: its number, its inputs, and whether it is told what was clicked."""
    return [(each["id"], each["inputs"], each["collects_event_data"]) for each in page.config["dependencies"]]


def nothing_came(page: Served, replies: list[str]) -> None:
    """No secret is in a reply, none was copied, and all are where they were."""
    assert not [each for each in replies if SECRET in each or "SQLite format" in each]
    assert size(page.sent) == 0
    assert all(each.exists() for each in page.secrets)


def test_no_value_of_any_event_is_taken_for_a_file(
    page: Served, trap: tuple[str, list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    """In place of each input of each event: every bait is refused in one line, before a handler sees it."""
    address, asked = trap
    replies, secret = [], str(page.secrets[0])
    stateful = {each["id"] for each in page.config["components"] if each["type"] == "state"}
    for event, inputs, _ in events(page):
        for place in (place for place, component in enumerate(inputs) if component not in stateful):
            for bait in baits(secret, address):
                data = [bait if at == place else None for at in range(len(inputs))]
                reply = page.call(event, data)
                assert reply.status_code == 500, (event, place, bait)
                assert len(reply.json()["error"].splitlines()) == 1
                replies.append(reply.text)
    assert len(replies) > 100
    nothing_came(page, replies)
    assert asked == []
    assert "Traceback" not in "".join(capfd.readouterr())


def test_what_an_event_is_told_is_text(
    page: Served, trap: tuple[str, list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    """A click or a form of something else is refused in one line."""
    address, asked = trap
    replies = []
    for event, inputs, told in events(page):
        for bait in baits(str(page.secrets[0]), address) if told else ():
            for data in (bait, {"show": bait}, {"show": "rated", "fields": {"first": bait}}, {"at": bait}):
                reply = page.call(event, [None] * len(inputs), data)
                assert "as text" in reply.json()["error"]
                replies.append(reply.text)
    assert replies
    nothing_came(page, replies)
    assert asked == []
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.slow
def test_the_queue_refuses_them_too(page: Served, trap: tuple[str, list[str]]) -> None:
    """The way that a browser goes, for each event with an input, for each secret and for ways out of a folder."""
    paths = [*map(str, page.secrets), f"{page.sent}/../secret.txt", "/proc/self/environ"]
    replies = []
    for event, inputs, _ in events(page):
        for path in paths if inputs else ():
            bait = baits(path, trap[0])[0]
            replies.append(page.join(event, [bait] * len(inputs)))
    nothing_came(page, replies)


@pytest.mark.parametrize("name", ["ask", "search", "article"])
def test_the_calls_of_programs_take_text_alone(page: Served, name: str, trap: tuple[str, list[str]]) -> None:
    """By each of their addresses, and as tools of MCP."""
    ways = {"ask": "question", "search": "query", "article": "article_id"}
    replies = []
    for bait in [*baits(str(page.secrets[0]), trap[0]), 5, True, None]:
        refused = page.client.post(f"/gradio_api/run/{name}", json={"data": [bait]})
        assert refused.json()["error"].endswith("takes text alone")
        for way, body in (("call", {"data": [bait]}), ("call/v2", {ways[name]: bait})):
            joined = page.client.post(f"/gradio_api/{way}/{name}", json=body)
            told = page.client.get(f"/gradio_api/call/{name}/{joined.json()['event_id']}").text
            assert "event: error" in told
            replies += [refused.text, told]
        called = {"name": name, "arguments": {ways[name]: bait}}
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": called}
        accept = {"Accept": "application/json, text/event-stream"}
        tool = page.client.post("/gradio_api/mcp/", json=message, headers=accept)
        assert '"isError":true' in tool.text
        replies.append(tool.text)
    nothing_came(page, replies)
    assert trap[1] == []


def test_each_kind_of_input_is_in_the_table() -> None:
    """Or it would take nothing."""
    from rag.page.layout import build_page

    class Anything:
        def __getattr__(self, name: str) -> "Anything":
            return Anything()

        def ask(self, question: str) -> str: ...
        def search(self, query: str) -> str: ...
        def article(self, article_id: str) -> str: ...
        def line(self) -> str: ...

    places = {each for event in build_page(Anything()).fns.values() for each in event.inputs}  # type: ignore[arg-type]
    assert {type(each) for each in places if not each.stateful} == set(_TAKES)


def file_event(page: Served, name: str) -> tuple[int, int, int]:
    """The event that takes the files of the place `name`: its number, that input's place, and how many there are."""
    place = next(each["id"] for each in page.config["components"] if each["props"].get("elem_id") == name)
    return next((event, at.index(place), len(at)) for event, at, _ in events(page) if place in at)


@pytest.mark.parametrize("name", ["files", "question-set"])
def test_only_a_file_that_was_sent_is_taken(page: Served, name: str, tmp_path: Path) -> None:
    """Not one of the machine, whatever its ending, nor another's in the folder of what was sent, nor a link there."""
    event, place, count = file_event(page, name)
    kept = {"files": list, "question-set": lambda each: each[0]}[name]
    mine = tmp_path / "mine.jsonl"
    mine.write_text(json.dumps({"question": SECRET}), encoding="utf-8")
    sent = Path(page.upload("b.jsonl", b'{"question": "Who?"}').json()[0])
    beside, linked = sent.with_name("beside.jsonl"), sent.with_name(sent.name)
    beside.write_bytes(mine.read_bytes())
    linked.unlink()
    linked.symlink_to(mine)
    for path in (mine, beside, linked, sent.parent, sent.parent / ".." / "b.jsonl"):
        for value in ({"path": str(path)}, {"path": str(path), "meta": {"_type": "gradio.FileData"}}):
            data = [kept([value]) if at == place else None for at in range(count)]
            assert "only a file that was sent to this page" in page.call(event, data).json()["error"]
    assert mine.exists()
    for each in (beside, linked):
        each.unlink()


def test_a_file_that_was_sent_is_added(page: Served) -> None:
    """It goes into the library, and where it was nothing is left; a second time it is not there any more."""
    event, place, count = file_event(page, "files")
    path = page.upload(
        "a.txt", b"Zebras\n\nThe keeper said on 3 May 2023 that zebras cost 500 euros each in Malta."
    ).json()[0]
    file = {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "a.txt", "url": f"/file={path}"}
    data = [[file] if at == place else None for at in range(count)]
    assert page.call(event, data).status_code == 200
    assert not Path(path).exists()
    assert "choose them again" in page.call(event, data).text


@pytest.mark.parametrize(
    "name", ["a.exe", "a.py", "settings.toml", "library.sqlite", "a", ".txt/../b.svg", "a.txt\u202e.exe"]
)
def test_what_nobody_reads_is_not_sent(page: Served, name: str) -> None:
    """One line says which kinds are read, and nothing is written."""
    refused = page.upload(name, SECRET.encode())
    assert refused.status_code == 400
    assert "is of no kind that can be read" in refused.text
    assert len(refused.text.splitlines()) == 1
    nothing_came(page, [])


def test_too_much_is_not_sent(page: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is waiting together has a bound, and so has what any other request brings, announced or not."""
    monkeypatch.setattr("rag.page.uploads.WAITING_MB", 0)
    refused = page.upload("a.txt", b"x" * 100)
    assert refused.status_code == 413
    assert len(refused.text.splitlines()) == 1
    nothing_came(page, [])
    long = b'{"data": ["' + b"x" * 3_000_000 + b'"]}'
    assert page.client.post("/gradio_api/run/ask", content=long, headers=CLOSING).status_code == 413
    assert page.client.post("/gradio_api/run/ask", content=iter([long]), headers=CLOSING).status_code >= 400


NOT_SERVED = (
    "/gradio_api/file={secret}", "/gradio_api/file/{secret}", "/file={secret}", "/gradio_api/proxy={address}",
    "/gradio_api/file={address}", "/gradio_api/deep_link?session_hash=s", "/gradio_api/dev/reload",
    "/gradio_api/user", "/gradio_api/token", "/gradio_api/runs", "/gradio_api/queue/status", "/gradio_api/vibe-code",
    "/gradio_api/custom_component/a/client/component/style.css", "/gradio_api/mcp/sse", "/gradio_api/mcp/messages/",
    "/gradio_api/stream/s/0/1/playlist-file", "/monitoring", "/monitoring/summary", "/pwa_icon", "/logout", "/login",
    "/openapi.json", "/docs", "/redoc", "/gradio_api/profiling/traces", "/evaluation/../x.html",
    "/assets/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..{secret}", "/static/%2e%2e/%2e%2e/%2e%2e{secret}",
)  # fmt: skip


@pytest.mark.parametrize("path", NOT_SERVED)
def test_what_the_page_does_not_need_is_not_served(page: Served, path: str, trap: tuple[str, list[str]]) -> None:
    """Files, other servers, saved states, Gradio's own login and what else it brings."""
    reply = page.client.get(path.format(secret=page.secrets[0], address=trap[0]))
    assert reply.status_code in (403, 404)
    assert SECRET not in reply.text
    assert trap[1] == []


@pytest.mark.parametrize(
    "path",
    [
        "component_server",
        "process_recording",
        "vibe-edit",
        "undo-vibe-edit",
        "stream/e",
        "api/ask",
        "run-history/connect",
    ],
)
def test_what_may_change_is_a_short_list(page: Served, path: str) -> None:
    """Other addresses take nothing."""
    assert page.client.post(f"/gradio_api/{path}", json={}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/config", "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/mcp/schema"]
)
def test_what_is_told_to_everybody_holds_no_path(page: Served, path: str) -> None:
    """Neither the library's folder nor where Python or the page lie."""
    told = page.client.get(path).text
    folders = (str(page.secrets[0].parent), str(page.sent), str(Path.cwd()), str(Path.home()), os.__file__[:-6])
    assert [folder for folder in folders if folder in told] == []


def test_a_fault_of_ours_tells_nothing(page: Served) -> None:
    """An error that nobody foresaw is told in the terminal; who called hears that there was one."""
    reply = page.client.post("/gradio_api/run/predict", json={"data": [], "fn_index": 10_000})
    assert reply.status_code == 500
    assert str(Path.cwd()) not in reply.text


def test_there_is_no_rendering_by_a_server(page: Served) -> None:
    """Gradio 6.27 to 6.31 trust a `Host: localhost` that its Node server passes on (CVE-2026-134825), in what keeps the
    history of runs. Here the page comes as Python's template, without any content, and there is no history."""
    assert page.client.get("/").text.count("<gradio-app") == 1
    assert page.config["run_history"] is False
    forged = {"Host": "localhost", "x-gradio-server": page.client.base_url.host, "Authorization": "Bearer x"}
    for path in ("records", "buckets", "records/ask/1/assets/1"):
        assert page.client.get(f"/gradio_api/run-history/{path}", headers=forged).status_code == 404
    assert page.client.post("/gradio_api/run-history/connect", json={}, headers=forged).status_code == 404

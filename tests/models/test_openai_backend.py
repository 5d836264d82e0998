"""OpenAI-compatible servers: a real llama.cpp, and small ones that have what others have."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from rag.errors import ModelError
from rag.models.choice import Choice, choose
from rag.models.language_model import LanguageModel
from rag.models.openai_backend import Server, make_of
from rag.settings import read_settings

LONG = 20.0

Replies = Mapping[str, Any]


@contextmanager
def server(replies: Replies, asked: list[tuple[str, dict[str, Any]]] | None = None) -> Iterator[str]:
    """The address of a server that replies this to each path: text and bytes as they are, else as JSON; a number is a
    status; and 404 for the others."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

        def do_GET(self) -> None:
            self.do_POST()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if asked is not None:
                asked.append((self.path, {"key": self.headers["Authorization"], **json.loads(body or b"{}")}))
            reply = replies.get(self.path, 404)
            status = reply if isinstance(reply, int) else 200
            data = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/event-stream" if isinstance(reply, bytes) else "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}"
    finally:
        running.shutdown()
        running.server_close()


def events(*parts: object) -> bytes:
    """A stream as OpenAI's API sends it."""
    return b"".join(b"data: %s\n\n" % json.dumps(part).encode() for part in parts)


def part(text: str | None, finish: str | None = None, **more: object) -> dict[str, Any]:
    delta = {"role": "assistant", "content": text, **more}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}


LISTED = {"/v1/models": {"object": "list", "data": [{"id": "m"}, {"id": "n"}]}}
WHOLE = events(part("Ha"), part("noi", "stop")) + b"data: [DONE]\n\n"


def chosen(setting: str, **changed: object) -> Choice:
    return choose(setting, replace(read_settings(), **changed))


def model(setting: str, **changed: object) -> LanguageModel:
    found = chosen(setting, **changed).model
    assert found is not None, chosen(setting).why
    return found


def written(model: LanguageModel, limit: int = 24) -> str:
    return "".join(model.write("Be brief.", "Where is Hanoi?", limit=limit, stop=threading.Event()))


def test_llama_cpp_writes(llama_cpp: str) -> None:
    """The first model that it lists, with the window that it was started with and its own tokenizer."""
    found = model(f"{llama_cpp}/v1")
    assert found.name == f"smollm2 ({llama_cpp.removeprefix('http://')})"
    assert len(written(found).split()) > 5
    assert (found.window, found.count("Hello there, Putin!")) == (4096, 5)
    assert model(f"smollm2@{llama_cpp}/v1", context_window=2048).window == 2048


def test_stop_ends_it_at_llama_cpp(llama_cpp: str) -> None:
    """The one place that it has for answers is soon free again."""
    pieces = model(f"{llama_cpp}/v1").write("", "Write a long story.", limit=3000, stop=threading.Event())
    assert next(pieces)
    assert busy(llama_cpp)
    pieces.close()
    assert soon(lambda: not busy(llama_cpp))


def busy(llama_cpp: str) -> bool:
    (slot,) = httpx.get(f"{llama_cpp}/slots", trust_env=False).json()
    return bool(slot["is_processing"])


def soon(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold, long before the answer would have ended by itself."""
    waiting = threading.Event()
    return any(holds() or waiting.wait(0.05) for _ in range(int(LONG / 0.05)))


@pytest.mark.parametrize(
    ("replies", "at_once"),
    [
        ({"/props": {"default_generation_settings": {"n_ctx": 3000}, "total_slots": 3}}, 3),
        ({"/props": {"default_generation_settings": {"n_ctx": 3000}}}, 1),
        ({"/v1/models": {"data": [{"id": "m", "max_model_len": 2000}]}}, 8),
        ({}, 1),
    ],
)
def test_answers_at_once(replies: Replies, at_once: int) -> None:
    """The slots of llama.cpp, some of vLLM, which computes them together, and one of any other."""
    with server({**LISTED, **replies}) as address:
        writer = model(f"m@{address}/v1")
        assert (writer.concurrency, writer.digest) == (at_once, None)


@pytest.mark.parametrize(
    ("replies", "window", "count"),
    [
        ({"/props": {"default_generation_settings": {"n_ctx": 3000}}, "/tokenize": {"tokens": [1, 2]}}, 3000, 2),
        ({"/v1/models": {"data": [{"id": "m", "max_model_len": 2000}]}, "/tokenize": {"count": 3}}, 2000, 3),
        ({"/api/v0/models": {"data": [{"id": "m", "loaded_context_length": 4096}]}}, 4096, None),
        ({"/api/v0/models": {"data": [{"id": "m", "max_context_length": 5000}]}}, 5000, None),
        ({"/props": {"other": 1}, "/api/v0/models": {"data": []}}, None, None),
        ({}, None, None),
    ],
)
def test_what_each_server_has_of_its_own(replies: Replies, window: int | None, count: int | None) -> None:
    """llama.cpp, vLLM, LM Studio with a model in memory and without, another program, and one that has nothing."""
    with server({**LISTED, **replies}) as address:
        make = make_of(Server(f"{address}/v1", None), "m")
        assert make.window == window
        assert (make.count and make.count("two words")) == count


def test_a_server_that_counts_no_more_gets_the_bound() -> None:
    """An answer is not given up for it."""
    with server({**LISTED, "/props": {"default_generation_settings": {"n_ctx": 3000}}}) as address:
        assert model(f"{address}/v1").count("the") == 2


def test_the_request_and_the_key() -> None:
    """Only servers that are known to take it are told not to think."""
    asked: list[tuple[str, dict[str, Any]]] = []
    with server({**LISTED, "/v1/chat/completions": WHOLE}, asked) as address:
        assert written(model(f"n@{address}/v1", model_key="secret"), limit=7) == "Hanoi"
    body = dict(asked)["/v1/chat/completions"]
    assert all(each["key"] == "Bearer secret" for _, each in asked)
    assert (body["model"], body["max_tokens"], body["temperature"], body["stream"]) == ("n", 7, 0.0, True)
    assert "chat_template_kwargs" not in body


def test_llama_cpp_is_told_not_to_think() -> None:
    """By the variable that the templates of models that think ask for."""
    asked: list[tuple[str, dict[str, Any]]] = []
    props = {"/props": {"default_generation_settings": {"n_ctx": 3000}}}
    with server({**LISTED, **props, "/v1/chat/completions": WHOLE}, asked) as address:
        written(model(f"{address}/v1"))
    assert dict(asked)["/v1/chat/completions"]["chat_template_kwargs"] == {"enable_thinking": False}


def test_thoughts_apart_are_not_shown() -> None:
    """As vLLM and llama.cpp send them."""
    stream = events(part(None, reasoning_content="Hm."), part("Hanoi"), part(None, "stop"))
    with server({**LISTED, "/v1/chat/completions": stream}) as address:
        assert written(model(f"{address}/v1")) == "Hanoi"


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (events(), "broke off in the middle"),
        (events({"error": {"message": "CUDA out of memory"}}), "does not fit into memory"),
        (b"data: nothing\n\n", "something that is no answer"),
        (b"<html>", "broke off|no answer"),
        (events(part("", "stop")), "sent an empty answer"),
        (404, "is not there"),
        (401, "refuses the key: set model_key"),
        (500, "failed"),
    ],
)
def test_what_goes_wrong_is_said(reply: object, problem: str) -> None:
    """In one line, whatever the server sends."""
    with server({**LISTED, "/v1/chat/completions": reply}) as address:
        writing = model(f"{address}/v1")
        with pytest.raises(ModelError, match=problem) as error:
            written(writing)
    assert "\n" not in str(error.value)


def test_a_prompt_that_is_too_long(llama_cpp: str) -> None:
    """llama.cpp refuses it, and the setting is named."""
    writing = model(f"{llama_cpp}/v1")
    with pytest.raises(ModelError, match="set context_window to a smaller number"):
        list(writing.write("", "word " * 5000, limit=10, stop=threading.Event()))


@pytest.mark.parametrize(
    ("replies", "setting", "why", "cure"),
    [
        (LISTED, "x@{}/v1", "has no model 'x'", "set model to m@{}/v1"),
        ({"/v1/models": {"data": []}}, "{}/v1", "has no model: answers", "load a model there"),
        ({}, "{}/v1", "the server at {}/v1 is not there", "see what replies at {}/v1/models"),
        ({"/v1/models": 401}, "{}/v1", "{}/v1 refuses the key: set model_key", "see what replies at {}/v1/models"),
        ({"/v1/models": ["m"]}, "{}/v1", "something that is no answer", "see what replies at {}/v1/models"),
        ({"/v1/models": b"<html>"}, "{}/v1", "something that is no answer", "see what replies at {}/v1/models"),
    ],
)
def test_servers_that_cannot_be_used(replies: Replies, setting: str, why: str, cure: str) -> None:
    """Are told apart, and answers are quotes."""
    with server(replies) as address:
        choice = chosen(setting.format(address))
        assert choice.model is None
        assert why.format(address) in choice.why
        assert choice.cure == cure.format(address)


def test_no_server() -> None:
    """Is said at once."""
    choice = chosen("http://127.0.0.1:1/v1")
    assert (choice.model, choice.cure) == (None, "start that server")
    assert choice.why == "no server replies at http://127.0.0.1:1/v1: answers are quotations"

"""A small Ollama: a real HTTP server that follows https://docs.ollama.com/api, with faults to order.

Its words come from a script, or from a model that llama.cpp serves (`words_of`).
"""

import json
import select
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import StrEnum, auto
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

MANIFEST_UNKNOWN = "pull model manifest: file does not exist"
# Behind this stands what Go says of the connection.
NO_LIBRARY = 'pull model manifest: Get "https://registry.ollama.ai/v2/library/llama3.2/manifests/3b": '
NO_MEMORY = "model requires more system memory (5.6 GiB) than is available (3.1 GiB)"
CREATED = "2026-11-22T16:57:00.123456Z"
DIGEST = "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72"  # of every model's files
# The end of an answer; times in nanoseconds.
DONE = {
    "done": True,
    "done_reason": "stop",
    "total_duration": 5_000_000,
    "load_duration": 1_000_000,
    "eval_count": 5,
    "eval_duration": 2_000_000,
}

Writer = Callable[[Sequence[dict[str, Any]], int], Iterator[str]]


class Fault(StrEnum):
    """What goes wrong with an answer or a download."""

    SILENT = auto()  # nothing is sent, not even the head of the reply
    STUCK = auto()  # nothing more is sent after two words
    CUT = auto()  # the connection ends after two words
    UNDONE = auto()  # the reply ends after two words, as if it were whole
    GARBAGE = auto()  # lines that are no JSON
    STRANGE = auto()  # JSON of another shape
    EMPTY = auto()  # a whole answer without a word
    MEMORY = auto()  # HTTP 500: the model does not fit
    CANCELED = auto()  # HTTP 500: whoever it was being loaded for has left
    MISSING = auto()  # HTTP 404: the model was removed meanwhile
    BROKEN = auto()  # an error in the middle of the stream, which has HTTP 200
    PAGE = auto()  # an HTML page, as a proxy or another program sends it


@dataclass(frozen=True, slots=True)
class Model:
    """An installed model. `capabilities` is None for the servers before 0.6.4, which did not send any."""

    name: str
    parameters: str = "3.2B"
    capabilities: tuple[str, ...] | None = ("completion", "tools")
    window: int = 131_072
    family: str = "llama"
    template: str = "{{ range .Messages }}<|{{ .Role }}|>{{ .Content }}{{ end }}"
    renderer: str = ""  # the code of Ollama's own that puts the chat together, where no template does


@dataclass
class State:
    """What a test orders, and what it finds out."""

    models: list[Model] = field(default_factory=lambda: [Model("llama3.2:3b")])
    words: Sequence[str] | Writer = ("Putin", " spoke", " in", " Hanoi", ".")
    thoughts: str = ""  # sent apart from the answer, as by models that think
    fault: Fault | None = None
    pullable: tuple[str, ...] = ("llama3.2:3b",)
    read: tuple[int, float] = (26, 0.002)  # tokens of a prompt, and seconds, as it says when it is done
    reads_slowly: float = 0.0  # tokens a second that it really takes for them; 0 for no time
    tokens_read: int = 0
    offline: str = ""  # why it cannot reach its library, in the words of Go
    listing: Fault | None = None  # what goes wrong with the list of models
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # paths and bodies, in order
    left: threading.Event = field(default_factory=threading.Event)  # a client went before the end
    ended: threading.Event = field(default_factory=threading.Event)  # the last stream has ended, in whatever way


class ClientLeft(Exception):
    """The client closed the connection."""


class OllamaServer(ThreadingHTTPServer):
    """Serves until it is closed, on a port of this machine."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = State()
        self.closed = threading.Event()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.closed.set()
        self.shutdown()
        self.server_close()

    def bodies(self, path: str) -> list[dict[str, Any]]:
        """What was sent to this path."""
        return [body for asked, body in self.state.asked if asked == path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: OllamaServer

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        self._reply({})

    def do_POST(self) -> None:
        self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _reply(self, body: dict[str, Any]) -> None:
        state = self.server.state
        state.asked.append((self.path, body))
        replies = {
            "/api/version": lambda: self._json({"version": "0.13.2"}),
            "/api/tags": self._tags,
            "/api/show": lambda: self._show(body),
            "/api/chat": lambda: self._chat(body),
            "/api/generate": lambda: self._generate(body),
            "/api/pull": lambda: self._pull(body),
        }
        with suppress(ConnectionError):
            try:
                replies.get(self.path, lambda: self._json({"error": "404 page not found"}, 404))()
            except ClientLeft:
                state.left.set()
                self.close_connection = True
            except ConnectionError:
                state.left.set()
                raise
            finally:
                state.ended.set()

    # What there is

    def _tags(self) -> None:
        if self.server.state.listing is Fault.SILENT:
            self._wait_for_ever()
        if self.server.state.listing is Fault.PAGE:
            return self._page()
        return self._json({"models": [self._listed(model) for model in self.server.state.models]})

    def _listed(self, model: Model) -> dict[str, Any]:
        return {
            "name": model.name,
            "model": model.name,
            "modified_at": CREATED,
            "size": 2_019_393_189,
            "digest": DIGEST,
            "details": self._details(model),
        }

    def _details(self, model: Model) -> dict[str, Any]:
        return {
            "parent_model": "",
            "format": "gguf",
            "family": model.family,
            "families": [model.family],
            "parameter_size": model.parameters,
            "quantization_level": "Q4_K_M",
        }

    def _show(self, body: dict[str, Any]) -> None:
        model = self._find(body["model"])
        if model is None:
            return
        about = {
            "license": "",
            "modelfile": f"FROM {model.name}\nTEMPLATE {model.template}\n"
            + (f"RENDERER {model.renderer}\n" if model.renderer else ""),
            "parameters": "",
            "template": model.template,
            "details": self._details(model),
            "model_info": {
                "general.architecture": model.family,
                f"{model.family}.rope.scaling.original_context_length": 1,
                f"{model.family}.context_length": model.window,
                "tokenizer.ggml.tokens": None,
            },
            "modified_at": CREATED,
        }
        self._json(about if model.capabilities is None else {**about, "capabilities": list(model.capabilities)})

    def _find(self, name: str) -> Model | None:
        """The model of this name; where there is none, that is the reply."""
        wanted = {name, f"{name}:latest"}
        found = next((model for model in self.server.state.models if model.name in wanted), None)
        if found is None or self.server.state.fault is Fault.MISSING:
            self._json({"error": f"model '{name}' not found"}, 404)
            return None
        return found

    # Writing

    def _chat(self, body: dict[str, Any]) -> None:
        self._write(body, body["messages"], lambda word: {"message": {"role": "assistant", "content": word}})

    def _generate(self, body: dict[str, Any]) -> None:
        self._write(body, [{"role": "user", "content": body["prompt"]}], lambda word: {"response": word})

    def _write(self, body: dict[str, Any], messages: Sequence[dict[str, Any]], part: Callable[[str], Any]) -> None:
        model = self._find(body["model"])
        if model is None:
            return None
        if body.get("think") and "thinking" not in (model.capabilities or ()):
            return self._json({"error": f'"{model.name}" does not support thinking'}, 400)
        self._read_prompt(body.get("options", {}).get("num_batch", 512))
        head = {"model": body["model"], "created_at": CREATED}
        words = self._words(messages, body.get("options", {}).get("num_predict", -1))
        if not body.get("stream", True):
            return self._json({**head, **part("".join(words)), **self._done()})
        return self._stream(self._parts(head, words, part), {**head, **part(""), **self._done()})

    def _read_prompt(self, batch: int) -> None:
        """Tokens of a prompt, batch by batch: only between two of them it is seen that the client has left."""
        state = self.server.state
        tokens = state.read[0] if state.reads_slowly else 0
        while state.tokens_read < tokens:
            time.sleep(batch / state.reads_slowly)
            state.tokens_read += batch
            self._stay()

    def _done(self) -> dict[str, Any]:
        tokens, seconds = self.server.state.read
        return {**DONE, "prompt_eval_count": tokens, "prompt_eval_duration": int(seconds * 1e9)}

    def _parts(self, head: dict[str, Any], words: Iterator[str], part: Callable[[str], Any]) -> Generator[Any]:
        thoughts = self.server.state.thoughts
        if thoughts:
            yield {**head, "message": {"role": "assistant", "content": "", "thinking": thoughts}, "done": False}
        for word in words:
            yield {**head, **part(word), "done": False}

    def _words(self, messages: Sequence[dict[str, Any]], limit: int) -> Iterator[str]:
        words = self.server.state.words
        return words(messages, limit) if callable(words) else iter(words[:limit] if limit > 0 else words)

    def _pull(self, body: dict[str, Any]) -> None:
        name, offline = body["model"], self.server.state.offline
        if offline:
            return self._stream(iter([{"status": "pulling manifest"}, {"error": f"{NO_LIBRARY}{offline}"}]), None)
        if name not in self.server.state.pullable:
            return self._stream(iter([{"status": "pulling manifest"}, {"error": MANIFEST_UNKNOWN}]), None)
        part = {"status": "pulling dde5aa3fc5ff", "digest": "sha256:dde5aa3fc5ff", "total": 2_000_000}
        steps: list[dict[str, Any]] = [
            {"status": "pulling manifest"},
            part,
            {**part, "completed": 1_000_000},
            {**part, "completed": 2_000_000},
            {"status": "verifying sha256 digest"},
            {"status": "writing manifest"},
        ]
        return self._stream(self._getting(name, steps), {"status": "success"})

    def _getting(self, name: str, steps: Sequence[Any]) -> Iterator[Any]:
        yield from steps
        self.server.state.models.append(Model(name))

    def _stream(self, parts: Iterator[Any], last: Any) -> None:
        """The parts as lines of JSON in a chunked reply, and what is ordered to go wrong with it."""
        fault = self.server.state.fault
        if fault is Fault.SILENT:
            self._wait_for_ever()
        if fault is Fault.MEMORY:
            return self._json({"error": NO_MEMORY}, 500)
        if fault is Fault.CANCELED:
            return self._json({"error": "context canceled"}, 500)
        if fault is Fault.PAGE:
            return self._page()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if fault is Fault.GARBAGE:
            return self._end(b"<html>\nnothing here\n")
        if fault is Fault.STRANGE:
            return self._end(b'["a", 1]\n')
        for number, part in enumerate(() if fault is Fault.EMPTY else parts):
            if number == 2 and fault is not None:
                return self._go_wrong(fault)
            self._stay()
            self._line(part)
        if last is not None:
            self._line(last)
        return self._end()

    def _go_wrong(self, fault: Fault) -> None:
        if fault is Fault.STUCK:
            self._wait_for_ever()
        elif fault is Fault.CUT:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault is Fault.BROKEN:
            self._line({"error": "an error was encountered while running the model: CUDA error"})
            self._end()
        else:  # UNDONE
            self._end()

    # Sending

    def _line(self, value: Any) -> None:
        self._chunk(json.dumps(value).encode() + b"\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _end(self, data: bytes = b"") -> None:
        if data:
            self._chunk(data)
        self.wfile.write(b"0\r\n\r\n")

    def _json(self, value: Any, status: int = 200) -> None:
        self._whole(json.dumps(value).encode(), "application/json; charset=utf-8", status)

    def _page(self) -> None:
        self._whole(b"<html><body>Welcome to nginx!</body></html>", "text/html", 200)

    def _whole(self, data: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _wait_for_ever(self) -> None:
        """Until the client goes, or the test is over."""
        while not self.server.closed.is_set():
            self._stay(0.02)
        raise ClientLeft

    def _stay(self, seconds: float = 0.0) -> None:
        """Raises ClientLeft if the client has closed the connection."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        if readable and not self.connection.recv(1, socket.MSG_PEEK):
            raise ClientLeft


def slowly(words: Sequence[str], seconds: float) -> Writer:
    """A writer that waits before each word."""

    def write(_: Sequence[dict[str, Any]], __: int) -> Iterator[str]:
        for word in words:
            time.sleep(seconds)
            yield word

    return write


def words_of(address: str) -> Writer:
    """A writer whose words come from the model of a llama.cpp server."""
    place = urlsplit(address)

    def write(messages: Sequence[dict[str, Any]], limit: int) -> Iterator[str]:
        question = {"messages": list(messages), "stream": True, "temperature": 0, "max_tokens": limit}
        with closing(HTTPConnection(place.hostname or "", place.port)) as connection:
            connection.request(
                "POST", "/v1/chat/completions", json.dumps(question), {"Content-Type": "application/json"}
            )
            with connection.getresponse() as reply:
                for line in reply:
                    event = line.removeprefix(b"data: ").strip()
                    if event.startswith(b"{"):
                        yield json.loads(event)["choices"][0]["delta"].get("content") or ""

    return write

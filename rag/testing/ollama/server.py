"""A small Ollama: a real HTTP server that follows https://docs.ollama.com/api, with faults to order."""

import json
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from http.server import ThreadingHTTPServer
from typing import Any

from rag.testing.ollama.orders import Fault, Model, State
from rag.testing.ollama.replies import ClientLeft, Replies

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


class OllamaServer(ThreadingHTTPServer):
    """Serves until it is closed, on a port of this machine. Dateline finds it where OLLAMA_HOST is its address.

    >>> from ollama import Client
    >>> with OllamaServer(State(reply=["The harbour ", "opened."])) as server, Client(server.address) as client:
    ...     reply = client.chat("llama3.2:3b", [{"role": "user", "content": "What opened?"}])
    >>> reply.message.content
    'The harbour opened.'
    >>> server.bodies("/api/chat")[0]["messages"]
    [{'role': 'user', 'content': 'What opened?'}]
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, state: State | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = state or State()
        self.closed = threading.Event()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.closed.set()
        self.shutdown()
        self.server_close()

    def bodies(self, path: str) -> list[dict[str, Any]]:
        """What was sent to this path."""
        return [body for asked, body in self.state.asked if asked == path]


class _Handler(Replies):
    server: OllamaServer

    def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
        self._reply({})

    def do_POST(self) -> None:  # noqa: N802 - the same
        self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _reply(self, body: dict[str, Any]) -> None:
        state = self.server.state
        state.asked.append((self.path, body))
        replies: dict[str, Callable[[], None]] = {
            "/api/version": lambda: self.send_json({"version": "0.13.2"}),
            "/api/tags": self._tags,
            "/api/show": lambda: self._show(body),
            "/api/chat": lambda: self._chat(body),
            "/api/generate": lambda: self._generate(body),
            "/api/pull": lambda: self._pull(body),
        }
        with suppress(ConnectionError):
            try:
                replies.get(self.path, lambda: self.send_json({"error": "404 page not found"}, 404))()
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
            self.wait_for_ever(self.server.closed)
        if self.server.state.listing is Fault.PAGE:
            return self.send_page()
        return self.send_json({"models": [self._listed(model) for model in self.server.state.models]})

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
        self.send_json(about if model.capabilities is None else {**about, "capabilities": list(model.capabilities)})

    def _find(self, name: str) -> Model | None:
        """The model of this name; where there is none, that is the reply."""
        wanted = {name, f"{name}:latest"}
        found = next((model for model in self.server.state.models if model.name in wanted), None)
        if found is None or self.server.state.fault is Fault.MISSING:
            self.send_json({"error": f"model '{name}' not found"}, 404)
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
            return self.send_json({"error": f'"{model.name}" does not support thinking'}, 400)
        self._read_prompt(body.get("options", {}).get("num_batch", 512))
        head = {"model": body["model"], "created_at": CREATED}
        words = self._words(messages, body.get("options", {}).get("num_predict", -1))
        if not body.get("stream", True):
            return self.send_json({**head, **part("".join(words)), **self._done()})
        return self._stream(self._parts(head, words, part), {**head, **part(""), **self._done()})

    def _read_prompt(self, batch: int) -> None:
        """Tokens of a prompt, batch by batch: only between two of them it is seen that the client has left."""
        state = self.server.state
        tokens = state.read[0] if state.reads_slowly else 0
        while state.tokens_read < tokens:
            time.sleep(batch / state.reads_slowly)
            state.tokens_read += batch
            self.stay()

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
        words = self.server.state.reply
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
            self.wait_for_ever(self.server.closed)
        if fault is Fault.MEMORY:
            return self.send_json({"error": NO_MEMORY}, 500)
        if fault is Fault.CANCELED:
            return self.send_json({"error": "context canceled"}, 500)
        if fault is Fault.PAGE:
            return self.send_page()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if fault is Fault.GARBAGE:
            return self.end_stream(b"<html>\nnothing here\n")
        if fault is Fault.STRANGE:
            return self.end_stream(b'["a", 1]\n')
        for number, part in enumerate(() if fault is Fault.EMPTY else parts):
            if number == 2 and fault is not None:
                return self._go_wrong(fault)
            self.stay()
            self.send_line(part)
        if last is not None:
            self.send_line(last)
        return self.end_stream()

    def _go_wrong(self, fault: Fault) -> None:
        if fault is Fault.STUCK:
            self.wait_for_ever(self.server.closed)
        elif fault is Fault.CUT:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault is Fault.BROKEN:
            self.send_line({"error": "an error was encountered while running the model: CUDA error"})
            self.end_stream()
        else:  # UNDONE
            self.end_stream()

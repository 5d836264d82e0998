"""Models of OpenAI-compatible servers: llama.cpp, vLLM, LM Studio and others. The one place that knows OpenAI's client.

What the standard leaves out each server has in its own way: the context window, and counting tokens. Both are asked for
once, and a server that has neither gets the setting's window and an upper bound (`rag.models.tokens`).
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from rag.models.connection import Connection, Unusable, fetch_json, status_of
from rag.models.failures import Endpoint, explain_error
from rag.models.naming import display_name
from rag.models.sizes import size_of
from rag.models.tokens import most_tokens

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

# The client insists on a key. What is sent is the connection's affair, which knows whom the key is for.
_NO_KEY = "none"
# Seconds. The client insists on an end too; whoever waits for the words has the clock.
_PATIENCE = 86_400.0
# Answers at a time from a server that computes them together (vLLM, up to 256 of its own accord): enough that it is
# busy, few enough that the first word of each comes soon.
_BATCHED = 8
# Answers at a time at most, whatever a server says of itself: each is a thread here.
_SLOTS = 64
# A template of a model that can think asks for this variable (Qwen3, DeepSeek, Granite). Only servers that are known
# to take template variables get it: OpenAI itself refuses a request with an argument that it does not know.
_UNTHINKING = {"chat_template_kwargs": {"enable_thinking": False}}


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is, up to and with /v1, and the key that it wants."""

    address: str
    key: str | None

    @property
    def root(self) -> str:
        """Where a server has what is its own: beside /v1."""
        return self.address.removesuffix("/v1")


@dataclass(frozen=True, slots=True)
class Make:
    """What a kind of server has beside the standard."""

    window: int | None  # tokens of prompt and answer together
    count: Callable[[str], int] | None  # tokens of a text
    templates: bool  # takes variables for the model's template
    concurrency: int = 1  # answers that it writes at the same time


def list_models(server: Server) -> list[str]:
    """The models of the server, in its order. Raises what `explain` understands."""
    return [str(each["id"]) for each in _listing(server)]


def _listing(server: Server) -> list[dict[str, Any]]:
    reply = fetch_json("GET", f"{server.address}/models", server.key)
    return [each for each in reply["data"] if each["id"]]


def explain(error: Exception, server: Server, name: str) -> str:
    """What went wrong, in one line."""
    endpoint = Endpoint(
        name=name,
        address=server.address,
        start="start it, or choose another model",
        get=f"see {server.address}/models for those that are",
        setting="model",
    )
    status, said = _reply(error)
    return explain_error(error, endpoint, status, said)


def _reply(error: Exception) -> tuple[int | None, str | None]:
    """The HTTP status and message of an error that a server replied."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return error.status_code, error.message
    if isinstance(error, openai.APIError) and not isinstance(error, openai.APIConnectionError):
        return None, error.message  # an event of the stream
    if isinstance(error, httpx.HTTPStatusError):
        return status_of(error), error.response.text
    return None, None


def make_of(server: Server, model: str) -> Make:
    """What this server has beside the standard. Raises what `explain` understands when it stops replying."""
    for look in (_llama_cpp, _vllm, _lm_studio):
        # Then it is of another make.
        with suppress(httpx.HTTPStatusError, Unusable, LookupError, TypeError, ValueError):
            return look(server, model)
    return Make(None, None, templates=False)


def _llama_cpp(server: Server, _: str) -> Make:
    props = fetch_json("GET", f"{server.root}/props", server.key)
    window = props["default_generation_settings"]["n_ctx"]

    def count(text: str) -> int:
        return len(fetch_json("POST", f"{server.root}/tokenize", server.key, {"content": text})["tokens"])

    return Make(int(window), count, templates=True, concurrency=min(max(1, int(props.get("total_slots", 1))), _SLOTS))


def _vllm(server: Server, model: str) -> Make:
    window = _named(_listing(server), model)["max_model_len"]

    def count(text: str) -> int:
        question = {"model": model, "prompt": text, "add_special_tokens": False}
        return int(fetch_json("POST", f"{server.root}/tokenize", server.key, question)["count"])

    return Make(int(window), count, templates=True, concurrency=_BATCHED)


def _lm_studio(server: Server, model: str) -> Make:
    """Its list of models has the window of one that is loaded, which may be smaller than what the model can."""
    found = _named(fetch_json("GET", f"{server.root}/api/v0/models", server.key)["data"], model)
    return Make(int(found.get("loaded_context_length") or found["max_context_length"]), None, templates=False)


def _named(models: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return {str(each["id"]): each for each in models}[name]


class OpenAIBackend:
    """A model of an OpenAI-compatible server, which is given at most `window` tokens."""

    def __init__(self, server: Server, model: str, make: Make, window: int) -> None:
        self.name = f"{display_name(model)} ({urlsplit(server.address).netloc})"
        self.window = min(window, make.window or window)
        self.concurrency = make.concurrency
        self.digest: str | None = None  # none of these servers says
        self._server = server
        self._model = model
        self._make = make

    def count(self, text: str) -> int:
        if self._make.count is None:
            return most_tokens(text)
        try:
            return self._make.count(text)
        except (httpx.HTTPError, LookupError, TypeError, ValueError):
            return most_tokens(text)  # the server has more to do than to count

    def llm(self, connection: Connection, limit: int) -> "LLM":
        from llama_index.llms.openai_like import OpenAILike

        client = httpx.Client(**connection.options(self._server.address, self._server.key, size_of(self.window)))
        connection.close_later(client)
        llm: LLM = OpenAILike(
            model=self._model,
            api_base=self._server.address,
            api_key=_NO_KEY,
            http_client=client,
            is_chat_model=True,
            context_window=self.window,
            max_tokens=limit,
            temperature=0.0,
            timeout=_PATIENCE,
            max_retries=0,
            additional_kwargs={"extra_body": _UNTHINKING} if self._make.templates else {},
        )
        return llm

    def is_whole(self, raw: Any) -> bool:
        return any(choice.finish_reason for choice in raw.choices)

    def is_at_limit(self, raw: Any) -> bool:
        return any(choice.finish_reason == "length" for choice in raw.choices)

    def prompt_timing(self, raw: Any) -> tuple[int, float] | None:
        """llama.cpp says it; what it knew of the prompt before is not counted."""
        timings = (raw.model_extra or {}).get("timings") or {}
        tokens, milliseconds = timings.get("prompt_n"), timings.get("prompt_ms")
        return (int(tokens), milliseconds / 1000) if tokens and milliseconds else None

    def explain(self, error: Exception) -> str:
        return explain(error, self._server, self.name)

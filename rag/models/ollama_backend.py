"""Models of Ollama: which are installed, what they can do, and writing with one. The one place that knows its client.

Ollama's HTTP API is described at https://docs.ollama.com/api. It counts no tokens in advance (as of version 0.40 there
is no endpoint for it; ollama/ollama#12030 proposes one), so counts are an upper bound (`rag.models.tokens`).
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ollama

from rag.models.addresses import is_local
from rag.models.connection import ASKING, Connection, open_brief_connection
from rag.models.download import Download
from rag.models.failures import Endpoint, explain_error, is_offline
from rag.models.naming import display_name
from rag.models.sizes import ENDLESS, SMALL, Size, size_of
from rag.models.tokens import most_tokens
from rag.text.characters import one_line

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

# How long a model stays in memory after an answer: a person reads for minutes before the next question, and loading
# takes 5 to 60 seconds; Ollama's own 5 minutes are often over by then.
_KEEP = "15m"
# Tokens that it reads between two looks at whether somebody still listens: it reads a batch to its end. At the 25 a
# second of two busy cores (1.5 thousand million parameters) 64 take 2.6 seconds, and its own 512 take 20.
_BATCH = 64
# Characters of what a download says of itself.
_STATUS = 100
# A template that hands on the text and nothing else is that of a model which was never taught to converse. Models whose
# chat Ollama puts together by code of its own have the same one, and a line that names the code.
_NO_CHAT = re.compile(r"\{\{-?\s*\.Prompt\s*-?\}\}")
_RENDERED = re.compile(r"^RENDERER\s", re.MULTILINE)
_SIZES = {"K": 1e-6, "M": 1e-3, "B": 1.0, "T": 1e3}


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model of Ollama's list, which has the newest first."""

    name: str
    parameters: float | None  # thousand millions; None when the list does not say
    digest: str | None = None  # of its files


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a model can do. Versions before 0.6.4 list no capabilities: `chats` is then None."""

    window: int | None  # tokens that it was trained on
    chats: bool | None
    thinks: bool
    converses: bool  # has a template for a chat: without one it continues texts and follows no instructions


def list_installed(address: str) -> list[InstalledModel]:
    """The models of the server. Raises what its client raises (see `explain`)."""
    with open_brief_connection() as connection:
        return [_installed(each) for each in _client(address, connection, SMALL, ASKING).list().models if each.model]


def _installed(model: ollama.ListResponse.Model) -> InstalledModel:
    size = model.details.parameter_size if model.details else None
    return InstalledModel(model.model or "", _thousand_millions(size), model.digest)


def _thousand_millions(text: str | None) -> float | None:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([KMBT])", (text or "").strip().upper())
    return float(found[1]) * _SIZES[found[2]] if found else None


def abilities(address: str, name: str) -> Abilities:
    """What the model called `name` can do. Raises what the client raises."""
    with open_brief_connection() as connection:
        shown = _client(address, connection, SMALL, ASKING).show(name)
    able = shown.capabilities
    return Abilities(
        _trained_window(shown.modelinfo or {}),
        None if able is None else "completion" in able,
        "thinking" in (able or ()),
        not _NO_CHAT.fullmatch((shown.template or "").strip()) or bool(_RENDERED.search(shown.modelfile or "")),
    )


def _trained_window(about: Any) -> int | None:
    lengths = [value for key, value in about.items() if key.endswith(".context_length") and isinstance(value, int)]
    return next((length for length in lengths if length > 0), None)


def download_model(address: str, name: str, connection: Connection) -> Iterator[Download]:
    """Asks Ollama to download a model, step by step. Raises what the client raises."""
    for step in _client(address, connection, ENDLESS).pull(name, stream=True):
        yield Download(one_line(step.status or "", _STATUS), max(step.completed or 0, 0), max(step.total or 0, 0))


def _client(address: str, connection: Connection, size: Size, patience: float | None = None) -> ollama.Client:
    """Ollama's client over a connection. The key of OLLAMA_API_KEY is for the server of OLLAMA_HOST: both are the
    environment's."""
    key = os.environ.get("OLLAMA_API_KEY")
    client = ollama.Client(host=address, **connection.options(address, key, size, patience))
    connection.close_later(client)
    return client


def explain(error: Exception, address: str, name: str) -> str:
    """What went wrong, in one line."""
    endpoint = Endpoint(
        name=f"{display_name(name)} (Ollama)" if name else "Ollama",
        address=address,
        start="start Ollama with `ollama serve`, or get it from https://ollama.com/download",
        get=f"run `ollama pull {name}`",
        setting="OLLAMA_HOST",
    )
    if not isinstance(error, ollama.ResponseError):
        return explain_error(error, endpoint, None, None)
    return explain_error(error, endpoint, error.status_code if error.status_code > 0 else None, str(error.args[0]))


def explain_download(error: Exception, address: str, name: str) -> str:
    """As `explain`, of a download: Ollama gets it from the internet, which nothing else needs."""
    if isinstance(error, ollama.ResponseError) and is_offline(str(error.args[0])):
        where = "this computer" if is_local(address) else f"the computer at {address}"
        return f"Ollama cannot reach its library: is {where} online?"
    return explain(error, address, name)


class OllamaBackend:
    """A model of Ollama with a window that is set in every request.

    Without that Ollama takes its own default and cuts what is longer without a word. All requests have the same one,
    since a model that is asked with another is loaded anew.
    """

    def __init__(self, address: str, model: InstalledModel, window: int, thinks: bool) -> None:
        self._address = address
        self._model = model.name
        self._digest = model.digest
        self._window = window
        self._thinks = thinks

    @property
    def name(self) -> str:
        return f"{display_name(self._model)} (Ollama)"

    @property
    def digest(self) -> str | None:
        return self._digest

    @property
    def concurrency(self) -> int:
        """What its server was told, if that is known here: it does not tell anybody. Its own default is one."""
        parallel = os.environ.get("OLLAMA_NUM_PARALLEL", "")
        return max(1, int(parallel)) if parallel.isdecimal() else 1

    @property
    def window(self) -> int:
        return self._window

    def count(self, text: str) -> int:
        return most_tokens(text)

    def llm(self, connection: Connection, limit: int) -> "LLM":
        from llama_index.llms.ollama import Ollama

        llm: LLM = Ollama(
            model=self._model,
            base_url=self._address,
            client=_client(self._address, connection, size_of(self._window)),
            context_window=self._window,
            temperature=0.0,
            keep_alive=_KEEP,
            # Ollama refuses no model for a False, but says nothing of it to one that cannot think.
            thinking=False if self._thinks else None,
            additional_kwargs={"num_predict": limit, "num_batch": _BATCH},
        )
        return llm

    def is_whole(self, raw: Any) -> bool:
        return bool(raw.get("done"))

    def is_at_limit(self, raw: Any) -> bool:
        return bool(raw.get("done_reason") == "length")

    def prompt_timing(self, raw: Any) -> tuple[int, float] | None:
        tokens, nanoseconds = raw.get("prompt_eval_count"), raw.get("prompt_eval_duration")
        return (int(tokens), nanoseconds / 1e9) if tokens and nanoseconds else None

    def explain(self, error: Exception) -> str:
        return explain(error, self._address, self._model)

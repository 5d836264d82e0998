"""A GGUF file, served by llama.cpp inside this process. The one place that knows xllamacpp, an optional extra.

xllamacpp's server listens on a port of this machine, and speaks there what every llama.cpp server does, so a file is
one more OpenAI-compatible server. The port wants a key of its own, so that no other program uses the model.
"""

import atexit
import hashlib
import os
import secrets
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.errors import ModelError
from rag.models.connection import Connection
from rag.models.naming import display_name
from rag.models.openai_backend import OpenAIBackend, Server, make_of
from rag.models.watched import end_all
from rag.settings import is_inside

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

EXTRA = "pip install 'dateline[gguf]'"
_MAGIC = b"GGUF"

# Tokens that are read between two looks at whether somebody still listens: a prompt of 8,000 tokens takes minutes on
# a small machine, and a stopped one ends within a batch. llama.cpp's own is 2048. A model with 1.5 thousand million
# parameters reads as many tokens a second on a core in batches of 64, 128 and 256 (33 to 46).
_BATCH = 64

_lock = threading.Lock()
_servers: dict[tuple[Path, int], tuple[Any, Server]] = {}


def problem(path: Path, refused: Sequence[Path] = ()) -> str | None:
    """Why the file cannot be served, or None. Reads four bytes of it and loads nothing.

    Nothing in the folders `refused` is a model, nor by a link that leads there: whoever sends a file to the page is not
    whoever chooses what code of llama.cpp reads.
    """
    if is_inside(path, refused):
        return f"{path} was sent to the page, and such a file is never a model"
    if find_spec("xllamacpp") is None:
        return f"to run {path.name} Dateline needs llama.cpp: {EXTRA}"
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        return f"{path} cannot be read ({error.strerror})"
    return None if magic == _MAGIC else f"{path} is no GGUF file"


def serve(path: Path, window: int, refused: Sequence[Path] = ()) -> Server:
    """The server of the file, with a context of `window` tokens. It is loaded once, which takes seconds, and kept until
    the process ends. Raises ModelError when it cannot be; see `problem` for `refused`."""
    with _lock:
        key = (path, window)
        if key not in _servers:
            _servers[key] = _load(path, window, refused)
        return _servers[key][1]


def _load(path: Path, window: int, refused: Sequence[Path]) -> tuple[Any, Server]:
    found = problem(path, refused)
    if found:
        raise ModelError(found)
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.model_alias = {path.stem}
    parameters.n_ctx = window
    parameters.n_parallel = 1
    parameters.n_batch = parameters.n_ubatch = _BATCH
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads(os.cpu_count() or 1)
    password = secrets.token_urlsafe()
    parameters.api_keys = [password]
    parameters.ui = False
    parameters.warmup = False  # xllamacpp holds Python's lock while it loads, and the first prompt warms up as well
    parameters.verbosity = -1  # its log goes to stderr, which is for people
    parameters.endpoint_metrics = True
    try:
        server = xllamacpp.Server(parameters)
        # Waits for its loop to run: a server that is taken down before that never ends (seen on a busy machine).
        server.handle_metrics()
    except RuntimeError as error:  # it says no more than that it failed
        raise ModelError(
            f"{path} cannot be loaded: it is damaged, too new for this llama.cpp, or larger than the free memory"
        ) from error
    return server, Server(f"{server.listening_address}/v1", password)


def threads(cores: int) -> int:
    """How many threads compute. All but one core: llama.cpp's threads wait for each other by spinning, and when one of
    them shares its core with another program all do. Measured with SmolLM2 on 2 cores of which one was busy: 1.7 tokens
    a second with 2 threads, 68 with 1."""
    return max(1, cores - 1)


@atexit.register
def _end() -> None:
    """Ends the servers before Python takes its modules down. A server waits for the answers that it is writing, so
    those are cut first."""
    end_all()
    with _lock:
        _servers.clear()


class GGUFBackend:
    """A model in a file. It is loaded when it is first used, and not before."""

    def __init__(self, path: Path, window: int, refused: Sequence[Path] = ()) -> None:
        self.name = f"{display_name(path.stem)} (llama.cpp)"
        self._path = path
        self._most = window
        self._refused = refused

    @cached_property
    def _served(self) -> OpenAIBackend:
        server = serve(self._path, self._most, self._refused)
        return OpenAIBackend(server, self._path.stem, make_of(server, self._path.stem), self._most)

    @cached_property
    def digest(self) -> str | None:
        """SHA-256 of the file: a second for each gigabyte."""
        try:
            with self._path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{self._path} cannot be read ({error.strerror}): choose another model") from error

    @property
    def concurrency(self) -> int:
        return self._served.concurrency

    @property
    def window(self) -> int:
        return self._served.window

    def count(self, text: str) -> int:
        return self._served.count(text)

    def llm(self, connection: Connection, limit: int) -> "LLM":
        return self._served.llm(connection, limit)

    def is_whole(self, raw: Any) -> bool:
        return self._served.is_whole(raw)

    def is_at_limit(self, raw: Any) -> bool:
        return self._served.is_at_limit(raw)

    def prompt_timing(self, raw: Any) -> tuple[int, float] | None:
        return self._served.prompt_timing(raw)

    def explain(self, error: Exception) -> str:
        return self._served.explain(error)

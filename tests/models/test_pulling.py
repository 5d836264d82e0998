"""Getting a model through Ollama."""

import threading
from itertools import islice

import pytest
from ollama import ResponseError

from rag.errors import ModelError
from rag.models import ollama_backend
from rag.models.choice import choose
from rag.models.download import Download
from rag.models.pulling import RECOMMENDED, pull
from rag.settings import read_settings
from rag.testing.ollama.orders import Fault
from rag.testing.ollama.server import OllamaServer

LONG = 20.0


def pulled(name: str = RECOMMENDED) -> list[Download]:
    return list(pull(name, threading.Event()))


def test_progress_to_the_end(ollama: OllamaServer) -> None:
    """In bytes, and then the model is there."""
    ollama.state.models = []
    steps = pulled()
    assert steps[0] == Download("pulling manifest", 0, 0)
    assert Download("pulling dde5aa3fc5ff", 1_000_000, 2_000_000) in steps
    assert steps[-1] == Download("success", 0, 0)
    assert choose("auto", read_settings()).model is not None


def test_a_model_that_nobody_has(ollama: OllamaServer) -> None:
    """Ollama says so in the middle of its reply."""
    with pytest.raises(ModelError, match=r"nosuch .*failed: pull model manifest: file does not exist"):
        pulled("nosuch")


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.CUT, "broke off"),
        (Fault.UNDONE, "broke off while it was getting"),
        (Fault.GARBAGE, "something that is no answer"),
        (Fault.PAGE, "something that is no answer"),
        (Fault.MEMORY, "memory"),
    ],
)
def test_a_download_that_goes_wrong(ollama: OllamaServer, fault: Fault, problem: str) -> None:
    """Is an error in one line, and never taken for a success."""
    ollama.state.fault = fault
    with pytest.raises(ModelError, match=problem) as error:
        pulled()
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "why",
    [
        "dial tcp: lookup registry.ollama.ai on 127.0.0.53:53: no such host",
        "dial tcp: lookup registry.ollama.ai on 127.0.0.53:53: server misbehaving",
        "dial tcp [2606:4700:3036::6815:4be3]:443: connect: network is unreachable",
        "dial tcp 172.67.182.229:443: connect: connection refused",
        "dial tcp: lookup registry.ollama.ai: i/o timeout",
        "read tcp 10.10.0.39:49606->104.21.75.227:443: read: operation timed out",
        "net/http: TLS handshake timeout",
        "context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
    ],
)
def test_a_computer_that_is_offline(ollama: OllamaServer, why: str) -> None:
    """Is told so, in place of what Ollama's own words say."""
    ollama.state.offline = why
    with pytest.raises(ModelError) as error:
        pulled()
    assert str(error.value) == "Ollama cannot reach its library: is this computer online?"


def test_an_ollama_elsewhere_that_is_offline() -> None:
    """It is that computer which is to go online."""
    error = ollama_backend.explain_download(ResponseError("dial tcp: no such host"), "http://10.0.0.7:11434", "m")
    assert error == "Ollama cannot reach its library: is the computer at http://10.0.0.7:11434 online?"


def test_what_the_library_itself_says_is_told(ollama: OllamaServer) -> None:
    """Going online would not help."""
    ollama.state.offline = "tls: failed to verify certificate: x509: certificate has expired or is not yet valid"
    with pytest.raises(ModelError, match=r"llama3\.2:3b \(Ollama\) failed: pull model manifest: .*expired"):
        pulled()


def test_without_ollama() -> None:
    """It says how to start it."""
    with pytest.raises(ModelError, match=r"no server replies at http://127\.0\.0\.1:1: start Ollama"):
        pulled()


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.STUCK])
def test_stop_ends_it_at_the_server(ollama: OllamaServer, fault: Fault) -> None:
    """And is no error."""
    ollama.state.fault, stop = fault, threading.Event()
    threading.Timer(0.1, stop.set).start()
    assert len(list(pull(RECOMMENDED, stop))) <= 2
    assert ollama.state.left.wait(LONG)


def test_closing_ends_it_at_the_server(ollama: OllamaServer) -> None:
    """As when the page is closed."""
    ollama.state.fault = Fault.STUCK
    steps = pull(RECOMMENDED, threading.Event())
    assert len(list(islice(steps, 2))) == 2
    steps.close()
    assert ollama.state.left.wait(LONG)

"""Getting a model through Ollama."""

import threading
from itertools import islice

import pytest

from rag.errors import ModelError
from rag.models.choice import choose
from rag.models.pulling import RECOMMENDED, Progress, pull
from rag.settings import read_settings
from tests.ollama_server import Fault, OllamaServer

LONG = 20.0


def pulled(name: str = RECOMMENDED) -> list[Progress]:
    return list(pull(name, threading.Event()))


def test_progress_to_the_end(ollama: OllamaServer) -> None:
    """In bytes, and then the model is there."""
    ollama.state.models = []
    steps = pulled()
    assert steps[0] == Progress("pulling manifest", 0, 0)
    assert Progress("pulling dde5aa3fc5ff", 1_000_000, 2_000_000) in steps
    assert steps[-1] == Progress("success", 0, 0)
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

"""Which model is in force, why, and what improves it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.models.choice import Choice, Models, choose, rank_models
from rag.models.ollama_backend import InstalledModel
from rag.models.pulling import RECOMMENDED
from rag.settings import read_settings
from rag.testing.ollama.orders import Fault, Model
from rag.testing.ollama.server import OllamaServer
from rag.text.characters import make_readable
from tests.raw_server import for_ever, raw_server, sends

EMBEDDER = Model("nomic-embed-text:latest", "137M", ("embedding",), 2048, "nomic-bert")


def chosen(setting: str = "auto") -> Choice:
    return choose(setting, read_settings())


def name(choice: Choice) -> str | None:
    return choice.model and choice.model.name


def names(*models: tuple[str, float | None]) -> list[str]:
    return [each.name for each in rank_models([InstalledModel(*model) for model in models])]


def test_auto_is_a_model_of_ollama(ollama: OllamaServer) -> None:
    """And with one that suits there is nothing to improve."""
    assert name(chosen()) == "llama3.2:3b (Ollama)"
    assert chosen().why == "llama3.2:3b of Ollama writes the answers"
    assert chosen().cure is None


def test_without_ollama_answers_are_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    """And it says how to get it."""
    monkeypatch.setenv("PATH", "")
    choice = chosen()
    assert choice.model is None
    assert "Ollama does not reply at http://127.0.0.1:1): answers are quotations" in choice.why
    assert choice.cure == f"install Ollama from https://ollama.com/download, then `ollama pull {RECOMMENDED}`"


def test_an_ollama_that_is_installed_is_to_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than installed again."""
    (tmp_path / "ollama").write_text("#!/bin/sh\n")
    (tmp_path / "ollama").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chosen().cure == "ollama serve"


@pytest.mark.parametrize("models", [[], [EMBEDDER], [Model("llama-guard3:8b", "8.0B")], [Model("gpt-oss:120b-cloud")]])
def test_without_a_model_that_can_write_one_is_recommended(ollama: OllamaServer, models: list[Model]) -> None:
    """Neither embedding models nor judges can, and nothing is sent to another company's computers."""
    ollama.state.models = models
    choice = chosen()
    assert (choice.model, choice.pull) == (None, RECOMMENDED)
    assert choice.cure == f"ollama pull {RECOMMENDED}"
    assert "has no model that can write" in choice.why


def test_capabilities_decide(ollama: OllamaServer) -> None:
    """Where the name says nothing; old servers send none, and then only the name is known."""
    ollama.state.models = [Model("mine:latest", capabilities=("embedding",)), Model("other:7b", "7.6B")]
    assert name(chosen()) == "other:7b (Ollama)"
    ollama.state.models = [Model("mine:latest", capabilities=None)]
    assert name(chosen()) == "mine:latest (Ollama)"


BASE = Model("mine:7b", "7.6B", template="{{ .Prompt }}")


def test_a_model_without_a_chat_template_is_taken_only_by_its_name(ollama: OllamaServer) -> None:
    """It continues texts; whoever asks for it is told so."""
    ollama.state.models = [BASE, Model("smollm2:135m", "135M")]
    assert name(chosen()) == "smollm2:135m (Ollama)"
    choice = chosen("mine:7b")
    assert name(choice) == "mine:7b (Ollama)"
    assert "has no chat template: it continues texts and follows no instructions" in choice.why
    assert choice.cure == f"ollama pull {RECOMMENDED}"
    ollama.state.models = [BASE]
    assert (chosen().model, chosen().pull) == (None, RECOMMENDED)


def test_a_chat_may_be_put_together_by_code_of_ollamas_own(ollama: OllamaServer) -> None:
    """Then the template says nothing, as of qwen3-coder."""
    ollama.state.models = [replace(BASE, renderer="qwen3-coder")]
    assert name(chosen()) == "mine:7b (Ollama)"


def test_ranks() -> None:
    """First the sizes that a laptop runs and that keep to what they read; in them the newest; specialists last."""
    assert names(("a:70b", 70.6), ("b:1b", 1.2), ("c:7b", 7.6), ("d", None), ("e:3b", 3.2)) == [
        "c:7b",
        "e:3b",
        "d",
        "a:70b",
        "b:1b",
    ]
    assert names(("qwen2.5-coder:7b", 7.6), ("llava:7b", 7.2), ("llama3.2:1b", 1.2), ("llama3.1:8b-text", 8.0)) == [
        "llama3.2:1b",
        "qwen2.5-coder:7b",
        "llava:7b",
        "llama3.1:8b-text",
    ]
    assert names(("all-minilm", 0.02), ("bge-m3:latest", 0.5), ("deepseek-v3.1:671b-cloud", 671.0)) == []


@pytest.mark.parametrize(
    ("model", "doubt"), [("tiny:135m", "is small"), ("codellama:7b", "was made to write programs")]
)
def test_a_poor_model_writes_and_a_better_one_is_named(ollama: OllamaServer, model: str, doubt: str) -> None:
    """It is better than none."""
    ollama.state.models = [Model(model, "135M" if "135" in model else "7B")]
    choice = chosen()
    assert name(choice) == f"{model} (Ollama)"
    assert doubt in choice.why
    assert choice.cure == f"ollama pull {RECOMMENDED}"


@pytest.mark.parametrize("setting", ["mistral", "mistral:latest", "Mistral"])
def test_a_named_model(ollama: OllamaServer, setting: str) -> None:
    """Is the one of that name, whatever stands before it, with :latest or without."""
    ollama.state.models.append(Model("mistral:latest", "7.2B"))
    assert name(chosen(setting)) == "mistral:latest (Ollama)"


def test_a_named_model_that_is_missing(ollama: OllamaServer) -> None:
    """No other takes its place without a word: answers are quotes, and the pull command is named."""
    choice = chosen("gemma3:4b")
    assert (choice.model, choice.cure, choice.pull) == (None, "ollama pull gemma3:4b", "gemma3:4b")
    assert choice.why == "Ollama has no model 'gemma3:4b': answers are quotations"


def test_a_named_model_that_cannot_write(ollama: OllamaServer) -> None:
    """Is told apart from one that is missing."""
    ollama.state.models = [EMBEDDER]
    assert (
        chosen("nomic-embed-text").why == "the model 'nomic-embed-text' of Ollama cannot write: answers are quotations"
    )


@pytest.mark.parametrize("listing", [Fault.SILENT, Fault.PAGE])
def test_what_is_not_ollama_or_hangs(ollama: OllamaServer, listing: Fault) -> None:
    """Is said, and answers are quotes."""
    ollama.state.listing = listing
    choice = chosen()
    assert choice.model is None
    assert choice.why.endswith(": answers are quotations")
    assert "\n" not in choice.why


def test_quotes_are_a_setting(ollama: OllamaServer) -> None:
    """Nobody is asked."""
    assert chosen("quotes") == Choice(None, "answers are quotations, as the settings say")
    assert not ollama.state.asked


@pytest.mark.parametrize(
    "setting", ["http://", "http://host", "http://[::1/v1", "ftp://host/v1", "two words", "http://host:99999/v1"]
)
def test_what_is_no_setting_is_an_error(setting: str) -> None:
    """One line that names the value."""
    with pytest.raises(SettingsError) as error:
        chosen(setting)
    assert setting.split("@")[-1] in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """Is said when it is chosen, not when it is first used."""
    (tmp_path / "a.gguf").write_bytes(b"GGML of old")
    assert chosen(str(tmp_path / "a.gguf")).why == f"{tmp_path / 'a.gguf'} is no GGUF file: answers are quotations"
    assert "cannot be read (No such file or directory)" in chosen(str(tmp_path / "b.gguf")).why


def test_choosing_a_file_loads_nothing(smollm: Path) -> None:
    """Only its first use does."""
    choice = chosen(str(smollm))
    assert name(choice) == "SmolLM2-135M-Instruct.Q4_1 (llama.cpp)"
    assert choice.cure is None


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_choice_is_kept(ollama: OllamaServer) -> None:
    """A found one until it is forgotten."""
    clock = Clock()
    models = Models(read_settings(), clock)
    first = models.current()
    ollama.state.models = []
    clock.now = 3600.0
    assert models.current() is first
    models.forget()
    assert models.current().model is None


def test_nothing_found_is_asked_again_but_not_at_once(ollama: OllamaServer) -> None:
    """So that a model that is got later works without a restart, and no question waits for many looks."""
    clock = Clock()
    models = Models(read_settings(), clock)
    ollama.state.models = []
    assert models.current().model is None
    ollama.state.models = [Model("llama3.2:3b")]
    clock.now = 1.0
    assert models.current().model is None
    assert len(ollama.bodies("/api/tags")) == 1
    clock.now = 6.0
    assert name(models.current()) == "llama3.2:3b (Ollama)"


def test_a_command_has_a_setting_of_its_own(ollama: OllamaServer) -> None:
    """Which comes before that of the settings, and does not replace it."""
    models = Models(replace(read_settings(), model="quotes"))
    assert models.current("llama3.2:3b").model is not None
    assert models.current().model is None


def test_a_host_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the variable."""
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:port")
    with pytest.raises(SettingsError, match=r"OLLAMA_HOST '127\.0\.0\.1:port' is no address"):
        chosen()


def test_models_are_cheap_to_import() -> None:
    """A command that asks no model pays for none: neither LlamaIndex nor an HTTP client is imported."""
    code = "import sys, rag.models.choice; print({'httpx', 'ollama', 'openai', 'llama_index'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_a_port_of_another_machine_that_is_no_models_is_told_like_a_closed_one() -> None:
    """Whatever speaks there, or nothing: who may set `model` finds models with it, and no other program. (0.0.0.0 is
    this machine by a number that is not known for it.)"""
    ways = [
        sends(),
        sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
        sends(b"\x00\xff" * 99),
        for_ever(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
    ]
    for way in ways:
        with raw_server(sends(), {"/v1/models": way}) as server:
            address = f"http://0.0.0.0:{server.port}/v1"
            choice = chosen(address)
        assert server.heads
        assert choice == Choice(None, f"no server replies at {address}: answers are quotations", "start that server")
    assert chosen("http://0.0.0.0:1/v1").why == "no server replies at http://0.0.0.0:1/v1: answers are quotations"


def test_a_name_that_a_server_gives_is_one_short_line() -> None:
    """In the signature of an answer, and where it is said who writes."""
    name = "m\n\x1b[31m\0" + "x" * 5_000
    with raw_server(sends(), {"/v1/models": {"data": [{"id": name}]}}) as server:
        choice = chosen(f"{server.address}/v1")
    assert choice.model is not None
    for shown in (choice.why, choice.model.name):
        assert shown == make_readable(shown)
        assert len(shown.splitlines()) == 1
        assert len(shown) < 250

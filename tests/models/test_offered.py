"""Which models can be chosen, and what is said of a name that nothing has."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.models.offered import check_there, list_offered_models
from rag.settings import read_settings
from rag.testing.ollama.orders import Fault, Model
from rag.testing.ollama.server import OllamaServer
from tests.raw_server import raw_server, sends

NAMES = ("Qwen2.5-7B-Instruct", "gemma3-4b-it")
LISTS = {"/v1/models": {"data": [{"id": name} for name in NAMES]}}


def names(setting: str = "auto") -> tuple[str, ...]:
    return list_offered_models(replace(read_settings(), model=setting))


def told(setting: str) -> str:
    """What is wrong with a setting, in one line."""
    with pytest.raises(SettingsError) as error:
        check_there(setting, read_settings())
    assert "\n" not in str(error.value)
    return str(error.value)


def listing(*ids: str) -> dict[str, object]:
    return {"/v1/models": {"data": [{"id": each} for each in ids]}}


def test_installed_models_are_offered_as_ollama_spells_them(ollama: OllamaServer) -> None:
    """The most suitable first, and none that cannot write."""
    ollama.state.models = [
        Model("nomic-embed-text:latest", "137M"),
        Model("Tiny:135m", "135M"),
        Model("mistral:latest"),
    ]
    assert names() == ("mistral:latest", "Tiny:135m")


def test_the_models_of_the_server_in_force_are_offered_with_its_address(ollama: OllamaServer) -> None:
    """As the setting writes them, after those of Ollama."""
    with raw_server(sends(), LISTS) as server:
        address = f"{server.address}/v1"
        assert names(address) == ("llama3.2:3b", *(f"{name}@{address}" for name in NAMES))
        assert names(f"other@{address}") == names(address)


def test_names_that_no_setting_can_hold_are_not_offered(ollama: OllamaServer) -> None:
    """Nor those that nobody can read."""
    ollama.state.models = []
    with raw_server(sends(), listing("two words", "a@b", "red\x1b[31m", "x" * 5_000, "m")) as server:
        assert names(f"{server.address}/v1") == (f"m@{server.address}/v1",)


def test_of_endlessly_many_models_some_are_offered(ollama: OllamaServer) -> None:
    """A page with a million of them would not open."""
    ollama.state.models = []
    with raw_server(sends(), listing(*map(str, range(10_000)))) as server:
        assert len(names(f"{server.address}/v1")) == 500


@pytest.mark.parametrize("setting", ["auto", "http://127.0.0.1:1/v1", "http://", "http://host", "ftp://x"])
def test_where_nothing_replies_nothing_is_offered(setting: str) -> None:
    """At once."""
    begun = time.monotonic()
    assert names(setting) == ()
    assert time.monotonic() - begun < 1.0


def test_what_is_no_server_of_models_offers_none(ollama: OllamaServer) -> None:
    """And nobody knows of a name whether it is there."""
    ollama.state.listing = Fault.PAGE
    with raw_server(sends(), {"/v1/models": sends(b"SSH-2.0-OpenSSH_9.6\r\n")}) as server:
        assert names(f"{server.address}/v1") == ()
        check_there(f"m@{server.address}/v1", read_settings())
        check_there("m", read_settings())


def test_no_address_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who chooses says what is wrong with it."""
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:port")
    assert names() == ()


@pytest.mark.parametrize("setting", ["auto", "quotes", " Quotes ", "llama3.2:3b", "LLAMA3.2:3B", "mistral"])
def test_what_is_there_is_no_mistake(ollama: OllamaServer, setting: str) -> None:
    """In capitals or not, with ":latest" or without."""
    ollama.state.models.append(Model("mistral:latest"))
    check_there(setting, read_settings())


@pytest.mark.parametrize(
    ("installed", "typed", "meant"),
    [
        (("llama3.2:3b", "gemma3:1b"), "gemma3:4b", "choose gemma3:1b, or get the other"),
        (("llama3.2:3b", "mistral:latest"), "mistal", "choose mistral:latest, or get the other"),
        (("llama3.1:8b", "llama3.2:3b"), "llama3.2:1b", "choose llama3.2:3b, or get the other"),
        (("llama3.1:8b", "llama3.2:3b"), "qwen3:8b", "choose one that is there (llama3.1:8b, llama3.2:3b), or get it"),
        ((*"abcde",), "qwen3:8b", "choose one that is there (a, b, c, d and 1 more), or get it"),
        ((), "qwen3:8b", "get it"),
    ],
)
def test_a_name_that_ollama_does_not_have(
    ollama: OllamaServer, installed: Sequence[str], typed: str, meant: str
) -> None:
    """The one that may have been meant, and the command that gets it."""
    ollama.state.models = [*map(Model, installed)]
    assert told(typed) == f"Ollama has no model {typed!r}: {meant} with `ollama pull {typed}`"


@pytest.mark.parametrize(
    ("typed", "meant"), [("gemma3", "gemma3-4b-it"), ("llama", NAMES[0]), ("GEMMA3-4B-IT", NAMES[1])]
)
def test_a_name_that_a_server_does_not_have(typed: str, meant: str) -> None:
    """One that it has, and its address."""
    with raw_server(sends(), LISTS) as server:
        address = f"{server.address}/v1"
        line = f"the server at {address} has no model {typed!r}: set model to {meant}@{address}"
        assert told(f"{typed}@{address}") == line
        check_there(f"{NAMES[1]}@{address}", read_settings())
        check_there(address, read_settings())


def test_a_server_without_models() -> None:
    """One is to be loaded there; its address alone can be kept until then."""
    with raw_server(sends(), listing()) as server:
        address = f"{server.address}/v1"
        assert told(f"m@{address}") == f"the server at {address} has no model 'm': load a model there"
        check_there(address, read_settings())


@pytest.mark.parametrize("setting", ["gemma3:4b", "m@http://127.0.0.1:1/v1"])
def test_where_nothing_replies_a_name_is_no_mistake(setting: str) -> None:
    """Nobody knows."""
    check_there(setting, read_settings())


def test_a_file_that_is_not_there_or_no_model(tmp_path: Path) -> None:
    """Or was sent to the page."""
    sent = tmp_path / "uploads" / "m.gguf"
    assert "set model to a .gguf file that is there" in told(str(tmp_path / "none.gguf"))
    (tmp_path / "own.gguf").write_bytes(b"GGUF")
    check_there(str(tmp_path / "own.gguf"), read_settings())
    with pytest.raises(SettingsError, match="never a model"):
        check_there(str(sent), read_settings(str(tmp_path)))


def test_a_file_that_llama_cpp_is_missing_for_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be installed later; what is not there helps nobody."""
    monkeypatch.setattr("rag.models.gguf.find_spec", lambda name: None)
    (tmp_path / "own.gguf").write_bytes(b"GGUF")
    check_there(str(tmp_path / "own.gguf"), read_settings())
    assert f"{tmp_path / 'none.gguf'} is not there" in told(str(tmp_path / "none.gguf"))

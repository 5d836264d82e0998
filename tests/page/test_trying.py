from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.page.trying import SettingsRefused, try_settings
from rag.settings import Settings, read_settings
from rag.testing.ollama.orders import Model
from rag.testing.ollama.server import OllamaServer


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(str(tmp_path), {})


def refused(settings: Settings, **changes: str) -> dict[str, str]:
    with pytest.raises(SettingsRefused) as caught:
        try_settings(settings, changes, {})
    return dict(caught.value.faults)


@pytest.mark.slow
def test_each_setting_is_tried_for_itself(settings: Settings) -> None:
    """What is wrong with one is not told of another, and all that is wrong is told at once."""
    faults = refused(settings, context_window="many", reranker="/nowhere", strict="yes", model_timeout="1e9")
    assert set(faults) == {"context_window", "reranker", "model_timeout"}
    assert "'/nowhere' is not on this machine" in faults["reranker"]


def test_what_can_be_used_is_given_back(settings: Settings) -> None:
    """And nothing is written."""
    tried = try_settings(settings, {"strict": "yes", "model": "quotes"}, {})
    assert (tried.strict, tried.model) == (True, "quotes")
    assert not (settings.data_dir / "settings.toml").exists()


def test_what_stays_as_it_is_is_not_tried(settings: Settings) -> None:
    """A judge that has gone meanwhile hinders no other change."""
    (settings.data_dir / "settings.toml").write_text('judge = "/nowhere"\n')
    tried = try_settings(replace(settings, judge="/nowhere"), {"judge": "/nowhere", "strict": "yes"}, {})
    assert tried.strict


def test_what_is_wrong_with_the_file_is_no_fault_of_a_setting(settings: Settings) -> None:
    """It is told as such."""
    (settings.data_dir / "settings.toml").write_text("no TOML")
    with pytest.raises(SettingsError, match=r"settings\.toml cannot be read") as caught:
        try_settings(settings, {"strict": "yes"}, {})
    assert not isinstance(caught.value, SettingsRefused)


def test_a_model_that_is_there_and_cannot_write_is_refused(settings: Settings, ollama: OllamaServer) -> None:
    """As one that turns text into vectors."""
    ollama.state.models.append(Model("nomic-embed-text:latest", capabilities=("embedding",)))
    assert refused(settings, model="nomic-embed-text") == {
        "model": "the model 'nomic-embed-text' of Ollama cannot write: choose another"
    }

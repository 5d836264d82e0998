from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from rag.library.library import Library
from rag.models.choice import choose
from rag.page.application_service import ApplicationService
from rag.settings import read_settings
from rag.testing.ollama.server import OllamaServer
from tests.raw_server import raw_server, sends


def test_a_model_that_was_got_is_in_force_at_once(seeds: Library, ollama: OllamaServer) -> None:
    """The choice that was made without it does not hold."""
    ollama.state.models = []
    service = ApplicationService(seeds)
    assert (service.choice().model, service.choice().pull) == (None, "llama3.2:3b")
    *_, last = service.pull("llama3.2:3b", Event())
    model = service.choice().model
    assert (last.status, model and model.name) == ("success", "llama3.2:3b (Ollama)")


def test_a_change_of_the_model_moves_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not to the address that a visitor gives, now or after a restart; the command's own keeps it."""
    monkeypatch.setenv("DATELINE_MODEL_KEY", "secret")
    lists = {"/v1/models": {"data": [{"id": "m"}]}}
    with raw_server(sends(), lists) as home, raw_server(sends(), lists) as other:
        for _ in range(2):
            with closing(Library(read_settings(str(tmp_path)))) as library:
                service = ApplicationService(library, f"{home.address}/v1")
                service.change_settings({"model": f"{other.address}/v1"})
                assert choose(library.settings.model, library.settings).model is not None
                assert service.choice().cure is None
        assert other.heads
        assert not any("authorization" in head for head in other.heads)
        assert all("bearer secret" in head for head in home.heads)

from threading import Event

from rag.library.library import Library
from rag.page.desk import Desk
from tests.ollama_server import OllamaServer


def test_a_model_that_was_got_is_in_force_at_once(seeds: Library, ollama: OllamaServer) -> None:
    """The choice that was made without it does not hold."""
    ollama.state.models = []
    desk = Desk(seeds)
    assert (desk.choice().model, desk.choice().pull) == (None, "llama3.2:3b")
    *_, last = desk.pull("llama3.2:3b", Event())
    model = desk.choice().model
    assert (last.status, model and model.name) == ("success", "llama3.2:3b (Ollama)")

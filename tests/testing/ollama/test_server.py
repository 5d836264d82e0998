"""The small Ollama of the tests answers the real client as a large one does."""

import ollama as client
import pytest

from rag.testing.ollama.orders import Model
from rag.testing.ollama.server import OllamaServer

MODEL = "llama3.2:3b"
HELLO = [{"role": "user", "content": "Hello"}]


def test_the_list_and_what_a_model_can_do(ollama: OllamaServer) -> None:
    """As the client understands them."""
    with client.Client(ollama.address) as asking:
        (listed,) = asking.list().models
        shown = asking.show(MODEL)
    assert (listed.model, listed.details and listed.details.parameter_size) == (MODEL, "3.2B")
    assert shown.capabilities == ["completion", "tools"]
    assert (shown.modelinfo or {})["llama.context_length"] == 131_072


@pytest.mark.parametrize("stream", [True, False])
def test_chat_and_generate(ollama: OllamaServer, stream: bool) -> None:
    """Word by word or whole."""
    with client.Client(ollama.address) as asking:
        chat = asking.chat(MODEL, HELLO, stream=stream)
        text = asking.generate(MODEL, "Hello", stream=stream)
        chats = list(chat) if stream else [chat]
        texts = list(text) if stream else [text]
    assert "".join(each.message.content for each in chats) == "Putin spoke in Hanoi."
    assert "".join(each.response for each in texts) == "Putin spoke in Hanoi."
    assert (chats[-1].done, chats[-1].done_reason, texts[-1].eval_count) == (True, "stop", 5)


def test_errors_have_a_status_and_a_message(ollama: OllamaServer) -> None:
    """For a model that is missing, one that cannot think, and a path that is none."""
    with client.Client(ollama.address) as asking:
        with pytest.raises(client.ResponseError, match="model 'nosuch' not found") as missing:
            asking.chat("nosuch", HELLO)
        with pytest.raises(client.ResponseError, match="does not support thinking") as thoughtless:
            asking.chat(MODEL, HELLO, think=True)
        with pytest.raises(client.ResponseError) as nowhere:
            asking.ps()
    assert [each.value.status_code for each in (missing, thoughtless, nowhere)] == [404, 400, 404]


def test_thoughts_come_apart(ollama: OllamaServer) -> None:
    """From a model that has them."""
    ollama.state.models = [Model(MODEL, capabilities=("completion", "thinking"))]
    ollama.state.thoughts = "Hm."
    with client.Client(ollama.address) as asking:
        first, *rest = asking.chat(MODEL, HELLO, think=True, stream=True)
    assert (first.message.thinking, first.message.content) == ("Hm.", "")
    assert rest

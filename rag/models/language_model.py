"""A language model that writes: streamed, stopped at once, and with a plain message for whatever goes wrong."""

import threading
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol

from rag.errors import ModelError
from rag.models.thoughts import Thoughts
from rag.models.watched import Silence, watched

if TYPE_CHECKING:  # LlamaIndex takes 3 s to import, httpx 0.3 s: only a model that is used needs them
    from llama_index.core.llms import LLM

    from rag.models.connection import Connection


class Backend(Protocol):
    """One way to reach a model: Ollama, an OpenAI-compatible server, or llama.cpp in this process."""

    @property
    def name(self) -> str:
        """What answers are signed with."""

    @property
    def digest(self) -> str | None:
        """What tells this model from another one of its name; None where its server does not say. Raises ModelError."""

    @property
    def at_once(self) -> int:
        """Answers that it writes at the same time; more would wait for one another. May load the model: raises
        ModelError."""

    @property
    def window(self) -> int:
        """Tokens of prompt and answer together. May load the model: raises ModelError."""

    def count(self, text: str) -> int:
        """Tokens of the text: the model's own count, or an upper bound of it. Raises ModelError."""

    def llm(self, connection: "Connection", limit: int) -> "LLM":
        """A LlamaIndex LLM of its own for one generation of at most `limit` tokens, all of whose traffic goes through
        `connection`. Raises ModelError."""

    def is_whole(self, raw: Any) -> bool:
        """Whether what the server sent (`ChatResponse.raw`) says that the answer is whole."""

    def explain(self, error: Exception) -> str:
        """What went wrong, in one line: what, which value, what to do."""


class LanguageModel:
    """A model of a backend, which waits at most `timeout` seconds for each next word."""

    def __init__(self, backend: Backend, timeout: float) -> None:
        self._backend = backend
        self._timeout = timeout

    @property
    def name(self) -> str:
        """What answers are signed with, such as "llama3.2:3b (Ollama)"."""
        return self._backend.name

    @property
    def digest(self) -> str | None:
        """What tells this model from another one of its name; None where its server does not say. Raises ModelError."""
        return self._backend.digest

    @property
    def at_once(self) -> int:
        """Answers that it writes at the same time. The first look may load the model. Raises ModelError."""
        return self._backend.at_once

    @property
    def window(self) -> int:
        """Tokens of prompt and answer together. The first look may load the model. Raises ModelError."""
        return self._backend.window

    def count(self, text: str) -> int:
        """Tokens of `text` by the model's own tokenizer, or else a bound that is hardly ever below it. Raises
        ModelError."""
        return self._backend.count(text)

    def write(self, system: str, prompt: str, *, limit: int, stop: threading.Event) -> Iterator[str]:
        """The answer in pieces, none of them empty, at temperature 0 and of at most `limit` tokens.

        Ends at once, here and at the server, when `stop` is set or the iterator is closed; what was yielded stays.
        Raises ModelError when the server cannot be reached, has no such model or no memory, sends nothing for the
        model's timeout, breaks off, or sends what is no answer.
        """
        from rag.models.connection import Connection

        connection = Connection()
        reading = watched(lambda: self._pieces(connection, system, prompt, limit), connection, stop, self._timeout)
        try:
            with closing(reading) as pieces:
                yield from self._shown(pieces, stop)
        except ModelError:
            raise
        except Silence:
            raise ModelError(
                f"{self.name} sent nothing for {self._timeout:g} seconds: choose a smaller model, or set model_timeout "
                f"to more seconds"
            ) from None
        except Exception as error:  # whatever a server sends, the answer falls back to quotes
            raise ModelError(self._backend.explain(error)) from error

    def _pieces(self, connection: "Connection", system: str, prompt: str, limit: int) -> Iterator[str]:
        """As they come; an empty one is a sign of life of a model that thinks."""
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=prompt),
        ]
        whole = False
        for response in self._backend.llm(connection, limit).stream_chat(messages):
            yield response.delta or ""
            whole = whole or self._backend.is_whole(response.raw)
        if not whole:
            raise ModelError(f"{self.name} broke off in the middle of its answer: ask again")

    def _shown(self, pieces: Iterator[str], stop: threading.Event) -> Iterator[str]:
        """The pieces without thoughts; an answer that holds nothing else is no answer."""
        thoughts = Thoughts()
        empty = True
        for piece in pieces:
            shown = thoughts.add(piece)
            empty = empty and not shown.strip()
            if shown:
                yield shown
        rest = thoughts.end()
        if rest:
            yield rest
        if empty and not rest.strip() and not stop.is_set():
            raise ModelError(f"{self.name} sent an empty answer: ask again, or choose another model")

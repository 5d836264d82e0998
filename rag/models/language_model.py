"""A language model that writes: streamed, stopped at once, and with a plain message for whatever goes wrong."""

import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from rag.errors import ModelError
from rag.models.pace import Pace
from rag.models.template_marks import TemplateMarks
from rag.models.thoughts import Thoughts
from rag.models.watched import Overlong, Patience, Silence, watch
from rag.text.characters import Readable

if TYPE_CHECKING:  # LlamaIndex takes 3 s to import, httpx 0.3 s: only a model that is used needs them
    from llama_index.core.llms import LLM

    from rag.models.connection import Connection


# The first word may take this many times the wait for the next ones: before it the server loads the model, and reads
# the prompt. Ollama on two busy cores read 1,500 tokens in two minutes (1.5 thousand million parameters).
BEFORE_FIRST = 5

# A reply may take this many times the wait for its next word. A model told to write 500 tokens at one a second, slower
# than which nobody reads along, needs 500 seconds, and with the default of 60 gets 600. Whoever has a slower machine
# sets model_timeout to more, and gets more of both.
IN_ALL = 10

# Characters of a token, at most on the average of many: 4 to 5 in English, up to 6 in other languages with the largest
# vocabularies. A server may ignore the number of tokens that it is told to write.
CHARACTERS = 8

# Said of a model, after its name: why a reply is cut off, and why there is none.
TOO_MUCH = "wrote on after {tokens:,} tokens and was cut off there"
TOO_LONG = (
    "had not ended after {seconds:g} seconds and was cut off there: set model_timeout to more seconds for all of it"
)
ONLY_THOUGHT = "thought and wrote no answer: choose a model that does not think, or set model_timeout to more seconds"
EMPTY = "sent an empty answer: ask again, or choose another model"
SILENT = "sent no word for {seconds:g} seconds: choose a smaller model, or set model_timeout to more seconds"
SILENT_AT_FIRST = f"{SILENT} (before the first word it has {BEFORE_FIRST} times as long)"


@dataclass(frozen=True, slots=True)
class _Part:
    """What came at a time: some of the answer, and of the thoughts that a server sends apart."""

    said: str
    thought: str

    @property
    def has_words(self) -> bool:
        return _has_words(self.said) or _has_words(self.thought)


class _AtLimit(Exception):
    """The model wrote more than it may."""

    def __init__(self, tokens: int) -> None:
        super().__init__(tokens)
        self.tokens = tokens


class _Room:
    """How much more may be written than was."""

    def __init__(self, tokens: int) -> None:
        self._tokens = tokens
        self._left = CHARACTERS * tokens

    def fit(self, text: str) -> str:
        """The text as far as there is room for it."""
        fitting = text[: max(self._left, 0)]
        self._left -= len(text)
        return fitting

    def check(self) -> None:
        """Raises _AtLimit where there was more than fitted."""
        if self._left < 0:
            raise _AtLimit(self._tokens)


class Backend(Protocol):
    """One way to reach a model: Ollama, an OpenAI-compatible server, or llama.cpp in this process."""

    @property
    def name(self) -> str:
        """What answers are signed with."""

    @property
    def digest(self) -> str | None:
        """What tells this model from another one of its name; None where its server does not say. Raises ModelError."""

    @property
    def concurrency(self) -> int:
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

    def is_at_limit(self, raw: Any) -> bool:
        """Whether it says that the answer ended because it had as many tokens as it may have."""

    def prompt_timing(self, raw: Any) -> tuple[int, float] | None:
        """How many tokens of the prompt were read, and in how many seconds, where the server says so."""

    def explain(self, error: Exception) -> str:
        """What went wrong, in one line: what, which value, what to do."""


class LanguageModel:
    """A model of a backend, which waits at most `timeout` seconds for each next word."""

    def __init__(self, backend: Backend, timeout: float) -> None:
        self._backend = backend
        self._timeout = timeout
        self.pace = Pace()

    @property
    def name(self) -> str:
        """What answers are signed with, such as "llama3.2:3b (Ollama)"."""
        return self._backend.name

    @property
    def digest(self) -> str | None:
        """What tells this model from another one of its name; None where its server does not say. Raises ModelError."""
        return self._backend.digest

    @property
    def concurrency(self) -> int:
        """Answers that it writes at the same time. The first look may load the model. Raises ModelError."""
        return self._backend.concurrency

    @property
    def window(self) -> int:
        """Tokens of prompt and answer together. The first look may load the model. Raises ModelError."""
        return self._backend.window

    def count(self, text: str) -> int:
        """Tokens of `text` by the model's own tokenizer, or else a bound that is hardly ever below it. Raises
        ModelError."""
        return self._backend.count(text)

    def write(self, system: str, prompt: str, *, limit: int, stop: threading.Event) -> Generator[str, None, str | None]:
        """The answer in pieces, none of them empty, at temperature 0 and of at most `limit` tokens; and in the end, if
        the answer did not end of its own accord, why it is cut off, in one line.

        Ends at once, here and at the server, when `stop` is set or the iterator is closed; what was yielded stays, as
        when the server breaks off after that. Raises ModelError when the server cannot be reached, has no such model or
        no memory, sends no word for as long as the model may take, or sends what is no answer.
        """
        from rag.models.connection import Connection

        connection = Connection()
        patience = Patience(
            BEFORE_FIRST * self._timeout, self._timeout, IN_ALL * self._timeout, lambda: connection.comments
        )
        reading = watch(
            lambda: self._parts(connection, system, prompt, limit),
            connection,
            stop,
            patience,
            is_life=lambda part: part.has_words,
        )
        with closing(reading) as parts:
            return (yield from self._shown(parts, limit, stop))

    def _parts(self, connection: "Connection", system: str, prompt: str, limit: int) -> Iterator[_Part]:
        """As they come. Raises _AtLimit where the model wrote all that it may, its thoughts counted."""
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=prompt),
        ]
        whole = at_limit = False
        measured: tuple[int, float] | None = None
        began = monotonic()
        first: float | None = None
        stream = self._backend.llm(connection, limit).stream_chat(messages)
        room = _Room(self.window)
        for response in stream:
            part = _Part(response.delta or "", str(response.additional_kwargs.get("thinking_delta") or ""))
            first = first or (monotonic() if part.has_words else None)
            yield _Part(room.fit(part.said), room.fit(part.thought))
            room.check()
            whole = whole or self._backend.is_whole(response.raw)
            at_limit = at_limit or self._backend.is_at_limit(response.raw)
            measured = self._backend.prompt_timing(response.raw) or measured
        if not whole:
            raise ModelError(f"{self.name} broke off in the middle of its answer: ask again")
        if measured is None and first is not None:
            measured = self.count(f"{system}{prompt}"), first - began
        if measured is not None:
            self.pace.note(*measured)
        if at_limit:
            raise _AtLimit(limit)

    def _shown(self, parts: Iterator[_Part], limit: int, stop: threading.Event) -> Generator[str, None, str | None]:
        """The pieces of the answer, and why they are cut off. Raises ModelError where there are none."""
        said = False
        try:
            for piece in self._pieces(parts, limit):
                said = said or _has_words(piece)
                yield piece
        except Exception as error:  # whatever a server sends, what it had said by then stays
            if stop.is_set():
                return None
            if not said:
                raise ModelError(self._why(error)) from error
            return self._why(error)
        return None

    def _pieces(self, parts: Iterator[_Part], limit: int) -> Iterator[str]:
        """What of the parts is neither a thought nor a mark of a template; none is empty."""
        thoughts, marks, characters, room = Thoughts(), TemplateMarks(), Readable(), _Room(limit)
        said = thought = False
        cut: Exception | None = None
        try:
            for part in parts:
                thought = thought or part.has_words
                if piece := room.fit(marks.add(thoughts.add(characters.add(part.said)))):
                    said = said or _has_words(piece)
                    yield piece
                room.check()
                if marks.ended:
                    break
        except (_AtLimit, Overlong) as error:
            cut = error
        if rest := room.fit(marks.add(thoughts.end()) + marks.end()):
            said = said or _has_words(rest)
            yield rest
        if not said and (thought or cut is None):
            raise ModelError(f"{self.name} {ONLY_THOUGHT if thought and not marks.ended else EMPTY}")
        if cut is not None:
            raise cut

    def _why(self, error: Exception) -> str:
        """Why an answer is cut off, or is none, in one line."""
        if isinstance(error, ModelError):
            return str(error)
        if isinstance(error, _AtLimit):
            return f"{self.name} {TOO_MUCH.format(tokens=error.tokens)}"
        if isinstance(error, Overlong):
            return f"{self.name} {TOO_LONG.format(seconds=IN_ALL * self._timeout)}"
        if isinstance(error, Silence):
            silent, times = (SILENT, 1) if error.begun else (SILENT_AT_FIRST, BEFORE_FIRST)
            return f"{self.name} {silent.format(seconds=times * self._timeout)}"
        return self._backend.explain(error)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))

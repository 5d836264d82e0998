"""A language model whose replies are written beforehand."""

import threading
from collections.abc import Generator, Sequence
from typing import NamedTuple, TypeAlias

from rag.errors import ModelError
from rag.models.language_model import EMPTY, LanguageModel
from rag.models.pace import Pace

# What comes at a time; a ModelError is where it breaks off.
Piece: TypeAlias = str | ModelError
Reply: TypeAlias = Piece | Sequence[Piece]


class Request(NamedTuple):
    """What a model was given to read, and the tokens that it might write."""

    system: str
    prompt: str
    limit: int


class ScriptedModel(LanguageModel):
    """Gives its replies in turn, the last one again and again, and keeps what it was asked. Counts a token a character.

    >>> model = ScriptedModel("It rained.", ["The sun ", "shone."])
    >>> "".join(model.write("Be brief.", "What happened?", limit=20, stop=threading.Event()))
    'It rained.'
    >>> list(model.write("Be brief.", "And then?", limit=20, stop=threading.Event()))
    ['The sun ', 'shone.']
    >>> [request.prompt for request in model.requests]
    ['What happened?', 'And then?']
    """

    def __init__(self, *replies: Reply, name: str = "Scripted", window: int = 100_000) -> None:
        self.pace = Pace()
        self.requests: list[Request] = []
        self._replies = replies
        self._name = name
        self._window = window

    @property
    def name(self) -> str:
        return self._name

    @property
    def digest(self) -> None:
        return None

    @property
    def concurrency(self) -> int:
        return 1

    @property
    def window(self) -> int:
        return self._window

    def count(self, text: str) -> int:
        return len(text)

    def write(self, system: str, prompt: str, *, limit: int, stop: threading.Event) -> Generator[str, None, str | None]:
        """The next reply, as a `LanguageModel` gives it: an error after words is why they are cut off."""
        reply = self._replies[min(len(self.requests), len(self._replies) - 1)]
        self.requests.append(Request(system, prompt, limit))
        said = False
        for piece in [reply] if isinstance(reply, str | ModelError) else reply:
            if stop.is_set():
                return None
            if isinstance(piece, ModelError):
                if said:
                    return str(piece)
                raise piece
            if piece:
                said = said or any(map(str.isalnum, piece))
                yield piece
        if not said:
            raise ModelError(f"{self.name} {EMPTY}")
        return None

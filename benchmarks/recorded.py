"""A model whose replies were recorded, so that the checks can be measured again without it."""

import threading
from collections.abc import Generator

from rag.models.choice import Choice, Models
from rag.models.language_model import LanguageModel
from rag.models.pace import Pace
from rag.models.tokens import most_tokens


class _Fixed(Pace):
    """A speed that was recorded."""

    def __init__(self, in_time: int) -> None:
        super().__init__()
        self._in_time = in_time

    @property
    def in_time(self) -> int:
        return self._in_time


class Recorded(LanguageModel):
    """Replies to `question` as it did when it was recorded; else as `live` does now, which is recorded, or not at
    all."""

    def __init__(self, name: str, window: int, replies: dict[str, str], live: LanguageModel | None = None) -> None:
        self.replies = replies
        self.question = ""
        self.pace = live.pace if live else Pace()
        self.room: dict[str, int] = {}  # tokens that it read in time when it was recorded, by question
        self._name = name
        self._window = window
        self._live = live

    def ask(self, question: str) -> None:
        """Which question is asked next: a recorded one is read as much of as then."""
        self.question = question
        if question in self.room:
            self.pace = _Fixed(self.room[question])

    @property
    def name(self) -> str:
        return self._name

    @property
    def window(self) -> int:
        return self._window

    def count(self, text: str) -> int:
        """The same whether it is recorded or replies now, so that it reads the same."""
        return most_tokens(text)

    def write(self, system: str, prompt: str, *, limit: int, stop: threading.Event) -> Generator[str, None, str | None]:
        self.room.setdefault(self.question, self.pace.in_time)
        if self._live is None or self.question in self.replies:
            yield self.replies.get(self.question, "")
            return None
        said: list[str] = []
        why = yield from _kept(self._live.write(system, prompt, limit=limit, stop=stop), said)
        self.replies[self.question] = "".join(said)
        return why


def _kept(pieces: Generator[str, None, str | None], said: list[str]) -> Generator[str, None, str | None]:
    while True:
        try:
            piece = next(pieces)
        except StopIteration as ended:
            why: str | None = ended.value
            return why
        said.append(piece)
        yield piece


class OneModel(Models):
    """Nothing to choose from."""

    def __init__(self, model: LanguageModel) -> None:
        self._choice = Choice(model, "it was recorded")

    def current(self, setting: str | None = None) -> Choice:
        return self._choice

    def forget(self) -> None:
        """There is no other."""

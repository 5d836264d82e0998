"""A desk whose answers are written beforehand."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rag.errors import DatelineError
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.pulling import Progress
from rag.types import Answer, Exchange


@dataclass
class ScriptedDesk:
    """Answers every question with `script`; as the assistant, it ends with what was said so far when it is stopped."""

    library: Library
    script: Iterable[Answer] = ()
    chosen: Choice | DatelineError = field(default_factory=lambda: Choice(None, "no model runs", "ollama serve"))
    steps: Sequence[Progress | DatelineError] = ()
    asked: list[dict[str, Any]] = field(default_factory=list)

    def ask(
        self,
        question: str,
        history: Sequence[Exchange] = (),
        *,
        standalone: str | None = None,
        strict: bool | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Answer]:
        self.asked.append(
            {"question": question, "history": history, "standalone": standalone, "strict": strict, "stop": stop}
        )
        for answer in self.script:
            grown = replace(answer, question=question)
            yield grown
            if stop and stop.is_set() and not answer.done:
                yield replace(grown, done=True)
                return

    def choice(self) -> Choice:
        if isinstance(self.chosen, DatelineError):
            raise self.chosen
        return self.chosen

    def pull(self, name: str, stop: threading.Event) -> Iterator[Progress]:
        for step in self.steps:
            if isinstance(step, DatelineError):
                raise step
            if stop.is_set():
                return
            yield step

"""What all visitors of the page share: the library and one assistant, loaded once, after the page is up."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from rag.assistant import Assistant
from rag.errors import DatelineError
from rag.evaluation.cases import QuestionSet
from rag.evaluation.runs import Conditions, Run
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.pulling import Progress, pull
from rag.progress import Progress as Steps
from rag.types import Answer, Exchange, Hit

if TYPE_CHECKING:
    from rag.evaluation.running import Plan


class Desk:
    """Answers questions; a question that comes while the models are still loading waits for them."""

    def __init__(self, library: Library, answerer: str | None = None) -> None:
        self.library = library
        self._assistant = Assistant(library, answerer)
        self._loading = Lock()
        self._ready = False

    def load_in_background(self) -> None:
        Thread(target=self._load_or_leave, name="load models", daemon=True).start()

    def _load_or_leave(self) -> None:
        with suppress(DatelineError):  # the first question meets the same problem, and tells the person who asks
            self.load()

    def load(self) -> None:
        """Loads models and indexes, unless that is done; two callers at a time load them once."""
        with self._loading:
            if not self._ready:
                self._assistant.warm_up()
                self._ready = True

    def choice(self) -> Choice:
        """Which model answers now, if any, and why."""
        return self._assistant.choice()

    def pull(self, name: str, stop: threading.Event) -> Iterator[Progress]:
        """Gets a model for Ollama, and says how far that has come. Raises ModelError."""
        yield from pull(name, stop)
        self._assistant.models.forget()  # the choice was made without it

    def ask(
        self,
        question: str,
        history: Sequence[Exchange] = (),
        *,
        standalone: str | None = None,
        strict: bool | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Answer]:
        """As `Assistant.ask`."""
        self.load()
        yield from self._assistant.ask(question, history, standalone=standalone, strict=strict, stop=stop)

    def search(self, query: str) -> tuple[Hit, ...]:
        """The best passages: an answer's first snapshot has them and nothing else."""
        return next(self.ask(query)).hits

    def evaluate(self, questions: QuestionSet, plan: "Plan", progress: Steps, stop: threading.Event) -> Run:
        """As `rag.evaluation.running.evaluate`, which is imported when it is needed: it brings scipy."""
        from rag.evaluation.running import evaluate

        self.load()
        return evaluate(self._assistant, questions, plan, progress, stop)

    def conditions(self, plan: "Plan") -> Conditions:
        """What the answers of a run would depend on now. Raises ModelError."""
        from rag.evaluation.running import conditions_of

        return conditions_of(self._assistant, plan)

"""What all visitors of the page share: the library and one assistant, loaded once, after the page is up."""

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from rag.assistant import Assistant
from rag.errors import DatelineError
from rag.evaluation.cases import QuestionSet
from rag.evaluation.runs import Conditions, Run
from rag.filtering import Filters
from rag.library.library import Library
from rag.library.records import State
from rag.models.choice import Choice
from rag.models.download import Download
from rag.models.keys import assign_key
from rag.models.offered import list_offered_models
from rag.models.pulling import pull
from rag.page.examples import examples
from rag.page.trying import try_settings
from rag.progress import Progress
from rag.settings import write_settings
from rag.turns import Exchange
from rag.types import Answer, Hit
from rag.writer import QUOTES

if TYPE_CHECKING:
    from rag.evaluation.running import Plan


class ApplicationService:
    """The `Service` of the page. A question that comes while the models are still loading waits for them."""

    def __init__(self, library: Library, answerer: str | None = None) -> None:
        library.settings = assign_key(library.settings, answerer)
        self.library = library
        self.answerer = answerer
        self._assistant = Assistant(library, answerer)
        self._quoting = Assistant(library, QUOTES)
        self._loading = Lock()
        self._ready = False
        self._finding = Lock()
        self._examined: tuple[int, date | None] | None = None  # the articles that the examples are of
        self.known_examples: tuple[str, ...] = ()  # as far as they are found

    def load_in_background(self) -> None:
        Thread(target=self._load_or_leave, name="load models", daemon=True).start()

    def _load_or_leave(self) -> None:
        with suppress(DatelineError):  # the first who needs it meets the same problem, and is told
            self.library.catalogue  # noqa: B018 - made when it is first looked at
        with suppress(DatelineError):
            self.examples()

    def load(self) -> None:
        """Loads models and indexes, unless that is done; two callers at a time load them once."""
        with self._loading:
            if not self._ready:
                self._assistant.warm_up()
                self._ready = True

    def change_settings(self, changes: Mapping[str, str]) -> Choice:
        """Tries settings, writes those that are not as they were, and says which model answers now. Raises
        SettingsError, as for a model that is newly named and not there, and then nothing is changed."""
        before = self.library.settings
        settings = try_settings(before, changes, os.environ)
        write_settings(
            settings, {name: text for name, text in changes.items() if getattr(settings, name) != getattr(before, name)}
        )
        self.library.settings = settings
        self._assistant = Assistant(self.library, self.answerer)
        return self.choice()

    def list_offered_models(self) -> tuple[str, ...]:
        """The models that `model` may be changed to. Takes seconds where a server hangs."""
        return list_offered_models(self.library.settings)

    def examples(self) -> tuple[str, ...]:
        """Questions that the articles answer. Finding them takes some seconds, once after the articles changed."""
        self.load()
        with self._finding:
            records = self.library.records
            state = (records.count(State.READY), records.newest())
            if state != self._examined:
                self.known_examples = examples(self.library, self.quote)
                self._examined = state
            return self.known_examples

    def quote(self, question: str, history: Sequence[Exchange] = (), filters: Filters | None = None) -> Answer:
        """The answer in quotations, whoever else answers: a model would take minutes for what nobody asked."""
        *_, answer = self._quoting.ask(question, history, filters)
        return answer

    def choice(self) -> Choice:
        """Which model answers now, if any, and why."""
        return self._assistant.choice()

    def pull(self, name: str, stop: threading.Event) -> Iterator[Download]:
        """Gets a model for Ollama, and says how far that has come. Raises ModelError."""
        yield from pull(name, stop)
        self._assistant.models.forget()  # the choice was made without it

    def ask(
        self,
        question: str,
        history: Sequence[Exchange] = (),
        filters: Filters | None = None,
        *,
        standalone: str | None = None,
        strict: bool | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Answer]:
        """As `Assistant.ask`."""
        self.load()
        yield from self._assistant.ask(question, history, filters, standalone=standalone, strict=strict, stop=stop)

    def last_conditions(self) -> dict[str, Any]:
        """What the answer that was just made depended on, as far as that is still known."""
        try:
            return self._assistant.conditions()
        except DatelineError:  # the model is gone meanwhile
            return {}

    def search(self, query: str) -> tuple[Hit, ...]:
        """The best passages: an answer's first snapshot has them and nothing else."""
        return next(self.ask(query)).hits

    def evaluate(self, questions: QuestionSet, plan: "Plan", progress: Progress, stop: threading.Event) -> Run:
        """As `rag.evaluation.running.evaluate`, which is imported when it is needed: it brings scipy."""
        from rag.evaluation.running import evaluate

        self.load()
        return evaluate(self._assistant, questions, plan, progress, stop)

    def conditions(self, plan: "Plan") -> Conditions:
        """What the answers of a run would depend on now. Raises ModelError."""
        from rag.evaluation.running import conditions_of

        return conditions_of(self._assistant, plan)

"""A service whose answers are written beforehand."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rag.errors import DatelineError
from rag.evaluation.cases import QuestionSet
from rag.evaluation.running import Plan
from rag.evaluation.runs import Conditions, Run
from rag.filtering import Filters
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.download import Download
from rag.progress import Progress
from rag.testing.assistant import ScriptedAssistant
from rag.turns import Exchange
from rag.types import Answer, Hit

if TYPE_CHECKING:
    from rag.page.service import Service

CONDITIONS = Conditions("1", "a corpus", 5, "quotes", None, "prompts", "trained", claims=False)


def make_empty_run(questions: QuestionSet, progress: Progress, stop: threading.Event) -> Run:
    """A run that was begun, and asked nothing."""
    return Run("r", questions.name, questions.digest, questions.cases, CONDITIONS, "2026-01-01T00:00:00", None, ())


@dataclass
class ScriptedService(ScriptedAssistant):
    """What the page, its API and its tools for models work with, over a library and without a model. A DatelineError in
    place of what it is to give is raised.

    >>> from contextlib import closing
    >>> from tempfile import TemporaryDirectory
    >>> from rag.page.api import Api
    >>> from rag.settings import read_settings
    >>> from rag.types import Sentence
    >>> opened = Answer("", "", sentences=(Sentence("The harbour opened.", ()),), done=True)
    >>> with TemporaryDirectory() as folder, closing(Library(read_settings(folder))) as library:
    ...     answer = Api(ScriptedService([opened], library=library)).ask("What opened?")
    >>> answer["question"], answer["sentences"][0]["text"]
    ('What opened?', 'The harbour opened.')
    """

    library: Library = field(kw_only=True)
    answerer: str | None = None
    chosen: Choice | DatelineError = field(default_factory=lambda: Choice(None, "no model runs", "ollama serve"))
    models: tuple[str, ...] = ()  # that may be chosen
    changed: list[Mapping[str, str]] = field(default_factory=list)  # settings that it was told to change
    downloads: Sequence[Download | DatelineError] = ()  # of getting any model
    questions: tuple[str, ...] | DatelineError = ("What of Malta?",)  # to begin with
    known_examples: tuple[str, ...] = ()
    tried: list[tuple[str, Sequence[Exchange]]] = field(default_factory=list)  # what was to be quoted
    evaluating: Callable[[QuestionSet, Progress, threading.Event], Run] = make_empty_run

    def load_in_background(self) -> None:
        """There is nothing to load."""

    def search(self, query: str) -> tuple[Hit, ...]:
        return tuple(self.find(query, Filters()))

    def quote(self, question: str, history: Sequence[Exchange] = (), filters: Filters | None = None) -> Answer:
        self.tried.append((question, history))
        return Answer(question, question, filters or Filters(), done=True)

    def examples(self) -> tuple[str, ...]:
        if isinstance(self.questions, DatelineError):
            raise self.questions
        return self.questions

    def last_conditions(self) -> dict[str, Any]:
        return {"answerer": "scripted"}

    def choice(self) -> Choice:
        if isinstance(self.chosen, DatelineError):
            raise self.chosen
        return self.chosen

    def list_offered_models(self) -> tuple[str, ...]:
        return self.models

    def change_settings(self, changes: Mapping[str, str]) -> Choice:
        self.changed.append(changes)
        return self.choice()

    def pull(self, name: str, stop: threading.Event) -> Iterator[Download]:
        for step in self.downloads:
            if isinstance(step, DatelineError):
                raise step
            if stop.is_set():
                return
            yield step

    def conditions(self, plan: Plan) -> Conditions:
        return CONDITIONS

    def evaluate(self, questions: QuestionSet, plan: Plan, progress: Progress, stop: threading.Event) -> Run:
        return self.evaluating(questions, progress, stop)


if TYPE_CHECKING:
    _checked: type[Service] = ScriptedService  # by mypy, since nothing but tests gives one to the page

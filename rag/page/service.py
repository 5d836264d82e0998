"""What the page, its API and its tools for models need of the program behind them."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from rag.evaluation.cases import QuestionSet
from rag.evaluation.runs import Conditions, Run
from rag.filtering import Filters
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.download import Download
from rag.progress import Progress
from rag.turns import Exchange
from rag.types import Answer, Hit

if TYPE_CHECKING:  # brings scipy
    from rag.evaluation.running import Plan


class Service(Protocol):
    """One for all visitors: a library, and who answers from it."""

    library: Library
    answerer: str | None  # who answers in place of the setting `model`
    known_examples: tuple[str, ...]  # as far as they are found

    def load_in_background(self) -> None:
        """Loads models and indexes, so that the first question does not wait for them."""

    # Answers

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

    def quote(self, question: str, history: Sequence[Exchange] = (), filters: Filters | None = None) -> Answer:
        """The answer in quotations, whoever else answers."""

    def search(self, query: str) -> tuple[Hit, ...]:
        """The passages that say most of the query, best first."""

    def examples(self) -> tuple[str, ...]:
        """Questions that the articles answer. Takes seconds where they are not found yet."""

    def last_conditions(self) -> dict[str, Any]:
        """What the answer that was just made depended on, as far as that is still known."""

    # Models and settings

    def choice(self) -> Choice:
        """Which model answers now, if any, and why."""

    def list_offered_models(self) -> tuple[str, ...]:
        """The models that `model` may be changed to. Takes seconds where a server hangs."""

    def change_settings(self, changes: Mapping[str, str]) -> Choice:
        """Changes settings, and says which model answers now. Raises SettingsError, and then nothing is changed."""

    def pull(self, name: str, stop: threading.Event) -> Iterator[Download]:
        """Gets a model for Ollama, and says how far that has come. Raises ModelError."""

    # Evaluation

    def conditions(self, plan: "Plan") -> Conditions:
        """What the answers of a run would depend on now. Raises ModelError."""

    def evaluate(self, questions: QuestionSet, plan: "Plan", progress: Progress, stop: threading.Event) -> Run:
        """As `rag.evaluation.running.evaluate`."""

"""A desk whose answers are written beforehand."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rag.errors import DatelineError
from rag.evaluation.cases import QuestionSet
from rag.evaluation.running import Plan
from rag.evaluation.runs import Conditions, Run
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.download import Download
from rag.progress import Progress
from rag.types import Answer, Exchange, Filters

CONDITIONS = Conditions("1", "a corpus", 5, "quotes", None, "prompts", "trained", claims=False)


def _nothing_asked(questions: QuestionSet, progress: Progress, stop: threading.Event) -> Run:
    return Run("r", questions.name, questions.digest, questions.cases, CONDITIONS, "2026-01-01T00:00:00", None, ())


@dataclass
class ScriptedDesk:
    """Answers every question with `script`; as the assistant, it ends with what was said so far when it is stopped."""

    library: Library
    script: Iterable[Answer] = ()
    chosen: Choice | DatelineError = field(default_factory=lambda: Choice(None, "no model runs", "ollama serve"))
    steps: Sequence[Download | DatelineError] = ()
    found: tuple[str, ...] | DatelineError = ("What of Malta?",)
    known_examples: tuple[str, ...] = ()
    answerer: str | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    tried: list[tuple[str, Sequence[Exchange]]] = field(default_factory=list)
    evaluating: Callable[[QuestionSet, Progress, threading.Event], Run] = _nothing_asked

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
        self.asked.append(
            {
                "question": question,
                "history": history,
                "filters": filters,
                "standalone": standalone,
                "strict": strict,
                "stop": stop,
            }
        )
        for answer in self.script:
            grown = replace(answer, question=question, filters=filters or Filters())
            yield grown
            if stop and stop.is_set() and not answer.done:
                yield replace(grown, done=True)
                return

    def quoted(self, question: str, history: Sequence[Exchange] = (), filters: Filters | None = None) -> Answer:
        self.tried.append((question, history))
        return Answer(question, question, filters or Filters(), done=True)

    def examples(self) -> tuple[str, ...]:
        if isinstance(self.found, DatelineError):
            raise self.found
        return self.found

    def answered_with(self) -> dict[str, Any]:
        return {"answerer": "scripted"}

    def choice(self) -> Choice:
        if isinstance(self.chosen, DatelineError):
            raise self.chosen
        return self.chosen

    def pull(self, name: str, stop: threading.Event) -> Iterator[Download]:
        for step in self.steps:
            if isinstance(step, DatelineError):
                raise step
            if stop.is_set():
                return
            yield step

    def conditions(self, plan: Plan) -> Conditions:
        return CONDITIONS

    def evaluate(self, questions: QuestionSet, plan: Plan, progress: Progress, stop: threading.Event) -> Run:
        return self.evaluating(questions, progress, stop)

"""Asks one question of a set, and finds out all that the metrics read."""

import logging
import re
import threading
from dataclasses import dataclass, replace

from rag.answer_json import answer_json
from rag.assistant import Assistant
from rag.errors import DatelineError, ModelError
from rag.evaluation.cases import Case
from rag.evaluation.faults import fault_of
from rag.evaluation.gold import Names, gold_of
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.judging import Entailment, claims_of, support_of
from rag.evaluation.metrics.table import score
from rag.evaluation.runs import Result
from rag.types import Answer

_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Grader:
    """What all questions of a run share. `claims`: whether single claims are judged too, which takes seconds each."""

    assistant: Assistant
    judge: Entailment
    names: Names
    claims: bool

    def result(self, case: Case, stop: threading.Event) -> Result:
        """Asks the question and measures the answer. Whatever goes wrong is a result too."""
        try:
            graded = self._graded(case, stop)
        except DatelineError as error:
            graded = GradedAnswer(case, Answer(case.question, case.question), problem=str(error))
        except Exception as error:  # one question must not end the run
            logging.exception("the question %r could not be answered", case.question)
            problem = f"Dateline failed: {type(error).__name__}: {error}"
            graded = GradedAnswer(case, Answer(case.question, case.question), problem=problem)
        return Result(
            case,
            None if graded.problem else answer_json(graded.answer, case.id),
            score(graded),
            fault_of(graded),
            graded.problem,
            graded.answer.prompt,
        )

    def _graded(self, case: Case, stop: threading.Event) -> GradedAnswer:
        *_, answer = self.assistant.ask(case.question, case.exchanges, case.filters, stop=stop)
        graded = GradedAnswer(
            case, answer, gold_of(case, self.names, self.assistant.library), tokens=self._tokens(answer)
        )
        graded = replace(graded, support=support_of(answer, self.judge))
        return replace(graded, claims=claims_of(answer, case, self.judge)) if self.claims else graded

    def _tokens(self, answer: Answer) -> int | None:
        """Tokens of what the model wrote; None where none did."""
        model = self.assistant.choice().model
        if model is None or answer.written_by != model.name:
            return None
        try:
            return model.count(_MARKER.sub("", answer.text))
        except ModelError:
            return None

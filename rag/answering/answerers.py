"""Who answers a question from what was found: the models and the quotations, one shape for all of them.

They are tried in order. One that has nothing to say yields nothing, and the next is tried.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answering.budget import REPLY
from rag.answering.prompting import Prompt, Reader, prompt_for
from rag.answering.quotations import choose, cite
from rag.answering.wording import BESIDE, DECLINED, FRAGMENTS, NOTHING_LEFT, STOPPED, fallback, quoted
from rag.answering.writing import write
from rag.checking.checker import FRAGMENT, Checker
from rag.citations import Binder
from rag.errors import ModelError
from rag.models.language_model import LanguageModel
from rag.numbering import Numbering
from rag.retrieval.evidence import Evidence
from rag.text.questions import Question
from rag.types import Answer, Citation, Exchange, Filters, Hit, Refusal, Writing

# What a model's words rest on answers at least half as likely as the words that do best. Of 16 answers of a model with
# 1.5 thousand million parameters two rest on less, and both of those are true and answer something else.
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Task:
    """A question as it is answered: what was found, and how to go about it."""

    begun: Answer  # what is known of the answer before anybody has answered
    asked: Question
    filters: Filters
    hits: Sequence[Hit]
    evidence: Sequence[Evidence]
    history: Sequence[Exchange]
    strict: bool
    stop: threading.Event


# Snapshots of an answer that grows; the last of them is all of it.
Answerer = Callable[[Task], Iterator[Answer]]


def first_to_answer(answerers: Sequence[Answerer], task: Task) -> Iterator[Answer]:
    """What the first of them says that says anything."""
    for answerer in answerers:
        said = False
        for answer in answerer(task):
            said = True
            yield answer
        if said:
            return


def quote(task: Task) -> Iterator[Answer]:
    """The words of the articles that answer."""
    chosen = choose(task.asked, task.evidence, task.filters.order)
    citations = tuple(cite(chosen.quotations, Numbering(task.history)))
    more = tuple(cite(chosen.more, None))
    yield replace(task.begun, citations=citations, sentences=tuple(map(quoted, citations)), more=more)


@dataclass(frozen=True, slots=True)
class Writer:
    """Answers by a model. Until its first word the quotations stand, and they stay where nothing comes of it; or, where
    it is not `sure` that anything answers, the refusal `unanswered`."""

    model: LanguageModel
    checker: Callable[[], Checker]
    unanswered: Refusal
    sure: bool
    failed: Callable[[], None]  # called when the model could not write

    def __call__(self, task: Task) -> Iterator[Answer]:
        (quotations,) = quote(task)
        yield replace(quotations, writing=Writing(self.model.name))
        said = written = task.begun
        try:
            prompt = self._prompt(task)
            yield replace(quotations, writing=Writing(self.model.name, self.model.pace.seconds(prompt.budget.prompt)))
            for written in self._write(task, prompt):
                if written.sentences:
                    said = written
                    yield replace(written, more=(*quotations.citations, *quotations.more))
        except ModelError as error:
            self.failed()
            yield _noted(quotations, fallback(str(error)))
            return
        if why := _why_not(task, said, written):
            yield self._instead(task, quotations, written, why)

    def _prompt(self, task: Task) -> Prompt:
        model = self.model
        reader = Reader(model.window, model.pace.in_time, model.count)
        prompt = prompt_for(task.asked.text, task.begun.hits, task.evidence, reader)
        if not prompt.passages:
            raise ModelError(f"no passage fits into {model.window} tokens: set context_window to 4096 or more")
        return prompt

    def _write(self, task: Task, prompt: Prompt) -> Iterator[Answer]:
        begun = replace(
            task.begun,
            written_by=self.model.name,
            writing=Writing(self.model.name),
            budget=prompt.budget,
            prompt=f"{prompt.rules}\n\n{prompt.question}",
        )
        pieces = self.model.write(prompt.rules, prompt.question, limit=REPLY, stop=task.stop)
        binder = Binder(self.checker(), Numbering(task.history))
        return write(begun, prompt, pieces, binder, self.unanswered, strict=task.strict)

    def _instead(self, task: Task, quotations: Answer, written: Answer, why: str) -> Answer:
        """What stands in place of what the model wrote."""
        if task.stop.is_set():
            return _noted(quotations, STOPPED)
        if not self.sure and why in (DECLINED, NOTHING_LEFT):
            return replace(written, refusal=self.unanswered)
        return _noted(quotations, fallback(why.format(model=self.model.name)))


def _why_not(task: Task, said: Answer, written: Answer) -> str | None:
    """Why the quotations are the better answer; None where they are not. `said` is all that the model said, `written`
    what is left of it."""
    if said.sentences and all(FRAGMENT.message in each.reasons for each in said.sentences):
        return FRAGMENTS
    if not written.sentences:
        return DECLINED if written.refusal else NOTHING_LEFT
    return None if _answers(written.citations, task.evidence) else BESIDE


def _answers(citations: Sequence[Citation], evidence: Sequence[Evidence]) -> bool:
    """Whether some of the cited words answer about as likely as the likeliest of all."""
    cited = [each for each in evidence if any(_meet(each, citation) for citation in citations)]
    return any(each.score >= NEAR * evidence[0].score for each in cited)


def _meet(evidence: Evidence, citation: Citation) -> bool:
    same = evidence.hit.passage.article.id == citation.article.id
    return same and evidence.span.start < citation.end and citation.start < evidence.span.end


def _noted(answer: Answer, note: str) -> Answer:
    return replace(answer, notes=(*answer.notes, note))

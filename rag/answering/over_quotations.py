"""What a model writes over the quotations, which stand until its first word and stay where they are better."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answering.answerers import Task, quote
from rag.answering.budget import REPLY
from rag.answering.messages import BESIDE, DECLINED, FRAGMENTS, NOTHING_LEFT, STOPPED, fallback_message
from rag.answering.prompting import Prompt, ReadingBudget, prompt_for
from rag.answering.resolved_days import strip_days
from rag.answering.writing import write
from rag.checking.attribution import Attributor
from rag.checking.checker import Checker
from rag.checking.claims import is_fragment
from rag.errors import ModelError
from rag.models.language_model import LanguageModel
from rag.numbering import Numbering
from rag.retrieval.evidence import Evidence
from rag.types import Answer, Citation, Refusal, Sentence, Verdict
from rag.writer import Writing

# What a model's words rest on answers at least half as likely as the words that do best. Of 16 answers of a model with
# 1.5 thousand million parameters two rest on less, and both of those answer something else.
NEAR = 0.5

_MARKER = re.compile(r"\s*\[\d+\]")
_FIGURE = re.compile(r"\d[\d.,]*")


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
            yield _noted(quotations, fallback_message(str(error)))
            return
        if why := _why_not(task, said, written):
            yield self._instead(task, quotations, written, why)

    def _prompt(self, task: Task) -> Prompt:
        model = self.model
        reader = ReadingBudget(model.window, model.pace.in_time, model.count)
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
        attributor = Attributor(self.checker(), Numbering(task.history))
        return write(begun, prompt, pieces, attributor, self.unanswered, strict=task.strict)

    def _instead(self, task: Task, quotations: Answer, written: Answer, why: str) -> Answer:
        """What stands in place of what the model wrote."""
        if not self.sure and why in (DECLINED, NOTHING_LEFT):
            return replace(written, refusal=self.unanswered)
        return _noted(quotations, why if why is STOPPED else fallback_message(why.format(model=self.model.name)))


def _why_not(task: Task, said: Answer, written: Answer) -> str | None:
    """Why the quotations are the better answer; None where they are not. `said` is all that the model said, `written`
    what is left of it."""
    if task.stop.is_set():
        return None if written.sentences else STOPPED
    if said.sentences and all(map(_is_fragment, said.sentences)):
        return FRAGMENTS
    if not written.sentences:
        return DECLINED if written.refusal else NOTHING_LEFT
    return None if _answers(_borne_out_by(written), task.evidence) else BESIDE


def _is_fragment(sentence: Sentence) -> bool:
    """Whether it is words for something, or a figure: "180 euros per megawatt hour" says nothing that can be false, and
    a small model replied it where the price of oil was asked for."""
    words = _FIGURE.sub("some", strip_days(_MARKER.sub("", sentence.text)))
    return sentence.verdict is None or is_fragment(words)


def _borne_out_by(answer: Answer) -> list[Citation]:
    """The words that its sentences rest on, but for those that do not say what they are cited for."""
    numbers = {
        number for each in answer.sentences if each.verdict is not Verdict.UNSUPPORTED for number in each.citations
    }
    return [each for each in answer.citations if each.number in numbers]


def _answers(citations: Sequence[Citation], evidence: Sequence[Evidence]) -> bool:
    """Whether some of the cited words answer about as likely as the likeliest of all."""
    cited = [each for each in evidence if any(_meet(each, citation) for citation in citations)]
    return any(each.score >= NEAR * evidence[0].score for each in cited)


def _meet(evidence: Evidence, citation: Citation) -> bool:
    same = evidence.hit.passage.article.id == citation.article.id
    return same and evidence.span.start < citation.end and citation.start < evidence.span.end


def _noted(answer: Answer, note: str) -> Answer:
    return replace(answer, notes=(*answer.notes, note))

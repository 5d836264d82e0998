"""An assistant whose answers are written beforehand."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rag.checking.checker import Checker
from rag.filtering import Filters
from rag.testing.embedding import embed_nothing
from rag.testing.judge import FixedJudge
from rag.turns import Exchange
from rag.types import Answer, Hit


class AskedQuestion(NamedTuple):
    """A question as it was put."""

    question: str
    history: Sequence[Exchange]
    filters: Filters | None
    standalone: str | None
    strict: bool | None
    stop: threading.Event | None


@dataclass
class ScriptedAssistant:
    """Answers every question with `script` and finds `hits` for every text, without a library. When it is stopped it
    ends with what was said so far, as the assistant does.

    >>> from rag.types import Answer, Sentence
    >>> opened = Answer("", "", sentences=(Sentence("The harbour opened.", ()),), done=True)
    >>> assistant = ScriptedAssistant([opened])
    >>> *_, answer = assistant.ask("What opened?")
    >>> answer.question, answer.text
    ('What opened?', 'The harbour opened.')
    >>> [each.question for each in assistant.asked]
    ['What opened?']
    """

    script: Iterable[Answer] = ()
    hits: Sequence[Hit] = ()
    checker: Checker = field(default_factory=lambda: Checker(embed_nothing, FixedJudge()))
    asked: list[AskedQuestion] = field(default_factory=list)
    searched: list[tuple[str, Filters]] = field(default_factory=list)

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
        self.asked.append(AskedQuestion(question, history, filters, standalone, strict, stop))
        for answer in self.script:
            grown = replace(answer, question=question, filters=filters or Filters())
            yield grown
            if stop and stop.is_set() and not answer.done:
                yield replace(grown, done=True)
                return

    def find(self, text: str, filters: Filters) -> list[Hit]:
        self.searched.append((text, filters))
        return list(self.hits)

"""Who answers a question from what was found, one shape for all of them.

They are tried in order. One that has nothing to say yields nothing, and the next is tried.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answering.lines import quote_citation
from rag.answering.quotations import choose, cite
from rag.filtering import Filters
from rag.numbering import Numbering
from rag.question.questions import Question
from rag.retrieval.evidence import Evidence
from rag.turns import Exchange
from rag.types import Answer, Hit


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


def take_first_answer(answerers: Sequence[Answerer], task: Task) -> Iterator[Answer]:
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
    yield replace(task.begun, citations=citations, sentences=tuple(map(quote_citation, citations)), more=more)

"""Refusals: nothing to search in, nothing found that answers, a filter in the way, another language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rag.answering.answerers import Task
from rag.answering.messages import other_language_message, refusal_message, scope_message
from rag.answering.missing import missing_words
from rag.answering.relevance import find_refusal_kind
from rag.answering.suggestions import LOOKED_AT, suggestions
from rag.filtering import Filters
from rag.library.library import Library
from rag.question.questions import Question
from rag.question.small_talk import is_small_talk
from rag.retrieval.evidence import evidence_of
from rag.retrieval.query import FoundPassages
from rag.text.languages import foreign_language, is_in, names_of
from rag.types import Answer, Refusal, RefusalKind

# Passages that a refusal shows.
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Refuser:
    """The answerer that refuses where nothing found answers. `find` searches the library again, without filters."""

    library: Library
    find: Callable[[Question, Filters], FoundPassages]

    def __call__(self, task: Task) -> Iterator[Answer]:
        if refusal := self._refusal(task):
            yield replace(task.begun, refusal=refusal)

    def refuse(self, kind: RefusalKind, task: Task) -> Refusal:
        """A refusal of this kind, in words for the task."""
        missing = missing_words(task.asked, self.library.index.word_index.frequency)
        return Refusal(kind, refusal_message(kind, task.filters, missing), tuple(task.hits[:NEAREST]))

    def _refusal(self, task: Task) -> Refusal | None:
        """Why there is no answer; None where there is one."""
        if not self.library.records.count():
            return self.refuse(RefusalKind.NO_ARTICLES, task)
        if is_small_talk(task.asked.text):
            examples = suggestions(self.library.records.listings(LOOKED_AT))
            return Refusal(RefusalKind.NOTHING_RELEVANT, scope_message(examples))
        if unread := self._in_other_language(task):
            return Refusal(RefusalKind.NOT_ANSWERED, unread, tuple(task.hits[:NEAREST]))
        kind = find_refusal_kind(task.asked, task.hits, task.evidence)
        if kind and task.filters and not self._unanswerable(task.asked):
            kind = RefusalKind.FILTERED_OUT
        return self.refuse(kind, task) if kind else None

    def _in_other_language(self, task: Task) -> str | None:
        """That the question is in a language that no article is in; None where one is, or it is in English."""
        language = foreign_language(task.asked.text)
        if not language or any(is_in(language, hit.passage.article.language, hit.passage.text) for hit in task.hits):
            return None
        there = self.library.records.languages()
        if any(is_in(language, code) for code in there):
            return None
        return other_language_message(names_of([language])[0], names_of(there), bool(task.hits))

    def _unanswerable(self, question: Question) -> RefusalKind | None:
        """The kind of refusal that all articles call for."""
        hits = self.find(question, Filters()).hits
        return find_refusal_kind(question, hits, evidence_of(hits))

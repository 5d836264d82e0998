"""The path of a question. The page, the commands and the evaluation all come through here."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING

from rag.answering.evidence import Evidence, gather, in_order
from rag.answering.quotations import choose, cite
from rag.answering.relevance import unanswerable
from rag.answering.wording import refusal_message, sentences
from rag.errors import InputError
from rag.library.library import Library
from rag.text.characters import is_text
from rag.text.filters import take_filters
from rag.text.questions import Question, read_question
from rag.types import Answer, Filters, Hit, Refusal, RefusalKind

if TYPE_CHECKING:  # brings LlamaIndex (1.3 s), which the first question can wait for and the page's start cannot
    from rag.retrieval.hybrid import HybridRetriever

# Passages that an answer keeps as its hits, and those that a refusal shows.
HITS = 10
NEAREST = 3


class Assistant:
    """Answers questions from the articles of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(self, question: str, filters: Filters | None = None) -> Iterator[Answer]:
        """The answer, in snapshots that grow; the last one is done. Filters typed in the question are taken out of it.

        Raises InputError when nothing is asked, or a typed filter has no date.
        """
        started = perf_counter()
        if not is_text(question):
            raise InputError("the question is not text, it holds half a character: write it anew")
        standalone, filters = take_filters(question, filters or Filters())
        if not standalone:
            raise InputError("the question is empty: ask something about the articles")
        answer = Answer(question, standalone, filters)

        asked = read_question(standalone)
        hits, evidence = self._retrieve(asked, filters)
        answer = replace(answer, hits=tuple(hits[:HITS]), timings={"retrieve_ms": _since(started)})
        yield answer

        if kind := self._refusal_kind(asked, filters, hits, evidence):
            answer = replace(answer, refusal=self._refuse(kind, asked, filters, hits))
        else:
            citations = tuple(cite(choose(evidence)))
            answer = replace(answer, citations=citations, sentences=sentences(citations))
        # Quotations are there all at once: the first word comes with the last.
        spent = _since(started)
        yield replace(answer, timings={**answer.timings, "first_token_ms": spent, "total_ms": spent}, done=True)

    def warm_up(self) -> None:
        """Loads what the first question needs, so that it does not wait for it."""
        self._retrieve(read_question("warm up"), Filters())

    @cached_property
    def _retriever(self) -> "HybridRetriever":
        from rag.retrieval.hybrid import HybridRetriever

        return HybridRetriever(self._library)

    def _retrieve(self, question: Question, filters: Filters) -> tuple[list[Hit], list[Evidence]]:
        """The passages that may answer, and their sentences as evidence, both best first."""
        embedding = self._library.index.embedding
        read = embedding.query_tokens(question.text)
        hits = self._retriever.search(question, read.vector, filters, HITS)
        evidence = gather(question, read, hits, embedding.text_tokens)
        return in_order(hits, evidence), evidence

    def _refusal_kind(
        self, question: Question, filters: Filters, hits: list[Hit], evidence: list[Evidence]
    ) -> RefusalKind | None:
        """Why there is no answer; None where there is one."""
        if not self._library.records.count():
            return RefusalKind.NO_ARTICLES
        kind = unanswerable(question, hits, evidence)
        if kind and filters and not unanswerable(question, *self._retrieve(question, Filters())):
            return RefusalKind.FILTERED_OUT
        return kind

    def _refuse(self, kind: RefusalKind, question: Question, filters: Filters, hits: list[Hit]) -> Refusal:
        missing = [word for word, stem in question.spelled.items() if not self._library.index.words.frequency(stem)]
        return Refusal(kind, refusal_message(kind, filters, missing), tuple(hits[:NEAREST]))


def _since(started: float) -> float:
    return (perf_counter() - started) * 1000

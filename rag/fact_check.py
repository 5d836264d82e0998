"""Checks what somebody else wrote: a draft against the library, or single claims each against a passage of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from rag.checking.attribution import citations_of
from rag.checking.checker import Check, Checker
from rag.filtering import Filters
from rag.numbering import Numbering
from rag.text.languages import language_of
from rag.text.sentences import sentence_spans
from rag.types import Article, Citation, Hit, Passage

# Passages that a sentence of a draft is held against. The right one is among the first 8 for .90 of news questions,
# and a claim says more of it than a question does.
PASSAGES = 8

# "1." before a list item, which is no sentence of its own.
_LIST_NUMBER = re.compile(r"\d{1,3}[.)]")


class Researcher(Protocol):
    """Who finds what a draft is held against, as the assistant does."""

    @property
    def checker(self) -> Checker: ...

    def find(self, text: str, filters: Filters) -> list[Hit]:
        """The passages that say most of `text`, best first."""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a draft with its verdict, and the words of the library that come nearest to it."""

    text: str
    check: Check
    citations: tuple[Citation, ...]


def check_draft(text: str, researcher: Researcher, filters: Filters) -> Iterator[CheckedSentence]:
    """Every sentence of `text`, in order; the numbers of a list are none."""
    numbering = Numbering()
    for sentence in (span.of(text) for span in sentence_spans(text)):
        if not _LIST_NUMBER.fullmatch(sentence):
            yield check_sentence(sentence, researcher, filters, numbering)


def check_sentence(sentence: str, researcher: Researcher, filters: Filters, numbering: Numbering) -> CheckedSentence:
    passages = [hit.passage for hit in researcher.find(sentence, filters)[:PASSAGES]]
    check = researcher.checker.check(sentence, passages)
    return CheckedSentence(sentence, check, tuple(citations_of(check.cited, numbering)))


def check_claim(claim: str, passage: str, checker: Checker) -> Check:
    """Judges `claim` against the words of `passage` alone."""
    whole = Article(id="", title="", text=passage, language=language_of(passage, ""))
    return checker.check(claim, [Passage(whole, 0, len(passage))], may_sum_up=True)


def check_json(check: Check, claim_id: Any = None) -> dict[str, Any]:
    """What came of checking a claim; `claim_id` is passed through as it came."""
    return {
        "id": claim_id,
        "verdict": check.verdict.value if check.verdict else None,
        "score": round(check.score, 4),
        "reasons": list(check.remarks),
    }

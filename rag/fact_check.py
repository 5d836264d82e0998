"""Checks what somebody else wrote: a draft against the library, or single claims each against a passage of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rag.assistant import Assistant
from rag.checking.attribution import citations_of
from rag.checking.checker import Check, Checker
from rag.numbering import Numbering
from rag.text.sentences import sentence_spans
from rag.types import Article, Citation, Filters, Passage

# Passages that a sentence of a draft is held against. The right one is among the first 8 for .90 of news questions,
# and a claim says more of it than a question does.
PASSAGES = 8

# "1." before a list item, which is no sentence of its own.
_LIST_NUMBER = re.compile(r"\d{1,3}[.)]")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a draft with its verdict, and the words of the library that come nearest to it."""

    text: str
    check: Check
    citations: tuple[Citation, ...]


def check_draft(text: str, assistant: Assistant, filters: Filters) -> Iterator[Checked]:
    """Every sentence of `text`, in order; the numbers of a list are none."""
    numbering = Numbering()
    for sentence in (span.of(text) for span in sentence_spans(text)):
        if not _LIST_NUMBER.fullmatch(sentence):
            yield check_sentence(sentence, assistant, filters, numbering)


def check_sentence(sentence: str, assistant: Assistant, filters: Filters, numbering: Numbering) -> Checked:
    passages = [hit.passage for hit in assistant.find(sentence, filters)[:PASSAGES]]
    check = assistant.checker.check(sentence, passages)
    return Checked(sentence, check, tuple(citations_of(check.cited, numbering)))


def check_claim(claim: str, passage: str, checker: Checker) -> Check:
    """Judges `claim` against the words of `passage` alone."""
    whole = Article(id="", title="", text=passage)
    return checker.check(claim, [Passage(whole, 0, len(passage))], may_sum_up=True)


def check_json(check: Check, claim_id: Any = None) -> dict[str, Any]:
    """What came of checking a claim; `claim_id` is passed through as it came."""
    return {
        "id": claim_id,
        "verdict": check.verdict.value if check.verdict else None,
        "score": round(check.score, 4),
        "reasons": list(check.remarks),
    }
